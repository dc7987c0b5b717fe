"""Text of a .ris file → records of claims; tolerant of what programs make of the format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from refkit.formats.draft import Draft
from refkit.formats.gathering import gathered, told
from refkit.formats.ris import procite, regular
from refkit.formats.ris.references import Entry, Part, Reference, parts, references
from refkit.formats.ris.table import READ, ROWS, TYPES, Kind, Row
from refkit.formats.ris.values import keywords, read_date, read_name, read_note, serials
from refkit.model import DOI, Abstract, Claim, Name, PageRange, Problem, Reading, Record, Source, Span, parse_pages
from refkit.model.work import UNKNOWN_TYPE
from refkit.text.people import parse_name
from refkit.text.printable import one_line

_ALL = (*ROWS, *READ)
# Of several dates DA says most, and an N2 is an abstract only where no AB is: the rows' order decides.
_RANK = {tag: rank for rank, tag in enumerate(dict.fromkeys(row.tag for row in _ALL))}
_TYPE_OF: dict[str, str] = {}
for _csl, _ris in TYPES:
    _TYPE_OF.setdefault(_ris, _csl)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_NO_DIGIT = re.compile(r"[^0-9Xx]")
_OPENS = ("TY  -", "TY -")
_DASH = re.compile(r"[-–—]")


_Placed = tuple[str, Kind, int, Callable[[str], Any] | None, Row]
"""Of a tag: the variable, the kind, its rank among the tags of the variable, how one value is read, the row."""

_Told = tuple[_Placed, Entry]


def read(text: str, ref: str) -> Reading:
    """`TY`…`ER` → a record of claims each, every value with its place in `text`. Never raises.

    Accepted: a byte order mark, LF or CRLF, one blank before the hyphen, values of several lines, a missing
    `ER`. Reported, with the line: tags that are not read, types that are not known, dates and page numbers
    that cannot be read, text outside of records.
    """
    return gathered(each([text], ref))


def each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    """As `read`, of a text that comes in pieces: a reference at a time, its problems before it."""
    source = Source("file", "ris", ref)
    for part in parts(pieces):
        yield from _part(part, source)


def _part(part: Part, source: Source) -> Iterator[Record | Problem]:
    """The references of a part: the plain ones at once, the others by the general reading."""
    lines = part.text.split("\n")
    coming: Any = iter(lines)
    number, place = 0, part.offset  # of the line that comes next
    while (line := next(coming, None)) is not None:
        if not line:
            number, place = number + 1, place + 1
            continue
        found = regular.read(line, coming, place, source) if line.startswith("TY  - ") else None
        if found is not None:
            record, length, place = found
            number += length
            yield record
            continue
        first, start = number, place
        while number == first or (number < len(lines) and not lines[number].startswith(_OPENS)):
            place += len(lines[number]) + 1
            number += 1
        yield from general(Part("\n".join(lines[first:number]), start, part.line + first), source)
        coming.__setstate__(number)  # an iterator of a list goes on where it is told to


def general(part: Part, source: Source) -> Iterator[Record | Problem]:
    """The references of a part, whatever they look like, and their problems."""
    problems: list[Problem] = []
    for found in references(part, source.ref):
        if isinstance(found, Problem):
            yield found
        else:
            record = _record(found, source, problems)
            yield from told(problems)
            yield record


def _record(reference: Reference, source: Source, problems: list[Problem]) -> Record:
    marks, values, place = reference.marks, reference.values, reference.place
    opened = marks[0][1:3] == "TY"
    kind = values[0].strip().upper() if opened else ""
    plan = _plan(kind if kind in _TYPE_OF else "")
    unplaced: list[Entry] = []
    gathered: dict[str, list[_Told]] = {}
    for mark, value in zip(marks, values, strict=True):
        start = place + len(mark)
        place = start + len(value)
        bare = value.strip()
        if not bare:
            continue
        if len(bare) != place - start:
            start += len(value) - len(value.lstrip())
        entry = (mark[1:3], _joined(bare) if "\n" in bare else bare, start, start + len(bare))
        placed = plan.get(entry[0])
        if placed is None:
            unplaced.append(entry)
        elif (told := gathered.get(placed[0])) is None:
            gathered[placed[0]] = [(placed, entry)]
        else:
            told.append((placed, entry))
    draft = Draft(source, problems)
    if opened:
        _type(kind, unplaced.pop(0) if values[0].strip() else ("TY", "", place, place), reference, draft)
    if "annote" in gathered and procite.is_procite([entry[1] for _, entry in gathered["annote"]]):
        gathered = _of_procite(gathered, unplaced, kind)
    for entry in unplaced:
        _unplaced(entry, gathered, reference, draft)
    for variable, told in gathered.items():
        placed, entry = told[0]
        read_value = placed[3]
        if read_value is None:
            _LISTS[placed[1]](told, reference, draft)
        elif len(told) > 1 or draft.has(variable):
            told.sort(key=_rank)
            for (_, _, _, read_it, row), entry in told:
                _add(row, read_it(entry[1]) if read_it else None, entry, reference, draft)
        elif found := read_value(entry[1]):
            draft.claims.append(Claim(variable, found, source, Span(entry[2], entry[3])))
        else:
            _add(placed[4], None, entry, reference, draft)
    return draft.record()


def _joined(value: str) -> str:
    """The lines of a value as one."""
    return " ".join([part for raw in value.split("\n") if (part := raw.strip())])


def _rank(told: _Told) -> int:
    return told[0][2]


_SINGLE: dict[Kind, Callable[[str], Any]] = {
    "text": one_line, "date": read_date, "accessed": read_date, "abstract": Abstract.parse, "doi": DOI.parse,
}  # fmt: skip


@cache
def _plan(kind: str) -> dict[str, _Placed]:
    """For each tag the row that holds for a RIS type."""
    plan: dict[str, _Placed] = {}
    for row in _ALL:
        if (not row.types or kind in row.types) and kind not in row.but and row.kind != "key":
            plan.setdefault(row.tag, _placed(row))
    return plan


def _placed(row: Row) -> _Placed:
    return row.variable, row.kind, _RANK[row.tag], _SINGLE.get(row.kind), row


def _of_procite(gathered: dict[str, list[_Told]], unplaced: list[Entry], kind: str) -> dict[str, list[_Told]]:
    """What was gathered of a reference of ProCite's, under the variables that its tags have there."""
    found: dict[str, list[_Told]] = {}
    told = [(placed[4], entry) for entries in gathered.values() for placed, entry in entries]
    for row, entry in sorted([*told, *((None, entry) for entry in unplaced)], key=_start):
        tag, value, _, end = entry
        its = procite.row_of(tag, kind)
        if its is None and tag == "N1" and (labelled := procite.labelled(value, kind)) is not None:
            its, value = labelled
            entry = (tag, value, end - len(value), end)
        if its is not None and entry in unplaced:
            unplaced.remove(entry)
        its = its or row
        if its is not None and its.variable and value:
            found.setdefault(its.variable, []).append((_placed(its), entry))
    return found


