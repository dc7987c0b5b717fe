"""Library → .bib, in either dialect."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

from refkit.formats.bibtex import biblatex_table, bibtex_table, eprints, values
from refkit.formats.bibtex.rows import Dialect, Kind
from refkit.model import Library, Record, Work
from refkit.model.work import ATTRIBUTES, TYPES
from refkit.text.notes import unsaid
from refkit.text.printable import one_line, paragraphs

_CONVERT: dict[Kind, Callable[[Any], str]] = {
    "text": values.text,
    "title": values.title,
    "verbatim": values.verbatim,
    "doi": values.doi,
    "names": values.names,
    "pages": values.pages,
    "eid": values.eid,
    "list": values.comma_list,
    "paragraphs": values.blocks,
    "abstract": values.abstract,
    "year": values.year,
    "month": values.month,
    "day": values.day,
    "date": values.date,
    "eprint": values.text,
}

# A line of the plan: what stands before the value, what makes it, and what stands behind.
_Line = tuple[str, Callable[[Any], str], str]
_Plan = tuple[Callable[[Work], tuple[Any, ...]], tuple[_Line, ...]]


class _Writer:
    """A dialect made ready: per entry type the attributes to fetch and the lines to write."""

    def __init__(self, table: Dialect) -> None:
        self.table = table
        self.types: dict[str, str] = {}
        for csl, entry in table.types:
            self.types.setdefault(csl, entry)
        self.inferred: dict[str, str] = {}
        for csl, entry in table.types:
            self.inferred.setdefault(entry, csl)
        self.plans = {entry: self.plan(entry) for _, entry in table.types}

    def plan(self, entry: str) -> _Plan:
        """The rows that hold for an entry type: the first of those with the same field, or the same
        variable in the same form."""
        fields: set[str] = set()
        variables: set[tuple[str, Kind]] = set()
        attributes: list[str] = []
        lines: list[_Line] = []
        has_eid = any(row.kind == "eid" for row in self.table.rows)
        for row in self.table.rows:
            taken = row.field in fields or (row.variable, row.kind) in variables
            if taken or (row.types and entry not in row.types) or row.field in self.table.annotation:
                continue
            fields.add(row.field)
            variables.add((row.variable, row.kind))
            attributes.append(ATTRIBUTES[row.variable])
            convert = values.page_range if row.kind == "pages" and has_eid else _CONVERT[row.kind]
            head, tail = (f"  {row.field} = {{", "},\n") if row.kind != "month" else (f"  {row.field} = ", ",\n")
            if row.kind == "eprint":
                tail = "},\n  eprinttype = {pubmed},\n"
            lines.append((head, convert, tail))
        return attrgetter(*attributes), tuple(lines)

    def entry_type(self, work: Work) -> str:
        entry = self.types.get(work.type, "misc")
        if entry == "phdthesis" and "master" in work.genre.lower():
            return "mastersthesis"
        return entry

    def entry(self, key: str, record: Record) -> str:
        work = record.work
        entry = self.entry_type(work)
        fetch, lines = self.plans[entry]
        out = [f"@{entry}{{{written_key(key)},\n"]
        eprint = eprints.written(work)
        for value, (head, convert, tail) in zip(fetch(eprint.rest if eprint else work), lines, strict=True):
            if value and (written := convert(value)):
                out.append(f"{head}{written}{tail}")
        if eprint:
            out += [f"  eprint = {{{eprint.identifier}}},\n", f"  {self.table.archive} = {{{eprint.archive}}},\n"]
            if pmid := values.text(work.pmid):
                out.append(f"  pmid = {{{pmid}}},\n")
        if entry == "phdthesis" and not work.genre:
            # Styles print "PhD thesis" where nothing else is said, which nobody did.
            out.append("  type = {Thesis},\n")
        if self.table.subtype and work.type in TYPES and self.inferred[entry] != work.type:
            out.append(f"  {self.table.subtype} = {{{SUBTYPES.get(work.type, work.type)}}},\n")
        if work.annote or record.findings:
            said = [*paragraphs(work.annote), *map(one_line, unsaid(record))]
            annotation = "\n\n".join(map(values.paragraph, said))
            out += [f"  {field} = {{{annotation}}},\n" for field in self.table.annotation]
        out.append("}\n\n")
        return "".join(out)


# What stands in `entrysubtype` for a CSL type; any other stands under its own name.
SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine", "article": "preprint"}

# What ends a key, or the entry, for one of the readers (biber, BibTeX, bibtexparser).
_NOT_IN_KEYS = frozenset(" \"#%'(),={}~\\@")


def written_key(key: str) -> str:
    """`key` as it is; in one that no .bib file can hold, each such character as `+` and its code (`+2C`).

    Keys that refkit makes are fit for every format; one from another format may not be. A code keeps two
    keys apart where leaving the character out would make them one.
    """
    if key.isprintable() and _NOT_IN_KEYS.isdisjoint(key):
        return key
    return "".join(f"+{ord(c):02X}" if c == "+" or c in _NOT_IN_KEYS or not c.isprintable() else c for c in key)


_BIBTEX = _Writer(bibtex_table.TABLE)
_BIBLATEX = _Writer(biblatex_table.TABLE)


def write_bibtex(library: Library) -> Iterator[str]:
    """An entry a record, BibTeX dialect; `month` is a macro."""
    for key, record in library.items():
        yield _BIBTEX.entry(key, record)


def write_bibtex_ascii(library: Library) -> Iterator[str]:
    """The same in ASCII, as far as LaTeX has commands for its letters."""
    from refkit.formats.bibtex.ascii_text import entry_in_ascii

    for key, record in library.items():
        yield entry_in_ascii(_BIBTEX.entry(key, record))


def write_biblatex(library: Library) -> Iterator[str]:
    """An entry a record, BibLaTeX dialect."""
    for key, record in library.items():
        yield _BIBLATEX.entry(key, record)
