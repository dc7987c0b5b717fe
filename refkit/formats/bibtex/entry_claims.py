"""One entry of a .bib file on its way to a record: its fields as claims, and what has no place as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from refkit.formats.bibtex import eprints, more_fields, values
from refkit.formats.bibtex.entries import FORMAT, Entry, Field
from refkit.formats.bibtex.field_rows import TYPE_OF, rank, rows_for
from refkit.formats.bibtex.fields import read_date, read_field, text_of
from refkit.formats.bibtex.written_type import SUBTYPES, is_written_as
from refkit.formats.places import Lines
from refkit.model import Claim, OtherField, PartialDate, Problem, Record, Source, Span
from refkit.model.record import Severity
from refkit.model.work import TYPES, UNKNOWN_TYPE

AND_OTHERS = "and others"

_DOUBTFUL = 0.5  # a second value for a variable that has one
_INHERITED = 0.9
_MOST_VALUES = 20  # of one variable; that a field stands so often is told
_EVIDENCE = 160
_SUBTYPE_OF = {word: csl for csl, word in SUBTYPES.items()}
_BOOKS = frozenset({"proceedings", "book", "collection", "mvbook", "mvcollection", "mvproceedings", "reference"})
_GENRES = {"phdthesis": "PhD thesis", "phd": "PhD thesis", "mastersthesis": "Master's thesis"}


class EntryClaims:
    """The claims of one entry as they are gathered. `read` first, then what it inherits, then `record`."""

    def __init__(self, entry: Entry, source: Source, lines: Lines, problems: list[Problem]) -> None:
        self.entry = entry
        self.source = source
        self.lines = lines
        self.problems = problems
        self.claims: list[Claim] = []
        self.claimed: dict[str, list[Any]] = {}
        self.others: list[tuple[OtherField, Span]] = []
        self.rows = rows_for(entry.type, beside_full="fjournal" in entry.fields)

    def record(self) -> Record:
        """What was claimed; the fields without a place as one claim, each with its place."""
        if self.others:
            spans = tuple(span for _, span in self.others)
            whole = Span(min(span.start for span in spans), max(span.end for span in spans))
            fields = tuple(other for other, _ in self.others)
            self.claims.append(Claim("other-fields", fields, self.source, whole, 1.0, spans))
        return Record(tuple(self.claims))

    def read(self) -> None:
        """Claim what the entry's own fields say."""
        entry = self.entry
        fields = entry.fields
        if entry.key:
            self.claim("citation-key", entry.key, entry.key_span)
        self.type()
        self.date(fields)
        for name in sorted(fields, key=rank):
            whole = more_fields.PARTS.get(name)
            if whole is None:
                self.field(name, fields[name])
            elif not any(other in fields for other in whole):
                self.unread(fields[name])
            elif name in more_fields.LINKS:
                self.keep(fields[name])
        for field in entry.repeated:
            self.problem(
                "duplicate_field",
                f"The field {field.name!r} stands twice in {entry.key!r}; the first one was preferred.",
                field,
                "warning",
            )
            if field.name not in more_fields.PARTS:
                self.field(field.name, field, _DOUBTFUL)

    def type(self) -> None:
        entry = self.entry
        place = Field("", entry.type, entry.type_span)
        subtype = entry.fields.get("entrysubtype")
        if subtype is not None:
            word = subtype.value.strip()
            if (csl := _SUBTYPE_OF.get(word, word)) in TYPES:
                self.claim("type", csl, subtype.span)
                if not is_written_as(csl, entry.type):
                    self.keep(place)
                return
            self.unread(subtype)
        csl = TYPE_OF.get(entry.type, UNKNOWN_TYPE)
        if entry.type not in TYPE_OF:
            self.problem(
                "unknown_type",
                f"The entry type @{entry.type} of {entry.key!r} is not known; it was read as a document, and only "
                ".bib files keep it.",
                place,
            )
        if csl == UNKNOWN_TYPE and eprints.is_arxiv(entry.fields):
            csl = "article"
        # @misc says only that no other type would do.
        self.claim("type", csl, place.span, 0.3 if csl == UNKNOWN_TYPE else 1.0)
        if entry.type in _GENRES and "type" not in entry.fields:
            self.claim("genre", _GENRES[entry.type], place.span)
        elif not is_written_as(csl, entry.type):
            self.keep(place)

    def field(self, name: str, field: Field, confidence: float = 1.0) -> None:
        """Claim what a field says; a field without a place is kept as it stands."""
        fields = self.entry.fields
        row = self.rows.get(name)
        if row is None:
            self.unread(field)
            return
        if row.kind == "eprint":
            self.eprint(field, confidence)
            return
        value = read_field(row, field, fields)
        if value is None:
            if field.value.strip():
                self.problem(
                    "bad_value",
                    f"The field {name!r} of {self.entry.key!r} holds no {row.variable} that can be read.",
                    field,
                    "warning",
                )
                self.keep(field)
            return
        if name == "booktitle" and self.entry.type in _BOOKS and value.value in self.claimed.get("title", ()):
            return  # said for the entries that inherit it; a book is not in itself
        if value.remark == "and_others":
            self.problem(
                "and_others",
                f'The {name} list of {self.entry.key!r} ends with "and others": there are more than are named.',
                field,
            )
            self.others.append((OtherField(FORMAT, name, AND_OTHERS), field.span))
        self.claim(row.variable, value.value, field.span, confidence, value.parts)

    def eprint(self, field: Field, confidence: float) -> None:
        fields = self.entry.fields
        found = eprints.values(field, fields, self.claimed["type"][0])
        for variable, value in found.items():
            self.claim(variable, value, field.span, confidence)
        if found or not field.value.strip():
            return
        archive = eprints.archive(fields)
        named = (
            f"is in {archive[:80]!r}, which has no place; give its address in url"
            if archive
            else "names no archive; name it in eprinttype or archiveprefix"
        )
        message = f"The eprint of {self.entry.key!r} was not read: it {named}."
        self.problem("unknown_archive", message, field, "warning")
        self.keep(field)
        for name in ("eprinttype", "archiveprefix"):
            if name in fields:
                self.keep(fields[name])

    def date(self, fields: Mapping[str, Field]) -> None:
        """`date`; and `year` with `month` and `day`, if they say anything else."""
        if "date" in fields:
            self.field("date", fields["date"])
        year, month, day = fields.get("year"), fields.get("month"), fields.get("day")
        value = read_date(year) if year else None
        if year is None or value is None:
            return
        if month is not None and value.year is not None and value.month is None and value.until is None:
            value = self.with_month(value, month, day)
        self.claim("issued", value, year.span)

    def with_month(self, value: PartialDate, month: Field, day: Field | None) -> PartialDate:
        part = values.read_month(month.value if month.value in values.MONTHS else text_of(month))
        if part == PartialDate():
            self.problem("bad_value", f"The month of {self.entry.key!r} cannot be read.", month, "warning")
            self.keep(month)
        number = part.day
        if day is not None and (digits := text_of(day)).isdecimal() and 1 <= int(digits[:3]) <= 31:
            number = int(digits[:3])
        return PartialDate(
            year=value.year,
            month=part.month,
            day=number if part.month else None,
            season=part.season,
            circa=value.circa,
        )

    def inherit(self, name: str, field: Field, fields: Mapping[str, Field], *, date: bool) -> None:
        """Claim what another entry says in `field` as this one's `name`, if this one has nothing of its own."""
        if name == "year" and date and "issued" not in self.claimed:
            issued = read_date(field)
            if issued is not None:
                self.claim("issued", issued, field.span, _INHERITED)
            return
        row = self.rows.get(name)
        if row is None or row.kind == "eprint" or row.variable in self.claimed or name in ("month", "day"):
            return
        value = read_field(row, field, fields)
        if value is not None:
            self.claim(row.variable, value.value, field.span, _INHERITED, value.parts)

    def claim(
        self, variable: str, value: Any, span: Span, confidence: float = 1.0, parts: tuple[Span, ...] = ()
    ) -> None:
        """Claim it, unless that would only say once more what is claimed."""
        before = self.claimed.get(variable)
        if before is None:
            self.claimed[variable] = [value]
        else:
            if len(before) >= _MOST_VALUES or any(value == old or _coarser(value, old) for old in before):
                return
            confidence = min(confidence, _DOUBTFUL)
            before.append(value)
        self.claims.append(Claim(variable, value, self.source, span, confidence, parts))

    def keep(self, field: Field) -> None:
        """Keep a field for when a .bib file is written."""
        self.others.append((OtherField(FORMAT, field.name, field.value), field.span))

    def unread(self, field: Field) -> None:
        message = (
            f"The field {field.name[:80]!r} of {self.entry.key!r} has no place in CSL; only .bib files keep it."
        )
        self.problem("unknown_field", message, field)
        self.keep(field)

    def problem(self, code: str, message: str, field: Field, severity: Severity = "note") -> None:
        """Something about a field, told with its line."""
        line = self.lines.at(field.span.start)
        evidence = field.value[:_EVIDENCE]
        self.problems.append(Problem(code, severity, message, self.source.ref, field.span, line, evidence))


def _coarser(new: Any, old: Any) -> bool:
    return isinstance(new, PartialDate) and isinstance(old, PartialDate) and old.refines(new)
