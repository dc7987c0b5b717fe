"""ProCite's RIS: fields that RIS lacks stand in notes, each behind its label ("N1  - Series Title: …").

The first note of such a reference is its number ("Record ID: 10"). The meanings of tags and labels are those that
Zotero's importer gives them for ProCite's types of work.
"""

from __future__ import annotations

import re

from refkit.formats.ris.table import Kind, Row

_FIRST = re.compile(r"Record (?:ID|Number): ")
_LABEL = re.compile(r"([A-Za-z ,]{3,30}):\s*(.*)", re.DOTALL)


def _only(types: str) -> frozenset[str]:
    return frozenset(types.split())


# Tags that mean something else there. A type that no row of a tag names has the usual meaning; "" is none.
ROWS: tuple[Row, ...] = (
    Row("VL", "edition", types=_only("ADVS ART BOOK CHAP MAP")),
    Row("VL", "number", types=_only("BILL HEAR RPRT UNBILL")),
    Row("VL", "", types=_only("PAT")),
    Row("IS", "volume", types=_only("BOOK")),
    Row("IS", "version", types=_only("COMP DATA")),
    Row("IS", "number", types=_only("PAT")),
    Row("IS", "", types=_only("ADVS ELEC MUSIC")),
    Row("SP", "section", types=_only("BILL")),
    Row("SP", "", types=_only("DATA ELEC SER")),
    Row("CY", "container-title", types=_only("BILL")),
    Row("T2", "title-short", types=_only("CASE")),
    Row("A3", "contributor", "names", types=_only("THES")),
    Row("A2", "", "names", types=_only("DATA PAT")),
    Row("A2", "performer", "names", types=_only("MUSIC SOUND")),
    Row("A2", "collection-editor", "names", types=_only("RPRT")),
    Row("A3", "", "names", types=_only("GEN MUSIC")),
)

# Label → variable, kind and the types that have it (none: all). "" is none: the note goes.
LABELS: tuple[tuple[str, str, Kind, frozenset[str]], ...] = (
    ("Record ID", "", "text", frozenset()),
    ("Record Number", "", "text", frozenset()),
    ("Call Number", "call-number", "text", frozenset()),
    ("Notes", "annote", "notes", frozenset()),
    ("Author, Subsidiary", "collection-editor", "names", _only("BOOK CHAP")),
    ("Author, Subsidiary", "producer", "names", _only("ADVS")),
    ("Author, Subsidiary", "", "names", frozenset()),
    ("Author, Monographic", "editor", "names", _only("JOUR")),
    ("Author, Monographic", "", "names", frozenset()),
    ("Series Title", "collection-title", "text", _only("BOOK CHAP CONF")),
    ("Series Volume ID", "collection-number", "text", _only("BOOK CHAP")),
    ("Proceedings Title", "container-title", "text", _only("CONF")),
    ("Volume ID", "volume", "text", _only("CHAP")),
    ("Edition", "edition", "text", frozenset()),
    ("Language", "language", "text", frozenset()),
    ("Publisher Name", "publisher", "text", frozenset()),
    ("Place of Publication", "publisher-place", "text", frozenset()),
    ("Scale", "scale", "text", _only("MAP")),
    ("Histroy", "", "text", _only("BILL")),
)

_ROWS_OF: dict[tuple[str, str], Row] = {(row.tag, kind): row for row in ROWS for kind in row.types}


def is_procite(notes: list[str]) -> bool:
    """Whether the notes of a reference are ProCite's."""
    return any(map(_FIRST.match, notes))


def row_of(tag: str, ris_type: str) -> Row | None:
    """The row of a tag that means something else there; one without a variable says that it is passed over."""
    return _ROWS_OF.get((tag, ris_type))


def labelled(note: str, ris_type: str) -> tuple[Row, str] | None:
    """What a note says that begins with a label: its row and the value behind the label; None for a plain note."""
    match = _LABEL.fullmatch(note)
    if match is None:
        return None
    for label, variable, kind, types in LABELS:
        if label == match[1] and (not types or ris_type in types):
            return Row("N1", variable, kind), match[2]
    return None
