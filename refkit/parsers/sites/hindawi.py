"""Hindawi article page.

    JOURNAL / 2019 / Article                  (from 2018 on)
    JOURNAL                                   (before)
    Volume 2014 (2014), Article ID 125258, 8 pages
    http://dx.doi.org/10.5555/2014/125258
    Research Article
    TITLE
    Ada Okonkwo,1 Wei Li,1,2 and Sofía Álvarez2
    Academic Editor: Tomas Bauer
    Received 15 May 2014; Accepted 14 November 2014; Published 9 December 2014

From 2018 on the second line is "Volume 2019 |Article ID 9046409 | 17 pages | https://doi.org/…", below the kind of
article, and dates are glued to their labels ("Received19 Sep 2018").
"""

from __future__ import annotations

import re

from refkit.model import ArticleNumber, PartialDate, Span
from refkit.parsers.general import Draft, abstract, corrected, title
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with
from refkit.text.dates import find_dates

_CITATION = re.compile(
    r"(?m)^[ \t]{0,40}Volume\s(?P<volume>\d{1,4})(?:\s\((?P<year>\d{4})\))?\s?[,|]\s?"
    r"Article\sID\s(?P<number>[\w.]{1,12})(?:\s?[,|]\s?\d{1,4}\spages?)?"
)
_DOI_BELOW = re.compile(r"\s?\|?\s{0,80}(?:https?://(?:dx\.)?doi\.org/|doi:\s?)10\.")
_JOURNAL = re.compile(r"(.{3,120}) / (?:19|20)\d\d / Article")
_LABEL = re.compile(r"(?P<submitted>Received)|(?P<accepted>Accepted)|(?P<revised>Revised)|Published(?: online)?")
_KIND = re.compile(r"[A-Z][A-Za-z ]{3,30} \| Open Access$")


def recognise(page: Page) -> bool:
    """The line with the number of the article, and the DOI behind or below it."""
    citation = first_with("Volume", _CITATION, page.text, 12_000)
    return citation is not None and _DOI_BELOW.match(page.text, citation.end()) is not None


def correct(draft: Draft) -> None:
    """Journal, volume and number about the citation line, the title below it, dates whose labels are glued."""
    citation = _CITATION.search(draft.text, 0, 12_000)
    if citation is None:
        return
    lines = draft.lines
    at = next((i for i, line in enumerate(lines) if line.end > citation.start("volume")), 0)
    draft.set("volume", citation["volume"], Span(*citation.span("volume")), 0.9)
    draft.set("page", ArticleNumber(citation["number"]), Span(*citation.span("number")), 0.9)
    draft.set("type", "article-journal", Span(citation.start("volume"), citation.end("number")), 0.8)
    year = citation["year"] or citation["volume"]
    if len(year) == 4:
        draft.set(
            "issued", PartialDate(int(year)), Span(*citation.span("year" if citation["year"] else "volume")), 0.9
        )
    for line in reversed(lines[max(0, at - 12) : at]):
        named = _JOURNAL.fullmatch(line.text)
        if named or (line is lines[at - 1] and not (line.kind or line.marker or _KIND.match(line.text))):
            value = named[1] if named else line.text
            draft.set("container-title", value, Span(line.start, line.start + len(value)), 0.9)
            break
    for index in range(at + 1, min(at + 5, len(lines))):
        line = lines[index]
        if not line.kind and not line.marker and title.plausible(line.text) > 0:
            _title(draft, index)
            break
    for line in lines[at + 1 : at + 60]:
        if line.kind in ("abstract", "body") or len(line.text) > 400:
            break
        _dates(draft, line.start, line.end, year)
    if "abstract" not in draft.claims and draft.title_line > at:
        below = draft.title_line + 1
        body = next((i for i in range(below, min(below + 60, len(lines))) if lines[i].kind == "body"), 0)
        if body and (found := abstract.before_the_body(draft.text, lines, below, body)):
            draft.set("abstract", found.value, found.span, found.confidence, found.parts)


def _title(draft: Draft, index: int) -> None:
    """The title from line `index` on: the text of a PDF breaks it, above the authors."""
    lines, last, authors = draft.lines, index, draft.claims.get("author")
    if authors and authors.span:
        for at in range(index, min(index + 4, len(lines) - 1)):
            if lines[at].kind:
                break
            if lines[at + 1].start <= authors.span.start < lines[at + 1].end:
                last = at
    draft.title_line = index
    value = " ".join(line.text for line in lines[index : last + 1])
    draft.set("title", value, Span(lines[index].start, lines[last].end), 0.9)


def _dates(draft: Draft, start: int, end: int, year: str) -> None:
    """The dates that stand behind their labels, glued or not; the day of publication, if in the volume's year."""
    for label in _LABEL.finditer(draft.text, start, end):
        behind = label.end()
        found = next(find_dates(draft.text, behind, min(end, behind + 24)), None)
        if found is None or found.span.start > behind + 2 or found.date.year is None:
            continue
        if label.lastgroup:
            draft.set(label.lastgroup, found.date, found.span, 0.9)
        elif str(found.date.year) == year:
            draft.set("issued", found.date, found.span, 0.9)


LAYOUT = Layout(
    "hindawi",
    "Hindawi article page",
    (("Article ID", "Article\nID", "Article\xa0ID"), "Volume"),
    recognise,
    corrected("hindawi", correct),
)
