"""Nature and its sisters (Scientific Reports, Nature Communications …), of three ages.

    Nature Meadows | Article               to 2017
    TITLE
      • Ada Okonkwo1
      • & Wei Li2,
      • Affiliations
    Journal name:
    Nature Meadows
    Volume:
    9,
    Pages:                                 or "Article number:"
    555–562
    DOI:
    doi:10.1038/…
    Published
    20 December 2012
    STANDFIRST                             in the place of an abstract
    Subject terms:

    NEWS                                   news and comment
    24 September 2019
    TITLE
    STANDFIRST
    Ada Okonkwo
    Search for this author in:
    …
    Nature 574, 16-17 (2019)
    doi: 10.1038/…

Since 2018 research stands on the platform that SpringerLink is on, with its foot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from refkit.model import Abstract, PartialDate, Section, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.general.view import Line
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with
from refkit.parsers.sites.springer_foot import house_of, read_foot, read_items, whole_date
from refkit.text.dates import find_dates
from refkit.text.people import looks_like_a_name

_BOX = re.compile(
    r"(?m)^[ \t•-]{0,20}Journal name:\s{1,9}(?:[•-] )?(?P<journal>[^\n]{3,80})\n"
    r"\s{0,9}(?:[•-] )?Volume:\s{1,9}(?:[•-] )?(?P<volume>\d{1,4}),?\s{1,9}"
    r"(?:[•-] )?(?:Pages|Article number):\s{1,9}(?:[•-] )?(?P<page>[A-Z]?\d{1,6}(?:[–-][A-Z]?\d{1,6})?)(?=\s)"
)
_ISSUE = re.compile(r"Volume (\d{1,4})\n\s{0,9}• Issue (\d{1,5})\n")
_YEAR = re.compile(r"\s{1,9}(?:[•-] )?(?:Year|Date) published:\s{1,9}(?:[•-] )?\(([^()\n]{4,24})\)")
_NEWS = re.compile(
    r"(?m)^[ \t]{0,20}(?:NEWS|COMMENT|EDITORIAL|OBITUARY|CORRESPONDENCE|OUTLOOK|BOOK REVIEW|BOOKS AND ARTS|"
    r"WORLD VIEW|CAREER [A-Z]{3,12}|TECHNOLOGY FEATURE|RESEARCH HIGHLIGHT|"
    r"NEWS (?:FEATURE|EXPLAINER|& VIEWS|Q&A|ROUND-UP))\n"
)
_BY_AUTHOR = "Search for this author in:"
_IN = re.compile(
    r"(?m)^(?P<journal>Nature) (?P<volume>\d{1,4}), (?P<page>[A-Z]?\d{1,6}(?:[–-]\d{1,6})?) "
    r"\((?P<year>\d{4})\)[ \t]{0,4}$"
)
_CRUMB = re.compile(r"(?m)^[ \t]{0,20}1\. (nature)\n\s{0,9}2\. [\w -]{2,40}\n\s{0,9}3\. article$")
_BELOW = ("Affiliation", "Contribution", "Corresponding", "Author", "Journal name")
_AUTHOR = re.compile(r"(?:& )?(?P<name>[^\W\d_][^\d\n]{1,80}?)(?:,? ?\d[\d, ]{0,40}(?:na\d)?)?,?")


def _label(text: str) -> re.Match[str] | None:
    """The label of a piece of news or comment, a few lines above the links to its author's other works."""
    if _BY_AUTHOR not in text:
        return None
    for found in _NEWS.finditer(text, 0, 20_000):
        end = text.find(_BY_AUTHOR, found.end(), found.end() + 4000)
        if end >= 0 and 2 <= text.count("\n", found.end(), end) < 24:
            return found
    return None


def recognise(page: Page) -> bool:
    """The box of the old pages, the label above news, or the foot of the platform on a page of this house."""
    text = page.text
    if first_with("Journal name:", _BOX, text):
        return "DOI:" in text
    return _label(text) is not None or house_of(text) == "nature"


def correct(draft: Draft) -> None:
    """What the box, the foot or the lines about the title say."""
    if box := first_with("Journal name:", _BOX, draft.text):
        _old(draft, box)
    elif news := _label(draft.text):
        _news(draft, news.start())
    else:
        read_foot(draft)


