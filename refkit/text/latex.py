r"""LaTeX text ⇄ Unicode with CSL rich text (`<i>`, `<b>`, `<sup>`, `<sub>`, small capitals).

Maths stays maths: `$\omega$` is `$\omega$` on both sides. What `encode` writes, `decode` reads back as it
was. Both take one pass and keep their own stack, so that no nesting and no length of the input harms them.
"""

from __future__ import annotations

import re
import unicodedata

from refkit.text.latex_symbols import (
    ACCENTS,
    CONTROL,
    DOTLESS,
    SPACING,
    STYLED,
    SWITCHES,
    SYMBOLS,
    TRANSPARENT,
    UNPRINTED,
)

# Each alternative begins with a letter of its own: `re` then passes over all others without trying them.
_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\[\s\S]?|\{|\}|\$|~|---?|``|''|`|\?`|!`")
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "?`": "¿", "!`": "¡", "`": "‘", "~": "\u00a0"}
_ESCAPES = frozenset(["\\&", "\\%", "\\_", "\\#", "\\$"])
_BLANKS = re.compile(r"[ \t\n]*")
_MATHS_END = re.compile(r"(?<!\\)\$")
_SCRIPT = re.compile(
    r"(?P<kind>[\^_])(?:(?P<one>[^\s{}\\$])|\{(?:\\(?:textrm|mathrm|text|rm)\s{0,9}(?P<inner>\{)?)?(?P<more>[^{}\\$]+)"
    r"(?(inner)\})\})"
)
_PLAIN_MATHS = {"<": "<", ">": ">", "^\\circ": "°", "^{\\circ}": "°", "\\backslash": "\\"}


def decode(text: str) -> str:
    r"""`text` as it stands in a BibTeX field (without the field's own delimiters) → what it says.

    Accents, letters and signs become Unicode; `--` and quotes become typographic; protecting braces go;
    `\textit{…}`, `$^{2}$` become CSL rich text. Other maths, and a command that is not known, stay as typed.
    """
    marked = "\\" in text or "{" in text or "$" in text or "--" in text or "~" in text or "}" in text
    return _Decoder(text).run() if marked or "`" in text or "''" in text else text


