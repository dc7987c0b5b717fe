"""Thieme article page.

CC BY 4.0 · JOURNAL 2032; 12(04): 417-422      the licence only on some
DOI: DOI
Original Article
TITLE
Ada Okonkwo
1   Department …                               affiliations, a line each
,                                              and a comma before the next name
Wei Li
2   Institute …
› Author Affiliations
Abstract
Objectives Harbour masters stand …             labels without a colon
Keywords
sway - vertigo - harbours
Publication History
Article published online:
12 September 2032
"""

from __future__ import annotations

import re

from refkit.model import Abstract, Name, PartialDate, Section, Span, parse_pages
from refkit.model.section_labels import role_of
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with
from refkit.text.bylines import read_byline

_WHERE = re.compile(
    r"^[ \t]{0,9}(?:[^\n·]{2,60} · ){0,4}(?P<journal>[^\n·;]{2,80}?) (?P<year>(?:19|20)\d\d); ?"
    r"(?P<volume>\w{1,6})? ?\((?P<issue>[^()\n]{1,20})\)"
    r"(?:: ?(?P<page>[A-Za-z]{0,2}\d{1,6}(?:-[A-Za-z]{0,2}\d{1,6})?))?[ \t]{0,9}\n\s{0,9}DOI: ?(?=10\.)",
    re.M,
)
_HEAD = 40_000  # characters in which that line stands
_ONLINE = re.compile(
    r"(?:published online|Publication Date|online publiziert|Publikationsdatum)[ \t]{0,3}:\s{0,9}"
    r"(?P<date>[^\n]{6,30})"
)
_WORD = re.compile(r"[^\n]{1,200}?(?= [-–] |$)")
_ENDS = frozenset("keywords references neighbours how-to-cite received accepted published abstract".split())


def recognise(page: Page) -> bool:
    """The line of the issue with the DOI below it."""
    return bool(first_with(";", _WHERE, page.text, _HEAD))


def correct(draft: Draft) -> None:
    """All authors, the whole abstract, each keyword; the numbers of the line above the DOI."""
    text = draft.text
    match = first_with(";", _WHERE, text, _HEAD)
    if not match:
        return
    draft.set("container-title", match["journal"], Span(*match.span("journal")), 0.95)
    draft.set("issued", PartialDate(int(match["year"])), Span(*match.span("year")), 0.95)
    for field in ("volume", "issue"):
        if match[field]:
            draft.set(field, match[field], Span(*match.span(field)), 0.95)
    if match["page"] and (pages := parse_pages(match["page"])):
        draft.set("page", pages, Span(*match.span("page")), 0.95)
    if online := _ONLINE.search(text):
        draft.set_date("available-date", *online.span("date"), 0.9)
    _authors(draft)
    _abstract(draft)
    words = draft.claims.get("keyword")
    if words and words.span and " - " in words.span.of(text):
        places = [_word(text, m) for m in _WORD.finditer(text, words.span.start, words.span.end)]
        parts = tuple(place for place in places if place.end > place.start)
        draft.set("keyword", tuple(place.of(text) for place in parts), words.span, 0.9, parts)


def _word(text: str, match: re.Match[str]) -> Span:
    start = match.start() + len(match[0]) - len(match[0].lstrip(" -–"))
    return Span(start, max(start, match.end()))


def _authors(draft: Draft) -> None:
    """The names between title and affiliations: the first line, and each below a comma. None if one is no name."""
    if draft.title_line < 0:
        return
    names: list[Name] = []
    spans: list[Span] = []
    after = True
    for line in draft.lines[draft.title_line + 1 : draft.title_line + 600]:
        if line.text[0] == "›" or line.kind in ("abstract", "body", "received") or len(names) > 200:
            break
        if line.text in (",", "and", ";"):
            after = True
            if not names:
                draft.drop("author")
                return
            continue
        byline = read_byline(draft.text, line.start, line.end) if len(line.text) < 200 else None
        sure = byline is not None and (after or (byline.score >= 0.6 and len(line.text) < 50))
        if byline and sure:
            names += byline.names
            spans += byline.spans
        elif after and names:
            draft.drop("author")
            return
        after = after and not names
    draft.set_list("author", names, spans, 0.9)


def _abstract(draft: Draft) -> None:
    """The paragraphs from the first one on, up to the keywords, with the labels that open them."""
    claim = draft.claims.get("abstract")
    if claim is None or not claim.parts:
        return
    sections: list[Section] = []
    parts: list[Span] = []
    for line in draft.lines:
        if line.end <= claim.parts[0].start:
            continue
        if line.kind in _ENDS or (line.kind and line.heading) or len(line.text) < 40 or len(parts) > 9:
            break
        label = _label(line.text)
        if not label and not parts:
            return
        rest = line.text[len(label) :].lstrip(": ")
        sections.append(Section(rest, label))
        parts.append(Span(line.end - len(rest), line.end))
    if len(sections) > 1:
        draft.set("abstract", Abstract(tuple(sections)), Span(parts[0].start, parts[-1].end), 0.9, tuple(parts))


def _label(line: str) -> str:
    """The label that opens a paragraph: words that name a part of an abstract, before a capital."""
    words = line.split(" ", 5)
    for count in range(min(4, len(words) - 1), 0, -1):
        label = " ".join(words[:count])
        if role_of(label) not in ("", "other") and not words[count][:1].islower():
            return label.rstrip(":")
    return ""


LAYOUT = Layout("thieme", "Thieme article page", ("Thieme",), recognise, corrected("thieme", correct))
