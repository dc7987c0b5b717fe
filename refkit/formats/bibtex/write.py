"""Library → .bib, in either dialect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Any

import msgspec

from refkit.formats.bibtex import biblatex_table, bibtex_table, eprints, values
from refkit.formats.bibtex.carried import Carried
from refkit.formats.bibtex.entry_claims import AND_OTHERS
from refkit.formats.bibtex.loose import Loose
from refkit.formats.bibtex.ordering import ordered
from refkit.formats.bibtex.protection import recases_not
from refkit.formats.bibtex.rows import Dialect, Kind
from refkit.formats.bibtex.settings import Settings
from refkit.formats.bibtex.written_type import TypesOf
from refkit.model import Library, Record, Work
from refkit.model.work import ATTRIBUTES
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

# Of these kinds the value is an address or an identifier, in which nothing is escaped.
_VERBATIM = frozenset({"verbatim", "doi", "eprint"})
# Fields whose value may be a macro of the file that was read.
_WITH_MACROS = frozenset(
    "journal journaltitle shortjournal booktitle series publisher institution school organization address location"
    " eventtitle language type".split()
)


class _Line(msgspec.Struct, frozen=True):
    """A line of a plan: the field, what stands before its value, what makes it, and what stands behind."""

    field: str
    head: str
    convert: Callable[[Any], str]
    tail: str
    kind: Kind


_Plan = tuple[Callable[[Work], tuple[Any, ...]], tuple[_Line, ...]]


_DEFAULT = Settings()
_NO_MACROS: Mapping[str, str] = {}


class Writer:
    """A dialect made ready under some settings: per entry type the attributes to fetch and the lines to write."""

    def __init__(self, table: Dialect, settings: Settings = _DEFAULT) -> None:
        self.table = table
        self.settings = settings
        self.types = TypesOf(table)
        self.plans = {entry: self.plan(entry) for _, entry in table.types}

    def write(self, library: Library) -> Iterator[str]:
        """The file, an entry or block at a time: macros and preambles, entries with the comments that precede
        them, and what stood at the end."""
        by = self.settings.sort
        items = library.items() if by == "library" else ordered(library.items(), by)
        if not library.blocks:
            for key, record in items:
                yield self.entry(key, record)
            return
        loose = Loose(library.blocks, library.keys)
        yield from loose.first
        for key, record in items:
            yield from loose.before.get(key, ())
            yield self.entry(key, record, loose.macros)
        yield from loose.last

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
            if row.field in self.settings.omit:
                continue
            attributes.append(ATTRIBUTES[row.variable])
            convert = values.page_range if row.kind == "pages" and has_eid else self.converter(row.kind)
            start = f"{self.settings.indent}{row.field} = "
            head, tail = (f"{start}{{", "},\n") if row.kind != "month" else (start, ",\n")
            if row.kind == "eprint":
                tail = f"}},\n{self.settings.indent}eprinttype = {{pubmed}},\n"
            lines.append(_Line(row.field, head, convert, tail, row.kind))
        return attrgetter(*attributes), tuple(lines)

    def converter(self, kind: Kind) -> Callable[[Any], str]:
        """What makes the text of a value of a kind under the settings."""
        convert = _CONVERT[kind]
        if kind == "title" and self.settings.protect != "words":
            convert = values.text if self.settings.protect == "none" else values.whole_title
        if self.settings.encoding == "unicode":
            return convert
        from refkit.formats.bibtex import ascii_text

        recode = ascii_text.address if kind in _VERBATIM else ascii_text.commands
        return lambda value: recode(convert(value))

    def entry(self, key: str, record: Record, macros: Mapping[str, str] = _NO_MACROS) -> str:
        """One entry, with a blank line behind it. `macros`: what is written of a value → the macro for it."""
        work = record.work
        carried = Carried(record) if "other-fields" in record.chosen else None
        entry = self.types.of(work.type, work.genre, carried.entry_type if carried else "")
        if entry not in self.plans:
            self.plans[entry] = self.plans["misc"]
        fetch, lines = self.plans[entry]
        out = [f"@{entry}{{{written_key(key)},\n"]
        eprint = eprints.written(work)
        shown = eprint.rest if eprint else work
        if self.settings.url == "doi" and work.doi:
            shown = msgspec.structs.replace(shown, url="", accessed=None)
        recased = self.settings.protect == "words" and recases_not(work.language)
        for value, line in zip(fetch(shown), lines, strict=True):
            if not value:
                continue
            if written := self.kept(value) if recased and line.kind == "title" else line.convert(value):
                if carried is not None and line.kind == "names" and carried.cut_short(line.field, value):
                    written += f" {AND_OTHERS}"
                if macros and written in macros and line.field in _WITH_MACROS:
                    out.append(f"{line.head[:-1]}{macros[written]},\n")
                else:
                    out.append(f"{line.head}{written}{line.tail}")
        self.further(out, entry, work, eprint)
        if work.annote or record.findings:
            said = [*paragraphs(work.annote), *map(one_line, unsaid(record))]
            annotation = "\n\n".join(map(self.converter("paragraphs"), said))
            for field in self.table.annotation:
                self.line(out, field, annotation)
        if carried is not None:
            there = {piece.partition(" = ")[0].strip() for piece in out}
            if "eprint" in there:
                there.add("eprinttype")
            for name, raw in carried.fields(there):
                self.line(out, name, raw)
        out.append("}\n\n")
        return "".join(out)

    def kept(self, title: str) -> str:
        """A title in a language whose capitals no style may change."""
        written = values.title_with_its_capitals(title)
        if self.settings.encoding == "unicode":
            return written
        from refkit.formats.bibtex import ascii_text

        return ascii_text.commands(written)

    def line(self, out: list[str], field: str, text: str) -> None:
        """Add a field, unless it is to be omitted."""
        if field not in self.settings.omit:
            out.append(f"{self.settings.indent}{field} = {{{text}}},\n")

    def further(self, out: list[str], entry: str, work: Work, eprint: eprints.Written | None) -> None:
        """The fields that no row of the table writes."""
        if eprint:
            self.line(out, "eprint", eprint.identifier)
            self.line(out, self.table.archive, eprint.archive)
            if pmid := values.text(work.pmid):
                self.line(out, "pmid", pmid)
        if entry == "phdthesis" and not work.genre:
            # Styles print "PhD thesis" where nothing else is said, which nobody did.
            self.line(out, "type", "Thesis")
        if subtype := self.types.subtype(work.type, entry):
            self.line(out, self.table.subtype, subtype)


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


BIBTEX_AS_IT_IS = Writer(bibtex_table.TABLE)
BIBLATEX_AS_IT_IS = Writer(biblatex_table.TABLE)
