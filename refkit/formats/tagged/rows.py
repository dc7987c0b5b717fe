"""The form of a mapping table of a tagged format: tag ⇄ CSL variable."""

from __future__ import annotations

from typing import Literal

import msgspec

# text     one line                                names     a line a name
# date     a date in words                         pages     a range or an article number
# number   serial numbers                          keywords  a line, or a list parted by semicolons
# abstract, doi                                    notes     a line a note
# key      the citation key
Kind = Literal["text", "names", "date", "pages", "number", "keywords", "abstract", "doi", "notes", "key"]


class Row(msgspec.Struct, frozen=True):
    """One line of a table, for the CSL types in `types` (none: all). `written` is False for a tag only read."""

    tag: str
    variable: str
    kind: Kind = "text"
    types: frozenset[str] = frozenset()
    written: bool = True


def only(types: str) -> frozenset[str]:
    """A set of CSL types from their names, parted by blanks."""
    return frozenset(types.split())


def read_by(rows: tuple[Row, ...]) -> dict[str, list[Row]]:
    """The rows of each tag, in order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.tag, []).append(row)
    return found


def row_for(rows: list[Row], csl_type: str) -> Row | None:
    """The row that holds for a type: one that names it, else the first for any, else none."""
    general = None
    for row in rows:
        if csl_type in row.types:
            return row
        if not row.types and general is None:
            general = row
    return general