class _Decoder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.accents = ""  # combining characters that wait for their letter
        # A group that is open: what closes it, last first, and from where on `out` is not printed (-1: all is).
        self.groups: list[tuple[list[str], int]] = []
        self.next_group: tuple[str, str] | None = None  # how the group that comes next opens and closes
        self.next_unprinted = False
        self.may_end = {"$": True, "\\)": True}  # whether maths that opens can still close

    def run(self) -> str:
        text, position = self.text, 0
        search = _TOKEN.search
        while match := search(text, position):
            start, after = match.span()
            if start > position:
                self.emit(text[position:start])
            mark = match[0]
            if mark in _ESCAPES:  # the most frequent ones, without more ado
                self.emit(mark[1])
                position = after
            else:
                position = self.take(mark, after)
        if position < len(text):
            self.emit(text[position:])
        self.accent_over_nothing()
        for closing, _ in reversed(self.groups):
            self.out.extend(mark for mark in reversed(closing) if mark != "}")
        return "".join(self.out)

    def emit(self, piece: str) -> None:
        if self.accents:
            stripped = piece.lstrip()
            if not stripped:
                return  # TeX skips blanks between an accent and its letter
            below = self.accents[0] in "\u0323\u0327\u0328\u0331"
            letter = stripped[0] if below else DOTLESS.get(stripped[0], stripped[0])
            piece = unicodedata.normalize("NFC", letter + self.accents) + stripped[1:]
            self.accents = ""
        self.out.append(piece)

    def accent_over_nothing(self) -> None:
        if self.accents:
            self.out.append("".join(SPACING.get(mark, mark) for mark in self.accents))
            self.accents = ""

    def take(self, mark: str, after: int) -> int:
        """Take one mark; where to go on."""
        if mark == "{":
            self.open_group()
        elif mark == "}":
            self.close_group()
        elif mark == "$":
            return self.maths(after)
        elif mark[0] == "\\":
            return self.command(mark[1:], after)
        else:
            self.emit(_LIGATURES[mark])
        return after

    def open_group(self) -> None:
        opening, closing = self.next_group or ("", "")
        if opening:
            self.accent_over_nothing()
            self.out.append(opening)
        self.groups.append(([closing], len(self.out) if self.next_unprinted else -1))
        self.next_group, self.next_unprinted = None, False

    def close_group(self) -> None:
        self.accent_over_nothing()
        if not self.groups:
            return  # one brace too many: TeX would complain, the words are not touched
        closing, start = self.groups.pop()
        if start >= 0:
            del self.out[start:]
        else:
            self.out.extend(reversed(closing))

    def command(self, name: str, after: int) -> int:
        if name in ACCENTS:
            # Of two accents the inner one stands nearer to the letter. No letter has more than a few.
            self.accents = (ACCENTS[name] + self.accents)[:8]
            return _blanks_end(self.text, after) if name.isalpha() else after
        if name in CONTROL:
            self.emit(CONTROL[name])
            return after
        if name == "(" and self.may_end["\\)"]:
            end = self.text.find("\\)", after)
            self.may_end["\\)"] = end >= 0
            if end >= 0:
                self.accent_over_nothing()
                self.out.append(_maths(self.text[after:end]))
                return end + 2
        rest = _blanks_end(self.text, after)
        grouped = self.text.startswith("{", rest)
        if name in SYMBOLS:
            self.emit(SYMBOLS[name])
            # `\ss{}`: the empty group only ends the name.
            return rest + 2 if self.text.startswith("{}", rest) else rest
        if name in SWITCHES:
            opening, closing = SWITCHES[name]
            self.out.append(opening)
            if not self.groups:
                self.groups.append(([], -1))
            self.groups[-1][0].append(closing)
            return rest
        if grouped and (name in STYLED or name in TRANSPARENT or name in UNPRINTED):
            self.next_group, self.next_unprinted = STYLED.get(name, ("", "")), name in UNPRINTED
            return rest
        self.emit("\\" + name)
        if grouped and name:
            self.out.append(self.text[after:rest])
            self.next_group = ("{", "}")
            return rest
        return after

    def maths(self, after: int) -> int:
        display = self.text.startswith("$", after)
        if display:
            after += 1
        end = _MATHS_END.search(self.text, after) if self.may_end["$"] else None
        if end is None:
            self.may_end["$"] = False
            self.emit("$$" if display else "$")
            return after
        self.accent_over_nothing()
        self.out.append(_maths(self.text[after : end.start()]))
        stop = end.end()
        return stop + 1 if display and self.text.startswith("$", stop) else stop


def _blanks_end(text: str, start: int) -> int:
    found = _BLANKS.match(text, start)
    return found.end() if found else start


def _maths(content: str) -> str:
    content = content.strip()
    script = _SCRIPT.fullmatch(content)
    if script:
        tag = "sup" if script["kind"] == "^" else "sub"
        return f"<{tag}>{(script['one'] or script['more']).strip()}</{tag}>"
    return _PLAIN_MATHS.get(content, f"${content}$" if content else "")


_ESCAPED = {
    "&": "\\&",
    "%": "\\%",
    "#": "\\#",
    "_": "\\_",
    "$": "\\$",
    "{": "\\{",
    "}": "\\}",
    # An accent over nothing, not {\textasciitilde}: Zotero takes the name of that command for letters.
    "~": "\\~{}",
    "^": "\\^{}",
    "`": "\\`{}",
    "\\": "{\\textbackslash}",
}
_REPLACED = tuple((char, escaped) for char, escaped in _ESCAPED.items() if char not in "\\{}")
_LONE_BRACES = {"{": "{\\textbraceleft}", "}": "{\\textbraceright}"}
_SPECIAL = re.compile(r"[&%#_$~^`\\{}]|'{2,}|-{2,}")
_WITH_MATHS = re.compile(r"[&%#_~^`\\{}]|'{2,}|-{2,}|\$(?P<maths>[^$]*)\$|\$")
_TAG = re.compile(
    r"<(?P<close>/)?(?P<name>i|b|sup|sub|sc|span)"
    r"(?P<style> style=\"font-variant: ?small-caps;?\"| class=\"nocase\")?>"
)
_COMMANDS = {"i": "\\textit{", "b": "\\textbf{", "sup": "\\textsuperscript{", "sub": "\\textsubscript{"}
# A script that maths can hold as it is; Zotero reads `$^{2}$`, and junk from `\\textsuperscript`.
_SIMPLE_SCRIPT = re.compile(
    r"<(sup|sub)>([-+−]?\d{1,9}[-+−]?|[-+−]|[^\W_](?:(?:[^\W_]|[ ,.()/*+=:;]){0,38}(?:[^\W_]|[.()*+=]))?)</\1>"
)
_NUMBER = re.compile(r"[-+−]?\d*[-+−]?")


