"""Publication page of ResearchGate.

ArticlePDF Available                  the type, glued to what there is of it
TITLE
September 2016
JOURNAL 8(3):312-327                  or "In book: … (pp.101-118)", "Conference: …", "Publisher: …"
DOI:10.5555/tide.2016.0312
Authors:
Ada Okonkwo                           maybe twice, then the affiliation or "This person is not on ResearchGate, …"
Show all 7 authors                    then most are missing
Download full-text PDF / Read full-text / Request full-text PDF / Download citation / Copy link
Abstract and Figures                  the abstract, then captions
Discover the world's research         from here on the file's text, and works that cite it or that it cites
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from refkit.model import DOI, Abstract, Section, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.general.view import Line
from refkit.parsers.layout import Layout
from refkit.parsers.lines import whole
from refkit.parsers.page import Page
from refkit.text.dates import parse_date
from refkit.text.people import looks_like_a_name, parse_name

_TYPES = {
    "Article": "article-journal", "Conference Paper": "paper-conference", "Preprint": "article",
    "Chapter": "chapter", "Book": "book", "Thesis": "thesis", "Data": "dataset", "Dataset": "dataset",
    "Technical Report": "report", "Working Paper": "report", "Patent": "patent", "Presentation": "speech",
    "Code": "software", "Literature Review": "", "Research": "", "Method": "", "Poster": "",
    "Research Proposal": "",
}  # fmt: skip
_TYPE = re.compile(rf"({'|'.join(_TYPES)})\s?(?:PDF Available|Full-text available)?$")
_AUTHORS = re.compile(r"(?:\A|\n)[ \t•*#-]{0,9}Authors?:[ \t]{0,9}\n")
_SIGNS = (
    "This person is not on ResearchGate", "Discover the world's research", "Download full-text PDF",
    "Request full-text PDF", "To read the full-text of this research", "Abstract and Figures",
    "Content may be subject to copyright", "Copy link Link copied", "Read full-text",
)  # fmt: skip
_STOP = re.compile(
    r"(?:Request|Download|Read |To read|Show all|Preprints and early|Copy link|Citations|References|Figures|"
    r"Abstract|No full-text|View |Save|Share|Overview)"
)
_ALL = re.compile(r"Show all (\d{1,4}) authors")
_DOI = re.compile(r"DOI:\s?(?:https?://doi\.org/)?(10\.\d{4,9}/\S{2,200})$")
_JOURNAL = re.compile(
    r"(?P<journal>[^\d:\n][^:\n]{1,150}?) (?P<volume>\d{1,5}|PP)(?:\((?P<issue>[\w. /–-]{1,30})\))?"
    r"(?::(?P<page>[A-Za-z]{0,3}\d[\w.–-]{0,20}))?$"
)
_BOOK = re.compile(r"In book: (?P<book>[^\n]{2,300}?)(?: \(pp\. ?(?P<page>[\w–-]{1,20})\))?$")
_LABEL = re.compile(r"(Publisher|Conference): ?(\S[^\n]{0,200})$")
_NO_NAME = re.compile(
    r"(?i)universit|institut|college|school|department|hospital|academy|centre|center|laborator|faculty|company|"
    r"inc\.|ltd|this person|research|agency|council|foundation"
)
_LEAST = 60


def recognise(page: Page) -> bool:
    """The heading of the authors, the type above it, and two of the page's own phrases."""
    text, found = page.text, _AUTHORS.search(page.text, 0, 12_000)
    if found is None or sum(sign in text for sign in _SIGNS) < 2:
        return False
    above = text[max(0, found.start() - 1500) : found.start()].split("\n")
    return any(_TYPE.match(line.strip(" \t•*#-")) for line in above)


def correct(draft: Draft) -> None:
    """What stands about the heading of the authors, by its order; nothing of the works further down."""
    lines = draft.lines
    authors = next((i for i, line in enumerate(lines) if line.text in ("Authors:", "Author:")), -1)
    kinds = [i for i in range(max(0, authors - 14), authors) if _TYPE.match(lines[i].text)]
    if authors < 0 or not kinds or kinds[-1] + 1 >= authors:
        return
    kind = _TYPE.match(lines[kinds[-1]].text)
    title = lines[kinds[-1] + 1]
    draft.claims.clear()
    draft.set("title", title.text, title.span, 0.95)
    if kind and _TYPES[kind[1]]:
        start = lines[kinds[-1]].start
        draft.set("type", _TYPES[kind[1]], Span(start, start + len(kind[1])), 0.9)
    for line in lines[kinds[-1] + 2 : authors]:
        _fact(draft, line)
    _authors(draft, lines[authors + 1 : authors + 400])
    _abstract(draft, lines[authors + 1 :])
    draft.claims = {claim.field: claim for claim in whole(draft.claims.values(), draft.text)}


def _fact(draft: Draft, line: Line) -> None:
    """One line between title and authors."""

    def put(field: str, found: re.Match[str], group: str | int, confidence: float = 0.9) -> None:
        span = Span(line.start + found.start(group), line.start + found.end(group))
        value = parse_pages(found[group]) if field == "page" else found[group]
        if value:
            draft.set(field, value, span, confidence)

    if (found := _DOI.match(line.text)) and (doi := DOI.parse(found[1])):
        draft.set("DOI", doi, Span(line.start + found.start(1), line.start + found.end(1)), 0.97)
    elif found := _BOOK.match(line.text):
        put("container-title", found, "book")
        if found["page"]:
            put("page", found, "page")
    elif found := _LABEL.match(line.text):
        put("publisher" if found[1] == "Publisher" else "event-title", found, 2)
    elif len(line.text) < 30 and (date := parse_date(line.text)):
        draft.set("issued", date, line.span, 0.9)
    elif found := _JOURNAL.match(line.text):
        put("container-title", found, "journal")
        if found["volume"] != "PP":  # "PP(99):1-1" is what has no issue yet
            put("volume", found, "volume")
            if found["issue"] and any(map(str.isdigit, found["issue"])):
                put("issue", found, "issue")
            if found["page"]:
                put("page", found, "page")


def _authors(draft: Draft, lines: Sequence[Line]) -> None:
    """Names, each maybe twice and with its affiliation below. Of a list that is cut only the number is known."""
    end = next((i for i, line in enumerate(lines) if _STOP.match(line.text)), 0)
    stop = lines[end] if end else None
    if stop and (cut := _ALL.match(stop.text)):
        draft.set("author-count", int(cut[1]), Span(stop.start + cut.start(1), stop.start + cut.end(1)), 0.9)
        return
    names, parts, seen = [], [], ""
    for line in lines[:end]:
        fits = not line.marker and len(line.text) < 60 and line.text != seen and not _NO_NAME.search(line.text)
        if fits and looks_like_a_name(line.text) and " " in line.text and (name := parse_name(line.text)):
            names.append(name)
            parts.append(line.span)
        seen = line.text
    draft.set_list("author", names, parts, 0.85)


def _abstract(draft: Draft, lines: Sequence[Line]) -> None:
    """The paragraph below the heading; captions of figures follow it."""
    for line, following in pairwise(lines):
        if line.text.startswith("Discover the world"):
            return
        if line.text in ("Abstract", "Abstract and Figures", "Abstract and figures"):
            if len(following.text) >= _LEAST:
                value = Abstract((Section(following.text),))
                draft.set("abstract", value, following.span, 0.92, (following.span,))
            return


LAYOUT = Layout(
    "researchgate",
    "ResearchGate publication page",
    ("Authors:",),
    recognise,
    corrected("researchgate", correct),
)
