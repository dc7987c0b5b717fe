"""MDPI article page.

    Open AccessArticle
    TITLE
    by Ada Okonkwo 1,†, Wei Li 1,2,* and Sofía Álvarez 2
    1
    Institute of Tides, …
    J. Tides 2020, 10(4), 432; https://doi.org/10.5555/tides10040432
    Received: 1 August 2020 / Accepted: 10 October 2020 / Published: 17 October 2020

Until about 2017 the citation line ("Tides 2014, 4(4), 932-945; doi:…") stands above the kind and the title. Since
2025 neither it nor a DOI is shown, but

    JOURNAL
      • Article
      • Open Access
    22 March 2023
    TITLE

Names and their marks may stand on lines of their own. Titles of the articles before and after it in the journal
come first on many pages.
"""

from __future__ import annotations

import re

from refkit.model import ArticleNumber, Name, Span
from refkit.parsers.general import Draft, corrected, title
from refkit.parsers.general.view import Line
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with, lines_with
from refkit.text.abbreviated_titles import whole_title
from refkit.text.dates import find_dates
from refkit.text.people import looks_like_a_name, parse_name

_CITATION = re.compile(
    r"(?m)^[ \t]{0,40}(?P<journal>[A-Z][^\d\n;:]{1,80}?)\s(?P<year>(?:19|20)\d\d),\s(?P<volume>\d{1,3})"
    r"(?:\s?\((?P<issue>[\w–-]{1,9})\))?,\s(?P<page>[\w–-]{1,20})(?:\s\(registering DOI\))?"
    r";\s(?:doi:\s?|https?://(?:dx\.)?doi\.org/)10\."
)
_TODAY = re.compile(
    r"(?m)^[ \t]{0,9}(?P<journal>[A-Z][^\n•]{2,80})\n\s{0,20}(?:• )?[A-Z][A-Za-z -]{3,30}\n"
    r"\s{0,20}(?:• )?Open Access\n\s{0,40}(?P<date>\d{1,2} [A-Z][a-z]{2,8} \d{4})\n"
)
_OPEN = re.compile(r"Open Access\n\s{0,40}\d{1,2} [A-Z][a-z]{2,8} \d{4}\n")
_PUBLISHED = re.compile(r"Published:\s{0,3}(?=\d)")
_RECEIVED = re.compile(r"(?:Submission r|R)eceived:\s{0,3}(?=\d)")
_SIGNS = ("MDPI", "to whom correspondence should", "(This article belongs to", "Versions Notes")
_BY = re.compile(r"by(?:\s|$)")
_BUTTONS = ("SciProfiles", "Scilit", "Preprints.org", "Google Scholar")  # below each name
_JOINT = re.compile(r"[,;\n]|\sand\s|^and\s")
_MARKS = re.compile(r"(?:[\s\d*†‡§#&]|ORCID|\[email protected\]|(?<![^\W_])and(?![^\W_])|\bby\b){0,40}")
_TAIL = re.compile(r"[\s\d*†‡§#.]{1,30}$")


def _today(text: str) -> re.Match[str] | None:
    """The lines above the title of today's pages."""
    return _TODAY.search(text, 0, 12_000) if _OPEN.search(text, 0, 12_000) else None


def recognise(page: Page) -> bool:
    """The citation line of one work and a sign of the publisher's; or the journal over kind, access, day, title."""
    text = page.text
    if _today(text):
        return True
    cited = {found["volume"] + " " + found["page"] for found in lines_with(";", _CITATION, text, 12_000)}
    return len(cited) == 1 and any(sign in text for sign in _SIGNS)


def correct(draft: Draft) -> None:
    """Numbers and day of the work from its lines; the title of today's pages; names whose marks follow "by"."""
    citation, today = first_with(";", _CITATION, draft.text, 12_000), _today(draft.text)
    if citation:
        draft.set("volume", citation["volume"], Span(*citation.span("volume")), 0.9)
        draft.set("type", "article-journal", Span(*citation.span("journal")), 0.8)
        _journal(draft, citation["journal"], Span(*citation.span("journal")))
        if citation["page"].isalnum():  # one page stands for the number of the article
            draft.set("page", ArticleNumber(citation["page"]), Span(*citation.span("page")), 0.9)
        place = _RECEIVED.search(draft.text, 0, 40_000)
        if place and (found := next(find_dates(draft.text, place.end(), place.end() + 30), None)):
            draft.suggest("submitted", found.date, found.span, 0.8)
        place = _PUBLISHED.search(draft.text, 0, 40_000)
        found = next(find_dates(draft.text, place.end(), place.end() + 30), None) if place else None
        if found and str(found.date.year) == citation["year"]:
            draft.set("issued", found.date, found.span, 0.9)
    elif today:
        draft.set("container-title", today["journal"].strip(), Span(*today.span("journal")), 0.9)
        draft.set("type", "article-journal", Span(*today.span("journal")), 0.8)
        draft.set_date("issued", *today.span("date"), 0.9)
        _title(draft, today.end())
    if draft.title_line >= 0:
        _authors(draft)


def _journal(draft: Draft, name: str, place: Span) -> None:
    """The journal as the citation line has it: whole, or abbreviated, and then whole elsewhere or nowhere."""
    if "." not in name:
        draft.set("container-title", name, place, 0.9)
        return
    draft.set("container-title-short", name, place, 0.9)
    whole = whole_title(name, draft.text, 0, 200_000)
    if whole:
        draft.set("container-title", whole.of(draft.text), whole, 0.9)


def _title(draft: Draft, place: int) -> None:
    index = next((i for i, line in enumerate(draft.lines) if line.start >= place), -1)
    if index >= 0 and title.plausible(draft.lines[index].text) > 0:
        draft.title_line = index
        draft.set("title", draft.lines[index].text, draft.lines[index].span, 0.9)


def _authors(draft: Draft) -> None:
    """The names behind "by", up to the first affiliation. Marks stand behind them, or on lines of their own."""
    lines = draft.lines
    first = draft.title_line + 1
    if first >= len(lines) or not _BY.match(lines[first].text):
        return
    names: list[Name] = []
    spans: list[Span] = []
    for line in lines[first : first + 400]:
        if line.text.startswith(_BUTTONS):
            continue
        found = None if line.kind not in ("", "authors") else _names(draft.text, line)
        if found is None:
            if len(line.text.split()) < 4 and not line.kind:
                return  # no affiliation: a name that cannot be read, so the list would not be whole
            break
        for name, span in found:
            if not names or name != names[-1]:
                names.append(name)
                spans.append(span)
    draft.set_list("author", names, spans, 0.9)


def _names(text: str, line: Line) -> list[tuple[Name, Span]] | None:
    """The names of a line; None if it holds anything else."""
    found: list[tuple[Name, Span]] = []
    at = line.start
    for piece in _JOINT.split(line.text[:4000]):
        begin = text.find(piece, at, line.end)
        at = begin + len(piece)
        lead = _MARKS.match(piece)
        value = _TAIL.sub("", piece[lead.end() if lead else 0 :].removesuffix("ORCID"))
        if not any(map(str.isalpha, value)):
            continue
        name = parse_name(value) if looks_like_a_name(value) else None
        if name is None:
            return None
        start = text.index(value, begin)
        found.append((name, Span(start, start + len(value))))
    return found


LAYOUT = Layout(
    "mdpi", "MDPI article page", (("Open Access\n", "; doi:", "; http"),), recognise, corrected("mdpi", correct)
)
