"""The lines of a page, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable

from refkit.model import Claim, Span

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


def cut_at(text: str) -> int:
    """Where a value may have been cut off by the end of the text: one whose span ends here or later.

    A text that ends with a line end is whole as far as it goes. Else the last line may go on, and so may a
    value that only white space or punctuation follows.
    """
    if text.endswith("\n"):
        return len(text) + 1
    return len(text[-400:].rstrip(" \t.,;:-–…()[]\"'”’")) + max(0, len(text) - 400)


def whole(claims: Iterable[Claim], text: str) -> list[Claim]:
    """`claims` without those whose value the end of the text may have cut off.

    An abstract says by itself that it is cut, and of statements the last is looked at by its own reader.
    """
    end = cut_at(text)
    return [c for c in claims if c.span is None or c.span.end < end or c.field in ("abstract", "statements")]


def paragraphs(text: str, lines: list[Row]) -> list[list[Row]]:
    """`lines` in groups between which there is an empty line."""
    groups: list[list[Row]] = []
    end = 0
    for row in lines:
        if not groups or text.count("\n", end, row[0]) > 1:
            groups.append([])
        groups[-1].append(row)
        end = row[0] + len(row[1])
    return groups


def joined(lines: list[Row]) -> str:
    """The text of lines that were one before they were wrapped."""
    return " ".join(line for _, line in lines)
