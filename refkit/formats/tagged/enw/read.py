"""Text of an .enw file → records of claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from refkit.formats.draft import Draft
from refkit.formats.endnote_types import CSL_OF_NAME
from refkit.formats.gathering import gathered
from refkit.formats.tagged import dates, values
from refkit.formats.tagged.enw.table import PASSED_OVER, ROWS
from refkit.formats.tagged.lines import Form, Value
from refkit.formats.tagged.records import records
from refkit.formats.tagged.rows import Row, read_by, row_for
from refkit.model import Abstract, Name, PartialDate, Problem, Reading, Record, Source, Span, parse_pages
from refkit.model.work import UNKNOWN_TYPE
from refkit.text.people import parse_name
from refkit.text.printable import one_line

_FORM = Form(re.compile(r"%([0-9A-Z@!#$&()*+?^<>\[\]~:])(?: |$)"), opens=frozenset("0"), blank=True)
_ROWS_OF = read_by(ROWS)
_SEVERAL = frozenset({"names", "number", "keywords", "notes"})
_COUNTED = re.compile(r"(\d{1,5})\s?(?:pp?|pages|s|S|Seiten|sider)\.?")


def read(text: str, ref: str) -> Reading:
    """A record of claims a reference, every value with its place in `text`. Never raises.

    References are parted by a blank line or `%0`. Tags that are not known, types that are not known and lines
    outside of references are problems with their lines.
    """
    return gathered(each([text], ref))


def each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    """As `read`, of a text that comes in pieces: a reference at a time, its problems before it."""
    return records(pieces, _FORM, Source("file", "enw", ref), _reference)


def _reference(found: list[Value], source: Source, problems: list[Problem]) -> Record:
    draft = Draft(source, problems)
    kind = _type([value for value in found if value.tag == "0"], {value.tag for value in found}, draft)
    grouped: dict[tuple[str, bool], tuple[Row, list[Value]]] = {}
    for value in found:
        rows = _ROWS_OF.get(value.tag)
        row = row_for(rows, kind) if rows else None
        if row is None:
            if value.tag != "0" and value.tag not in PASSED_OVER:
                message = f"The tag %{value.tag} has no place here and was not read (line {value.line})."
                draft.problem("unknown_tag", message, span=value.span, line=value.line, evidence=value.text)
        elif value.text:
            several = row.kind in _SEVERAL
            grouped.setdefault((row.variable if several else value.tag, several), (row, []))[1].append(value)
    year = next((value.text for value in found if value.tag == "D"), "")
    for row, tagged in sorted(grouped.values(), key=lambda pair: pair[1][0].tag != "8"):
        _claim(row, tagged, year, draft)
    return draft.record()


def _type(named: list[Value], tags: set[str], draft: Draft) -> str:
    """By the last `%0` that is known; without one, what has a journal is an article."""
    for value in reversed(named):
        if csl := CSL_OF_NAME.get(value.text.lower()):
            draft.add("type", csl, [value.span])
            return csl
    for value in named:
        message = f"The type {value.text[:40]!r} is not known; it was read as a document (line {value.line})."
        draft.problem("unknown_type", message, span=value.span, line=value.line, evidence=value.text)
    kind = UNKNOWN_TYPE
    if not named:
        kind = "article-journal" if "J" in tags else "chapter" if "B" in tags else "book" if "I" in tags else kind
    draft.add("type", kind, confidence=0.3)
    return kind


def _claim(row: Row, tagged: list[Value], year: str, draft: Draft) -> None:
    if row.kind == "names":
        named = [(name, place) for value in tagged for text, place in value.pieces if (name := read_name(text))]
        draft.add(row.variable, tuple(name for name, _ in named), [place for _, place in named])
    elif row.kind == "keywords":
        # EndNote puts a keyword on a line of its own; `%K` stands before the first.
        words = [
            (word, place)
            for value in tagged
            for text, place in value.pieces
            for part in text.split(";")
            if (word := one_line(part))
        ]
        draft.add("keyword", tuple(dict.fromkeys(word for word, _ in words)), [place for _, place in words])
    elif row.kind == "number":
        for variable, books in (("ISBN", True), ("ISSN", False)):
            numbers: dict[str, Span] = {}
            for value in tagged:
                for serial in values.serials(value.text):
                    if values.is_isbn(serial) == books:
                        numbers.setdefault(serial, value.span)
            draft.add(variable, tuple(numbers), tuple(numbers.values()))
    elif row.kind == "notes":
        spans = [value.span for value in tagged]
        draft.add(row.variable, "\n\n".join(values.note(value.text) for value in tagged), spans)
    else:
        for value in tagged:
            _value(row, value, year, draft)


def _value(row: Row, value: Value, year: str, draft: Draft) -> None:
    text, place = one_line(value.text), [value.span]
    if row.kind == "doi":
        draft.add_doi(text, place, value.line)
    elif row.kind == "date":
        draft.add(row.variable, _date(text, year if value.tag == "8" else ""), place)
    elif row.kind == "pages":
        counted = _COUNTED.fullmatch(text)
        if counted and not text.isdigit():
            draft.add("number-of-pages", counted[1], place)
        else:
            draft.add(row.variable, parse_pages(text), place)
    elif row.kind == "abstract":
        draft.add(row.variable, Abstract.parse(text), place)
    else:
        draft.add(row.variable, text, place)


def _date(text: str, year: str) -> PartialDate | None:
    date = dates.read(text)
    if date is not None and date.year is None and year:
        date = dates.read(f"{text} {year}")
    return date


def read_name(text: str) -> Name | None:
    """`Last, First, Suffix`; an organisation ends with a comma, as EndNote wants it."""
    text = one_line(text)
    bare = text.rstrip(", ")
    if text.endswith(",") and "," not in bare and " " in bare:
        return Name(literal=bare)
    return values.read_person(text) if "," in text else parse_name(text)
