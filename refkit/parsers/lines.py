"""The lines of a page, with their places."""

from __future__ import annotations

import re

from refkit.model import Span

_LINE = re.compile(r"\S[^\n]*")

Row = tuple[int, str]  # where the line's text starts, and its text without white space around it


def rows(text: str, start: int = 0, end: int | None = None) -> list[Row]:
    """The lines of `text[start:end]` that are not empty. The row's span is `(start, start + len(text))`."""
    return [
        (match.start(), match[0].rstrip())
        for match in _LINE.finditer(text, start, len(text) if end is None else end)
    ]


def span_of(row: Row) -> Span:
    """The place of a row."""
    return Span(row[0], row[0] + len(row[1]))


def block(first: Row, last: Row) -> Span:
    """The place of the lines from `first` to `last`."""
    return Span(first[0], last[0] + len(last[1]))
