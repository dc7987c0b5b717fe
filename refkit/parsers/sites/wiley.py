"""Wiley Online Library article page.

    JOURNAL
    Volume 25, Issue 7 p. 2047-2061           (or "e12345" for the pages)
    ORIGINAL ARTICLE
    TITLE
    Ada Okonkwo,
    Corresponding Author
    Ada Okonkwo
    Institute of Tides, Oslo
    Search for more papers by this author
    First published: 01 January 2019
    https://doi.org/10.5555/tide.12345
    …
    Volume25, Issue7
    July 2019
    Pages 2047-2061

and until 2017

    TITLE†
      1. Ada Okonkwo1,* and
      2. Wei Li2
    Article first published online: 7 DEC 2011
    DOI: 10.5555/tide.20995
    Issue
    JOURNAL
    Volume 22, Issue 7, pages 1553–1566, July 2012
    How to Cite
    Okonkwo, A. and Li, W. (2012), TITLE. JOURNAL, 22: 1553–1566. doi: 10.5555/tide.20995
"""

from __future__ import annotations

import re

import msgspec

from refkit.model import ArticleNumber, Name, Section, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with
from refkit.text.abbreviated_titles import whole_title
from refkit.text.people import looks_like_a_name, parse_name

_FIRST = re.compile(
    r"(?m)^[ \t]{0,20}(?:(?:(?:Article )?[Ff]irst published|Version of Record|Issue published|Published) online: "
    r"\d{1,2} [A-Z]{3} \d{4}\s{1,40}DOI:\s10\.|"
    r"First published: (?:\d{1,2} )?[A-Z][a-z]{2,8} \d{4}\s{1,60}(?:Citations: \d{1,6}\s{1,40})?https?://doi\.org/10\.)"
)
_ISSUE = re.compile(
    r"Volume\s([\w–-]{1,9}),\sIssue\s([\w–-]{1,12})(?:,?\s(?:p\.|pp?|pages?|Pages)\s?([\w–.-]{1,20})|\s(e\d{3,9}))?"
    r"(?:,\s([^\d\n]{0,24}\d{4}))?"
)
_AT_THE_END = re.compile(
    r"(?m)^[ \t]{0,20}Volume\s?(\w{1,8}),\s?Issue\s?([\w–-]{1,12})\s{0,9}\n\s{0,20}"
    r"(?:(?:Special|Supplement)[^\n]{0,200}\n\s{0,20})?"
    r"((?:\d{1,2} )?[A-Z][a-z]{2,8} (?:\d{1,2}, )?\d{4})\s{0,9}\n\s{0,20}Pages?\s([\w–.-]{1,20})(?=\s|$)"
)
_CITED = re.compile(r"\.\s([^\d.,:][^\d:\n]{2,120}?), (\d{1,4})(?:\(([\w–-]{1,12})\))?: ?([\w–-]{1,20})?")
_LOST = re.compile(r"(?:[,;&]|and|\s){1,400}(?=\(\d{4}\))")  # the commas between names that are lost
_SEARCH = "Search for more papers by this author"
_EDGE = " ,;*†‡"
_MARKS = re.compile(r"[†‡§¶*]{1,4}$")
_OWNER = re.compile(r"\s{0,3}(?:Copyright\s)?©[^\n]{4,160}$")


def recognise(page: Page) -> bool:
    """The date of the first publication, and the DOI on the next line."""
    return first_with(": ", _FIRST, page.text, 12_000) is not None


def correct(draft: Draft) -> None:
    """The issue, the authors one by one, the citation, the copyright notice behind the abstract."""
    first = first_with(": ", _FIRST, draft.text, 12_000)
    if first is None:
        return
    lines = draft.lines
    at = next((i for i, line in enumerate(lines) if line.end > first.end()), len(lines))
    _authors(draft, at)
    title = draft.claims.get("title")
    if title and title.span and (marks := _MARKS.search(title.value)):
        value = title.value[: marks.start()].rstrip()
        draft.set("title", value, Span(title.span.start, title.span.start + len(value)), title.confidence)
    _issue(draft, at)
    _cited(draft)
    _without_owner(draft)


