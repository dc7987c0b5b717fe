"""Highwire Press tags, which publishers put into a page's head for Google Scholar.

    <meta name="citation_title" content="…">
    <meta name="citation_author" content="Family, Given">   one a person, in order
    <meta name="citation_publication_date" content="2020/06/09">

The names are those of Google Scholar's inclusion guidelines ("Indexing guidelines"). Only these tags are read
here, without building the page's tree; spans are those of the attribute's text in the file, before its
entities are resolved.
"""

from __future__ import annotations

import html
import re
from typing import Any

from refkit.model import DOI, Abstract, Claim, PageRange, Pages, Reading, Record, Section, Source, Span, parse_pages
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.text.dates import parse_date
from refkit.text.people import parse_name

_META = re.compile(r"<meta\b", re.IGNORECASE)
_NAME = re.compile(r"[\s/]*([^\s\"'<>/=]{1,60})(?:\s*=\s*)?")
_UNQUOTED = re.compile(r"[^\s\"'<>=`]{1,2000}")
_MOST_ATTRIBUTES = 20
_ISSN = re.compile(r"(\d{4})-?(\d{3}[\dXx])")

_TEXT = {
    "citation_title": "title",
    "citation_journal_title": "container-title",
    "citation_conference_title": "container-title",
    "citation_inbook_title": "container-title",
    "citation_journal_abbrev": "container-title-short",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_publisher": "publisher",
    "citation_dissertation_institution": "publisher",
    "citation_technical_report_institution": "publisher",
    "citation_language": "language",
    "citation_pmid": "PMID",
}
# Which tag tells the type (CSL), the most telling first.
_TYPES = (
    ("citation_dissertation_institution", "thesis"),
    ("citation_technical_report_institution", "report"),
    ("citation_conference_title", "paper-conference"),
    ("citation_inbook_title", "chapter"),
    ("citation_journal_title", "article-journal"),
)
_DATES = ("citation_publication_date", "citation_date", "citation_online_date", "citation_year")

Tag = tuple[str, str, Span]  # name in lower case, value, place of the value


def recognise(page: Page) -> bool:
    """A page with a `citation_*` tag that says something of the work itself."""
    return any(name in ("citation_title", "citation_doi") for name, _, _ in tags(page.text))


def tags(text: str) -> list[Tag]:
    """The `citation_*` tags of a page, in order, those with an empty value left out."""
    found: list[Tag] = []
    at = 0
    while meta := _META.search(text, at):
        attributes, at = _attributes(text, meta.end())
        name = attributes.get("name", attributes.get("property", ("", 0)))[0].strip().lower()
        raw, start = attributes.get("content", ("", 0))
        value = " ".join(html.unescape(raw).split())
        if name.startswith("citation_") and value:
            begin = start + len(raw) - len(raw.lstrip())
            found.append((name, value, Span(begin, begin + len(raw.strip()))))
    return found


def _attributes(text: str, at: int) -> tuple[dict[str, tuple[str, int]], int]:
    """The attributes of the tag whose name ends at `at`: name → value and its place; and where to go on.

    A value in quotation marks may hold anything, "<" and ">" too. One that is not closed ends the page.
    """
    attributes: dict[str, tuple[str, int]] = {}
    for _ in range(_MOST_ATTRIBUTES):
        name = _NAME.match(text, at)
        if not name:
            break
        at = name.end()
        if not name[0].rstrip().endswith("="):
            continue
        quote = text[at : at + 1]
        if quote in ('"', "'") and quote:
            end = text.find(quote, at + 1)
            if end < 0:
                return {}, len(text)
            attributes.setdefault(name[1].lower(), (text[at + 1 : end], at + 1))
            at = end + 1
        elif unquoted := _UNQUOTED.match(text, at):
            attributes.setdefault(name[1].lower(), (unquoted[0], at))
            at = unquoted.end()
    return attributes, at


def read(page: Page) -> Reading:
    """The page's own work."""
    source = Source("embedded", "highwire", page.ref, page.encoding)
    first: dict[str, Tag] = {}
    every: dict[str, list[Tag]] = {}
    for tag in tags(page.text):
        first.setdefault(tag[0], tag)
        every.setdefault(tag[0], []).append(tag)
    claims: list[Claim] = []

    def claim(field: str, value: Any, span: Span, parts: tuple[Span, ...] = ()) -> None:
        if value and all(known.field != field for known in claims):
            claims.append(Claim(field, value, source, span, 1.0, parts))

    for name, (_, value, span) in first.items():
        if name in _TEXT:
            claim(_TEXT[name], value, span)
    people = every.get("citation_author") or every.get("citation_authors") or []
    names, parts = _people(people)
    if names:
        claim("author", names, Span(parts[0].start, parts[-1].end), parts)
    for name in _DATES:
        if name in first:
            claim("issued", parse_date(first[name][1]), first[name][2])
    if "citation_doi" in first:
        claim("DOI", DOI.parse(first["citation_doi"][1]), first["citation_doi"][2])
    if "citation_firstpage" in first:
        _, value, span = first["citation_firstpage"]
        _, last, last_span = first.get("citation_lastpage", ("", "", span))
        claim("page", _pages(value, last), Span(min(span.start, last_span.start), max(span.end, last_span.end)))
    if "citation_abstract" in first:
        _, value, span = first["citation_abstract"]
        claim("abstract", Abstract((Section(value),)), span)
    if issns := every.get("citation_issn"):
        claim("ISSN", _issns(issns), Span(issns[0][2].start, issns[-1][2].end))
    for name, kind in _TYPES:
        if name in first:
            claim("type", kind, first[name][2])
    return Reading((Record(tuple(claims)),))


def _people(people: list[Tag]) -> tuple[tuple[Any, ...], tuple[Span, ...]]:
    names, parts = [], []
    for _, value, span in people:
        for piece in value.split(";"):  # some pages put all names into one tag
            if name := parse_name(piece):
                names.append(name)
                parts.append(span)
    return tuple(names), tuple(parts)


def _pages(first: str, last: str) -> Pages | None:
    if last and last != first and "-" not in first:
        return PageRange(first, last)
    return parse_pages(first)


def _issns(found: list[Tag]) -> tuple[str, ...]:
    numbers = (f"{m[1]}-{m[2].upper()}" for _, value, _ in found for m in _ISSN.finditer(value))
    return tuple(dict.fromkeys(numbers))


LAYOUT = Layout(
    "highwire", "HTML with Highwire (citation_*) tags", ("citation_title",), recognise, read, priority=50
)
