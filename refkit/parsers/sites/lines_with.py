"""Places by lines: a regular expression is tried only where a fixed string says that it may match.

Python tries an expression that begins with "^" at every character of a page; a fixed string it finds at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refkit.model import Span


def places_with(part: str, text: str, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The beginning and the end of each line that has `part` in it, before offset `end`."""
    stop = len(text) if end is None else min(end, len(text))
    at = text.find(part, 0, stop)
    while at >= 0:
        below = text.find("\n", at + len(part), stop)
        yield text.rfind("\n", 0, at) + 1, below if below >= 0 else stop
        at = text.find(part, below, stop) if below >= 0 else -1


def line_end(text: str, at: int) -> int:
    """Where the line ends in which offset `at` stands."""
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def places_between(sign: str, text: str, start: int, end: int) -> Iterator[Span]:
    """The places of what stands between such signs in `text[start:end]`, without white space around it."""
    for piece in text[start:end].split(sign):
        if value := piece.strip():
            at = start + piece.index(value)
            yield Span(at, at + len(value))
        start += len(piece) + len(sign)


def lines_with(part: str, pattern: re.Pattern[str], text: str, end: int | None = None) -> Iterator[re.Match[str]]:
    """The matches of `pattern` from the beginning of each line that has `part` in it, before offset `end`."""
    stop = len(text) if end is None else min(end, len(text))
    return (match for start, _ in places_with(part, text, stop) if (match := pattern.match(text, start, stop)))


def first_with(part: str, pattern: re.Pattern[str], text: str, end: int | None = None) -> re.Match[str] | None:
    """The first of `lines_with`."""
    return next(lines_with(part, pattern, text, end), None)
