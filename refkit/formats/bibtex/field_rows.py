"""Which row of the mapping tables a field is read by: rows of both dialects, then the other names in use."""

from __future__ import annotations

from functools import lru_cache

from refkit.formats.bibtex import biblatex_table, bibtex_table, more_fields
from refkit.formats.bibtex.rows import Row

TYPE_OF: dict[str, str] = {}
_ROWS_OF: dict[str, list[Row]] = {}
for _table in (bibtex_table.TABLE, biblatex_table.TABLE):
    for _csl, _entry_type in _table.types:
        TYPE_OF.setdefault(_entry_type, _csl)
    for _row in _table.rows:
        _ROWS_OF.setdefault(_row.field, []).append(_row)
for _csl, _entry_type in more_fields.TYPES:
    TYPE_OF.setdefault(_entry_type, _csl)
for _row in more_fields.ROWS:
    _ROWS_OF.setdefault(_row.field, []).append(_row)
_RANK = {field: rank for rank, field in enumerate(_ROWS_OF)}
_RANK["fjournal"] = -1
_SHORT = Row("journal", "container-title-short")


@lru_cache(maxsize=1000)
def rows_for(entry_type: str, *, beside_full: bool = False) -> dict[str, Row]:
    """Field → row, for an entry type: the first row that holds for it, else the first that holds for any.

    beside_full: the entry has the full name of its journal in `fjournal`, so `journal` is the abbreviation
    """
    if entry_type not in TYPE_OF and entry_type:
        return rows_for("", beside_full=beside_full)  # there is no end to the types that a file may name
    chosen: dict[str, Row] = {}
    for field, rows in _ROWS_OF.items():
        fitting = next((row for row in rows if entry_type in row.types), None)
        chosen[field] = fitting or next((row for row in rows if not row.types), rows[0])
    return chosen | {"journal": _SHORT} if beside_full else chosen


def rank(name: str) -> int:
    """The order in which fields are read: where two say one variable, the first wins."""
    return _RANK.get(name, len(_RANK))
