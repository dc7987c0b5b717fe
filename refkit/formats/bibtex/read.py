"""Text of a .bib file, of either dialect → records of claims."""

from __future__ import annotations

from typing import Any

from refkit.formats.bibtex import biblatex_table, bibtex_table, blocks, eprints, more_fields, values
from refkit.formats.bibtex.blocks import Entry, Field
from refkit.formats.bibtex.fields import Read, read_date, read_field, text_of
from refkit.formats.bibtex.rows import Row
from refkit.formats.bibtex.write import SUBTYPES
from refkit.model import Claim, PartialDate, Problem, Reading, Record, Source
from refkit.model.work import TYPES, UNKNOWN_TYPE

_DOUBTFUL = 0.5  # a second value for a variable that has one
_INHERITED = 0.9
_EVIDENCE = 160

_TYPE_OF: dict[str, str] = {}
_ROWS_OF: dict[str, list[Row]] = {}
for _table in (bibtex_table.TABLE, biblatex_table.TABLE):
    for _csl, _entry_type in _table.types:
        _TYPE_OF.setdefault(_entry_type, _csl)
    for _row in _table.rows:
        _ROWS_OF.setdefault(_row.field, []).append(_row)
for _csl, _entry_type in more_fields.TYPES:
    _TYPE_OF.setdefault(_entry_type, _csl)
for _row in more_fields.ROWS:
    _ROWS_OF.setdefault(_row.field, []).append(_row)
_RANK = {field: rank for rank, field in enumerate(_ROWS_OF)}
_RANK["fjournal"] = -1
_SUBTYPE_OF = {word: csl for csl, word in SUBTYPES.items()}
_BOOKS = frozenset({"proceedings", "book", "collection", "mvbook", "mvcollection", "mvproceedings", "reference"})
_GENRES = {"phdthesis": "PhD thesis", "phd": "PhD thesis", "mastersthesis": "Master's thesis"}


def read(text: str, ref: str) -> Reading:
    """A record of claims per entry, the key as `citation-key`; every value with its place in `text`.

    Fields of both dialects are understood, with the other names in use. A duplicate key or field, a broken
    entry, a field or an entry type that has no place in CSL is a problem with its line and key. Of two
    values for one variable both are claims, the second one doubtful. Never raises.
    """
    found = blocks.split(text, ref)
    problems = found.problems
    source = Source("file", "bibtex", ref)
    parents = {entry.key.lower(): entry for entry in reversed(found.entries)}
    records = [_Entry(entry, source, parents, problems).record() for entry in found.entries]
    return Reading(tuple(records), tuple(sorted(problems, key=lambda problem: problem.line or 0)))