def _old(draft: Draft, box: re.Match[str]) -> None:
    draft.set("container-title", box["journal"], Span(*box.span("journal")), 0.95)
    draft.set("volume", box["volume"], Span(*box.span("volume")), 0.95)
    draft.set("page", parse_pages(box["page"]), Span(*box.span("page")), 0.95)
    issue = _ISSUE.search(draft.text, 0, box.start())
    if issue and issue[1] == box["volume"]:
        draft.set("issue", issue[2], Span(*issue.span(2)), 0.9)
    year = _YEAR.match(draft.text, box.end())
    if year:
        draft.set_date("issued", *year.span(1), 0.9)
    whole_date(draft)
    lines = draft.lines
    at = next((i for i, line in enumerate(lines) if line.end > box.start()), 0)  # 0: below all lines that are read
    first = at  # of the items that stand above the box
    while first and lines[first - 1].marker:
        first -= 1
    if not first:
        return
    title = lines[first - 1]
    if 10 < len(title.text) < 420 and not title.kind:
        draft.title_line = first - 1
        draft.set("title", title.text, title.span, 0.95)
        _authors(draft, [line for line in lines[first:at] if line.kind != "body"])
    if "abstract" not in draft.claims or draft.claims["abstract"].confidence < 0.7:
        _standfirst(draft, lines[at : at + 60])


def _authors(draft: Draft, items: Sequence[Line]) -> None:
    """The items below the title up to the links to what is below."""
    read_items(draft, takewhile(lambda item: not item.text.startswith(_BELOW), items), _AUTHOR)


def _standfirst(draft: Draft, lines: Sequence[Line]) -> None:
    """The paragraph above the subjects, if it has no heading."""
    for above, line in pairwise(lines):
        if line.kind == "abstract" and line.heading:
            return
        if line.text.startswith("Subject terms:"):
            if len(above.text) > 60 and not above.kind and not above.marker:
                _set_abstract(draft, above)
            return


def _set_abstract(draft: Draft, line: Line) -> None:
    draft.set("abstract", Abstract((Section(line.text),)), line.span, 0.75, (line.span,))


def _news(draft: Draft, start: int) -> None:
    """The lines from the label on: the day, the title, the standfirst, the author."""
    label = next((i for i, line in enumerate(draft.lines) if line.end > start), len(draft.lines))
    at = label + 1
    end = next(
        (i for i, line in enumerate(draft.lines) if i >= at and line.text.startswith("Search for this author")), -1
    )
    if end <= at:
        return
    lines = list(draft.lines[at:end])
    date = next(find_dates(draft.text, lines[0].start, lines[0].end), None)
    if date and len(date.date.parts) == 3 and date.span.end - date.span.start >= len(lines[0].text) - 1:
        draft.set("issued", date.date, date.span, 0.9)
        lines, at = lines[1:], at + 1
    if not lines:
        return
    draft.title_line = at
    draft.set("title", lines[0].text, lines[0].span, 0.95)
    draft.drop("abstract", "author")
    if len(lines) > 1 and lines[1].text.endswith((".", "?", "!")) and len(lines[1].text) > 40:
        _set_abstract(draft, lines[1])
    people = [line for line in lines[1:] if looks_like_a_name(line.text) and len(line.text) < 60]
    if people and people[-1] is lines[-1]:
        _authors(draft, people)
    if place := _IN.search(draft.text):
        for field in ("container-title", "volume"):
            part = "journal" if field == "container-title" else field
            draft.set(field, place[part], Span(*place.span(part)), 0.95)
        draft.set("page", parse_pages(place["page"]), Span(*place.span("page")), 0.95)
        year = draft.claims.get("issued")
        if year is None or year.confidence < 0.9:
            draft.set("issued", PartialDate(int(place["year"])), Span(*place.span("year")), 0.85)
    elif crumb := _CRUMB.search(draft.text, 0, start):
        draft.set("container-title", "Nature", Span(*crumb.span(1)), 0.8)


LAYOUT = Layout(
    "nature",
    "Page of Nature or a journal of its house",
    (("Journal name:", _BY_AUTHOR, "About this "),),
    recognise,
    corrected("nature", correct),
)
