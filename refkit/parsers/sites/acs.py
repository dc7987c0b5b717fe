"""Article page of the American Chemical Society.

TITLE
  • Ada Okonkwo*                           each author with an address and links below; or one line of names
    More by Ada Okonkwo
Cite this: J. Tidal Chem. 2020, 85, 3, 1234–1245        year, volume, issue, pages; until about 2018
J. Tidal Chem., 2014, 79 (3), pp 880–887
Publication Date (Web):January 17, 2020
  • Received17 December 2019
  • Published inissue 7 February 2020
https://doi.org/10.5555/…
Copyright © 2020 American Chemical Society
"""

from __future__ import annotations

import re

from refkit.model import Name, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with
from refkit.text.dates import find_dates
from refkit.text.people import parse_name

_COPYRIGHT = re.compile(r"© (?:19|20)\d\d\s{1,2}American Chemical Society")
_PAGES = r"([A-Z]?\d{1,6}(?:[-–−][A-Z]?\d{1,6})?)[ \t]{0,4}$"
_JOURNAL = r"(?m)^[ \t]{0,8}(?:Cite this: ?)?([A-Z][A-Za-z&.: -]{2,60}?)"
_YEAR = r",? ((?:19|20)\d\d), "
_NEW = re.compile(rf"{_JOURNAL}{_YEAR}(\d{{1,4}}), (\d{{1,3}}), {_PAGES}")
_OLD = re.compile(rf"{_JOURNAL}{_YEAR}(\d{{1,4}}) \((\d{{1,3}})\), pp? {_PAGES}")
_ASAP = re.compile(rf"{_JOURNAL}(?:, (?:Article ASAP|Just Accepted)|{_YEAR}XX)")
_MORE = re.compile(r"(?m)^[ \t]{0,12}More by ([^\n]{3,80})$")
_DAY = r"(\d{1,2} [A-Z][a-z]{2,8} \d{4})"
_RECEIVED = re.compile(rf"(?m)^[ \t]{{0,8}}(?:• )?Received ?{_DAY}$")
_ISSUED = re.compile(rf"(?m)^[ \t]{{0,8}}(?:• )?Published in ?(?:print|issue) ?{_DAY}$")
_HEAD = 40_000


def recognise(page: Page) -> bool:
    """The society's copyright, and its citation line."""
    text = page.text
    return bool(_COPYRIGHT.search(text)) and any(
        first_with(", ", line, text, _HEAD) for line in (_NEW, _OLD, _ASAP)
    )


def correct(draft: Draft) -> None:
    """What each number of the citation line is; the authors by the links to what more they wrote; the dates."""
    text = draft.text
    if cited := first_with(", ", _NEW, text, _HEAD) or first_with(", ", _OLD, text, _HEAD):
        journal, year, volume, issue, pages = (Span(*cited.span(group)) for group in range(1, 6))
        if "container-title-short" not in draft.claims:
            draft.suggest("container-title", cited[1], journal, 0.9)
        draft.set_year(cited[2], year, 0.9)
        draft.set("volume", cited[3], volume, 0.95)
        draft.set("issue", cited[4], issue, 0.95)
        draft.set("page", parse_pages(cited[5]), pages, 0.95)
    if (received := _RECEIVED.search(text)) and (day := next(find_dates(text, *received.span(1)), None)):
        draft.suggest("submitted", day.date, day.span, 0.85)
    if (issued := _ISSUED.search(text)) and (day := next(find_dates(text, *issued.span(1)), None)):
        known = draft.claims.get("issued")
        if known is None or known.value.year == day.date.year:
            draft.set("issued", day.date, day.span, 0.9)
    names: list[Name] = []
    parts: list[Span] = []
    for match in _MORE.finditer(text, 0, _HEAD):
        name = parse_name(match[1])
        if name and name not in names:
            names.append(name)
            parts.append(Span(*match.span(1)))
    draft.set_list("author", names, parts, 0.9)


LAYOUT = Layout(
    "acs", "ACS Publications article page", ("American Chemical Society",), recognise, corrected("acs", correct)
)
