"""Frontiers article page.

    ORIGINAL RESEARCH article
    Front. Psychol., 29 July 2014
    Sec. Quantitative Psychology and Measurement
    Volume 5 - 2014 | https://doi.org/10.5555/tide.2014.00781
    This article is part of the Research Topic …
    TITLE
    Ada Okonkwo1*, Wei Li2
    …
    Citation: Okonkwo A and Li W (2014) TITLE. Front. Psychol. 5:781. doi: 10.5555/tide.2014.00781
    This article was submitted to …, a section of the journal Frontiers in Psychology.

Until about 2020 the second line has the DOI too ("Front. Psychol., 29 July 2014 | doi: 10.5555/…"), and no volume
is told but in the citation. The journal is abbreviated; the whole title stands elsewhere on the page, or nowhere.
"""

from __future__ import annotations

import re

from refkit.model import ArticleNumber, Name, Span
from refkit.parsers.general import Draft, corrected, dates, title
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import lines_with
from refkit.text.abbreviated_titles import whole_title
from refkit.text.people import looks_like_a_name, parse_name

_HEAD = re.compile(
    r"(?m)^[ \t]{0,40}(?P<journal>Front(?:\.|iers in)\s[A-Z][\w. -]{1,60}?)\s?,\s"
    r"(?P<date>\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4})\b"
)
_VOLUME = re.compile(r"Volume\s(\d{1,3})\s[-–]\s\d{4}\s\|")
_BETWEEN = re.compile(r"(?:Sec\.|Volume \d|This article is part of|This article was|Provisionally|https?://|doi)")
_MARKS = re.compile(r"[\s\d,*†‡§]{1,40}$")
_DOI_NEAR = re.compile(r"\b10\.\d{4,9}/")
_NUMBER = re.compile(r"\s(\d{1,3}):(\d{1,7})\.\s{0,3}(?:doi:\s?|https?://doi\.org/)")
_WORD = re.compile(r"[^\s,][^,\n]{0,98}")
_SECTION = re.compile(r"a section of the journal (Frontiers in [A-Z][^\n.]{2,80})")


def recognise(page: Page) -> bool:
    """The abbreviated journal with a day, and a DOI on that line or on one of the next three."""
    return bool(_heads(page.text))


def _heads(text: str) -> list[re.Match[str]]:
    """The places of that line: pages of today print it in a side panel too."""
    return [
        head
        for head in lines_with("Front", _HEAD, text, 12_000)
        if _DOI_NEAR.search(text, head.end(), head.end() + 260)
    ]


def correct(draft: Draft) -> None:
    """Journal, day and volume from the lines above the title, the article's number from its citation."""
    text, heads = draft.text, _heads(draft.text)
    if not heads:
        return
    head = heads[0]
    if any(_title(draft, one.start("date")) for one in heads):
        _authors(draft)
    draft.set_date("issued", *head.span("date"), 0.9)
    short, place = head["journal"], Span(*head.span("journal"))
    draft.set("type", "article-journal", place, 0.8)
    if volume := _VOLUME.search(text, head.end(), head.end() + 300):
        draft.set("volume", volume[1], Span(*volume.span(1)), 0.9)
    _journal(draft, short, place)
    _citation(draft, short)


def _title(draft: Draft, place: int) -> bool:
    """Whether the title stands below the line at `place`; it is claimed."""
    lines = draft.lines
    at = next((i for i, line in enumerate(lines) if line.end > place), len(lines))
    for index in range(at + 1, min(at + 7, len(lines))):
        line = lines[index]
        if line.text.startswith("Published in") or line.marker:
            return False
        if not (line.kind or _BETWEEN.match(line.text)) and title.plausible(line.text) > 0:
            draft.title_line = index
            draft.set("title", line.text, line.span, 0.9)
            return True
    return False


def _authors(draft: Draft) -> None:
    """The names below the title, each under its initials as the item of a list."""
    names: list[Name] = []
    spans: list[Span] = []
    for index in range(draft.title_line + 1, min(draft.title_line + 400, len(draft.lines) - 1), 2):
        initials, line = draft.lines[index], draft.lines[index + 1]
        if not (initials.marker and initials.text.isupper() and initials.text.isalpha() and len(initials.text) < 5):
            break
        value = _MARKS.sub("", line.text[:200])
        name = parse_name(value) if looks_like_a_name(value) else None
        if name is None:
            return
        names.append(name)
        spans.append(Span(line.start, line.start + len(value)))
    draft.set_list("author", names, spans, 0.9)


def _journal(draft: Draft, short: str, place: Span) -> None:
    if not short.startswith("Front."):
        draft.set("container-title", short, place, 0.9)
        return
    draft.set("container-title-short", short, place, 0.9)
    section = _SECTION.search(draft.text, max(0, len(draft.text) - 200_000))
    whole = Span(*section.span(1)) if section else whole_title(short, draft.text, 0, 200_000)
    if whole:
        draft.set("container-title", whole.of(draft.text), whole, 0.9)


def _citation(draft: Draft, short: str) -> None:
    """Volume and number in front of the page's own DOI; keywords and dates stand about that line."""
    doi, text = draft.claims.get("DOI"), draft.text
    at = 0
    for _ in range(400):
        at = text.find(short, at)
        if at < 0 or doi is None:
            return
        at += len(short)
        number = _NUMBER.match(text, at)
        if number and text[number.end() : number.end() + 200].casefold().startswith(doi.value.folded):
            draft.set("volume", number[1], Span(*number.span(1)), 0.9)
            draft.set("page", ArticleNumber(number[2]), Span(*number.span(2)), 0.9)
            break
    else:
        return
    index = next((i for i, line in enumerate(draft.lines) if line.end >= at), 0)
    about = draft.lines[max(0, index - 3) : index + 6]
    dates.read(draft, about, -1)
    for line in about:
        if line.kind == "keywords" and not line.heading and "keyword" not in draft.claims:
            spans = tuple(Span(*word.span()) for word in _WORD.finditer(text, line.value, line.end))
            values = tuple(span.of(text) for span in spans)
            draft.set("keyword", values, Span(line.value, line.end), 0.8, spans)


LAYOUT = Layout(
    "frontiers", "Frontiers article page", (("Frontiers in", "Front."),), recognise, corrected("frontiers", correct)
)
