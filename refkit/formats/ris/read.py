"""Text of a .ris file → records of claims; tolerant of what programs make of the format."""

from __future__ import annotations

import html
import re
from typing import Any

import msgspec

from refkit.formats.ris import procite
from refkit.formats.ris.table import READ, ROWS, TYPES, Row
from refkit.model import (
    DOI,
    Abstract,
    Claim,
    Name,
    PageRange,
    PartialDate,
    Problem,
    Reading,
    Record,
    Source,
    Span,
    parse_pages,
)
from refkit.model.work import LIST_VARIABLES, UNKNOWN_TYPE
from refkit.text.people import parse_name
from refkit.text.printable import one_line

# Two letters or a letter and a digit; one or two blanks, a hyphen; programs forget the blank behind it.
_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: |$)")
_DATE = re.compile(r"(-?\d{1,4})(?:[/-](\d{0,2})(?:[/-](\d{0,2})(?:/(.*))?)?)?")
_MARKUP = re.compile(r"</?(?:p|br|div)\b[^<>]{0,40}>")
_DOUBTFUL = 0.5
_EVIDENCE = 160

_TYPE_OF: dict[str, str] = {}
for _csl, _ris in TYPES:
    _TYPE_OF.setdefault(_ris, _csl)
_ROWS_OF: dict[str, list[Row]] = {}
for _row in (*ROWS, *READ):
    _ROWS_OF.setdefault(_row.tag, []).append(_row)
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


class _Line(msgspec.Struct):
    """A tag with its value (all lines of it, one blank between), its place and the number of its line."""

    tag: str
    value: str
    start: int
    end: int
    number: int


def read(text: str, ref: str) -> Reading:
    """`TY`…`ER` → a record of claims each, every value with its place in `text`. Never raises.

    Accepted: a byte order mark, LF or CRLF, one blank before the hyphen, values of several lines, a missing
    `ER`. Reported, with the line: tags that are not read, types that are not known, dates and page numbers
    that cannot be read, text outside of records.
    """
    problems: list[Problem] = []
    source = Source("file", "ris", ref)
    records = [_Reference(lines, source, problems).record() for lines in _references(text, ref, problems)]
    return Reading(tuple(records), tuple(problems))


def _references(text: str, ref: str, problems: list[Problem]) -> list[list[_Line]]:
    references: list[list[_Line]] = []
    current: list[_Line] | None = None
    pieces: list[str] = []  # of the value of the last line, joined once
    offset = 0

    def finish() -> None:
        if current and len(pieces) > 1:
            current[-1].value = " ".join(piece for piece in pieces if piece)

    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.removeprefix("\ufeff") if number == 1 else raw
        start, offset = offset + len(raw) - len(line), offset + len(raw) + 1
        match = _TAG.match(line)
        value = line[match.end() :] if match else line
        stripped = value.strip()
        begin = start + len(line) - len(value) + len(value) - len(value.lstrip())
        if match is None:
            if current:
                if stripped:
                    pieces.append(stripped)
                    current[-1].end = begin + len(stripped)
            elif stripped:
                problems.append(_outside(line, ref, number, Span(begin, begin + len(stripped))))
            continue
        finish()
        tag = match[1]
        if tag == "ER":
            current = None
            continue
        if tag == "TY" or current is None:
            current = []
            references.append(current)
            if tag != "TY":
                problems.append(_outside(line, ref, number, Span(start, start + len(line.rstrip()))))
        pieces = [stripped]
        current.append(_Line(tag, stripped, begin, begin + len(stripped), number))
    finish()
    return references


def _outside(line: str, ref: str, number: int, span: Span) -> Problem:
    message = f"Line {number} stands outside of a record (between TY and ER)."
    return Problem("outside_record", "warning", message, ref, span, number, line[:_EVIDENCE])


