"""OpenAlex's record of a work → claims.

What OpenAlex works out by machine (topics, keywords, a language) is left out. An abstract comes as an index of
words and their positions, and is put together again: its text has no place on the page.
"""

from __future__ import annotations

import re

from refkit.messages.claiming import Adding
from refkit.messages.crossref.types import KINDS
from refkit.messages.node import NOTHING, Node
from refkit.messages.titles import rich_title
from refkit.model import DOI, Abstract, Claim, Name, PartialDate, Section, Source, Span, pages_of
from refkit.text.dates import parse_date
from refkit.text.markup import unescape
from refkit.text.people import parse_name
from refkit.text.rich_text import clean

_KINDS = {
    **KINDS, "article": "article-journal", "review": "article-journal", "letter": "article-journal",
    "editorial": "article-journal", "erratum": "article-journal", "retraction": "article-journal",
    "preprint": "article",
}  # fmt: skip
_PLACES = ("primary_location", "host_venue", "best_oa_location")
_ORCID = re.compile(r"(?:\d{4}-){3}\d{3}[\dX]")
_PMID = re.compile(r"\d{1,9}$")
_PMCID = re.compile(r"(?:PMC)?(\d{1,9})$")
_MOST_WORDS = 20_000


def claims_of(work: Node, source: Source) -> list[Claim]:
    """What a record says of its work."""
    add = Adding(source)
    doi = work.get("doi") if work.get("doi").text else work.get("ids", "doi")
    add("DOI", DOI.parse(doi.text), doi.span)
    title = work.get("title") if work.get("title").text else work.get("display_name")
    add("title", rich_title(title.text), title.span)
    people = [(name, node) for entry in work.get("authorships").items for name, node in _person(entry)]
    if people:
        spans = tuple(node.span for _, node in people)
        add("author", tuple(name for name, _ in people), Span(spans[0].start, spans[-1].end), 1.0, spans)
    dated = work.get("publication_date")
    date, year = parse_date(dated.text), work.get("publication_year")
    if date and date.year is not None and (date.month, date.day) != (1, 1):
        add("issued", date, dated.span)
    elif year.text.isdigit() and len(year.text) == 4:  # the first of January is what a year alone becomes
        add("issued", PartialDate(int(year.text)), year.span)
    _appeared(work, add)
    for field, key, pattern in (("PMID", "pmid", _PMID), ("PMCID", "pmcid", _PMCID)):
        node = work.get("ids", key)
        if found := pattern.search(node.text.rstrip("/")):
            add(field, found[0] if field == "PMID" else f"PMC{found[1]}", node.span)
    words = _abstract(work.get("abstract_inverted_index"))
    add("abstract", Abstract((Section(words),)) if words else None)
    for field, key in (("times-cited", "cited_by_count"), ("reference-count", "referenced_works_count")):
        count = work.get(key)
        if count.text.isdigit():
            add.count(field, int(count.text), count.span)
    return add.claims


def _person(entry: Node) -> list[tuple[Name, Node]]:
    """The name as the work itself writes it, if that is there, else as OpenAlex does."""
    written, author = entry.get("raw_author_name"), entry.get("author", "display_name")
    node = written if written.text else author
    name = parse_name(unescape(clean(node.text)))
    if name is None:
        return []
    orcid = _ORCID.search(entry.get("author", "orcid").text)
    places = entry.get("raw_affiliation_strings")
    places = places if places.items else entry.get("raw_affiliation_string")
    found = tuple(place.text for place in places.items if place.text)
    named = Name(name.family, name.given, suffix=name.suffix, literal=name.literal, affiliations=found,
                 orcid=orcid[0] if orcid else name.orcid)  # fmt: skip
    return [(named, node)]


def _appeared(work: Node, add: Adding) -> None:
    """The journal or book, its numbers, and the type, which depends on where the work appeared."""
    place = NOTHING
    for key in _PLACES:
        at = work.get(key, "source") if isinstance(work.get(key, "source").value, dict) else work.get(key)
        if at.get("display_name").text:
            place = at
            break
    raw = work.get("type_crossref") if work.get("type_crossref").text else work.get("type")
    kind, form = _KINDS.get(raw.text, ""), place.get("type").text
    if kind == "article-journal":
        kind = {"conference": "paper-conference", "repository": "article"}.get(form, kind)
    add("type", kind, raw.span)
    name = place.get("display_name")
    stored = form == "repository" or kind in ("article", "dataset", "thesis")
    add("publisher" if stored else "container-title", clean(unescape(name.text)), name.span)
    if not stored:
        publisher = place.get("host_organization_name")
        publisher = publisher if publisher.text else place.get("publisher")
        add("publisher", clean(unescape(publisher.text)), publisher.span)
        issns = place.get("issn")
        add("ISSN", tuple(dict.fromkeys(node.text for node in issns.items if node.text)), issns.span)
    for field in ("volume", "issue"):
        add(field, clean(work.get("biblio", field).text), work.get("biblio", field).span)
    first, last = work.get("biblio", "first_page"), work.get("biblio", "last_page")
    if first.text and clean(first.text):
        span = Span(first.span.start, max(first.span.end, last.span.end)) if last.text else first.span
        add("page", pages_of(first.text, last.text), span)


def _abstract(index: Node) -> str:
    """The words of an inverted index in their order."""
    if not isinstance(index.value, dict):
        return ""
    words: dict[int, str] = {}
    for word, places in index.pairs:
        for place in places.items:
            if isinstance(place.value, int) and 0 <= place.value < _MOST_WORDS:
                words[place.value] = word
    return " ".join(" ".join(words[at] for at in sorted(words)).split())
