"""IOPscience article page.

    Paper • OPEN ACCESS
    TITLE
    Ada Okonkwo1, Wei Li2 and Jonas Berg1,3          often only ", and" is left of it
    Published 7 April 2016 • © 2016 IOP Publishing Ltd
    Journal of Tides, Volume 28, Number 22
    Citation Ada Okonkwo et al 2016 J. Tides 28 224009 DOI 10.5555/…
    0953-8984/28/22/224009                           ISSN/volume/issue/page; the DOI may stand behind it
    Abstract
    …
    Export citation and abstract BibTeX RIS

Of some pages nothing above the line of the ISSN is left: no title, but enough to find the work by.
"""

from __future__ import annotations

import re

from refkit.model import ArticleNumber, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with
from refkit.text.citations import find_citation
from refkit.text.dates import find_dates
from refkit.text.dois import find_dois

_SLUG = re.compile(
    r"(?m)^[ \t]{0,8}(\d{4}-\d{3}[\dX])/(\d{1,4})/([\w-]{1,8})/(\w{1,10})"
    r"(?: 10\.\d{4,9}/\S{3,60})?[ \t]{0,4}(?=\n|\Z)"
)
_NEXT = re.compile(r"\s{0,20}Abstract\b")
_SIGNS = ("IOP Publishing", "Export citation and abstract", "IOPscience")
_CITATION = re.compile(r"\bCitation[ \n]{1,3}[^\n]{4,160}? (?:1[89]|20)\d\d [^\n]{3,90}")
_HEAD = 40_000  # characters in which the page speaks of its own work first
_PUBLISHED = re.compile(r"(?m)^[ \t]{0,8}Published \d{1,2} [^\W\d]{3,9} \d{4}\b")
_LOST = re.compile(r"(?m)^[ \t]{0,4}((?:, ?){0,40}and|(?:, ?){1,40}and)[ \t]{0,4}$")
_PUBLISHER = "IOP Publishing Ltd"


def recognise(page: Page) -> bool:
    """The line of ISSN, volume, issue and page, or the citation, on a page with the site's labels."""
    text = page.text
    if slug := first_with("/", _SLUG, text, _HEAD):
        return bool(_NEXT.match(text, slug.end())) or any(sign in text for sign in _SIGNS)
    return "Export citation and abstract" in text and bool(_CITATION.search(text, 0, _HEAD))


def correct(draft: Draft) -> None:
    """What the citation and the line of the ISSN say; the DOI on either; how many authors' names were lost."""
    text = draft.text
    slug, place = _SLUG.search(text, 0, _HEAD), _CITATION.search(text, 0, _HEAD)
    if place and (cited := find_citation(text, place.start(), place.end())):
        for field, part in (("volume", cited.volume), ("page", cited.page), ("issued", cited.year)):
            if part:
                draft.suggest(field, part[0], part[1], 0.8)
    if slug:
        issn, volume, issue, page = (Span(*slug.span(group)) for group in (1, 2, 3, 4))
        draft.set("ISSN", (slug[1],), issn, 0.9, (issn,))
        draft.suggest("type", "article-journal", issn, 0.7)
        draft.suggest("volume", slug[2], volume, 0.85)
        draft.suggest("issue", slug[3], issue, 0.85)
        draft.suggest("page", ArticleNumber(slug[4]) if len(slug[4]) > 5 else parse_pages(slug[4]), page, 0.7)
    for match in (slug, place):
        if match and (found := next(find_dois(text[match.start() : match.end() + 60].split("\n\n")[0]), None)):
            at = match.start()
            draft.set("DOI", found.doi, Span(at + found.span.start, at + found.span.end), 0.95)
            break
    known, line = draft.claims.get("issued"), _PUBLISHED.search(text, 0, _HEAD)
    day = next(find_dates(text, *line.span()), None) if line else None
    if day and (known is None or known.value.year == day.date.year):
        draft.set("issued", day.date, day.span, 0.85)
    end = slug.start() if slug else min(len(text), _HEAD)
    if (at := text.find(_PUBLISHER, 0, end)) >= 0:
        draft.suggest("publisher", _PUBLISHER, Span(at, at + len(_PUBLISHER)), 0.7)
    if draft.title_line >= 0 and (lost := _LOST.search(text, draft.lines[draft.title_line].end, end)):
        draft.drop("author")
        draft.set("author-count", lost[1].count(",") + 2, Span(*lost.span(1)), 0.8)


LAYOUT = Layout("iop", "IOPscience article page", ("Abstract",), recognise, corrected("iop", correct))
