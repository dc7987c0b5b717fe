"""Tokens → text, HTML, Markdown, LaTeX, RTF: one table of what opens and closes each formatting, and an
escape, for each form. `form(name)` gives a form by its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from refkit.csl.output import escape_line_starts, escape_markup
from refkit.csl.processor.joining import Token
from refkit.errors import UnknownName

Pair = tuple[str, str]


class Form:
    """An output form: how text is escaped, what stands around each formatting, and around a list.

    special: what `escape` changes; a text without it is not escaped. Without `special` nothing is.
    finish:  what is done to the text of a whole entry or cite
    """

    def __init__(
        self,
        escape: Callable[[str], str],
        special: re.Pattern[str] | None,
        marks: Mapping[tuple[str, str], Pair],
        entry: Pair = ("", "\n"),
        body: Pair = ("", ""),
        finish: Callable[[str], str] = str,
    ) -> None:
        self.escape, self.marks, self.entry, self.body = escape, marks, entry, body
        self.special, self.finish = special, finish

    def render(self, tokens: Sequence[Token]) -> str:
        """The tokens of one entry or cite, written in this form."""
        marks, escape = self.marks, self.escape
        words = "".join([token if isinstance(token, str) else token.value for token in tokens])
        if self.special is None or not self.special.search(words):
            escape = str
        out = []
        for token in tokens:
            if isinstance(token, str):
                out.append(escape(token))
            elif token.key == "quote":
                out.append(escape(token.value))
            elif pair := marks.get((token.key, token.value)):
                out.append(pair[0] if token.opens else pair[1])
        return self.finish("".join(out))

    def entries(self, entries: Sequence[str]) -> str:
        """Rendered entries as a list."""
        before, after = self.entry
        return self.body[0] + "".join(f"{before}{entry}{after}" for entry in entries) + self.body[1]


_RAISED_RANGES = (
    (0xAA, 0xBB), (0x2B0, 0x2E5), (0x6E5, 0x6E7), (0x1D2C, 0x1DC0), (0x2070, 0x2123), (0x3192, 0x31A0),
)  # fmt: skip
# Characters that are raised letters by themselves → the letters (Unicode, "<super>" decompositions).
_SUPERSCRIPTS = {
    char: "".join(chr(int(code, 16)) for code in parts[1:])
    for start, end in _RAISED_RANGES
    for char in map(chr, range(start, end))
    if (parts := unicodedata.decomposition(char).split()) and parts[0] == "<super>"
}
_SUPERSCRIPTS.update({"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"})
_RAISED = re.compile("[" + "".join(_SUPERSCRIPTS) + "]")
_NEEDS_HTML = re.compile(r"[&<>]|\s\s|[" + "".join(_SUPERSCRIPTS) + "]")


def _escape_html(text: str) -> str:
    """As the suite has it: numeric entities, superscript characters as `<sup>`."""
    if not _NEEDS_HTML.search(text):
        return text
    text = text.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;")
    text = re.sub(r"\s\s", "\u00a0 ", text)
    return _RAISED.sub(lambda m: f"<sup>{_SUPERSCRIPTS[m[0]]}</sup>", text)


def _span(style: str) -> Pair:
    return f'<span style="{style}">', "</span>"


HTML = Form(
    _escape_html,
    _NEEDS_HTML,
    {
        ("font-style", "italic"): ("<i>", "</i>"),
        ("font-style", "oblique"): ("<em>", "</em>"),
        ("font-style", "normal"): _span("font-style:normal;"),
        ("font-variant", "small-caps"): _span("font-variant:small-caps;"),
        ("font-variant", "normal"): _span("font-variant:normal;"),
        ("font-weight", "bold"): ("<b>", "</b>"),
        ("font-weight", "normal"): _span("font-weight:normal;"),
        ("text-decoration", "underline"): _span("text-decoration:underline;"),
        ("text-decoration", "none"): _span("text-decoration:none;"),
        ("vertical-align", "sup"): ("<sup>", "</sup>"),
        ("vertical-align", "sub"): ("<sub>", "</sub>"),
        ("vertical-align", "baseline"): _span("baseline"),
        ("display", "block"): ('\n\n    <div class="csl-block">', "</div>\n"),
        ("display", "left-margin"): ('\n    <div class="csl-left-margin">', "</div>"),
        ("display", "right-inline"): ('<div class="csl-right-inline">', "</div>\n  "),
        ("display", "indent"): ('<div class="csl-indent">', "</div>\n  "),
    },
    ('  <div class="csl-entry">', "</div>\n"),
    ('<div class="csl-bib-body">\n', "</div>"),
)

TEXT = Form(
    str,
    None,
    {
        ("display", "block"): ("\n", "\n"),
        ("display", "left-margin"): ("", " "),
        ("display", "indent"): ("\n    ", "\n"),
    },
)

MARKDOWN = Form(
    escape_markup,
    re.compile(r"[\\`*_{}\[\]<>#|~^$&]"),
    {
        ("font-style", "italic"): ("*", "*"),
        ("font-style", "oblique"): ("*", "*"),
        ("font-weight", "bold"): ("**", "**"),
        ("vertical-align", "sup"): ("<sup>", "</sup>"),
        ("vertical-align", "sub"): ("<sub>", "</sub>"),
        ("text-decoration", "underline"): ("<u>", "</u>"),
        ("font-variant", "small-caps"): ('<span style="font-variant:small-caps;">', "</span>"),
        ("display", "block"): ("\n\n", "\n\n"),
        ("display", "left-margin"): ("", " "),
        ("display", "indent"): ("\n\n", "\n\n"),
    },
    ("", "\n\n"),
    finish=escape_line_starts,
)

_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}",
}  # fmt: skip
_LATEX_CHARS = re.compile(r"[\\{}$&#%_~^<>]")
LATEX = Form(
    lambda text: _LATEX_CHARS.sub(lambda m: _LATEX[m[0]], text),
    _LATEX_CHARS,
    {
        ("font-style", "italic"): (r"\emph{", "}"),
        ("font-style", "oblique"): (r"\textsl{", "}"),
        ("font-style", "normal"): (r"\textup{", "}"),
        ("font-variant", "small-caps"): (r"\textsc{", "}"),
        ("font-variant", "normal"): (r"\textnormal{", "}"),
        ("font-weight", "bold"): (r"\textbf{", "}"),
        ("font-weight", "normal"): (r"\textmd{", "}"),
        ("text-decoration", "underline"): (r"\underline{", "}"),
        ("vertical-align", "sup"): (r"\textsuperscript{", "}"),
        ("vertical-align", "sub"): (r"\textsubscript{", "}"),
        ("display", "block"): ("\n\n", "\n\n"),
        ("display", "left-margin"): ("", " "),
        ("display", "indent"): ("\n\n\\quad ", "\n\n"),
    },
    ("", "\n\n"),
)


def _escape_rtf(text: str) -> str:
    out = []
    for char in text:
        code = ord(char)
        if char in "\\{}":
            out.append("\\" + char)
        elif char == "\n":
            out.append("\\line ")
        elif code < 128:
            out.append(char)
        elif code < 0x10000:
            out.append(f"\\uc0\\u{code if code < 0x8000 else code - 0x10000}{{}}")
        else:
            code -= 0x10000
            halves = (0xD800 + (code >> 10), 0xDC00 + (code & 0x3FF))
            out += [f"\\uc0\\u{half - 0x10000}{{}}" for half in halves]
    return "".join(out)


RTF = Form(
    _escape_rtf,
    re.compile(r"[\\{}\n]|[^\x00-\x7f]"),
    {
        ("font-style", "italic"): ("{\\i{}", "}"),
        ("font-style", "oblique"): ("{\\i{}", "}"),
        ("font-style", "normal"): ("{\\i0{}", "}"),
        ("font-variant", "small-caps"): ("{\\scaps{}", "}"),
        ("font-variant", "normal"): ("{\\scaps0{}", "}"),
        ("font-weight", "bold"): ("{\\b{}", "}"),
        ("font-weight", "normal"): ("{\\b0{}", "}"),
        ("text-decoration", "underline"): ("{\\ul{}", "}"),
        ("text-decoration", "none"): ("{\\ulnone{}", "}"),
        ("vertical-align", "sup"): ("{\\super{}", "}"),
        ("vertical-align", "sub"): ("{\\sub{}", "}"),
        ("vertical-align", "baseline"): ("{\\nosupersub{}", "}"),
        ("display", "block"): ("\\line{}", "\\line{}"),
        ("display", "left-margin"): ("", "\\tab "),
        ("display", "indent"): ("\\line\\tab ", "\\line{}"),
    },
    ("", "\\par\n"),
    ("{\\rtf1\\ansi\\deff0 ", "}"),
)

FORMS = {"html": HTML, "text": TEXT, "markdown": MARKDOWN, "latex": LATEX, "rtf": RTF}


def form(name: str) -> Form:
    """The form called `name`: html, text, markdown, latex, rtf. Raises `UnknownName`."""
    if name not in FORMS:
        raise UnknownName("output form", name, FORMS)
    return FORMS[name]
