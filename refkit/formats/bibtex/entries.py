"""What a .bib file is made of: entries with their fields, and blocks that are none."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left

import msgspec

from refkit.model import Span

FORMAT = "bibtex"  # what blocks and other fields of either dialect say of their format


class Field(msgspec.Struct, frozen=True, gc=False):
    """A field: its name in lower case, its text with macros put in, and where that stands (inside the
    delimiters; the whole expression if it is made of parts)."""

    name: str
    value: str
    span: Span
    whole: bool = True  # `value` is exactly what stands at `span`


class Entry(msgspec.Struct, frozen=True):
    """An entry: type in lower case, key, the line and place where it begins, fields in order (the first of
    those with one name), their repetitions."""

    type: str
    type_span: Span
    key: str
    key_span: Span
    line: int
    start: int
    fields: dict[str, Field]
    repeated: tuple[Field, ...] = ()


class Lines:
    """The lines of a text, counted when the first one is asked for: few files have problems."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ends: array[int] | None = None

    def at(self, offset: int) -> int:
        """The line, from 1, in which the character at `offset` stands."""
        if self.ends is None:
            self.ends = array("Q", (match.start() for match in re.finditer("\n", self.text)))
        return bisect_left(self.ends, offset) + 1