def encode(text: str) -> str:
    r"""`text`, maybe with CSL rich text, as LaTeX for a field of a .bib file: the inverse of `decode`.

    Letters stay Unicode, `<` and `>` stay raw (Zotero takes `{\textless}` for letters), and what stands
    between two dollar signs stays maths if it looks like it. The braces of the result are balanced, by
    BibTeX's count (which knows no escape) and by TeX's. `text` is one line of printable characters.
    """
    if text.isalnum():
        return text
    if "<" in text and _TAG.search(text):
        return _encode_tagged(text)
    # The expression is the faster one on a short text, whole-string searches on a long one.
    return text if len(text) < 80 and not _SPECIAL.search(text) else _encode_plain(text)


def _encode_plain(text: str) -> str:
    hard = "\\" in text or "{" in text or "}" in text or ("-" in text and "--" in text)
    if not hard and not ("'" in text and "''" in text) and ("$" not in text or text.count("$") < 2):
        for char, escaped in _REPLACED:
            if char in text:
                text = text.replace(char, escaped)
        return text
    lone = ("{" in text or "}" in text) and not balanced(text)
    table = {**_ESCAPED, **_LONE_BRACES} if lone else _ESCAPED

    def escape(token: str) -> str:
        # A run of hyphens or apostrophes would be drawn together: an empty group keeps them apart.
        return table.get(token) or "{}".join(token)

    if "$" not in text:
        return _SPECIAL.sub(lambda match: escape(match.group()), text)
    out: list[str] = []
    position = 0
    while match := _WITH_MATHS.search(text, position):
        out.append(text[position : match.start()])
        position = match.end()
        content = match["maths"]
        if content is None:
            out.append(escape(match.group()))
        elif _is_maths(content, text[position : position + 1]):
            out.append(f"${content}$")
        else:
            out.append("\\$")
            position = match.start() + 1
    out.append(text[position:])
    return "".join(out)


def _is_maths(content: str, following: str) -> bool:
    """Whether `$content$` is meant as maths and not as two amounts of money.

    Pandoc's rule (manual, `tex_math_dollars`): no blank inside beside a dollar sign, no digit behind the
    second one; unless there is a command or a script in it. It must not end the field or the line either.
    """
    if not content or content[0].isspace() or content[-1].isspace() or content.endswith("\\"):
        return False
    if re.search(r"(?<!\\)[%#&~`]|''|--", content) or not balanced(content) or not balanced(content, escapes=True):
        return False
    return bool(re.search(r"\\[A-Za-z]|[\^_]", content)) or not following.isdigit()


def balanced(text: str, *, escapes: bool = False) -> bool:
    r"""Whether each brace of `text` has its partner; with `escapes`, `\{` and `\}` are not counted."""
    depth = 0
    for match in re.finditer(r"(?<!\\)[{}]" if escapes else r"[{}]", text):
        depth += 1 if match.group() == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _encode_tagged(text: str) -> str:
    """Rich text: tags that have their partners as commands, a tag without one as the letters it is."""
    out: list[str] = []
    position = 0
    for match in _paired(text):
        if match.start() < position:
            continue  # inside a script that is written already
        out.append(_encode_plain(text[position : match.start()]))
        position = match.end()
        simple = _SIMPLE_SCRIPT.match(text, match.start())
        if match["close"]:
            out.append("}")
        elif simple:
            inner = simple[2] if _NUMBER.fullmatch(simple[2]) else f"\\textrm{{{simple[2]}}}"
            out.append(f"${'^' if simple[1] == 'sup' else '_'}{{{inner}}}$")
            position = simple.end()
        elif "nocase" in (match["style"] or ""):
            out.append("{")
        else:
            out.append(_COMMANDS.get(match["name"], "\\textsc{"))
    out.append(_encode_plain(text[position:]))
    return "".join(out)


def _paired(text: str) -> list[re.Match[str]]:
    """The tags of `text` that open and close in pairs, well nested, in order."""
    found: list[re.Match[str]] = []
    opened: list[re.Match[str]] = []
    for match in _TAG.finditer(text):
        if not match["close"]:
            opened.append(match)
        elif opened and opened[-1]["name"] == match["name"]:
            opening = opened.pop()
            if opening["name"] != "span" or opening["style"]:
                found += [opening, match]
    return sorted(found, key=lambda match: match.start())
