"""Zotero RDF → records of claims."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from refkit.formats.draft import Draft
from refkit.formats.tagged import dates
from refkit.formats.tagged.values import is_isbn, serials
from refkit.formats.xml_elements import Element, lines_of, text_of, tree
from refkit.formats.zotero_rdf.table import ALONE, NAMES, RDF, ROWS, TYPES, Row
from refkit.model import DOI, Abstract, Name, OtherField, PartialDate, Problem, Reading, Source, parse_pages
from refkit.model.work import UNKNOWN_TYPE
from refkit.text.people import parse_name
from refkit.text.printable import one_line

FORMAT = "zotero-rdf"
_CSL_OF: dict[str, str] = {}
_CSL_OF_ELEMENT: dict[str, str] = {}
for _csl, _zotero, _element, _ in TYPES:
    _CSL_OF.setdefault(_zotero, _csl)
    _CSL_OF_ELEMENT.setdefault(_element.partition(":")[2], _csl)
# What is no item of its own: it belongs to one, or groups some.
_NO_ITEMS = frozenset(
    "Memo Attachment Collection Journal Periodical Newspaper Series CourtReporter Person Organization".split()
)
_BREAKS = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol)\b[^<>]{0,400}>")
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_DEEPEST = 4
# Of what an item is part of; Zotero puts them on the item where it is part of nothing.
_ELSEWHERE = frozenset({"ISSN", "volume", "issue", "container-title-short"})


def read(text: str, ref: str) -> Reading:
    """A record of claims an item, its notes with it. Never raises. XML keeps no places: the claims have no span.

    Collections are kept as other fields of the items in them ("collection", the names of its folders with "/"
    between); a note that belongs to no item, and attachments, are problems.
    """
    problems: list[Problem] = []
    root = tree(text, ref, problems)
    if root is None:
        return Reading((), tuple(problems))
    graph = _Graph(root)
    source = Source("file", FORMAT, ref)
    collections = _collections(graph)
    used: set[str] = set()
    records = []
    for element in root:
        if _local(element) in _NO_ITEMS or (graph.about(element) in graph.parts and not graph.has_type(element)):
            continue
        draft = Draft(source, problems)
        _item(element, graph, draft, used)
        if draft.claims:
            names = collections.get(graph.about(element), ())
            draft.add("other-fields", tuple(OtherField(FORMAT, "collection", name) for name in names))
            records.append(draft.record())
    for element in root:
        if _local(element) == "Memo" and graph.about(element) not in used:
            message = f"A note that belongs to no item was not read (line {element.sourceline})."
            problems.append(Problem("loose_note", "warning", message, ref, line=element.sourceline,
                                    evidence=_note(element)[:160]))  # fmt: skip
    if not records and not problems:
        message = "The file holds no item as Zotero writes them; export it from Zotero as Zotero RDF."
        problems.append(Problem("no_record", "error", message, ref, line=1))
    return Reading(tuple(records), tuple(problems))


class _Graph:
    """The elements of a file by the addresses that stand for them."""

    def __init__(self, root: Element) -> None:
        self.by_address: dict[str, Element] = {}
        self.parts: set[str] = set()
        for element in root.iter():
            address = self.about(element)
            if address:
                self.by_address.setdefault(address, element)
            if _local(element) == "isPartOf":
                self.parts.add(element.get(f"{{{RDF}}}resource") or "")
        self.parts.discard("")

    @staticmethod
    def about(element: Element) -> str:
        return element.get(f"{{{RDF}}}about") or element.get(f"{{{RDF}}}nodeID") or ""

    @staticmethod
    def has_type(element: Element) -> bool:
        return any(_local(child) == "itemType" for child in element)

    def targets(self, element: Element, name: str) -> list[Element]:
        """What `element` points to by `name`: what stands inside, what is named, or the element itself if it is
        plain text."""
        found = []
        for child in element:
            if _local(child) != name:
                continue
            address = child.get(f"{{{RDF}}}resource") or child.get(f"{{{RDF}}}nodeID")
            if address:
                if address in self.by_address:
                    found.append(self.by_address[address])
            else:
                found += list(child) or [child]
        return found

    def path(self, elements: list[Element], path: str) -> list[Element]:
        """As `targets`, step by step; between two steps stands the element of a thing."""
        steps = [step.partition(":")[2] for step in path.split("/")]
        for number, step in enumerate(steps):
            if number % 2:
                elements = [element for element in elements if _local(element) == step]
            else:
                elements = [target for element in elements for target in self.targets(element, step)]
        return elements


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _item(element: Element, graph: _Graph, draft: Draft, used: set[str]) -> None:
    said = next((text_of(child) for child in element if _local(child) == "itemType"), "")
    hosts, series = _hosts(element, graph)
    kind = _CSL_OF.get(said)
    if kind is None and said and said != "attachment":
        message = f"The type {said[:40]!r} is not known; it was read as a document."
        draft.problem("unknown_type", message, line=element.sourceline, evidence=said)
    if said in ("attachment", "note"):
        return
    if kind is None and not said:
        kind = _CSL_OF_ELEMENT.get(_local(element))
    places = {"": [element], ">": hosts, ">>": series}
    for row in ROWS:
        if (row.types and kind not in row.types) or (draft.has(row.variable) and row.kind != "note"):
            continue
        depth = row.path[: len(row.path) - len(row.path.lstrip(">"))]
        found = graph.path(places[depth], row.path.lstrip(">"))
        if not found and row.variable in _ELSEWHERE and kind not in ALONE:
            found = graph.path([element], row.path.lstrip(">"))
        if not found and row.kind in ("doi", "isbn"):
            found = graph.path(hosts, row.path)
        draft.add(row.variable, _value(row, found))
    if not draft.claims and not any(_local(child) in ("authors", "creator") for child in element):
        return
    draft.add("type", kind or UNKNOWN_TYPE, confidence=1.0 if kind else 0.3)
    _names(element, graph, draft)
    for organisation in graph.targets(element, "publisher"):
        name = next((text_of(found) for found in graph.targets(organisation, "name")), "")
        draft.add("publisher", name or ("" if len(organisation) else text_of(organisation)))
        place = graph.path([organisation], "vcard:adr/vcard:Address/vcard:locality")
        draft.add("publisher-place", text_of(place[0]) if place else "")
    notes = []
    for memo in graph.targets(element, "isReferencedBy"):
        used.add(graph.about(memo))
        notes.append(_note(memo))
    draft.add("annote", "\n\n".join(filter(None, notes)))


def _hosts(element: Element, graph: _Graph) -> tuple[list[Element], list[Element]]:
    """What an item is part of, and the series among it; a section is passed through."""
    hosts: list[Element] = []
    series: list[Element] = []
    coming = [element]
    seen = {element}  # a file may say that things are part of each other
    for _ in range(_DEEPEST):
        found = dict.fromkeys(target for part in coming for target in graph.targets(part, "isPartOf"))
        coming = [part for part in found if part not in seen]
        seen.update(coming)
        for part in coming:
            if _local(part) == "Series":
                series.append(part)
            elif _local(part) != "Part":
                hosts.append(part)
    return hosts, series


def _value(row: Row, found: list[Element]) -> Any:
    said = [text for element in found if (text := text_of(element))]
    if row.kind == "keywords":
        words = [text_of(element) for element in found if _local(element) in ("subject", "AutomaticTag")]
        return tuple(dict.fromkeys(filter(None, words)))
    if row.kind in ("doi", "issn", "isbn"):
        plain = [
            text
            for element, text in zip(found, map(text_of, found), strict=True)
            if _local(element) == "identifier"
        ]
        if row.kind == "doi":
            return next((doi for text in plain if (doi := DOI.parse(text.removeprefix("DOI")))), None)
        numbers = [
            number
            for text in plain
            if text.upper().startswith(row.kind.upper())
            for number in serials(text[4:])
            if is_isbn(number) == (row.kind == "isbn")
        ]
        return tuple(dict.fromkeys(numbers))
    if not said:
        return None
    if row.kind == "date":
        return _date(said[0])
    if row.kind == "pages":
        return parse_pages(said[0])
    if row.kind == "abstract":
        return Abstract.parse(lines_of(found[0]))
    if row.kind == "note":
        return lines_of(found[0])
    return said[0]


def _date(text: str) -> PartialDate | None:
    from refkit.formats.bibtex.values import read_date

    bare = re.sub(r"[ T]\d{2}:\d{2}(?::\d{2})?Z?$", "", text)
    date = read_date(bare)
    return date if date is None or date.year is not None else dates.read(bare)


def _names(element: Element, graph: _Graph, draft: Draft) -> None:
    for variable, holder in (*NAMES, ("author", "dc:creator"), ("contributor", "dc:contributor")):
        if draft.has(variable):
            continue
        names = [
            name
            for target in graph.targets(element, holder.partition(":")[2])
            for name in _listed(target, graph, set())
        ]
        draft.add(variable, tuple(names))


def _listed(target: Element, graph: _Graph, seen: set[Element]) -> Iterator[Name]:
    """The names in a person, an organisation or a list of them. `seen`: lists, which may hold each other."""
    if _local(target) in ("Seq", "Bag", "List"):
        if target not in seen:
            seen.add(target)
            for item in graph.targets(target, "li"):
                yield from _listed(item, graph, seen)
        return
    family = next(
        (text_of(e) for e in target if _local(e) in ("surname", "familyName", "lastName", "family_name")), ""
    )
    given = next((text_of(e) for e in target if _local(e).lower() in ("givenname", "firstname")), "")
    if family and given:
        given, _, suffix = given.partition(", ")
        yield Name(family, given, suffix=suffix)
    elif family or given:
        yield Name(literal=family or given)  # as Zotero takes it
    elif _local(target) == "Organization":
        if name := next((text_of(e) for e in target if _local(e) == "name"), ""):
            yield Name(literal=name)
    elif len(target) == 0 and (name_said := parse_name(text_of(target))):
        yield name_said


def _note(memo: Element) -> str:
    """A note's HTML as paragraphs of plain text."""
    text = next(("".join(child.itertext()) for child in memo if _local(child) == "value"), "")
    pieces = _BREAKS.split(text)
    return "\n\n".join(line for piece in pieces if (line := one_line(html.unescape(_TAGS.sub("", piece)))))


def _collections(graph: _Graph) -> dict[str, list[str]]:
    """The address of an item → the collections that it is in, each with those around it."""
    children: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for address, element in graph.by_address.items():
        if _local(element) == "Collection":
            names[address] = next((text_of(e) for e in element if _local(e) == "title"), "").replace("/", "-")
            children[address] = [e.get(f"{{{RDF}}}resource") or "" for e in element if _local(e) == "hasPart"]
    above = {child: address for address, its in children.items() for child in its if child in names}
    found: dict[str, list[str]] = {}
    for address, its in children.items():
        path, at = [names[address]], address
        while at in above and len(path) < _DEEPEST * 4:
            at = above[at]
            path.insert(0, names[at])
        for child in its:
            if child not in names:
                found.setdefault(child, []).append("/".join(path))
    return found
