"""EndNote's XML → records of claims."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from refkit.formats.draft import Draft
from refkit.formats.endnote_types import CSL_OF_NAME, CSL_OF_NUMBER
from refkit.formats.endnote_xml.table import ROWS, Row
from refkit.formats.gathering import gathered, told
from refkit.formats.tagged import dates
from refkit.formats.tagged.enw.read import read_name
from refkit.formats.tagged.values import is_isbn, serials
from refkit.formats.xml_elements import Element, elements, text_of
from refkit.model import Abstract, PartialDate, Problem, Reading, Record, Source, parse_pages
from refkit.model.work import UNKNOWN_TYPE
from refkit.text.printable import one_line

_FACES = {"bold": "b", "italic": "i", "superscript": "sup", "subscript": "sub"}
_BREAKS = re.compile(r"</?(?:p|br|div)\b[^<>]{0,40}>")
_RUNS = re.compile(r"[ \t]+")


def read(text: str, ref: str) -> Reading:
    """A record of claims a `<record>`. Never raises. XML keeps no places, so the claims have no span."""
    return gathered(each([text], ref))


def each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    """As `read`, of a text that comes in pieces: a record at a time, its problems before it."""
    problems: list[Problem] = []
    source = Source("file", "endnote-xml", ref)
    anything = False
    for element in elements(pieces, ref, ("record",), problems):
        record = _record(element, source, problems)
        anything = True
        yield from told(problems)
        yield record
    if not anything and not problems:
        message = "The file holds no <record>, as EndNote writes them; export it from EndNote as XML."
        problems.append(Problem("no_record", "error", message, ref, line=1))
    yield from problems


def _record(element: Element, source: Source, problems: list[Problem]) -> Record:
    draft = Draft(source, problems)
    kind = _type(element, draft)
    taken: set[str] = set()
    notes: list[str] = []
    for row in ROWS:
        if (row.types and kind not in row.types) or (row.path in taken and row.kind != "serial"):
            continue
        found = element.findall(row.path)
        if not found:
            continue
        taken.add(row.path)
        if row.kind == "note":
            notes += [note for item in found if (note := _note(item))]
        elif row.kind == "date":
            draft.add(row.variable, _date(element))
        else:
            _claim(row, found, draft)
    draft.add("annote", "\n\n".join(notes))
    return draft.record()


def _type(element: Element, draft: Draft) -> str:
    """By the name of the type, else by its number."""
    named = element.find("ref-type")
    name = (named.get("name") or "").strip() if named is not None else ""
    number = text_of(named)
    csl = CSL_OF_NAME.get(name.lower())
    if csl is None and not name and number.isdecimal():
        csl = CSL_OF_NUMBER.get(int(number[:4]))
    if csl is None:
        message = f"The type {(name or number)[:40]!r} is not known; it was read as a document."
        draft.problem("unknown_type", message, line=element.sourceline, evidence=name or number)
    draft.add("type", csl or UNKNOWN_TYPE, confidence=1.0 if csl else 0.3)
    return csl or UNKNOWN_TYPE


def _claim(row: Row, found: list[Element], draft: Draft) -> None:
    said = [text for item in found if (text := text_of(item))]
    if row.kind == "names":
        draft.add(row.variable, tuple(name for text in said if (name := read_name(text))))
    elif row.kind == "keywords":
        draft.add(
            "keyword", tuple(dict.fromkeys(w for text in said for part in text.split(";") if (w := one_line(part))))
        )
    elif row.kind == "serial":
        numbers = dict.fromkeys(serial for text in said for serial in serials(text))
        draft.add(row.variable, tuple(n for n in numbers if is_isbn(n) == (row.variable == "ISBN")))
    elif row.kind == "rich":
        draft.add(row.variable, one_line(_rich(found[0])))
    elif row.kind == "doi":
        for item in found:
            draft.add_doi(text_of(item), line=item.sourceline)
    elif row.kind == "url":
        draft.add("URL", next((text for text in said if not text.startswith("internal-pdf:")), ""))
    else:
        for text in said[:1]:
            if row.kind == "pages":
                draft.add("page", parse_pages(text))
            elif row.kind == "abstract":
                draft.add("abstract", Abstract.parse(_lines(found[0])))
            elif row.kind == "access":
                draft.add("accessed", dates.read(text))
            else:
                draft.add(row.variable, text)


def _date(element: Element) -> PartialDate | None:
    """The year with what `pub-dates` says of month and day."""
    year = text_of(element.find("dates/year"))
    more = text_of(element.find("dates/pub-dates/date"))
    if more and year and year not in more:
        more = f"{year} {more}"
    date = dates.read(more) if more else None
    return date if date is not None and date.year is not None else dates.read(year)


def _rich(element: Element) -> str:
    """A title whose runs of style are CSL's rich text."""
    out = [element.text or ""]
    for style in element:
        tags = [_FACES[face] for face in (style.get("face") or "").split() if face in _FACES]
        text = "".join(style.itertext())
        if text.strip():
            text = "".join(f"<{tag}>" for tag in tags) + text + "".join(f"</{tag}>" for tag in reversed(tags))
        out += [text, style.tail or ""]
    return "".join(out)


def _lines(element: Element) -> str:
    """The text of an element with its breaks, which EndNote writes as carriage returns."""
    text = "".join(element.itertext()).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(_RUNS.sub(" ", line).strip() for line in text.split("\n")).strip()


def _note(element: Element) -> str:
    """A note: HTML that was escaped, or plain text."""
    text = _BREAKS.sub("\n", _lines(element))
    return "\n\n".join(
        part
        for raw in re.split(r"\n\s*\n", html.unescape(text))
        if (part := "\n".join(map(one_line, raw.split("\n"))).strip())
    )
