"""Dublin Core (`DC.*`, `dcterms.*`), as repositories, OJS and publishers write it.

The terms are DCMI's; `DC.Source.Volume` and the like are OJS's, `dc.citation.*` DSpace's.
"""

from __future__ import annotations

import re

from refkit.model import Claim
from refkit.parsers.embedded.claiming import Claims
from refkit.parsers.embedded.families import Family, read
from refkit.parsers.html.tags import Meta
from refkit.parsers.page import Page
from refkit.text.citations import find_citation

FAMILY = Family(
    "dublin-core",
    text={
        "dc.title": "title",
        "dc.relation.ispartof": "container-title",
        "dc.ispartof": "container-title",
        "dc.ispartof.title": "container-title",
        "dc.citation.journaltitle": "container-title",
        "dc.source.volume": "volume",
        "dc.citation.volume": "volume",
        "dc.source.issue": "issue",
        "dc.citation.issue": "issue",
        "dc.publisher": "publisher",
        "dc.language": "language",
        "dc.language.iso": "language",
    },
    people={
        "author": ("dc.creator.personalname", "dc.creator", "dc.contributor.author", "dc.author"),
        "editor": ("dc.contributor.editor",),
    },
    dates={
        "issued": ("dc.date.issued", "dc.issued", "dc.date", "dc.date.published", "dc.date.created", "dc.created"),
        "submitted": ("dc.date.datesubmitted", "dc.datesubmitted"),
        "available-date": ("dc.date.available",),
    },
    doi=("dc.identifier.doi", "dc.identifier", "dc.relation.doi"),
    first_page=("dc.identifier.pagenumber", "dc.citation.spage", "dc.source.pagestart", "dc.format.extent.pages"),
    last_page=("dc.citation.epage", "dc.source.pageend"),
    issn=("dc.source.issn", "dc.identifier.issn", "dc.issn", "dc.relation.issn"),
    isbn=("dc.identifier.isbn",),
    abstract=("dc.abstract", "dc.description.abstract", "dc.description"),
    keywords=("dc.subject", "dc.subject.keyword"),
)
_TYPES = (
    (re.compile(r"(?i)conference|proceeding"), "paper-conference"),
    (re.compile(r"(?i)thesis|dissertation"), "thesis"),
    (re.compile(r"(?i)preprint"), "article"),
    (re.compile(r"(?i)book ?(?:chapter|section|part)|^chapter"), "chapter"),
    (re.compile(r"(?i)\bbook\b"), "book"),
    (re.compile(r"(?i)data ?set"), "dataset"),
    (re.compile(r"(?i)software"), "software"),
    (re.compile(r"(?i)report|working paper"), "report"),
    (re.compile(r"(?i)article|journal"), "article-journal"),
)


def claims(tags: dict[str, list[Meta]], page: Page) -> list[Claim]:
    """What Dublin Core says; `dc.source` and `bibliographicCitation` may be a journal's name or a citation."""
    made = read(FAMILY, tags, page)
    for name in (
        "dc.source",
        "dc.bibliographiccitation",
        "dc.identifier.citation",
        "dc.identifier.bibliographiccitation",
    ):
        for meta in tags.get(name, ()):
            _source(made, meta)
    for name in ("dc.type", "dc.type.articletype"):
        for meta in tags.get(name, ()):
            kind = next((kind for pattern, kind in _TYPES if pattern.search(meta.value)), "")
            made.add("type", kind, meta.span)
    return made.claims


def _source(made: Claims, meta: Meta) -> None:
    value = meta.value
    if not any(map(str.isdigit, value)):
        if len(value) < 150 and "://" not in value:
            made.text("container-title", meta)
        return
    citation = find_citation(value, 0, len(value))
    if citation is None:
        return
    for field, part in (
        ("container-title", citation.journal), ("volume", citation.volume), ("issue", citation.issue),
        ("page", citation.page), ("issued", citation.year),
    ):  # fmt: skip
        if part is not None:
            made.add(field, part[0], meta.span, confidence=0.7)