def _start(told: tuple[Row | None, Entry]) -> int:
    return told[1][2]


def _type(kind: str, entry: Entry, reference: Reference, draft: Draft) -> None:
    csl = _TYPE_OF.get(kind)
    if csl is None:
        message = f"The type {entry[1][:40]!r} is not known; read as a document"
        _problem("unknown_type", message, entry, reference, draft)
        csl = UNKNOWN_TYPE
    draft.add("type", csl, (Span(entry[2], entry[3]),), 0.3 if csl == UNKNOWN_TYPE else 1.0)


def _unplaced(entry: Entry, gathered: dict[str, list[_Told]], reference: Reference, draft: Draft) -> None:
    """A tag without a row: the last page, which goes with the first; Zotero's M2; what is not known."""
    tag, value, start, end = entry
    if tag == "EP" and any(mark[1:3] == "SP" for mark in reference.marks):
        return
    label, colon, said = (part.strip() for part in value.partition(":"))
    if tag == "M2" and colon and said and (label.lower() == "citation key" or label in ("PMID", "PMCID")):
        draft.add(label if label in ("PMID", "PMCID") else "citation-key", said, (Span(start, end),))
    else:
        _problem("unknown_tag", f"The tag {tag} has no place here and was not read", entry, reference, draft)


def _names(told: list[_Told], reference: Reference, draft: Draft) -> None:
    found: list[Name] = []
    places = []
    for _, (tag, value, start, end) in told:
        # Only ProCite's labelled notes hold names elsewhere than in a tag of their own, and as they are printed.
        name = parse_name(value) if tag == "N1" else read_name(value)
        if name is not None:
            found.append(name)
            places.append(Span(start, end))
    draft.add(told[0][0][0], tuple(found), places)


def _keywords(told: list[_Told], reference: Reference, draft: Draft) -> None:
    words: dict[str, None] = {}
    for _, entry in told:
        for word in keywords(entry[1]):
            words[word] = None
    draft.add("keyword", tuple(words), _places(told))


def _numbers(told: list[_Told], reference: Reference, draft: Draft) -> None:
    """Serial numbers: what has the form of an ISSN is one and what has ten digits an ISBN, whatever the type."""
    apart: dict[str, list[_Told]] = {}
    for one in told:
        variable, value = one[0][0], one[1][1]
        if variable == "ISSN" and len(_NO_DIGIT.sub("", value)) >= 10:
            variable = "ISBN"
        elif variable == "ISBN" and _ISSN.fullmatch(value):
            variable = "ISSN"
        apart.setdefault(variable, []).append(one)
    for variable, its in apart.items():
        numbers = dict.fromkeys(serial for _, entry in its for serial in serials(entry[1]))
        draft.add(variable, tuple(numbers), _places(its))


def _notes(told: list[_Told], reference: Reference, draft: Draft) -> None:
    notes = [note for _, entry in told if (note := read_note(entry[1]))]
    draft.add(told[0][0][0], "\n\n".join(notes), _places(told))


def _pages(told: list[_Told], reference: Reference, draft: Draft) -> None:
    ends = [value for mark, value in zip(reference.marks, reference.values, strict=True) if mark[1:3] == "EP"]
    last = ends[0].strip() if ends else ""
    for placed, entry in told:
        value = entry[1]
        both = last and last != value and not _DASH.search(value)
        _add(placed[4], PageRange(value, last) if both else parse_pages(value), entry, reference, draft)


def _places(told: list[_Told]) -> list[Span]:
    return [Span(start, end) for _, (_, _, start, end) in told]


def _add(row: Row, value: Any, entry: Entry, reference: Reference, draft: Draft) -> None:
    if value:
        draft.add(row.variable, value, (Span(entry[2], entry[3]),))
    else:
        message = f"The tag {row.tag} holds no {row.variable} that can be read"
        _problem("bad_value", message, entry, reference, draft)


_LISTS: dict[Kind, Callable[[list[_Told], Reference, Draft], None]] = {
    "names": _names, "pages": _pages, "number": _numbers, "keywords": _keywords, "notes": _notes,
}  # fmt: skip


def _problem(code: str, message: str, entry: Entry, reference: Reference, draft: Draft) -> None:
    line = reference.part.line_of(entry[2])
    draft.problem(code, f"{message} (line {line}).", span=Span(entry[2], entry[3]), line=line, evidence=entry[1])
