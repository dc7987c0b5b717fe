"""Crossref's message about a work → claims.

Cleaned as Crossref's data need it: titles escaped twice and with markup, placeholders for names, groups deposited
as persons, dates of print and of the first appearance, series and books as containers of one chapter. Capitals stay
as they are registered: `refkit.merge` respells them, and says so.
"""

from __future__ import annotations

import re
from typing import Any

from refkit.messages.abstracts import abstract_of, places_of, sections_of
from refkit.messages.claiming import Adding
from refkit.messages.crossref.dates import add_dates
from refkit.messages.crossref.notices import notices_of, relations_of, updates_of
from refkit.messages.crossref.plain import COUNTS, FIELDS, IDENTIFIERS, PEOPLE
from refkit.messages.crossref.titles import add_container, add_titles
from refkit.messages.crossref.types import KINDS, POSTED, SERVERS
from refkit.messages.identifiers import doi_of
from refkit.messages.node import Node
from refkit.messages.numbers import pages_of_message, volume_of
from refkit.messages.people import people, spans_of
from refkit.messages.wording import wording
from refkit.model import Claim, Source, Span
from refkit.model.work import TYPES

__all__ = [
    "KINDS",
    "claims_of",
    "notices_of",
    "places_of",
    "relations_of",
    "sections_of",
    "updates_of",
]

_SERVER = re.compile(r"(?i)rxiv|arxiv|ssrn|preprint|archive|osf\b|authorea|qeios")
_LICENCES = ("vor", "unspecified", "am")
_FREE = re.compile(r"(?i)https?://(?:www\.)?(?:creativecommons\.org/|opensource\.org/)")


def claims_of(work: Node, text: str, source: Source) -> list[Claim]:
    """What a message says of its work; `text` is that of the page in which the places are, "" if there is none.

    Never raises, whatever the message is.
    """
    add = Adding(source)
    doi = work.get("DOI")
    add("DOI", doi_of(doi.text), doi.span)
    kind = _add_type(work, add)
    add_titles(work, add)
    for field in PEOPLE:
        if nodes := work.get(field).items:
            _add_people(field, nodes, add)
    add_container(work, kind, add)
    _add_numbers(work, kind, add)
    add_dates(work, add)
    for field in IDENTIFIERS:
        nodes = [node for node in work.get(field).items if node.text]
        if nodes:  # older answers write addresses: http://id.crossref.org/isbn/9780000000000
            values = tuple(dict.fromkeys(node.text.rpartition("/")[2].upper() for node in nodes))
            add(field, tuple(filter(None, values)), Span(nodes[0].span.start, nodes[-1].span.end))
    _add_publisher(work, kind, add)
    for field, path in FIELDS:
        node = work.get(*path)
        if node.text:
            add(field, wording(node.text), node.span)
    _add_licence(work, add)
    _add_abstract(work, text, add)
    for field, key in COUNTS:
        node = work.get(key)
        if type(node.value) is int and 0 <= node.value < 10**9:
            add.count(field, node.value, node.span)
    if (relation := work.get("relation")).value:
        add("relations", relations_of(work), relation.span)
    return add.claims


def _add_type(work: Node, add: Adding) -> str:
    """The type, which is given back, and the genre of posted content and of theses."""
    raw = work.get("type")
    said = raw.text
    kind = KINDS.get(said, said if said in TYPES else "")
    if said == "posted-content":
        kind, genre = POSTED.get(work.said("subtype"), (kind, ""))
        add("genre", genre, work.get("subtype").span)
    add("type", kind, raw.span)
    if kind == "thesis":
        degree = work.get("degree").first
        add("genre", wording(degree.text), degree.span)
    return kind


def _add_people(field: str, nodes: list[Node], add: Adding) -> None:
    named = people(nodes)
    if named:
        spans = spans_of(named)
        whole = Span(spans[0].start, max(spans[0].end, spans[-1].end))
        add(field, tuple([name for name, _ in named]), whole, 1.0, spans)


def _add_numbers(work: Node, kind: str, add: Adding) -> None:
    """Volume, issue, edition, pages. The volume of a book that has a container is that of its series."""
    in_series = kind == "book" and work.get("container-title").first.text
    volume = "collection-number" if in_series else "volume"
    for field, key in ((volume, "volume"), ("issue", "issue"), ("edition", "edition-number")):
        if text := work.said(key):
            add(field, volume_of(text), work.get(key).span)
    page, number = work.said("page"), work.said("article-number")
    if page or number:
        pages, printed = pages_of_message(page, number)
        add("page", pages, work.get("page" if printed else "article-number").span)


def _add_publisher(work: Node, kind: str, add: Adding) -> None:
    """The publisher; of a preprint the server, as it names itself."""
    node = work.get("publisher")
    if kind == "article":
        group = work.get("group-title")
        servers = [at for each in work.get("institution").items if (at := each.get("name")).text]
        if servers:
            node = servers[0]
        elif _SERVER.search(group.text):
            node = group
        elif known := SERVERS.get(work.get("DOI").text.partition("/")[0]):
            add("publisher", known, work.get("DOI").span)
            return
    add("publisher", wording(node.text), node.span)


def _add_licence(work: Node, add: Adding) -> None:
    """The address of the licence that readers have: that of the version of record, a free one before others."""
    found: list[tuple[tuple[bool, int], Node]] = []
    for node in work.get("license").items:
        url, version = node.get("URL"), node.get("content-version").text
        if url.text.startswith(("http://", "https://")) and version in _LICENCES:
            found.append(((not _FREE.match(url.text), _LICENCES.index(version)), url))
    if found:
        best: Any = min(found, key=lambda pair: pair[0])[1]
        add("license", best.text, best.span)


def _add_abstract(work: Node, text: str, add: Adding) -> None:
    node = work.get("abstract")
    if isinstance(node.value, str) and node.value:
        abstract = abstract_of(node.value, work.get("language").text, to_the_letter=bool(text))
        if abstract:
            add("abstract", abstract, node.span, 1.0, places_of(abstract.sections, text, node.span) if text else ())
