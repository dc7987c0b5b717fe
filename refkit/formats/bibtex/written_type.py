"""Which entry type a work is written as."""

from __future__ import annotations

from refkit.formats.bibtex import biblatex_table, bibtex_table, more_fields
from refkit.formats.bibtex.rows import Dialect
from refkit.model.work import TYPES, UNKNOWN_TYPE

# What stands in `entrysubtype` for a CSL type; any other stands under its own name.
SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine", "article": "preprint"}

_MASTERS = "mastersthesis"


class TypesOf:
    """The entry types of a dialect: what a CSL type becomes, and what an entry type means."""

    def __init__(self, table: Dialect) -> None:
        self.pairs = frozenset(table.types)
        self.first: dict[str, str] = {}
        self.meaning: dict[str, str] = {}
        for csl, entry in table.types:
            self.first.setdefault(csl, entry)
            self.meaning.setdefault(entry, csl)
        self.has_masters = _MASTERS in self.meaning
        self.has_subtype = bool(table.subtype)

    def of(self, csl: str, genre: str, read_as: str = "") -> str:
        """The entry type for a CSL type. `read_as`: the entry type that a .bib file gave the work; it stays if it
        means that in this dialect, or if nothing is known of it."""
        if read_as and ((csl, read_as) in self.pairs or (csl == UNKNOWN_TYPE and read_as not in _KNOWN)):
            return read_as
        if csl == "thesis" and self.has_masters and "master" in genre.lower():
            return _MASTERS
        return self.first.get(csl, "misc")

    def subtype(self, csl: str, entry: str) -> str:
        """What stands in the field for subtypes, if the dialect has one and the entry type does not say it all."""
        if not self.has_subtype or csl not in TYPES or self.meaning.get(entry, csl) == csl:
            return ""
        return SUBTYPES.get(csl, csl)


_DIALECTS = tuple(TypesOf(table) for table in (bibtex_table.TABLE, biblatex_table.TABLE))
_KNOWN = frozenset(entry for table in (bibtex_table.TABLE, biblatex_table.TABLE) for _, entry in table.types) | {
    entry for _, entry in more_fields.TYPES
}


def is_written_as(csl: str, entry: str) -> bool:
    """Whether an entry of this type comes back as such without being told, in each dialect that has it."""
    if entry not in _KNOWN:
        return False
    return all(kind.first.get(csl) == entry for kind in _DIALECTS if (csl, entry) in kind.pairs)
