"""The works that a page cites, as `citation_reference` tags name them: one tag a work.

Its content is a list such as `citation_title=…; citation_author=…; citation_journal_title=…`, or the reference as
the page prints it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from refkit.model import DOI, Claim, Name, PartialDate, Record, Source, pages_of, parse_pages
from refkit.parsers.html.tags import Meta
from refkit.text.citations import parse_reference
from refkit.text.people import parse_name

_PART = re.compile(r"(?:^|;)\s?citation_([a-z_]{2,30})=")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?!\d)")
_SIMPLE = re.compile(r"((?:[A-Z]\.?[ -]?){1,3}) ?\b([A-Z][a-z]{2,25})")
_PLAIN = (
    ("title", "title"),
    ("journal_title", "container-title"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("publisher", "publisher"),
    ("pmid", "PMID"),
)
_MOST = 1000
_SURE = 0.8


def mentioned(metas: Sequence[Meta], source: Source) -> list[Record]:
    """A record for each `citation_reference` that tells a DOI or a title."""
    records: list[Record] = []
    for meta in metas[:_MOST]:
        claims = _parts(meta, source) if "citation_" in meta.value else _whole(meta, source)
        if any(claim.field in ("DOI", "title") for claim in claims):
            records.append(Record(tuple(claims), "mentioned"))
    return records


def _parts(meta: Meta, source: Source) -> list[Claim]:
    pieces = _PART.split(meta.value)
    said: dict[str, str] = {}
    authors: list[str] = []
    for name, value in zip(pieces[1::2], pieces[2::2], strict=True):
        if value := value.strip(" ;"):
            if name == "author":
                authors += value.split(", ") if value.count(", ") != 1 or value[:3].count(" ") else [value]
            else:
                said.setdefault(name, value)
    span, claims = meta.span, []
    for name, field in _PLAIN:
        if value := said.get(name):
            claims.append(Claim(field, value.rstrip(".") if name == "title" else value, source, span, _SURE))
    if "doi" in said and (doi := DOI.parse(said["doi"])):
        claims.append(Claim("DOI", doi, source, span, _SURE))
    date = said.get("publication_date") or said.get("date") or said.get("year") or ""
    if year := _YEAR.match(date):
        claims.append(Claim("issued", PartialDate(int(year[0])), source, span, _SURE))
    pages = parse_pages(said["pages"]) if "pages" in said else None
    if pages is None and "first_page" in said:
        pages = pages_of(said["first_page"], said.get("last_page", ""))
    if pages is not None:
        claims.append(Claim("page", pages, source, span, _SURE))
    names = [_name(author) for author in authors]
    if names and all(names):
        claims.append(Claim("author", tuple(names), source, span, _SURE))
    return claims


def _name(value: str) -> Name | None:
    """ "JM Lipton" """
    if simple := _SIMPLE.fullmatch(value):
        return Name(family=simple[2], given=simple[1].strip())
    return parse_name(value)


def _whole(meta: Meta, source: Source) -> list[Claim]:
    found = parse_reference(meta.value, 0, len(meta.value))
    if found is None or (found.doi is None and not (found.title and found.authors)):
        return []
    claims = [Claim(field, value, source, meta.span, 0.6) for field, value, _ in found.parts()]
    if found.authors and not found.cut:
        claims.append(Claim("author", tuple(name for name, _ in found.authors), source, meta.span, 0.6))
    return claims
