"""Article page as HighWire served it for Oxford Journals and many learned societies, until about 2017.

• Volume 12 Issue 3                       where one is in the journal, above the title
• Pp. 210-221.
TITLE
  1. Ada Okonkwo1,2,                      of this list, extraction may keep the last name only
  2. Wei Li1 and
  3. Jonas Berg2,*
  1. 1Department of …                     a second list, which begins at 1 again
  1. ↵*To whom correspondence … jonas{at}uni.example
Abstract
…
« Previous | Next Article » Table of Contents
This Article
  1. J. Tides (2014) 12 (3): 210-221. doi: 10.5555/… First published online: …
Current Issue
  1. May 2015 15 (2)                      not this article's
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from refkit.model import Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.text.bylines import read_byline
from refkit.text.dates import find_dates

_MARK = r"(?m)\n[ \t]{0,12}(?:1\.|-)[ \t]{1,4}(?:↵[ \t]?)?"
_NOTES = re.compile(_MARK + r"(?:1[A-Z]|[*†] ?To whom|[*†]Corresponding|Correspond\w{3,6}$)")
_OTHERS = re.compile(_MARK + r"Correspondence to\b")
_PREPRINTS = re.compile(r"\b(?:bio|med)Rxiv\b")
_TRAIL = re.compile(
    r"(?m)^[ \t]{0,8}[•-] Volume (\d{1,4})(?: Issue ([\w .]{1,16}))?[ \t]{0,4}\n"
    r"[ \t]{0,8}[•-] (?:Pp\. ([\w–-]{1,24})|10\.)"
)
_NOW = re.compile(r"(?i)(?:this )?(?:\bcurrent|month's|week's) (?:issue|content)\b")
_NOTE = re.compile(r"(?:↵\s?)?(?:1[A-Z]|[*†])")
_FIRST = re.compile(r"First published online:? ")
_FULL = ("Articles by ", "Next Section", "Next Article")  # only where nothing of the page was cut


def recognise(page: Page) -> bool:
    """Addresses with "{at}", and a list of affiliations or notes that stands as a list of its own."""
    head = f"\n{page.text[:60_000]}"
    if not _NOTES.search(head) or _OTHERS.search(head):
        return False
    return "Rxiv" not in head or not _PREPRINTS.search(head)


def correct(draft: Draft) -> None:
    """The title above the list of names; no list of which only the last is left; not the journal's latest issue."""
    _title(draft)
    drop_the_last_of_a_list(draft, _FULL)
    for field in ("volume", "issue", "issued"):
        claim = draft.claims.get(field)
        if claim and claim.span and _is_of_the_latest(draft, claim.span):
            draft.drop(field)
    if (first := _FIRST.search(draft.text)) and (
        online := next(find_dates(draft.text, first.end(), first.end() + 24), None)
    ):
        draft.suggest("available-date", online.date, online.span, 0.8)
    if found := _TRAIL.search(draft.text, 0, 20_000):
        draft.suggest("volume", found[1], Span(*found.span(1)), 0.8)
        if found[2]:
            draft.suggest(
                "issue", found[2].strip(), Span(found.start(2), found.start(2) + len(found[2].strip())), 0.8
            )
        if found[3]:
            draft.suggest("page", parse_pages(found[3]), Span(*found.span(3)), 0.8)


def drop_the_last_of_a_list(draft: Draft, whole: Sequence[str]) -> None:
    """Take back a single author who is a list's only item, unless a sign of a `whole` page stands on it."""
    author = draft.claims.get("author")
    if author and author.span and len(author.value) == 1:
        listed = any(line.marker == "1." and line.start == author.span.start for line in draft.lines)
        if listed and not any(sign in draft.text for sign in whole):
            draft.drop("author")


def _title(draft: Draft) -> None:
    """Claim the line above the first list of names, or of affiliations, as the title."""
    lines = draft.lines
    for index in range(1, min(draft.head, len(lines), 150)):
        line = lines[index]
        if line.marker not in ("1.", "-"):
            continue
        if not _NOTE.match(line.text):
            byline = read_byline(draft.text, line.start, line.end)
            if byline is None or byline.score < 0.5:
                continue
        at = index - 1
        while at > 0 and lines[at].marker:
            at -= 1
        if not lines[at].marker and not lines[at].kind and 10 <= len(lines[at].text) <= 400:
            draft.title_line = at
            draft.set("title", lines[at].text, lines[at].span, 0.9)
        return


def _is_of_the_latest(draft: Draft, span: Span) -> bool:
    """Whether a line speaks of the issue that the journal was at when the page was saved."""
    index = bisect_right(draft.lines, span.start, key=lambda line: line.start) - 1
    own, above = draft.lines[max(index, 0)].text, draft.lines[max(index - 1, 0)].text
    return bool(_NOW.search(own[:200]) or _NOW.fullmatch(above[:40]))


LAYOUT = Layout(
    "oxford", "Oxford Journals article page (HighWire)", ("{at}",), recognise, corrected("oxford", correct)
)