class _Entry:
    """One entry on its way to a record."""

    def __init__(self, entry: Entry, source: Source, parents: dict[str, Entry], problems: list[Problem]) -> None:
        self.entry = entry
        self.source = source
        self.parents = parents
        self.problems = problems
        self.claims: list[Claim] = []
        self.claimed: dict[str, list[Any]] = {}

    def record(self) -> Record:
        entry = self.entry
        if entry.key:
            self.claim("citation-key", Read(entry.key), Field("", entry.key, entry.key_span, entry.line))
        self.type()
        fields = entry.fields
        self.date(fields)
        for name in sorted(fields, key=_rank):
            whole = more_fields.PARTS.get(name)
            if whole is None:
                self.field(name, fields[name])
            elif not any(other in fields for other in whole):
                self.unread(fields[name])
        for field in entry.repeated:
            self.problem(
                "duplicate_field",
                f"The field {field.name!r} stands twice in {entry.key!r}; the first one was preferred.",
                field,
                "warning",
            )
            if field.name not in more_fields.PARTS:
                self.field(field.name, field, _DOUBTFUL)
        self.inherit(fields)
        return Record(tuple(self.claims))

    def type(self) -> None:
        entry = self.entry
        place = Field("", entry.type, entry.type_span, entry.line)
        subtype = entry.fields.get("entrysubtype")
        if subtype is not None:
            word = subtype.value.strip()
            if (csl := _SUBTYPE_OF.get(word, word)) in TYPES:
                self.claim("type", Read(csl), subtype)
                return
            self.problem("unknown_field", f"The entrysubtype {word[:80]!r} of {entry.key!r} was not read.", subtype)
        csl = _TYPE_OF.get(entry.type, UNKNOWN_TYPE)
        if entry.type not in _TYPE_OF:
            self.problem(
                "unknown_type",
                f"The entry type @{entry.type} of {entry.key!r} is not known; it was read as a document.",
                place,
            )
        if csl == UNKNOWN_TYPE and eprints.is_arxiv(entry.fields):
            csl = "article"
        # @misc says only that no other type would do.
        self.claim("type", Read(csl, 0.3 if csl == UNKNOWN_TYPE else 1.0), place)
        if entry.type in _GENRES and "type" not in entry.fields:
            self.claim("genre", Read(_GENRES[entry.type]), place)

    def field(self, name: str, field: Field, confidence: float = 1.0) -> None:
        row = self.row(name)
        if row is None:
            self.unread(field)
            return
        if row.kind == "eprint":
            self.eprint(field, confidence)
            return
        value = read_field(row, field, self.entry.fields)
        if value is None:
            if field.value.strip():
                self.problem(
                    "bad_value",
                    f"The field {name!r} of {self.entry.key!r} holds no {row.variable} that can be read.",
                    field,
                    "warning",
                )
            return
        if name == "booktitle" and self.entry.type in _BOOKS and value.value in self.claimed.get("title", ()):
            return  # said for the entries that inherit it; a book is not in itself
        if value.remark:
            self.problem(value.remark, _REMARKS[value.remark].format(name=name, key=self.entry.key), field)
        self.claim(row.variable, value, field, confidence)

    def eprint(self, field: Field, confidence: float) -> None:
        fields = self.entry.fields
        found = eprints.values(field, fields, self.claimed["type"][0])
        for variable, value in found.items():
            self.claim(variable, Read(value), field, confidence)
        if not found and field.value.strip():
            archive = eprints.archive(fields)
            named = (
                f"is in {archive[:80]!r}, which has no place; give its address in url"
                if archive
                else "names no archive; name it in eprinttype or archiveprefix"
            )
            self.problem(
                "unknown_archive",
                f"The eprint of {self.entry.key!r} was not read: it {named}.",
                field,
                "warning",
            )

    def row(self, name: str) -> Row | None:
        """The row of a field: the first that holds for the entry type, else the first for any."""
        rows = _ROWS_OF.get(name, ())
        general = None
        for row in rows:
            if self.entry.type in row.types:
                return self.abbreviated(row)
            if not row.types and general is None:
                general = row
        chosen = general or (rows[0] if rows else None)
        return self.abbreviated(chosen) if chosen else None

    def abbreviated(self, row: Row) -> Row:
        """`journal` is the abbreviation where `fjournal` has the full name."""
        if row.field == "journal" and "fjournal" in self.entry.fields:
            return Row("journal", "container-title-short")
        return row

    def date(self, fields: dict[str, Field]) -> None:
        """`date`; and `year` with `month` and `day`, if they say anything else."""
        if "date" in fields:
            self.field("date", fields["date"])
        year, month, day = fields.get("year"), fields.get("month"), fields.get("day")
        value = read_date(year) if year else None
        if year is None or value is None:
            return
        if month is not None and value.year is not None and value.month is None and value.until is None:
            part = values.read_month(text_of(month))
            if part == PartialDate():
                self.problem("bad_value", f"The month of {self.entry.key!r} cannot be read.", month, "warning")
            number = part.day
            if day is not None and (digits := text_of(day)).isdecimal() and 1 <= int(digits[:3]) <= 31:
                number = int(digits[:3])
            value = PartialDate(
                year=value.year,
                month=part.month,
                day=number if part.month else None,
                season=part.season,
                circa=value.circa,
            )
        self.claim("issued", Read(value), year)

    def inherit(self, fields: dict[str, Field]) -> None:
        """What the entry named in `crossref` says and this one does not."""
        reference = fields.get("crossref")
        if reference is None:
            return
        parent = self.parents.get(reference.value.strip().lower())
        if parent is None or parent.key == self.entry.key:
            self.problem(
                "unknown_crossref",
                f"The crossref of {self.entry.key!r} names no other entry of the file.",
                reference,
                "warning",
            )
            return
        inherited = {name: field for name, field in parent.fields.items() if name in more_fields.INHERITED}
        if "title" in parent.fields:
            inherited.setdefault("booktitle", parent.fields["title"])
        for name in sorted(inherited, key=_rank):
            row = self.row(name)
            if name == "year" and "issued" not in self.claimed and "date" not in inherited:
                date = read_date(inherited[name])
                if date is not None:
                    self.claim("issued", Read(date), inherited[name], _INHERITED)
            elif row is not None and row.variable not in self.claimed and name not in ("month", "booksubtitle"):
                value = read_field(row, inherited[name], parent.fields)
                if value is not None:
                    self.claim(row.variable, value, inherited[name], _INHERITED)

    def claim(self, variable: str, value: Read, field: Field, confidence: float = 1.0) -> None:
        """Claim it, unless that would only say once more what is claimed."""
        before = self.claimed.setdefault(variable, [])
        if any(value.value == old or _coarser(value.value, old) for old in before):
            return
        if before:
            confidence = min(confidence, _DOUBTFUL)
        before.append(value.value)
        self.claims.append(
            Claim(
                variable,
                value.value,
                self.source,
                field.span,
                min(confidence, value.confidence),
                value.parts,
            )
        )

    def unread(self, field: Field) -> None:
        self.problem(
            "unknown_field",
            f"The field {field.name[:80]!r} of {self.entry.key!r} has no place and was not read.",
            field,
        )

    def problem(self, code: str, message: str, field: Field, severity: Any = "note") -> None:
        evidence = field.value[:_EVIDENCE]
        self.problems.append(Problem(code, severity, message, self.source.ref, field.span, field.line, evidence))


_REMARKS = {
    "and_others": 'The {name} list of {key!r} ends with "and others": there are more than are named.',
}


def _rank(name: str) -> int:
    return _RANK.get(name, len(_RANK))


def _coarser(new: Any, old: Any) -> bool:
    return isinstance(new, PartialDate) and isinstance(old, PartialDate) and old.refines(new)
