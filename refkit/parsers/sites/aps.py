"""Abstract page of the American Physical Society's journals.

Physical Review Tides
TITLE
Ada Okonkwo, Wei Li, and Jonas Berg            or "Ada Okonkwo et al. (… Collaboration)"
Phys. Rev. Tides 116, 061102 – Published 11 February 2016
Abstract
  • Received 21 January 2016
DOI:https://doi.org/10.5555/…
©2016 American Physical Society
Authors & Affiliations
Ada Okonkwo1, Wei Li1, and Jonas Berg2         all of them
Issue
Vol. 116, Iss. 6 — 12 February 2016
"""

from __future__ import annotations

import re

from refkit.model import ArticleNumber, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with, line_end
from refkit.text.bylines import read_byline

_CITED = re.compile(
    r"(?m)^[ \t]{0,8}([A-Z][A-Za-z. ]{3,40}?) (\d{1,4}[A-Z]?), ([A-Z]{0,2}\d{1,7})(?:\([A-Z]\))? – "
    r"(Published \d{1,2} [A-Z][a-z]{2,8},? \d{4})"
)
_ISSUE = re.compile(r"\bVol\. (\d{1,4}[A-Z]?), Iss\. ([\w-]{1,8}) — ")
_AUTHORS = re.compile(r"(?m)^[ \t]{0,8}Authors & Affiliations[ \t]{0,4}\n{1,3}[ \t]{0,8}(?=\S)")
_BEFORE_DAY = "– Published "
_PUBLISHER = "American Physical Society"
_SIGNS = ("DOI:", "PhySH", "Export Citation", "Authors & Affiliations")


def recognise(page: Page) -> bool:
    """The citation line with the day of publication behind it, and the site's labels."""
    cited = first_with(_BEFORE_DAY, _CITED, page.text, 40_000)
    return cited is not None and (_PUBLISHER in page.text or sum(sign in page.text for sign in _SIGNS) > 1)


def correct(draft: Draft) -> None:
    """The day and the issue of publication, and the authors from the list that has them all."""
    text = draft.text
    cited = first_with(_BEFORE_DAY, _CITED, text, 40_000)
    if cited:
        if "container-title" not in draft.claims:
            draft.set("container-title", cited[1], Span(*cited.span(1)), 0.8)
        draft.set("volume", cited[2], Span(*cited.span(2)), 0.95)
        number = ArticleNumber(cited[3]) if len(cited[3]) > 5 else parse_pages(cited[3])
        draft.set("page", number, Span(*cited.span(3)), 0.95)
        draft.set_date("issued", *cited.span(4), 0.9)
        if (issue := _ISSUE.search(text)) and issue[1] == cited[2]:
            draft.suggest("issue", issue[2], Span(*issue.span(2)), 0.9)
    at = text.find(f" {_PUBLISHER}")
    if at >= 0:
        draft.suggest("publisher", _PUBLISHER, Span(at + 1, at + 1 + len(_PUBLISHER)), 0.7)
    if listed := _AUTHORS.search(text):
        byline = read_byline(text, listed.end(), line_end(text, listed.end()))
        known = len(draft.claims["author"].value) if "author" in draft.claims else 0
        if byline and not byline.cut and byline.score >= 0.4 and len(byline.names) > known:
            draft.set_list("author", byline.names, byline.spans, 0.85)


LAYOUT = Layout("aps", "Physical Review abstract page", (_BEFORE_DAY,), recognise, corrected("aps", correct))
