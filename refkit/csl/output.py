"""What a CSL engine gives back: formatted entries as runs of text, and the output forms made of them.

Runs, not strings of markup: every output escapes for itself, and nothing that stood on a page can turn
into markup.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from refkit.model import Problem
from refkit.model.identifiers import trim


class Run(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A piece of text in one formatting. `text` is plain: no markup, nothing escaped."""

    text: str
    italic: bool = False
    bold: bool = False
    underline: bool = False
    small_caps: bool = False
    superscript: bool = False
    subscript: bool = False


class Entry(msgspec.Struct, frozen=True):
    """One entry of a reference list: the key of its work, the first field that some styles set apart
    ("[1]", `label`, without the space behind it), and the rest, in which each line is a block of the style."""

    key: str
    runs: tuple[Run, ...]
    label: tuple[Run, ...] = ()

    @property
    def blocks(self) -> tuple[tuple[Run, ...], ...]:
        """`runs` line by line: the reference, and below it what the style sets as blocks of their own
        (`display="block"`), such as an annotation."""
        lines: list[list[Run]] = [[]]
        for run in self.runs:
            for number, text in enumerate(run.text.split("\n")):
                if number:
                    lines.append([])
                if text:
                    lines[-1].append(msgspec.structs.replace(run, text=text))
        return tuple(tuple(line) for line in lines if line) or ((),)


class Bibliography(msgspec.Struct, frozen=True):
    """A formatted reference list, in the order of the style, and what went wrong on the way.

    hanging_indent, entry_spacing (blank lines between entries): as the style asks.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    hanging_indent: bool = False
    entry_spacing: int = 1


_URL = re.compile(r"https?://[^\s<>\"]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~^$])")
_LINE_START = re.compile(r"(?m)^([ \t]*)([-+=])(?=[-=\s]|$)|^([ \t]*\d{1,9})([.)])(?=\s|$)")

# Field of `Run` → tags, the inner ones first.
_TAGS = (
    ("small_caps", '<span style="font-variant:small-caps">', "</span>"),
    ("underline", "<u>", "</u>"),
    ("subscript", "<sub>", "</sub>"),
    ("superscript", "<sup>", "</sup>"),
    ("bold", "<b>", "</b>"),
    ("italic", "<i>", "</i>"),
)
_STARS = {"bold": "**", "italic": "*"}


def to_text(runs: Iterable[Run]) -> str:
    """Plain text."""
    return "".join(run.text for run in runs)


def to_html(runs: Iterable[Run], *, links: bool = True) -> str:
    """HTML for the inside of a block: everything escaped, a line break as `<br>`, characters that HTML cannot
    hold dropped; addresses become links if `links`."""
    pieces = []
    for run in runs:
        plain = _CONTROL.sub("", run.text)
        text = "".join(
            f'<a href="{html.escape(piece)}">{html.escape(piece)}</a>' if links and is_url else html.escape(piece)
            for piece, is_url in _addresses(plain)
        ).replace("\n", "<br>\n")
        for field, before, after in _TAGS:
            if getattr(run, field):
                text = f"{before}{text}{after}"
        pieces.append(text)
    return "".join(pieces)


def _addresses(text: str) -> Iterator[tuple[str, bool]]:
    """`text` in pieces, and whether each is an http(s) address. Punctuation behind an address is not part of
    it, a bracket only if it was opened inside."""
    end = 0
    for match in _URL.finditer(text):
        address = trim(match[0])
        if len(address) > len("https://"):
            yield text[end : match.start()], False
            yield address, True
            end = match.start() + len(address)
    yield text[end:], False


def to_markdown(runs: Iterable[Run]) -> str:
    """Markdown (CommonMark) for a paragraph: every character that could be markup escaped, addresses as
    `<address>`, a line break as a backslash at the end of the line. Small capitals are left out; formatting
    that stars cannot express where it stands is written as a tag."""
    runs = list(runs)
    texts = [_CONTROL.sub("", run.text) for run in runs]
    out = ""
    for i, (run, plain) in enumerate(zip(runs, texts, strict=True)):
        core = plain.strip()
        if not core:
            out += plain
            continue
        following = plain[len(plain.rstrip()) :] or next((text for text in texts[i + 1 :] if text), "")
        out += plain[: len(plain) - len(plain.lstrip())]
        text = "".join(f"<{piece}>" if is_url else escape_markdown(piece) for piece, is_url in _addresses(core))
        tagged = run.superscript or run.subscript or run.underline  # what stars would stand around is a tag then
        stars = _stars_hold(out[-1:], f"<{text}>" if tagged else text, following[:1])
        for field, before, after in _TAGS:
            if field != "small_caps" and getattr(run, field):
                if stars and field in _STARS:
                    before = after = _STARS[field]
                text = f"{before}{text}{after}"
        out += text + plain[len(plain.rstrip()) :]
    return escape_line_starts(out.strip()).replace("\n", "\\\n")


def _stars_hold(before: str, text: str, after: str) -> bool:
    """Whether stars around `text` are emphasis there (CommonMark, "left-flanking delimiter run")."""
    if before in ("*", "\\", ">") or after == "*":
        return False
    opens = not _punctuation(text[0]) or not before or before.isspace() or _punctuation(before)
    closes = not _punctuation(text[-1]) or not after or after.isspace() or _punctuation(after)
    inside = not (before.isalnum() or after.isalnum())  # a star inside a word divides readers of Markdown
    return opens and closes and inside


def _punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def escape_markdown(text: str) -> str:
    """`text` so that CommonMark shows it as it is, inside a paragraph. A line that would open a list, a
    heading or a numbered item is kept a paragraph too."""
    return escape_line_starts(escape_markup(text))


def escape_markup(text: str) -> str:
    """`text` without characters that could be Markdown wherever they stand in a line."""
    return re.sub(r"&(?=#?\w{1,40};)", r"\\&", _MARKDOWN.sub(r"\\\1", text))


def escape_line_starts(text: str) -> str:
    """Markdown `text` in which no line opens a list, a heading or a numbered item."""
    return _LINE_START.sub(_escape_start, text)


def _escape_start(match: re.Match[str]) -> str:
    if match[2]:
        return f"{match[1]}\\{match[2]}"
    return f"{match[3]}\\{match[4]}"
