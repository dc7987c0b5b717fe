"""F1000Research and the open research platforms built on it (Wellcome, Gates, HRB …).

    Research Article
    Revised
    TITLE
    [version 2; peer review: 2 approved]
    Ada Okonkwo1, Wei Li2
    PUBLISHED 17 Jan 2017
    OPEN PEER REVIEW
    REVIEWER STATUS
    Abstract …
    How to cite this article
    Okonkwo A and Li W. TITLE [version 2; …]. F1000Research 2017, 5:2816 (https://doi.org/10.12688/f1000research.1234.2)
    Reviewer Report For: TITLE … F1000Research 2017, 5:2816 (https://doi.org/10.5256/f1000research.1234.r567)

Before 2015 it is "Revised  TITLE", names, and `F1000Research 2015, 3:305 (doi: 10.…)`. Each version has a DOI of
its own, and so has each review; the names of reviewers are no authors.
"""

from __future__ import annotations

import re
from itertools import islice

from refkit.model import DOI, ArticleNumber, PartialDate, Span
from refkit.parsers.general import Draft, authors, corrected
from refkit.parsers.general.view import Line
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import places_with
from refkit.text.bylines import read_byline
from refkit.text.dates import parse_date

_TAG = re.compile(r"\[(?:version (\d{1,2}); (?:peer review|referees)|v(\d{1,2}); ref status): [^\]\n]{3,200}\]")
_CITED = re.compile(
    r"\b(F1000Research|[A-Z][A-Za-z]{2,12} Open Research|Open Research [A-Z][a-z]{3,12}) (20\d\d), "
    r"(\d{1,3}):(\d{1,5})(?: \(last updated: [^)\n]{4,24}\))? \((?:doi: ?)?(?:https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s()]{4,60})\)"
)
_REVIEW = re.compile(r"\.r\d{3,8}$")
_STATUS = (
    "OPEN PEER REVIEW",
    "REVIEWER STATUS",
    "Referee Status",
    "Open Peer Review",
    "Reviewer Status",
    "Get PDF",
)
_REVIEWS = re.compile(
    r"OPEN PEER REVIEW|REVIEWER STATUS|Open Peer Review|(?:Reviewer|Referee) (?:Status|Report)|"
    r"Invited (?:Reviewer|Referee)s"
)
_CAPITALS = re.compile(  # the kind of article, before its title on the first page of a PDF
    r"(?:[A-Z]{3,13} ){0,3}(?:ARTICLE|NOTE|REVIEW|REPORT|PROTOCOL|COMMUNICATION) {1,3}(?:REVISED {1,3})?(?=\S)"
)
_PUBLISHED = re.compile(r"(?m)^[ \t]{0,20}PUBLISHED (\d{1,2} [^\W\d_]{3,9} 20\d\d)\b")
_REVISED = re.compile(r"Revised[ \xa0]{1,3}(?=[A-Z])")


def _cited(text: str) -> list[re.Match[str]]:
    """The citations in the platform's form that are of no review."""
    found = (match for place in places_with("Research", text) for match in _CITED.finditer(text, *place))
    return [match for match in islice(found, 200) if not _REVIEW.search(match[5])]


def recognise(page: Page) -> bool:
    """The tag of the version, with the state of the reviews or the citation; or such a citation on its line."""
    text = page.text
    if "eview" not in text:
        return False
    cited = _cited(text)
    if _TAG.search(text):
        return bool(cited) or any(status in text for status in _STATUS)
    alone = any(match.start() == 0 or text[match.start() - 1] in "\n\t" for match in cited)
    return alone and ("Referee" in text or "Peer Review" in text or _REVISED.search(text) is not None)


