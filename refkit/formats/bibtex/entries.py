"""What a .bib file is made of: entries with their fields, and blocks that are none."""

from __future__ import annotations

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
