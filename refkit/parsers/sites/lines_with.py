"""A search by lines: a regular expression is tried only where a fixed string says that it may match.

Python tries an expression that begins with "^" at every character of a page; a fixed string it finds at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def places_with(part: str, text: str, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The beginning and the end of each line that has `part` in it, before offset `end`."""
    stop = len(text) if end is None else min(end, len(text))
    at = text.find(part, 0, stop)
    while at >= 0:
        below = text.find("\n", at + len(part), stop)
        yield text.rfind("\n", 0, at) + 1, below if below >= 0 else stop
        at = text.find(part, below, stop) if below >= 0 else -1


def lines_with(part: str, pattern: re.Pattern[str], text: str, end: int | None = None) -> Iterator[re.Match[str]]:
    """The matches of `pattern` from the beginning of each line that has `part` in it, before offset `end`."""
    stop = len(text) if end is None else min(end, len(text))
    return (match for start, _ in places_with(part, text, stop) if (match := pattern.match(text, start, stop)))


def first_with(part: str, pattern: re.Pattern[str], text: str, end: int | None = None) -> re.Match[str] | None:
    """The first of `lines_with`."""
    return next(lines_with(part, pattern, text, end), None)
