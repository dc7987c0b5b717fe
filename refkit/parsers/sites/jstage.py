"""J-STAGE article page, in English or Japanese.

    JOURNAL
    Online ISSN : 2345-6787
    TITLE
    Taro YAMADA, Hanako SATO
    JOURNAL FREE ACCESS                              ジャーナル フリー
    2031 Volume 12 Issue 4 Pages 55-66               2031 年 64 巻 3 号 p. 193-200
    DOI https://doi.org/DOI
    Details                                          詳細
      • Published: October 10, 2031                  • 発行日: 2031/03/10
      • Advance online publication: August 01, 2031  • 早期公開日: -
      • Released on J-STAGE: October 12, 2031        • J-STAGE公開日: 2031/03/12
    Abstract                                         抄録

The line of the issue does not name the journal, and the line above it is about access.
"""

from __future__ import annotations

import re
from itertools import islice

from refkit.model import PartialDate, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.text.dates import find_dates

_ISSUE = re.compile(
    r"^[ \t•]{0,9}(?P<year>(?:1[89]|20)\d\d) ?(?:年|(?=Volume))(?: ?(?:Volume (?P<volume>[\w.-]{1,9}?)|"
    r"(?P<巻>[\w.-]{1,9}?) ?巻))?(?: ?(?:Issue (?P<issue>[\w.-]{1,15}?)|(?P<号>[\w.-]{1,15}?) ?号))?"
    r"(?:,? (?:Pages|Article ID:?|p\.|論文ID:?)\s{0,2}(?P<page>[\w.-]{1,20}))?[ \t]{0,9}$",
    re.M,
)
_RELEASED = re.compile(r"^[ \t•]{0,9}(?:Released(?: on J-STAGE)?|(?:J-STAGE)?公開日) ?:", re.M)
_HEAD = re.compile(
    r"^[ \t]{0,9}(?P<journal>[^\n]{2,150}?)[ \t]{0,9}\n\s{0,20}"
    r"(?:(?:Online|Print) ISSN ?:|ISSN-L ?:|Volume [\w.-]{1,9} \((?:19|20)\d\d\)|"
    r"[\w.-]{1,9} ?巻 ?\((?:19|20)\d\d\))",
    re.M,
)
_DATE = re.compile(
    r"^[ \t•]{0,9}(?P<label>Published|発行日|Advance online publication|早期公開日) ?: ?(?P<date>[^\n]{8,30})$",
    re.M,
)


def recognise(page: Page) -> bool:
    """The line of the issue, alone or above the DOI (lists have more), and the date of release on J-STAGE."""
    text = page.text
    if not _RELEASED.search(text):
        return False
    found = list(islice(_ISSUE.finditer(text), 2))
    return bool(found) and (len(found) == 1 or text[found[0].end() :][:20].lstrip().startswith("DOI"))


def correct(draft: Draft) -> None:
    """The issue, the journal that stands above its ISSN, and the dates."""
    text = draft.text
    draft.drop("container-title", "container-title-short", "volume", "issue", "page", "available-date")
    if match := _ISSUE.search(text):
        draft.set("issued", PartialDate(int(match["year"])), Span(*match.span("year")), 0.93)
        for field, groups in (("volume", ("volume", "巻")), ("issue", ("issue", "号"))):
            for group in groups:
                if match[group] and match[group] != "advpub":
                    draft.set(field, match[group], Span(*match.span(group)), 0.95)
        if match["page"] and (pages := parse_pages(match["page"].rstrip("-"))):
            draft.set("page", pages, Span(*match.span("page")), 0.95)
    if head := _HEAD.search(text):
        draft.set("container-title", head["journal"], Span(*head.span("journal")), 0.93)
    for match in islice(_DATE.finditer(text), 9):
        found = next(find_dates(text, *match.span("date")), None)
        if found and match["label"] in ("Published", "発行日"):
            draft.set("issued", found.date, found.span, 0.95)
        elif found:
            draft.set("available-date", found.date, found.span, 0.95)


LAYOUT = Layout("jstage", "J-STAGE article page", ("J-STAGE",), recognise, corrected("jstage", correct))
