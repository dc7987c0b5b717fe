"""Article page of Oxford Academic, where Oxford's journals have been since 2017.

    TITLE
    Ada Okonkwo,                          each name twice, with its addresses and
    Ada Okonkwo *
    Search for other works by this author on:
    …
    Journal of Tides, Volume 45, Issue D1, January 2017, Pages D1075–D1081, https://doi.org/10.5555/…
    Published:
    28 November 2016
    Cite
    Ada Okonkwo, Wei Li, TITLE, Journal of Tides, Volume 45, …
    Permissions Icon

The line below "Cite" has the names once, and all of them.
"""

from __future__ import annotations

import re

from refkit.model import ArticleNumber, Name, PartialDate, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with, lines_with
from refkit.text.bylines import read_byline
from refkit.text.dates import find_dates
from refkit.text.dois import find_dois

_CITED = re.compile(
    r"(?m)^[ \t]{0,8}([^\n]{3,6000}?), Volume (\w{1,9}), (?:Issue ([\w.–-]{1,24}(?: \w{1,6})?), )?"
    r"((?:\d{1,2} )?(?:[A-Z][a-z]{2,8}(?:[/–-][A-Z][a-z]{2,8})? )?(?:19|20)\d\d), "
    r"(?:Pages? ([\w.]{1,12}(?:[-–][\w.]{1,12})?)|([a-z]{2,10}\d{1,6}|\d{1,7})), "
    r"(?=https?://(?:dx\.)?doi\.org/10\.)"
)
_AHEAD = re.compile(
    r"(?m)^[ \t]{0,8}([A-Z][^\n,]{3,90}), ([a-z]{2,6}\d{2,4}), (?=https?://(?:dx\.)?doi\.org/10\.\d{4,9}/\S{1,30}/\2\b)"
)
_WORKS = "Search for other works by this author on"
_SIGNS = ("Permissions Icon", _WORKS, "Split View", "Oxford Academic", "Oxford University Press", "Issue Section")
_PUBLISHED = re.compile(r"(?m)^[ \t]{0,8}Published:[ \t]{0,4}\n?[ \t]{0,8}(\d{1,2} [A-Z][a-z]{2,8} \d{4})\b")
_LONGEST = 90  # characters of a journal's name


def recognise(page: Page) -> bool:
    """The citation line with its DOI, and a label of the platform."""
    text = page.text
    return any(sign in text for sign in _SIGNS) and bool(
        first_with(", Volume ", _CITED, text) or first_with("doi.org/10.", _AHEAD, text)
    )


def correct(draft: Draft) -> None:
    """What each piece of the citation line is, and the authors once."""
    text = draft.text
    cited = None
    for match in lines_with(", Volume ", _CITED, text):
        cited = match if cited is None or len(match[1]) < len(cited[1]) else cited
        if len(cited[1]) < _LONGEST:
            break
    if cited:
        start = cited.start(1) if len(cited[1]) < _LONGEST else text.rfind(", ", cited.start(1), cited.end(1)) + 2
        draft.set("container-title", text[start : cited.end(1)], Span(start, cited.end(1)), 0.95)
        draft.set("volume", cited[2], Span(*cited.span(2)), 0.95)
        if cited[3]:
            draft.set("issue", cited[3], Span(*cited.span(3)), 0.95)
        if day := next(find_dates(text, *cited.span(4)), None):
            draft.set("issued", day.date, day.span, 0.95)
        else:
            draft.suggest("issued", PartialDate(int(cited[4][-4:])), Span(cited.end(4) - 4, cited.end(4)), 0.9)
        pages = parse_pages(cited[5]) if cited[5] else ArticleNumber(cited[6])
        draft.set("page", pages, Span(*cited.span(5 if cited[5] else 6)), 0.95)
        draft.set("type", "article-journal", Span(*cited.span(2)), 0.9)
    elif cited := first_with("doi.org/10.", _AHEAD, text):
        draft.set("container-title", cited[1], Span(*cited.span(1)), 0.9)
        draft.suggest("page", ArticleNumber(cited[2]), Span(*cited.span(2)), 0.8)
        draft.set("type", "article-journal", Span(*cited.span(1)), 0.9)
    if cited and (found := next(find_dois(text[cited.end() : cited.end() + 120].split("\n")[0]), None)):
        span = Span(cited.end() + found.span.start, cited.end() + found.span.end)
        draft.set("DOI", found.doi, span, 0.95)
    if (online := _PUBLISHED.search(text)) and (day := next(find_dates(text, *online.span(1)), None)):
        draft.suggest("available-date", day.date, day.span, 0.85)
    _authors(draft)


def _authors(draft: Draft) -> None:
    """The names before the title in the line below "Cite", else those above each "Search for other works …"."""
    text = draft.text
    title = draft.claims.get("title")
    found: list[tuple[Name, Span]] = []
    for match in lines_with(", Volume ", _CITED, text):
        at = text.find(f", {title.value}", match.start(1), match.end(1)) if title else -1
        byline = read_byline(text, match.start(1), at) if at > 0 else None
        if byline and not byline.cut:
            found = list(zip(byline.names, byline.spans, strict=True))
            break
    if not found and draft.title_line >= 0:
        first = True
        for line in draft.lines[draft.title_line + 1 : draft.head]:
            if first and (byline := read_byline(text, line.start, line.end)):
                found += zip(byline.names, byline.spans, strict=True)
                first = False
            first = first or line.text in ("Google Scholar", f"{_WORKS}:")
        if _WORKS not in text:
            found = []
    if found:
        draft.set_list("author", [name for name, _ in found], [span for _, span in found], 0.9)
    elif (known := draft.claims.get("author")) and len(set(known.value)) < len(known.value):
        draft.drop("author")


LAYOUT = Layout(
    "oxford-academic",
    "Oxford Academic article page",
    (_SIGNS,),
    recognise,
    corrected("oxford-academic", correct),
)