def correct(draft: Draft) -> None:
    """Title without its tags, version, and what the citation of this version says; no reviewers as authors."""
    text = draft.text
    tag = _TAG.search(text)
    version = (tag[1] or tag[2]) if tag else ""
    if tag:
        group = 1 if tag[1] else 2
        draft.set("version", version, Span(*tag.span(group)), 0.9)
        _title(draft, tag)
        draft.set("type", "article-journal", Span(*tag.span()), 0.85)
    all_cited = _cited(text)
    if not tag and all_cited:
        _title_above(draft, all_cited[0].start())
    _unrevised(draft)
    cited = next((one for one in all_cited if version and one[5].endswith(f".{version}")), None)
    if cited or all_cited:
        _appeared(draft, cited or all_cited[0])
    author = draft.claims.get("author")
    reviews = _REVIEWS.search(text)
    if author and author.span and reviews and author.span.start > reviews.start():
        draft.drop("author")
        _cited_authors(draft, cited or (all_cited[0] if all_cited else None))
    elif author is None and draft.title_line >= 0:
        below = authors.below(text, draft.lines, draft.title_line, draft.title_line + 8)
        if below and not below.byline.cut and not (reviews and below.byline.spans[0].start > reviews.start()):
            draft.set_list("author", below.byline.names, below.byline.spans, 0.8)
    elif author and author.span and len(author.value) % 2 == 0:
        half = len(author.value) // 2
        if author.value[:half] == author.value[half:]:  # the by-line is there twice, for screens of two sizes
            draft.set_list("author", author.value[:half], author.parts[:half], 0.85)


def _unrevised(draft: Draft) -> None:
    """Take the mark "Revised" from before the title; a title that begins with that word has no capital behind."""
    title = draft.claims.get("title")
    if title and title.span and (revised := _REVISED.match(draft.text, title.span.start)):
        place = Span(revised.end(), title.span.end)
        draft.set("title", place.of(draft.text), place, title.confidence)


def _title(draft: Draft, tag: re.Match[str]) -> None:
    """What stands before the first tag, on its line or, if that is empty, on the line above."""
    index = next((i for i, line in enumerate(draft.lines) if line.end >= tag.end()), None)
    if index is None:
        return
    line = draft.lines[index]
    place = Span(line.start, tag.start())
    if tag.start() - line.start < 4 and index:
        line = draft.lines[index - 1]
        place = line.span
    if kind := _CAPITALS.match(draft.text, place.start, place.end):
        place = Span(kind.end(), place.end)
    value = place.of(draft.text).rstrip(" \t\xa0:")
    if _is_title(line, value):
        draft.title_line = draft.lines.index(line)
        draft.set("title", value, Span(place.start, place.start + len(value)), 0.92)


def _title_above(draft: Draft, at: int) -> None:
    """The line that begins with the mark "Revised", above the citation."""
    above = [(index, line) for index, line in enumerate(draft.lines) if line.start < at][-40:]
    for index, line in reversed(above):
        if line.kind == "revised" and _REVISED.match(line.text) and _is_title(line, line.text):
            draft.title_line = index
            draft.set("title", line.text, line.span, 0.85)
            return


def _is_title(line: Line, value: str) -> bool:
    return (
        8 < len(value) < 420
        and line.kind in ("", "revised")
        and not _CITED.search(line.text)
        and ". " not in value[:60]
    )


def _appeared(draft: Draft, cited: re.Match[str]) -> None:
    span = [Span(*cited.span(i)) for i in range(6)]
    draft.set("type", "article-journal", span[1], 0.9)
    draft.set("container-title", cited[1], span[1], 0.95)
    draft.set("volume", cited[3], span[3], 0.95)
    draft.set("page", ArticleNumber(cited[4]), span[4], 0.95)
    draft.drop("issue", "container-title-short")
    if doi := DOI.parse(cited[5]):
        draft.set("DOI", doi, span[5], 0.95)
    draft.drop("available-date")  # the first version's
    day = _PUBLISHED.search(draft.text)
    if day and (date := parse_date(day[1])) and date.year == int(cited[2]):
        draft.set("issued", date, Span(*day.span(1)), 0.95)
    else:
        draft.set("issued", PartialDate(int(cited[2])), span[2], 0.92)


def _cited_authors(draft: Draft, cited: re.Match[str] | None) -> None:
    """The names before the title in the citation."""
    title = draft.claims.get("title")
    if cited is None or title is None:
        return
    start = draft.text.rfind("\n", 0, cited.start()) + 1
    at = draft.text.find(f". {title.value}", start, cited.start())
    names = read_byline(draft.text, start, at) if at > 0 else None
    if names and not names.cut and names.score > 0.3:
        draft.set_list("author", names.names, names.spans, 0.8)


LAYOUT = Layout(
    "f1000",
    "F1000Research and its sister platforms",
    (("F1000Research", "Open Research", "[version ", "; ref status: "),),
    recognise,
    corrected("f1000", correct),
)
