"""Highwire Press tags (`citation_*`), which publishers put into a page's head for Google Scholar.

The names are those of Google Scholar's inclusion guidelines ("Indexing guidelines") and of Zotero's reader.
"""

from __future__ import annotations

from msgspec.structs import replace

from refkit.model import Claim
from refkit.parsers.embedded.families import Family, read
from refkit.parsers.html.tags import Meta
from refkit.parsers.page import Page

FAMILY = Family(
    "highwire",
    text={
        "citation_title": "title",
        "citation_journal_title": "container-title",
        "citation_conference_title": "container-title",
        "citation_conference": "container-title",
        "citation_inbook_title": "container-title",
        "citation_book_title": "container-title",
        "citation_series_title": "collection-title",
        "citation_journal_abbrev": "container-title-short",
        "citation_volume": "volume",
        "citation_issue": "issue",
        "citation_publisher": "publisher",
        "citation_dissertation_institution": "publisher",
        "citation_technical_report_institution": "publisher",
        "citation_technical_report_number": "number",
        "citation_language": "language",
        "citation_pmid": "PMID",
        "citation_pmcid": "PMCID",
        "citation_arxiv_id": "archive_location",
    },
    people={"author": ("citation_author", "citation_authors"), "editor": ("citation_editor", "citation_editors")},
    dates={
        "issued": (
            "citation_publication_date", "citation_cover_date", "citation_date", "citation_year",
            "citation_online_date",
        ),
        "available-date": ("citation_online_date",),
    },
    doi=("citation_doi",),
    first_page=(
        "citation_firstpage", "citation_first_page", "citation_pages", "citation_article_number",
        "citation_elocation_id",
    ),
    last_page=("citation_lastpage", "citation_last_page"),
    issn=("citation_issn", "citation_eissn"),
    isbn=("citation_isbn",),
    abstract=("citation_abstract",),
    sure_abstract=True,
    keywords=("citation_keywords", "citation_keyword"),
    types=(
        ("citation_dissertation_institution", "thesis"),
        ("citation_dissertation_name", "thesis"),
        ("citation_technical_report_institution", "report"),
        ("citation_conference_title", "paper-conference"),
        ("citation_conference", "paper-conference"),
        ("citation_inbook_title", "chapter"),
        ("citation_book_title", "chapter"),
        ("citation_journal_title", "article-journal"),
    ),
)  # fmt: skip


def claims(tags: dict[str, list[Meta]], page: Page) -> list[Claim]:
    """What `citation_*` tags say, each author with the ORCID and the institutions that follow the name."""
    made = read(FAMILY, tags, page).claims
    ids, places = tags.get("citation_author_orcid", []), tags.get("citation_author_institution", [])
    if not (ids or places):
        return made
    return [_with_details(claim, ids, places) if claim.field == "author" else claim for claim in made]


def _with_details(claim: Claim, ids: list[Meta], places: list[Meta]) -> Claim:
    starts = [part.start for part in claim.parts]
    if len(set(starts)) != len(starts):
        return claim
    names = []
    for number, name in enumerate(claim.value):
        after = starts[number]
        before = starts[number + 1] if number + 1 < len(starts) else 1 << 62
        orcid = next((meta.value.rpartition("/")[2] for meta in ids if after < meta.span.start < before), "")
        mine = tuple(meta.value for meta in places if after < meta.span.start < before)
        names.append(replace(name, orcid=name.orcid or orcid, affiliations=name.affiliations or mine))
    return replace(claim, value=tuple(names))