class _Reference:
    """The lines of one reference on their way to a record."""

    def __init__(self, lines: list[_Line], source: Source, problems: list[Problem]) -> None:
        self.lines = lines
        self.source = source
        self.problems = problems
        self.type = lines[0].value.upper() if lines and lines[0].tag == "TY" else ""
        self.procite = procite.is_procite([line.value for line in lines if line.tag == "N1"])
        self.by_row: dict[tuple[str, str], tuple[Row, list[_Line]]] = {}
        self.claims: list[Claim] = []
        self.claimed: dict[str, list[Any]] = {}

    def record(self) -> Record:
        self.claim_type()
        for line in self.lines:
            if line.tag == "TY" or not line.value:
                continue
            row = self.row(line)
            if row is not None and not row.variable:
                continue
            if row is None:
                if line.tag == "M2":
                    self.citation_key(line)
                elif line.tag != "EP" or not any(other.tag == "SP" for other in self.lines):
                    self.problem("unknown_tag", f"The tag {line.tag} has no place here and was not read", line)
                continue
            # Tags of one variable and kind are one list: AU and A1, N1 and RN; KW lines.
            listed = row.kind in ("names", "keywords", "notes", "number")
            self.by_row.setdefault((row.variable, "" if listed else row.tag), (row, []))[1].append(line)
        # Of several dates DA says most, and an N2 is an abstract only where no AB is: the rows' order decides.
        for row, lines in sorted(self.by_row.values(), key=lambda found: _RANK[found[0].tag]):
            self.claim_row(row, lines)
        return Record(tuple(self.claims))

    def row(self, line: _Line) -> Row | None:
        if self.procite:
            if (own := procite.row_of(line.tag, self.type)) is not None:
                return own
            if line.tag == "N1" and (found := procite.labelled(line.value, self.type)) is not None:
                own, value = found
                line.start, line.value = line.end - len(value), value
                return own
        for row in _ROWS_OF.get(line.tag, ()):
            if (not row.types or self.type in row.types) and self.type not in row.but and row.kind != "key":
                if row.variable == "ISSN" and len(re.sub(r"[^0-9Xx]", "", line.value)) >= 10:
                    return Row("SN", "ISBN", "number")
                if row.variable == "ISBN" and re.fullmatch(r"\d{4}-?\d{3}[\dXx]", line.value):
                    return Row("SN", "ISSN", "number")
                return row
        return None

    def name(self, line: _Line) -> Name | None:
        if self.procite and line.tag == "N1":
            return parse_name(line.value)
        return read_name(line.value)

    def claim_type(self) -> None:
        line = self.lines[0]
        if line.tag != "TY":
            return
        csl = _TYPE_OF.get(self.type)
        if csl is None:
            self.problem("unknown_type", f"The type {line.value[:40]!r} is not known; read as a document", line)
        csl = csl or UNKNOWN_TYPE
        self.claim("type", csl, [line], 0.3 if csl == UNKNOWN_TYPE else 1.0)

    def citation_key(self, line: _Line) -> None:
        label, colon, key = line.value.partition(":")
        if colon and label.strip().lower() == "citation key" and key.strip():
            self.claim("citation-key", key.strip(), [line])
        elif colon and label.strip() in ("PMID", "PMCID") and key.strip():
            self.claim(label.strip(), key.strip(), [line])
        else:
            self.problem("unknown_tag", "The tag M2 has no place here and was not read", line)

    def claim_row(self, row: Row, lines: list[_Line]) -> None:
        kind = row.kind
        if row.variable in LIST_VARIABLES:
            values = dict.fromkeys(value for line in lines for value in _listed(kind, line.value))
            self.claim(row.variable, tuple(values), lines)
        elif kind == "names":
            named = [(name, line) for line in lines if (name := self.name(line))]
            self.claim(row.variable, tuple(name for name, _ in named), [line for _, line in named])
        elif kind == "notes":
            notes = [note for line in lines if (note := _read_note(line.value))]
            self.claim(row.variable, "\n\n".join(notes), lines)
        else:
            for line in lines:
                value = self.value(row, line)
                if value:
                    self.claim(row.variable, value, [line])
                else:
                    self.problem("bad_value", f"The tag {row.tag} holds no {row.variable} that can be read", line)

    def value(self, row: Row, line: _Line) -> Any:
        if row.kind in ("date", "accessed"):
            return read_date(line.value)
        if row.kind == "doi":
            return DOI.parse(line.value)
        if row.kind == "abstract":
            return Abstract.parse(line.value)
        if row.kind == "pages":
            last = next((other.value for other in self.lines if other.tag == "EP"), "")
            if last and last != line.value and not re.search(r"[-–—]", line.value):
                return PageRange(line.value, last)
            return parse_pages(line.value)
        return one_line(line.value)

    def claim(self, variable: str, value: Any, lines: list[_Line], confidence: float = 1.0) -> None:
        if not value:
            return
        before = self.claimed.setdefault(variable, [])
        if any(value == old or _coarser(value, old) for old in before):
            return
        if before:
            confidence = min(confidence, _DOUBTFUL)
        before.append(value)
        spans = tuple(Span(line.start, line.end) for line in lines)
        parts = spans if isinstance(value, tuple) and len(value) == len(spans) else ()
        whole = Span(spans[0].start, max(span.end for span in spans))
        self.claims.append(Claim(variable, value, self.source, whole, confidence, parts))

    def problem(self, code: str, message: str, line: _Line) -> None:
        self.problems.append(
            Problem(
                code,
                "note",
                f"{message} (line {line.number}).",
                self.source.ref,
                Span(line.start, line.end),
                line.number,
                line.value[:_EVIDENCE],
            )
        )


_RANK = {tag: rank for rank, tag in enumerate(dict.fromkeys(row.tag for row in (*ROWS, *READ)))}


def _coarser(new: Any, old: Any) -> bool:
    return isinstance(new, PartialDate) and isinstance(old, PartialDate) and old.refines(new)


def _listed(kind: str, value: str) -> list[str]:
    """Keywords may share a line, parted by semicolons; serial numbers by blanks."""
    parts = re.split(r";" if kind == "keywords" else r"[\s;,]+", value)
    return [part for raw in parts if (part := one_line(raw))]


def read_name(value: str) -> Name | None:
    """`Last, First, Suffix` is a person, a name without a comma an organisation."""
    family, comma, rest = one_line(value).partition(",")
    if not comma:
        return Name(literal=family) if family else None
    given, _, suffix = rest.partition(",")
    family, given, suffix = family.strip(), given.strip(), suffix.strip(" ,")
    if not family:
        family, given = given, ""
    return Name(family=family, given=given, suffix=suffix) if family else None


def read_date(value: str) -> PartialDate | None:
    """`YYYY/MM/DD/other info`, of which parts may be empty; what is no date is kept as words."""
    value = one_line(value)
    match = _DATE.fullmatch(value)
    if not match:
        words = value.strip("/ ")
        return PartialDate(literal=words) if words else None
    month, day = int(match[2] or 0), int(match[3] or 0)
    words = (match[4] or "").strip("/ ")
    season = _SEASONS.get(words.lower())
    month_known = 1 <= month <= 12
    return PartialDate(
        year=int(match[1]),
        month=month if month_known else None,
        day=day if month_known and 1 <= day <= 31 else None,
        season=season,
        literal="" if season else words,
    )


def _read_note(value: str) -> str:
    """A note, HTML taken away if it is HTML; its paragraphs are lines, for a line is where a note ends."""
    if not _MARKUP.search(value):
        return one_line(value)
    pieces = _MARKUP.split(value)
    return "\n".join(line for piece in pieces if (line := one_line(html.unescape(piece))))