def _authors(draft: Draft, at: int) -> None:
    """Each author's name stands twice, above a link to the author's other works; the title is above the first."""
    names: list[Name] = []
    spans: list[Span] = []
    begin = max(0, at - 600)
    for index in range(begin, at):
        if not draft.lines[index].text.startswith(_SEARCH):
            continue
        block = draft.lines[begin:index]
        shown = [line.text.strip(_EDGE).removesuffix(" and").strip(_EDGE) for line in block]
        place = next((i for i, text in enumerate(shown) if looks_like_a_name(text) and text in shown[i + 1 :]), -1)
        name = parse_name(shown[place]) if place >= 0 else None
        if name is None:
            return
        if not names and begin + place > 0:
            line = draft.lines[begin + place - 1]
            draft.title_line = begin + place - 1
            draft.set("title", line.text, line.span, 0.9)
        names.append(name)
        start = block[place].start + block[place].text.index(shown[place])
        spans.append(Span(start, start + len(shown[place])))
        begin = index + 1
    draft.set_list("author", names, spans, 0.9)


def _issue(draft: Draft, at: int) -> None:
    """The line with volume and issue, and the journal above it."""
    lines = draft.lines
    for index in range(max(1, at - 600), min(at + 12, len(lines))):
        line = lines[index]
        match = _ISSUE.fullmatch(line.text)
        if not match:
            continue
        above = lines[index - 1]
        if not above.marker and above.kind in ("", "journal") and len(above.text) < 150:
            draft.set("container-title", above.text, above.span, 0.9)
            draft.set("type", "article-journal", above.span, 0.8)
        for group, field in ((1, "volume"), (2, "issue"), (3, "page"), (4, "page"), (5, "issued")):
            if not match[group] or match[group] == "n/a":
                continue
            span = Span(line.start + match.start(group), line.start + match.end(group))
            if field == "issued":
                draft.set_date("issued", span.start, span.end, 0.9)
            elif field == "page":
                draft.set("page", ArticleNumber(match[4]) if match[4] else parse_pages(match[3]), span, 0.9)
            else:
                draft.set(field, match[group], span, 0.9)
        break
    volume, end = draft.claims.get("volume"), _AT_THE_END.search(draft.text)
    if end and (volume is None or volume.value == end[1]):
        draft.suggest("volume", end[1], Span(*end.span(1)), 0.8)
        draft.suggest("issue", end[2], Span(*end.span(2)), 0.8)
        draft.suggest("page", parse_pages(end[4]), Span(*end.span(4)), 0.8)
        draft.set_date("issued", *end.span(3), 0.9)


def _cited(draft: Draft) -> None:
    """What only the citation says: journal, volume and pages behind the title."""
    title = draft.claims.get("title")
    heading = next((i for i, line in enumerate(draft.lines) if line.kind == "how-to-cite"), -1)
    if title is None or not 0 <= heading < len(draft.lines) - 1:
        return
    line = draft.lines[heading + 1]
    lost = _LOST.match(line.text)
    if lost and "author" not in draft.claims:
        count = lost[0].count(",") + lost[0].count("and") + lost[0].count("&") + 1
        draft.set("author-count", count, Span(line.start, line.start + lost.end()), 0.8)
    place = draft.text.find(title.value, line.start, min(line.end, line.start + 4000))
    match = _CITED.match(draft.text, place + len(title.value), line.end) if place >= 0 else None
    if match:
        draft.suggest("type", "article-journal", Span(*match.span(1)), 0.7)
        for group, field in ((1, "container-title"), (2, "volume"), (3, "issue"), (4, "page")):
            if match[group]:
                value = parse_pages(match[group]) if field == "page" else match[group]
                if group == 1 and "." in match[1]:
                    field = "container-title-short"
                    whole = whole_title(match[1], draft.text, 0, 200_000)
                    if whole:
                        draft.suggest("container-title", whole.of(draft.text), whole, 0.7)
                draft.suggest(field, value, Span(*match.span(group)), 0.7)


def _without_owner(draft: Draft) -> None:
    claim = draft.claims.get("abstract")
    if claim is None or not claim.parts:
        return
    section, part = claim.value.sections[-1], claim.parts[-1]
    owner = _OWNER.search(section.text, max(0, len(section.text) - 200))
    if owner and owner.start() > 0 and claim.span:
        text = section.text[: owner.start()]
        part = Span(part.start, part.start + len(text))
        sections = (*claim.value.sections[:-1], Section(text, section.label))
        value = msgspec.structs.replace(claim.value, sections=sections)
        span = Span(claim.span.start, part.end)
        draft.set("abstract", value, span, claim.confidence, (*claim.parts[:-1], part))


LAYOUT = Layout(
    "wiley",
    "Wiley Online Library article page",
    (
        (
            "First published: ",
            "Article first published online: ",
            "First published online: ",
            "Version of Record online: ",
            "Issue published online: ",
            "Published online: ",
        ),
    ),
    recognise,
    corrected("wiley", correct),
)
