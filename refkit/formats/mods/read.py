"""MODS → records of claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from refkit.formats.draft import Draft
from refkit.formats.gathering import gathered, told
from refkit.formats.mods.table import DATES, DETAILS, NAMESPACE, PARTS, RESOURCES, ROLES, ROWS, TYPES, Row
from refkit.formats.tagged import dates
from refkit.formats.tagged.values import is_isbn, serials
from refkit.formats.xml_elements import Element, below, elements, lines_of, text_of
from refkit.model import DOI, Abstract, Name, PartialDate, Problem, Reading, Record, Source, pages_of, parse_pages
from refkit.model.work import UNKNOWN_TYPE
from refkit.text.people import parse_name
from refkit.text.printable import one_line

_CSL_OF: dict[str, str] = {}
for _csl, _genre, _ in TYPES:
    _CSL_OF.setdefault(_genre.lower(), _csl)
    _CSL_OF.setdefault(_csl, _csl)
_ROLE_OF = {word: variable for variable, code, text in reversed(ROLES) for word in (code, text)}
_HOST = "relatedItem[type=host]"
_LIFE = re.compile(r",?\s*[\[(]?(?:b\. |ca\. )?\d{4}\??\s?-\s?(?:\d{4})?\??[\])]?\.?$")
_COUNTED = re.compile(r"(\d{1,5})\s?(?:p\b|pages|S\b|leaves|Seiten)")
_ABOUT = re.compile(r"^(?:c|ca\.|©|copyright)\s*(?=\d{4})")


def read(text: str, ref: str) -> Reading:
    """A record of claims a `<mods>`. Never raises. XML keeps no places, so the claims have no span."""
    return gathered(each([text], ref))


def each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    """As `read`, of a text that comes in pieces: a record at a time, its problems before it."""
    problems: list[Problem] = []
    source = Source("file", "mods", ref)
    anything = False
    for element in elements(pieces, ref, (f"{{{NAMESPACE}}}mods", "mods"), problems):
        record = _record(element, Draft(source, problems))
        anything = anything or bool(record.claims)
        yield from told(problems)
        yield record
    if not anything and not problems:
        message = "The file holds no <mods>, as the Library of Congress defines it; export it as MODS."
        problems.append(Problem("no_record", "error", message, ref, line=1))
    yield from problems


def _record(mods: Element, draft: Draft) -> Record:
    kind, sure = _type(mods)
    draft.add("type", kind, confidence=1.0 if sure else 0.3)
    notes: list[str] = []
    for row in ROWS:
        if row.kind == "date" or (draft.has(row.variable) and row.kind != "notes"):
            continue
        found = below(mods, row.path)
        if row.kind == "notes":
            if row.variable == "annote":
                notes += [note for element in found if (note := _note(element))]
        elif found and (value := _value(row, found)):
            draft.add(row.variable, value)
    draft.add("annote", "\n\n".join(notes))
    _names(mods, draft)
    draft.add("issued", _date(mods))
    for part in (*below(mods, "part"), *below(mods, f"{_HOST}/part")):
        _part(part, draft)
    for extent in below(mods, "physicalDescription/extent"):
        if counted := _COUNTED.search(text_of(extent)):
            draft.add("number-of-pages", counted[1])
    if not draft.has("citation-key"):
        draft.add("citation-key", one_line(mods.get("ID") or ""))
    return draft.record()


def _type(mods: Element) -> tuple[str, bool]:
    """By the genre, refkit's and Zotero's own first; else by what it is part of, else by what it is made of."""
    genres = below(mods, "genre")
    own = [genre for genre in genres if genre.get("authority") in ("csl", "local")]
    for genre in (*own, *genres):
        if csl := _CSL_OF.get(text_of(genre).lower()):
            return csl, True
    for genre in below(mods, f"{_HOST}/genre"):
        if csl := PARTS.get(text_of(genre).lower()):
            return csl, True
    resource = next((text_of(found).lower() for found in below(mods, "typeOfResource")), "")
    if csl := RESOURCES.get(resource):
        return csl, True
    host = below(mods, _HOST)
    if host:
        numbered = {detail.get("type") for item in host for detail in below(item, "part/detail")}
        if below(host[0], "identifier[type=issn]") or numbered & {"volume", "issue", "number"}:
            return "article-journal", True
        addressed = below(mods, "location/url") and not below(host[0], "originInfo") and not below(host[0], "part")
        return ("webpage", True) if addressed else ("chapter", True)
    if below(mods, "originInfo/publisher") or below(mods, "identifier[type=isbn]"):
        return "book", True
    return UNKNOWN_TYPE, False


def _value(row: Row, found: list[Element]) -> Any:
    if row.kind == "title":
        return _title(found[0])
    if row.kind == "keywords":
        return tuple(dict.fromkeys(word for element in found if (word := text_of(element))))
    if row.kind == "serials":
        numbers = dict.fromkeys(number for element in found for number in serials(text_of(element)))
        return tuple(number for number in numbers if is_isbn(number) == (row.variable == "ISBN"))
    if row.kind == "abstract":
        return Abstract.parse("\n\n".join(filter(None, map(lines_of, found))))
    said = [text for element in found if (text := text_of(element))]
    if row.kind == "doi":
        return next((doi for text in said if (doi := DOI.parse(text))), None)
    return next(iter(said), "")


def _title(info: Element) -> str:
    """The title behind its article, its subtitle behind a colon, its part behind a full stop."""
    words = {name: text_of(next(iter(below(info, name)), None)) for name in ("nonSort", "title", "subTitle")}
    title = f"{words['nonSort']} {words['title']}".strip().rstrip(":").strip()
    if words["subTitle"]:
        title = f"{title}: {words['subTitle']}" if title else words["subTitle"]
    for name in ("partNumber", "partName"):
        part = text_of(next(iter(below(info, name)), None))
        if part and not _is_series(info):
            title += f". {part}"
    return title


def _is_series(info: Element) -> bool:
    parent = info.getparent()
    return parent is not None and parent.get("type") == "series"


def _names(mods: Element, draft: Draft) -> None:
    found: dict[str, list[Name]] = {}
    for element in below(mods, "name"):
        if name := _name(element):
            found.setdefault(_role(element) or "author", []).append(name)
    for element in below(mods, f"{_HOST}/name"):
        if name := _name(element):
            role = _role(element)
            variable = "container-author" if role in ("", "author") else role
            found.setdefault(variable, []).append(name)
    for element in below(mods, "relatedItem[type=series]/name"):
        if name := _name(element):
            found.setdefault("collection-editor", []).append(name)
    for variable, names in found.items():
        draft.add(variable, tuple(names))


def _role(element: Element) -> str:
    for term in below(element, "role/roleTerm"):
        if variable := _ROLE_OF.get(text_of(term).lower().rstrip(". ")):
            return variable
    return "contributor" if below(element, "role/roleTerm") else ""


def _name(element: Element) -> Name | None:
    parts = {kind: " ".join(filter(None, map(text_of, below(element, f"namePart[type={kind}]"))))
             for kind in ("", "family", "given", "termsOfAddress")}  # fmt: skip
    if parts["family"] or parts["given"]:
        family, given = parts["family"] or parts["given"], parts["given"] if parts["family"] else ""
        return Name(family, given, suffix=parts["termsOfAddress"])
    text = _LIFE.sub("", parts[""]).strip(" ,")
    if element.get("type") in ("corporate", "conference"):
        return Name(literal=parts[""]) if parts[""] else None
    if "," in text:
        family, _, given = text.partition(",")
        return Name(family.strip() or given.strip(), given.strip() if family.strip() else "")
    return parse_name(text) if text else None


def _date(mods: Element) -> PartialDate | None:
    """The first date there is: of two in one place that for machines."""
    for path in DATES:
        found = below(mods, path)
        encoded = [element for element in found if element.get("encoding")]
        for element in (*encoded, *found):
            if date := _read_date(text_of(element)):
                return date
    return None


def _read_date(text: str) -> PartialDate | None:
    from refkit.formats.bibtex.values import read_date

    bare = _ABOUT.sub("", text.strip("[]. "))
    date = read_date(bare) if bare else None
    return date if date is None or date.year is not None else dates.read(bare)


def _part(part: Element, draft: Draft) -> None:
    for kind, variable in DETAILS:
        for detail in below(part, f"detail[type={kind}]"):
            number = next(iter(below(detail, "number")), None)
            draft.add(variable, text_of(detail if number is None else number))
    for extent in below(part, "extent"):
        if extent.get("unit") not in (None, "page", "pages"):
            continue
        first, last, listed = (text_of(next(iter(below(extent, name)), None)) for name in ("start", "end", "list"))
        if first:
            draft.add("page", pages_of(first, last))
        elif listed:
            draft.add("page", parse_pages(re.sub(r"^pp?\.\s?", "", listed)))


def _note(element: Element) -> str:
    kind = one_line(element.get("type") or "")
    text = lines_of(element)
    return f"{kind}: {text}" if kind and text else text
