"""Taylor & Francis article page.

    JOURNAL
    Volume 17, 2021 - Issue 9
    962
    Views
    5
    CrossRef citations to date
    0
    Altmetric
    Research Paper
    TITLE
    Ada Okonkwo ORCID Icon, Wei Li & Sofía Álvarez ORCID Icon
    Pages 3042-3051 | Received 20 Oct 2020, Accepted 17 Mar 2021, Published online: 05 May 2021

Extractors often lose the names ("ORCID Icon, , & ORCID Icon"); then only their number is known. Until about 2016:

    Volume 1, Issue 4, 2015
    TITLE
    DOI:
    10.5555/tide.2015.1234567
    Ada Okonkwoa* & Wei Lib
    pages 105-112
    Publishing models and article dates explained
    a Institute of Tides, Oslo

The letters of affiliations are glued to the names.
"""

from __future__ import annotations

import re

import msgspec

from refkit.model import ArticleNumber, PartialDate, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.text.dates import find_dates

_METRICS = re.compile(
    r"(?m)^[ \t]{0,20}CrossRef citations to date\s{1,20}(?:\d{1,6}\s{1,20}(?:Altmetric\s{1,20})?)?(?=\S)"
)
_DATES = re.compile(
    r"(?m)^[ \t]{0,20}(?:Pages?\s(?P<page>[\w–-]{1,20})\s\|\s|Article:?\s(?P<number>\w{1,20})\s\|\s)"
    r"(?:Received|Accepted|Published online:?)\s\d{1,2}\s[A-Z][a-z]{2}\s\d{4}[^\n]{0,120}"
)
_OLDER = re.compile(r"(?m)^[ \t]{0,20}Publishing models and article dates explained")
_LABEL = re.compile(r"(?P<submitted>Received)|(?P<accepted>Accepted)|(?P<online>Published online)")
_ISSUE = re.compile(
    r"Volume\s(?P<volume>[\w–-]{1,9}),\s(?P<year>\d{4})(?:\s[-–]\sIssue\s(?P<issue>[\w–-]{1,12}))?(?::.{0,200})?"
)
_NO_NAMES = re.compile(r"(?:ORCID Icon|[,&\s]){1,400}")
_AFFILIATION = re.compile(r"[a-z]\s?[A-Z][^\n]{6,300}")  # "a Institute of Tides, Oslo"
_ICON = "ORCID Icon"


def recognise(page: Page) -> bool:
    """The counters above the title, the line with pages and dates, or the old link about dates."""
    text = page.text
    return any(sign.search(text, 0, 12_000) for sign in (_METRICS, _DATES, _OLDER))


def correct(draft: Draft) -> None:
    """Issue, pages and dates from lines of their own; names without the letters, or their number alone."""
    for field in ("title", "container-title"):
        if field in draft.claims and draft.claims[field].value.startswith(_ICON):
            draft.drop(field)
    metrics = _METRICS.search(draft.text, 0, 12_000)
    if metrics:
        _title(draft, metrics.end())
    _issue(draft)
    dates = _DATES.search(draft.text, 0, 12_000)
    if dates:
        if dates["page"]:
            draft.set("page", parse_pages(dates["page"]), Span(*dates.span("page")), 0.9)
        else:
            draft.set("page", ArticleNumber(dates["number"]), Span(*dates.span("number")), 0.9)
        draft.set("type", "article-journal", Span(*dates.span("page" if dates["page"] else "number")), 0.7)
        _dates(draft, dates.start(), dates.end())
    _authors(draft)


def _title(draft: Draft, place: int) -> None:
    """The title is the first line below the counters, or the second, below the kind of article."""
    at = next((i for i, line in enumerate(draft.lines) if line.end > place), len(draft.lines))
    below = draft.lines[at : at + 3]
    if "title" in draft.claims and at <= draft.title_line < at + 3:
        return
    while len(below) > 1 and (_NO_NAMES.fullmatch(below[-1].text) or below[-1].kind):
        below = below[:-1]
    if below and (line := max(below[:2], key=lambda one: len(one.text))) and len(line.text) < 400:
        draft.title_line = draft.lines.index(line)
        draft.set("title", line.text, line.span, 0.7)


def _issue(draft: Draft) -> None:
    for index, line in enumerate(draft.lines[1:120], 1):
        match = _ISSUE.fullmatch(line.text)
        if not match or line.marker:
            continue
        above = draft.lines[index - 1]
        if not above.marker and above.kind in ("", "journal") and len(above.text) < 150:
            draft.set("container-title", above.text, above.span, 0.9)
        for field in ("volume", "issue", "year"):
            if match[field]:
                span = Span(line.start + match.start(field), line.start + match.end(field))
                if field == "year":
                    draft.set("issued", PartialDate(int(match["year"])), span, 0.9)
                else:
                    draft.set(field, match[field], span, 0.9)
        return


def _dates(draft: Draft, start: int, end: int) -> None:
    for label in _LABEL.finditer(draft.text, start, end):
        found = next(find_dates(draft.text, label.end(), min(end, label.end() + 16)), None)
        if found is None:
            continue
        if label.lastgroup == "online":
            draft.set("available-date", found.date, found.span, 0.9)
            draft.suggest("issued", found.date, found.span, 0.7)
        elif label.lastgroup:
            draft.set(label.lastgroup, found.date, found.span, 0.9)


def _authors(draft: Draft) -> None:
    if draft.title_line < 0:
        return
    for line in draft.lines[draft.title_line + 1 : draft.title_line + 3]:
        if _NO_NAMES.fullmatch(line.text):
            draft.drop("author")
            draft.set("author-count", line.text.count(",") + line.text.count("&") + 1, line.span, 0.8)
            return
    claim = draft.claims.get("author")
    if claim is None or not claim.parts:
        return
    below = [line for line in draft.lines if line.start > claim.parts[-1].end][:20]
    letters = {line.text[0] for line in below if _AFFILIATION.match(line.text)}
    if "a" in letters and all(name.family[1:] and name.family[-1] in letters for name in claim.value):
        names = [msgspec.structs.replace(name, family=name.family[:-1]) for name in claim.value]
        parts = [Span(part.start, part.end - 1) for part in claim.parts]
        draft.set_list("author", names, parts, claim.confidence)


LAYOUT = Layout(
    "taylor-francis",
    "Taylor & Francis article page",
    (
        (
            "CrossRef citations to date",
            "Publishing models and article dates explained",
            "| Received",
            "| Accepted",
            "| Published online",
        ),
    ),
    recognise,
    corrected("taylor-francis", correct),
)
