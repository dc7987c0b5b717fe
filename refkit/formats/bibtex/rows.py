"""The form of a mapping table: which entry type is which CSL type, which field is which CSL variable."""

from __future__ import annotations

from typing import Literal

import msgspec

# How a value is put into a field, and how a field is read:
#   text       escaped LaTeX                        title      the same, with capitals protected
#   verbatim   an address, as it is                 doi        a bare DOI
#   names      a list of names                      pages      a page range
#   eid        an article number                    list       parts joined by ", "
#   paragraphs text whose paragraphs are kept       abstract   an abstract, its sections as paragraphs
#   date       an ISO 8601-2 date                   year, month, day   a part of a date
#   eprint     an identifier in an archive (see `eprints`), of which these rows write those in PubMed
Kind = Literal[
    "text", "title", "verbatim", "doi", "names", "pages", "eid", "list", "paragraphs", "abstract", "year", "month",
    "day", "date", "eprint",
]  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """One line of a table: field ⇄ CSL variable. `types`: the entry types it holds for; none: for all."""

    field: str
    variable: str
    kind: Kind = "text"
    types: frozenset[str] = frozenset()


class Dialect(msgspec.Struct, frozen=True):
    """A dialect. `types` and `rows` are read in both directions.

    types:      (CSL type, entry type); where one of them stands twice, its first line is the answer
    rows:       in the order in which the fields are written
    annotation: the fields that hold key findings
    archive:    the field that names the archive of an `eprint`
    subtype:    the field that may name a CSL type which has no entry type of its own; "" if there is none
    """

    types: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    annotation: tuple[str, ...]
    archive: str
    subtype: str = ""


def only(types: str) -> frozenset[str]:
    """A set of entry types from their names, parted by blanks."""
    return frozenset(types.split())
