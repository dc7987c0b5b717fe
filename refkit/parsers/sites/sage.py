"""Sage Journals article page.

    Research article
    First published online March 3, 2023
    TITLE
    Ada Okonkwo https://orcid.org/…, Wei Li, and Sofía Álvarez View all authors and affiliations
    Volume 12, Issue 3
    https://doi.org/10.5555/tide.2023.123
    …
    Published In
    JOURNAL
    Volume 12, Issue 3
    Pages: 123 - 145
    Article first published online: March 3, 2023
    Issue published: June 2023

and until 2021

    TITLE
    Ada Okonkwo
    See all articles by this author
    Search Google Scholar for this author
    First Published March 3, 2019 Research Article
    https://doi.org/10.5555/tide.2019.123
    Article information
    JOURNAL
    Volume: 12 issue: 3, page(s): 123-145
    Article first published online: March 3, 2019; Issue published: June 1, 2019
"""

from __future__ import annotations

import re

from refkit.model import Name, Span, parse_pages
from refkit.parsers.general import Draft, corrected, title
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with
from refkit.text.bylines import read_byline
from refkit.text.people import looks_like_a_name, parse_name

_TODAY = re.compile(r"(?m)^[ \t]{0,20}First published online:?\s{1,3}(?:[A-Z][a-z]{2,8} \d{1,2}, \d{4})[ \t]{0,9}$")
_OLDER = re.compile(r"(?m)^[ \t]{0,20}First Published (?:Online )?[A-Z][a-z]{2,8} \d{1,2}, \d{4}\b[^\n]{0,60}$")
_SIGNS = (
    "View all authors and affiliations",
    "Cite article",
    "Article information",
    "Search Google Scholar for this",
)
_DOI = re.compile(r"(?m)^[ \t]{0,20}https?://doi\.org/10\.")
_ISSUE = re.compile(
    r"Volume\s(?P<volume>[\w–-]{1,9}),\sIssue\s(?P<issue>[\w–-]{1,12})|"
    r"Volume:\s(?P<v>[\w–-]{1,9})\sissue:\s(?P<i>[\w–-]{1,12})(?:,\spage\(s\):\s(?P<p>[\w–.-]{1,20}))?"
)
_FIELDS = {"volume": "volume", "v": "volume", "issue": "issue", "i": "issue", "p": "page"}
_WORD = re.compile(r"[^\s,][^,\n]{0,98}")
_PAGES = re.compile(r"Pages: (\w{1,10} ?[-–] ?\w{1,10}|\w{1,10})")
_EVENT = re.compile(
    r"(?:(?P<issued>Issue published)|(?P<online>(?:Article )?[Ff]irst published(?: online)?)):?\s(?=\w)"
)
_ALL_AUTHORS = "View all authors and affiliations"
_BY_AUTHOR = "See all articles by this author"
_EDGE = " ,;\t\xa0*"


def recognise(page: Page) -> bool:
    """The line with the day of publication, the DOI in a line of its own, and one of the site's controls."""
    head = page.text[:12_000]
    return bool(
        any(sign in head for sign in _SIGNS)
        and (first_with("First published", _TODAY, head) or first_with("First Published", _OLDER, head))
        and first_with("doi.org/10.", _DOI, head)
    )


def correct(draft: Draft) -> None:
    """Title below the day, authors before the control, the issue's block, with its date as that of the work."""
    today = _TODAY.search(draft.text, 0, 12_000)
    if today:
        _title(draft, today.end())
    if draft.title_line >= 0:
        _authors(draft)
    _issue(draft)
    if "keyword" not in draft.claims:
        _keywords(draft)


def _title(draft: Draft, place: int) -> None:
    at = next((i for i, line in enumerate(draft.lines) if line.start >= place), len(draft.lines))
    for index in range(at, min(at + 2, len(draft.lines))):
        line = draft.lines[index]
        if not line.kind and title.plausible(line.text) > 0 and _ALL_AUTHORS not in line.text:
            draft.title_line = index
            draft.set("title", line.text, line.span, 0.9)
            return


def _authors(draft: Draft) -> None:
    names: list[Name] = []
    spans: list[Span] = []
    first = draft.title_line + 1
    for index in range(first, min(first + 600, len(draft.lines))):
        line = draft.lines[index]
        if line.kind in ("abstract", "body", "doi"):
            break
        control = line.text.find(_ALL_AUTHORS)
        if control >= 0:
            start = line.start if control > 3 else draft.lines[max(first, index - 1)].start
            byline = read_byline(draft.text, start, line.start + control)
            if byline and not byline.cut:
                names, spans = list(byline.names), list(byline.spans)
            break
        if line.text.startswith(_BY_AUTHOR):
            for one in reversed(draft.lines[max(first, index - 4) : index]):
                value = one.text.strip(_EDGE).removeprefix("and ").strip(_EDGE)
                name = parse_name(value) if looks_like_a_name(value) else None
                if name:
                    start = one.start + one.text.index(value)
                    names.append(name)
                    spans.append(Span(start, start + len(value)))
                    break
            else:
                return
        elif names and line.text.strip(_EDGE) in ("...", "…", "Show all authors"):
            names.clear()  # the list goes on; the block of the issue has it whole
            draft.drop("author")
            break
    draft.set_list("author", names, spans, 0.9)


def _issue(draft: Draft) -> None:
    """Volume, issue and pages; the journal stands above them where dates or pages stand below."""
    lines = draft.lines
    for index, line in enumerate(lines):
        match = _ISSUE.fullmatch(line.text)
        if not match or line.marker:
            continue
        for group, value in match.groupdict().items():
            if value:
                span = Span(line.start + match.start(group), line.start + match.end(group))
                draft.set(_FIELDS[group], parse_pages(value) if group == "p" else value, span, 0.9)
        below = lines[index + 1 : index + 4]
        events = [event for one in below for event in _EVENT.finditer(draft.text, one.start, one.end)]
        for one in below:
            if pages := _PAGES.fullmatch(one.text):
                span = Span(one.start + pages.start(1), one.start + pages.end(1))
                draft.set("page", parse_pages(pages[1]), span, 0.9)
        if not events:
            continue
        above = lines[index - 1] if index else line
        if index and not above.marker and above.kind in ("", "journal") and len(above.text) < 150:
            draft.set("container-title", above.text, above.span, 0.9)
        for event in events:
            field = "issued" if event["issued"] else "available-date"
            draft.set_date(field, event.end(), event.end() + 24, 0.9)
        for one in lines[index + 2 : index + 4]:
            byline = None if one.kind else read_byline(draft.text, one.start, one.end)
            if byline and byline.score > 0.5 and not byline.cut and "author" not in draft.claims:
                draft.set_list("author", byline.names, byline.spans, 0.8)
        return


def _keywords(draft: Draft) -> None:
    """Behind the word without a colon, or the items of the list below it."""
    for index, line in enumerate(draft.lines):
        spans: list[Span] = []
        if line.text.startswith("Keywords ") and not line.heading:
            words = _WORD.finditer(draft.text, line.start + 9, min(line.end, line.start + 600))
            spans = [Span(*word.span()) for word in words]
        elif line.kind == "keywords" and line.heading:
            for item in draft.lines[index + 1 : index + 30]:
                if not item.marker or item.kind or len(item.text) > 100:
                    break
                spans.append(item.span)
        if spans:
            draft.set_list("keyword", [span.of(draft.text) for span in spans], spans, 0.8)
            return


LAYOUT = Layout(
    "sage",
    "Sage Journals article page",
    (("First published online", "First Published "), _SIGNS),
    recognise,
    corrected("sage", correct),
)
