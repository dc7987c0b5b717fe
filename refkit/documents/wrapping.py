"""Wrapping text to a number of columns, with Chinese and Japanese characters two columns wide."""

from __future__ import annotations

import re
import unicodedata

WIDTH = 78

# What stays on one line: a wide character with the closing marks behind it, or a run of narrow ones.
_WIDE = "⺀-〿぀-ヿ㐀-䶿一-鿿豈-﫿＀-｠"
_PIECE = re.compile(rf"\s+|[{_WIDE}][，。、；：！？）」』】》]*|[^\s{_WIDE}]+[，。、；：！？）」』】》]*")


def width(text: str) -> int:
    """Columns that `text` takes on a terminal or in a typewriter face."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrap(text: str, first: str = "", rest: str | None = None) -> str:
    """`text` in lines of at most `WIDTH` columns, the first behind `first`, the others behind `rest`
    (None: the same). A word longer than a line stays whole, so an address can be copied."""
    rest = first if rest is None else rest
    lines: list[str] = []
    line, columns, space = first, width(first), False
    empty = True
    for piece in _PIECE.findall(text.strip()):
        if piece.isspace():
            space = True
            continue
        needed = width(piece)
        if not empty and columns + space + needed > WIDTH:
            lines.append(line)
            line, columns, empty, space = rest, width(rest), True, False
        if space and not empty:
            line, columns = line + " ", columns + 1
        line, columns, empty, space = line + piece, columns + needed, False, False
    lines.append(line)
    return "\n".join(lines)
