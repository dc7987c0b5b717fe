"""BioMed Central and SpringerOpen article page, of three ages.

    Research article                       to 2014
    TITLE
    Ada Okonkwo12 and Wei Li2*
    BMC Meadows 2014, 15:511  doi:10.1186/…
    The electronic version of this article is the complete one and can be found online at: …/content/15/1/511

    Research                               to 2018
    Open Access
    TITLE
      • Ada Okonkwo1, 2 and
      • Wei Li2Email authorView ORCID ID profile
    BMC Meadows201715:11                   year and volume glued
    https://doi.org/10.1186/…              or "DOI: 10.1186/…"
    Published: 2 September 2017
    Keywords
    HayPipitsUpland meadows                glued too

    Published: 06 January 2021             since
    TITLE
    Ada Okonkwo1,2 & Wei Li2
    BMC Meadows volume 21, Article number: 11 (2021) Cite this article
    About this article                     the foot that SpringerLink has too

Only the address of the first kind tells the issue.
"""

from __future__ import annotations

import re

from refkit.model import ArticleNumber, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with
from refkit.parsers.sites.springer_foot import house_of, read_foot, read_items, whole_date

_OLD = re.compile(
    r"(?m)^[ \t]{0,20}(?P<journal>[^\W\d_][^\d\n]{2,90}) (?P<year>(?:19|20)\d\d), (?P<volume>\d{1,3})"
    r"(?:\((?P<issue>Suppl\.? ?\w{1,3})\))?:(?P<page>[A-Z]?\d{1,5})\s{0,4}doi: ?10\.\d{4}"
)
_GLUED = re.compile(
    r"(?m)^[ \t]{0,20}(?P<journal>(?:3 )?[^\W\d_][^\d\n]{2,90})(?P<year>20\d\d)(?P<volume>\d{1,3})"
    r"(?:\((?P<issue>Suppl\.? ?\w{1,3})\))?:(?P<page>[A-Z]?\d{1,5})[ \t]{0,4}\n\s{0,8}(?:DOI: ?|https?://doi\.org/)10\."
)
_NEW = re.compile(
    r"(?m)^[ \t]{0,20}(?P<journal>(?:3 )?[^\W\d_][^\d\n]{2,90}) volume (?P<volume>\d{1,3}), "
    r"Article number: (?P<page>[A-Z]?\d{1,6}) \((?P<year>20\d\d)\)(?=\s{0,4}Cite this article)"
)
_DOI_LINE = re.compile(r"\n\s{0,8}(?:DOI: ?|https?://doi\.org/)10\.")
_ELECTRONIC = "The electronic version of this article is the complete one and can be found online at: "
_ADDRESS = re.compile(
    rf"{_ELECTRONIC}https?://[\w./-]{{4,60}}/(?:content/(?P<volume>\d{{1,3}})/(?P<issue>\d{{1,2}})/(?P<page>[A-Z]?\d{{1,5}})|[\d-]{{9}}/)"
)
_GLUED_WORDS = re.compile(r"[a-z)][A-Z]")


def _place(text: str) -> re.Match[str] | None:
    """The line that says where the page's work appeared, in the form of one of the three ages."""
    if (
        _ELECTRONIC in text
        and (old := first_with(", ", _OLD, text))
        and _ADDRESS.search(text, old.end(), old.end() + 500)
    ):
        return old
    if glued := _glued(text):
        return glued if "Published: " in text[max(glued.start() - 2000, 0) : glued.end() + 500] else None
    new = first_with(", Article number: ", _NEW, text)
    return new if new and house_of(text) == "bmc" else None


def _glued(text: str) -> re.Match[str] | None:
    """The line of the second age, which stands above that of the DOI."""
    for below in _DOI_LINE.finditer(text, 0, 60_000):
        if found := _GLUED.match(text, text.rfind("\n", 0, below.start()) + 1):
            return found
    return None


def recognise(page: Page) -> bool:
    """The line that says where the work appeared, next to what stands beside it on a page of that age."""
    return _place(page.text) is not None


def correct(draft: Draft) -> None:
    """The parts of that line, glued or not; the issue from the address; no keywords that are glued together."""
    text, place = draft.text, _place(draft.text)
    if place is None:
        return
    if place.re is _NEW:
        read_foot(draft)
    draft.set("container-title", place["journal"], Span(*place.span("journal")), 0.95)
    draft.set("volume", place["volume"], Span(*place.span("volume")), 0.95)
    number = ArticleNumber(place["page"]) if place.re is _NEW else parse_pages(place["page"])
    draft.set("page", number, Span(*place.span("page")), 0.95)
    draft.set_year(place["year"], Span(*place.span("year")), 0.9)
    whole_date(draft)
    if place.re is not _NEW and place["issue"]:
        draft.set("issue", place["issue"], Span(*place.span("issue")), 0.9)
    elif place.re is _OLD:
        address = _ADDRESS.search(text, place.end(), place.end() + 500)
        if address and (address["volume"], address["page"]) == (place["volume"], place["page"]):
            draft.set("issue", address["issue"], Span(*address.span("issue")), 0.8)
    else:
        draft.drop("issue")
    if place.re is _GLUED and draft.title_line >= 0:  # the items between title and journal
        below = draft.lines[draft.title_line + 1 : draft.title_line + 400]
        read_items(draft, [line for line in below if line.marker and line.start < place.start("journal")])
    keywords = draft.claims.get("keyword")
    if place.re is _GLUED and keywords and (len(keywords.value) == 1 or _GLUED_WORDS.search(keywords.value[0])):
        draft.drop("keyword")


LAYOUT = Layout(
    "bmc",
    "BioMed Central article page",
    ("Published", (_ELECTRONIC, "Published: ", "About this article")),
    recognise,
    corrected("bmc", correct),
)
