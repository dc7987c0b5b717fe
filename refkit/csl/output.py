"""What a CSL engine gives back: formatted entries as runs of text, and the output forms made of them.

Runs, not strings of markup: every output escapes for itself, and nothing that stood on a page can turn
into markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

import msgspec

from refkit.model import Problem


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
    ("[1]", `label`, without the space behind it), and the rest."""

    key: str
    runs: tuple[Run, ...]
    label: tuple[Run, ...] = ()


class Bibliography(msgspec.Struct, frozen=True):
    """A formatted reference list, in the order of the style, and what went wrong on the way.

    hanging_indent, entry_spacing (blank lines between entries): as the style asks.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    hanging_indent: bool = False
    entry_spacing: int = 1


_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]}'’”]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~^$])")


def to_text(runs: Iterable[Run]) -> str:
    """Plain text."""
    return "".join(run.text for run in runs)


def to_html(runs: Iterable[Run], *, links: bool = True) -> str:
    """HTML, everything escaped; addresses become links if `links`."""
    pieces = []
    for run in runs:
        text = _linked(run.text) if links else html.escape(run.text)
        for on, before, after in (
            (run.small_caps, '<span style="font-variant:small-caps">', "</span>"),
            (run.underline, "<u>", "</u>"),
            (run.subscript, "<sub>", "</sub>"),
            (run.superscript, "<sup>", "</sup>"),
            (run.bold, "<b>", "</b>"),
            (run.italic, "<i>", "</i>"),
        ):
            if on:
                text = f"{before}{text}{after}"
        pieces.append(text)
    return "".join(pieces)


def _linked(text: str) -> str:
    """`text` escaped, with its http(s) addresses as links."""
    pieces, end = [], 0
    for match in _URL.finditer(text):
        address = html.escape(match[0])
        pieces += [html.escape(text[end : match.start()]), f'<a href="{address}">{address}</a>']
        end = match.end()
    pieces.append(html.escape(text[end:]))
    return "".join(pieces)


def to_markdown(runs: Iterable[Run]) -> str:
    """Markdown (CommonMark), every character that could be markup escaped; addresses as `<address>`."""
    pieces = []
    for run in runs:
        text, end = "", 0
        for match in _URL.finditer(run.text):
            text += escape_markdown(run.text[end : match.start()]) + f"<{match[0]}>"
            end = match.end()
        text += escape_markdown(run.text[end:])
        core = text.strip()
        if core:
            before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            for on, opening, closing in (
                (run.subscript, "<sub>", "</sub>"),
                (run.superscript, "<sup>", "</sup>"),
                (run.bold, "**", "**"),
                (run.italic, "*", "*"),
            ):
                if on:
                    core = f"{opening}{core}{closing}"
            text = before + core + after
        pieces.append(text)
    return "".join(pieces)


def escape_markdown(text: str) -> str:
    """`text` so that CommonMark shows it as it is, inside a paragraph. A line that would open a list, a
    heading or a numbered item is kept a paragraph too."""
    text = _MARKDOWN.sub(r"\\\1", text)
    text = re.sub(r"&(?=#?\w+;)", r"\\&", text)
    return re.sub(r"(?m)^(\s*)([-+=])|^(\s*\d{1,9})([.)])(?=\s|$)", _escape_start, text)


def _escape_start(match: re.Match[str]) -> str:
    if match[2]:
        return f"{match[1]}\\{match[2]}"
    return f"{match[3]}\\{match[4]}"
