"""The plain reference of RIS, read in one pass over its lines: most are of this kind, and this is several times as
fast as the general reading (`refkit.formats.ris.read`), which gives the same claims for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from refkit.formats.ris.table import READ, ROWS, TYPES, Kind
from refkit.formats.ris.values import read_date, read_name, read_note
from refkit.model import DOI, Abstract, Claim, Name, PageRange, PartialDate, Record, Source, Span, parse_pages
from refkit.text.printable import one_line

_CSL_OF: dict[str, str] = {}
for _csl, _ris in TYPES:
    _CSL_OF.setdefault(_ris, _csl)
_SERIAL = re.compile(r"(\d{4}-?\d{3}[\dXx])|(?:97[89]-?)?\d(?:-?\d){8}-?[\dXx]")
_DASH = re.compile(r"[-–—]")
_KEY = "Citation Key: "

_Plan = dict[str, tuple[int, str, Callable[[str], Any]]]
# What is done with a line.
_TEXT, _NAME, _KEYWORD, _VALUE, _DATE, _PAGES, _END, _SERIALS, _NOTE, _LABEL, _CLOSE = range(11)
_DONE: dict[Kind, int] = {
    "text": _TEXT, "names": _NAME, "keywords": _KEYWORD, "accessed": _VALUE, "abstract": _VALUE, "doi": _VALUE,
    "date": _DATE, "pages": _PAGES, "number": _SERIALS, "notes": _NOTE,
}  # fmt: skip
_READ: dict[Kind, Callable[[str], Any]] = {
    "accessed": read_date,
    "abstract": Abstract.parse,
    "doi": DOI.parse,
}


@cache
def _plan(kind: str) -> _Plan | None:
    """How a line of a reference of a RIS type begins → what is done with it; None for a type that is not known."""
    if kind not in _CSL_OF:
        return None
    plan: _Plan = {"EP  - ": (_END, "", str), "M2  - ": (_LABEL, "", str), "ER  - ": (_CLOSE, "", str),
                   "ER  -": (_CLOSE, "", str)}  # fmt: skip
    for row in (*ROWS, *READ):
        if (not row.types or kind in row.types) and kind not in row.but and row.kind != "key":
            plan.setdefault(f"{row.tag}  - ", (_DONE[row.kind], row.variable, _READ.get(row.kind, one_line)))
    return plan


def read(head: str, lines: Iterator[str], offset: int, source: Source) -> tuple[Record, int, int] | None:
    """The reference that begins with the line `head` (`TY  - …`), at `offset` in the file, and goes on in `lines`.

    What comes is its record, the number of its lines to `ER`, and the place behind. None if anything in it is
    out of the common.
    """
    plan = _plan(head[6:])
    if plan is None:
        return None
    csl = _CSL_OF[head[6:]]
    start = offset + 6
    offset += len(head) + 1
    claims = [
        Claim("type", csl, source, Span(start, offset - 1), 0.3)
        if csl == "document"
        else Claim("type", csl, source, Span(start, offset - 1))
    ]
    seen = {"type"}
    names: dict[str, tuple[list[Name], list[Span]]] = {}
    author = ""  # the variable of the last name, and its lists
    people: list[Name] = []
    places: list[Span] = []
    serials: dict[str, tuple[str, Span]] = {}
    words: dict[str, None] = {}
    word_places: list[Span] = []
    notes: list[str] = []
    note_places: list[Span] = []
    dated: tuple[PartialDate, Span] | None = None
    page: tuple[str, str, Span] | None = None
    last = ""
    number = 1
    for line in lines:
        number += 1
        start = offset + 6
        offset += len(line) + 1
        told = plan.get(line[:6])
        if told is None:
            return None
        does, variable, read_value = told
        value = line[6:]
        end = offset - 1
        if does == _CLOSE:
            break
        if not value:
            continue
        if value.strip() is not value:  # it is the same object where there is nothing to strip
            return None
        if does == _TEXT:
            if variable in seen or "  " in value or not value.isprintable():
                return None
            seen.add(variable)
            claims.append(Claim(variable, value, source, Span(start, end)))
        elif does == _NAME:
            family, comma, given = value.partition(", ")
            if comma and given and "," not in given and "  " not in value and value.isprintable():
                name = Name(family, given) if family and family[-1] != "," else read_name(value)
            else:
                name = read_name(value)
            if name is None:
                return None
            if variable == author:
                people.append(name)
                places.append(Span(start, end))
            elif variable in names:
                names[variable][0].append(name)
                names[variable][1].append(Span(start, end))
            else:
                author, people, places = variable, [name], [Span(start, end)]
                names[variable] = people, places
        elif does == _KEYWORD:
            if ";" in value or value in words or "  " in value or not value.isprintable():
                return None
            words[value] = None
            word_places.append(Span(start, end))
        elif does == _VALUE:
            found = read_value(value)
            if not found or variable in seen:
                return None
            seen.add(variable)
            claims.append(Claim(variable, found, source, Span(start, end)))
        elif does == _DATE:
            date = read_date(value)
            if date is None:
                return None
            if dated is None or (line[:2] == "DA" and date.refines(dated[0]) and not dated[0].season):
                dated = date, Span(start, end)
            elif not dated[0].refines(date) or date.season or date.literal:
                return None
        elif does == _PAGES:
            if page is not None:
                return None
            page = variable, value, Span(start, end)
        elif does == _END:
            if last:
                return None
            last = value
        elif does == _SERIALS:
            serial = _SERIAL.fullmatch(value)
            if serial is None or value in serials:
                return None
            serials[value] = "ISSN" if serial[1] else "ISBN", Span(start, end)
        elif does == _NOTE:
            note = read_note(value)
            if not note or value.startswith("Record "):  # the notes of ProCite have labels
                return None
            notes.append(note)
            note_places.append(Span(start, end))
        elif value.startswith(_KEY) and "citation-key" not in seen and (key := value[len(_KEY) :].strip()):
            seen.add("citation-key")
            claims.append(Claim("citation-key", key, source, Span(start, end)))
        else:
            return None
    else:
        return None
    for variable, (people, places) in names.items():
        claims.append(_listed(variable, tuple(people), places, source))
    if serials:
        for variable in ("ISSN", "ISBN") if len(serials) > 1 else (next(iter(serials.values()))[0],):
            its = [(serial, place) for serial, (kind, place) in serials.items() if kind == variable]
            if its:
                numbers, where = zip(*its, strict=True)
                claims.append(_listed(variable, numbers, list(where), source))
    if words:
        claims.append(_listed("keyword", tuple(words), word_places, source))
    if dated is not None:
        claims.append(Claim("issued", dated[0], source, dated[1]))
    if page is not None:
        both = last and last != page[1] and not _DASH.search(page[1])
        pages = PageRange(page[1], last) if both else parse_pages(page[1])
        if not pages:
            return None
        claims.append(Claim(page[0], pages, source, page[2]))
    elif last and "number-of-pages" not in seen:
        return None
    if notes:
        claims.append(Claim("annote", "\n\n".join(notes), source, _around(note_places)))
    return Record(tuple(claims)), number, offset


def _listed(variable: str, values: tuple[Any, ...], places: list[Span], source: Source) -> Claim:
    return Claim(variable, values, source, _around(places), 1.0, tuple(places))


def _around(places: list[Span]) -> Span:
    return Span(places[0].start, places[-1].end) if len(places) > 1 else places[0]
