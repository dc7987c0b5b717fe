"""Article page of Cell Press and of The Lancet, which share their platform.

Article| Volume 182, ISSUE 2, P429-446.e14, July 23, 2020
or, glued: Volume 157, Issue 1p121-134March 27, 2014
Download Full Issue
TITLE
  • Ada Okonkwo 8                      each name with a block of its own below it, or
Ada Okonkwo1 ∙ Wei Li1 ∙ Jonas Berg2   all on one line
  • Show all authors
Open ArchivePublished:May 27, 2020DOI:https://doi.org/10.5555/…
Highlights … Summary … Graphical Abstract …

Extraction glues what stood in tags of its own.
"""

from __future__ import annotations

import re

from refkit.model import ArticleNumber, Name, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.text.bylines import read_byline
from refkit.text.dates import find_dates
from refkit.text.people import parse_name

_WHERE = re.compile(
    r"(?i)\bVolume\s?(\d{1,4}),?\s?Issue\s?(\d{1,5}(?:[-–]\d{1,5})?)"
    r"(?:,?\s?p(e?\d{1,6}(?:\.e\d{1,2})?(?:[-–]e?\d{1,6}(?:\.e\d{1,3})?)?)|,\s(\d{5,7}),)"
)
_SIGNS = (
    "PlumX Metrics", "Show all authors", "Show footnotes", "Download Full Issue", "Affiliations & Notes",
    "Search for articles by this author", "Graphical Abstract", "Graphical abstract",
)  # fmt: skip
_BETWEEN = re.compile(r"(?i)(?:download full issue|open (?:archive|access)|full text|free|©).{0,40}")
_END = re.compile(r"(?i)show (?:all|footnotes)|published\b|doi\b|open (?:access|archive)|highlights|summary|plumx")
_NOT_NAME = re.compile(r"[\s\d,*†‡§∙]{1,20}(?:\S{1,60}@\S{1,60})?\s{0,4}$")
_RECEIVED = re.compile(r"Received:? ?([A-Z][a-z]{2,8} \d{1,2}, \d{4})")
_HEAD = 30_000


def recognise(page: Page) -> bool:
    """Volume, issue and pages in the platform's form, and two of its labels at the least."""
    text = page.text
    signs = sum(sign in text for sign in _SIGNS)
    return signs > 1 and bool(_WHERE.search(text, 0, _HEAD))


def correct(draft: Draft) -> None:
    """The numbers that are glued together, the title below them, and each author once."""
    text = draft.text
    if not (where := _WHERE.search(text, 0, _HEAD)):
        return
    place = Span(*where.span())
    draft.suggest("type", "article-journal", place, 0.7)
    draft.set("volume", where[1], Span(*where.span(1)), 0.9)
    draft.set("issue", where[2], Span(*where.span(2)), 0.9)
    if where[3]:
        draft.set("page", parse_pages(where[3]), Span(*where.span(3)), 0.9)
    else:
        draft.set("page", ArticleNumber(where[4]), Span(*where.span(4)), 0.9)
    draft.set_date("issued", where.end(), where.end() + 24, 0.9)
    if (received := _RECEIVED.search(text)) and (day := next(find_dates(text, *received.span(1)), None)):
        draft.suggest("submitted", day.date, day.span, 0.8)
    at = next((index for index, line in enumerate(draft.lines) if line.end >= where.end()), len(draft.lines))
    for index in range(at + 1, min(at + 5, len(draft.lines))):
        line = draft.lines[index]
        if not line.kind and not line.marker and len(line.text) > 14 and not _BETWEEN.fullmatch(line.text):
            draft.title_line = index
            draft.set("title", line.text, line.span, 0.9)
            _authors(draft, index + 1)
            break


def _authors(draft: Draft, first: int) -> None:
    """Claim the names below the title; take names back that were read twice."""
    if found := _names(draft, first):
        draft.set_list("author", [name for name, _ in found], [span for _, span in found], 0.85)
    elif (known := draft.claims.get("author")) and len(set(known.value)) < len(known.value):
        draft.drop("author")


def _names(draft: Draft, first: int) -> list[tuple[Name, Span]]:
    """The names of a list with blocks between them, or of a line with "∙" between them; none if one is unclear."""
    found: list[tuple[Name, Span]] = []
    for index in range(first, min(first + 1500, len(draft.lines))):
        line = draft.lines[index]
        if _END.match(line.text) or line.kind == "abstract":
            break
        pieces = line.text.split("∙") if index < first + 3 else [line.text]
        if len(pieces) < 2 and line.marker != "•":
            continue
        start = line.start
        for piece in pieces:
            bare = _NOT_NAME.sub("", f"{piece} ").strip() if len(piece) < 200 else ""
            at = draft.text.find(bare, start, line.end) if bare else -1
            start += len(piece) + 1
            if at < 0 or not read_byline(draft.text, at, at + len(bare)) or not (name := parse_name(bare)):
                return []
            found.append((name, Span(at, at + len(bare))))
        if len(pieces) > 1:
            break
    return found


LAYOUT = Layout("cell", "Cell Press article page", ("DOI:", _SIGNS), recognise, corrected("cell", correct))
