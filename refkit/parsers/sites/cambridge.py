"""Cambridge Core page of an article or a chapter.

    TITLE                                  of a chapter "16 - TITLE", with "from Part Three - …" below it
    Published online by Cambridge University Press:  10 April 2019
    Ada Okonkwo                            a name, "[Opens in a new window]", "," and "and" a line each
    …
    Ada Okonkwo*                           and once more, with
    Affiliation:
    …
    Type
    Chapter
    Information
    Journal of Tides , Volume 45 , Issue 2 , April 2019 , pp. 123 - 140
    DOI: https://doi.org/10.5555/…

A chapter's editors have affiliations too: its authors stand below "By".
"""

from __future__ import annotations

import re

from refkit.model import ArticleNumber, Name, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import line_end
from refkit.text.bylines import read_byline
from refkit.text.dates import find_dates

_ONLINE = "Published online by Cambridge University Press"
_INFORMATION = re.compile(r"(?m)^[ \t]{0,8}Information:?[ \t]{0,4}\n{1,3}[ \t]{0,8}(?=\S)")
_CHAPTER = re.compile(r"(?m)^[ \t]{0,8}Type:?[ \t]{0,4}\n{1,3}[ \t]{0,8}(Chapter)[ \t]{0,4}$")
_PRINT = re.compile(r"Print publication year: ?((?:19|20)\d\d)")
_NUMBER = re.compile(r"(?:Chapter )?\d{1,3} [-–] |[IVXL]{1,6} [-–] ")
_PIECE = re.compile(r"[^,]{1,120}")
_KNOWN = re.compile(
    r"Volume (\w{1,8})\b|Issue ([\w/–-]{1,12})\b|pp?\. ?(\w{1,8}(?: ?[-–] ?\w{1,8})?)$|(e\d{1,6})$|First View"
)
_NOISE = frozenset(("[Opens in a new window]", ",", "and", "&", ", and", "By"))
_STOP = re.compile(
    r"(?:Show|Article|Get access|Affiliation|Edited by|Abstract|Summary|Rights|Save|Type|Core|Open Access)"
)


def recognise(page: Page) -> bool:
    """One line that says when it went online, and the block that says where it appeared."""
    return page.text.count(_ONLINE) == 1 and bool(
        _INFORMATION.search(page.text) or "\nAffiliation:" in page.text or "Rights & Permissions" in page.text
    )


def correct(draft: Draft) -> None:
    """The title above the line of the date, the names below it, and the pieces of the line below "Information"."""
    text, lines = draft.text, draft.lines
    at = next((index for index, line in enumerate(lines) if line.text.startswith(_ONLINE)), -1)
    chapter = _CHAPTER.search(text)
    if at > 0:
        line = lines[at]
        draft.set_date("available-date", line.start + len(_ONLINE), line.end, 0.9)
        _title(draft, at - 1)
        _people(draft, at + 1, chapter=chapter is not None)
    if chapter:
        draft.set("type", "chapter", Span(*chapter.span(1)), 0.95)
        draft.drop("volume", "issue")
    _keywords(draft)
    if information := _INFORMATION.search(text):
        _where(draft, information.end())
    if printed := _PRINT.search(text):
        draft.set_date("issued", *printed.span(1), 0.9)


def _keywords(draft: Draft) -> None:
    """Claim the words below "Keywords", a line each, up to "Type"."""
    lines = draft.lines
    at = next((index for index, line in enumerate(lines) if line.kind == "keywords" and line.heading), len(lines))
    found: list[Span] = []
    for line in lines[at + 1 : at + 20]:
        if line.text.rstrip(":") == "Type" and found:
            draft.set_list("keyword", [span.of(draft.text) for span in found], found, 0.85)
        if line.kind or len(line.text) > 80:
            return
        found.append(line.span)


def _title(draft: Draft, index: int) -> None:
    while index > 0 and (draft.lines[index].text.startswith("from ") or draft.lines[index].text in _NOISE):
        index -= 1
    line = draft.lines[index]
    number = _NUMBER.match(line.text)
    start = line.start + (number.end() if number else 0)
    if not line.kind and line.end - start > 3:
        draft.title_line = index
        draft.set("title", draft.text[start : line.end], Span(start, line.end), 0.9)


def _people(draft: Draft, first: int, *, chapter: bool) -> None:
    lines = draft.lines
    ends = first + 400
    starts = {line.text: index for index, line in reversed(list(enumerate(lines[first:ends], first)))}
    if chapter:
        draft.drop("author")
        authors = _run(draft, starts["By"] + 1) if "By" in starts else []
        if "Edited by" in starts:
            _claim(draft, "editor", _run(draft, starts["Edited by"] + 1))
    else:
        authors = _run(draft, first)
        detailed = [
            found
            for index in range(first, min(ends, len(lines) - 1))
            if lines[index + 1].text == "Affiliation:"
            for found in _names(draft, index)
        ]
        authors = detailed if len(detailed) > len(authors) else authors
    _claim(draft, "author", authors)


def _claim(draft: Draft, field: str, found: list[tuple[Name, Span]]) -> None:
    draft.set_list(field, [name for name, _ in found], [span for _, span in found], 0.85)


def _run(draft: Draft, first: int) -> list[tuple[Name, Span]]:
    """The names from line `first` on, up to what is no name or one that was named before."""
    found: list[tuple[Name, Span]] = []
    for index in range(first, min(first + 300, len(draft.lines))):
        if draft.lines[index].text in _NOISE:
            continue
        names = _names(draft, index)
        if not names or any(name == known for name, _ in names for known, _ in found):
            break
        found += names
    return found


def _names(draft: Draft, index: int) -> list[tuple[Name, Span]]:
    line = draft.lines[index]
    if line.kind or len(line.text) > 300 or _STOP.match(line.text):
        return []
    byline = read_byline(draft.text, line.start, line.end)
    return list(zip(byline.names, byline.spans, strict=True)) if byline else []


def _where(draft: Draft, start: int) -> None:
    """Claim the pieces of "Journal of Tides , Volume 45 , Issue 2 , April 2019 , pp. 123 - 140"."""
    text = draft.text
    end = min(line_end(text, start), start + 400)
    named = start
    for match in _PIECE.finditer(text, start, end):
        at = match.start() + len(match[0]) - len(match[0].lstrip())
        piece = match[0].strip()
        day = next(find_dates(text, at, at + len(piece)), None)
        known = _KNOWN.match(piece)
        if known is None and not (day and day.span.start - at < 3):
            if named == start or match.start() == named + 1:  # a title may have commas
                named = match.end()
            continue
        if day and known is None:
            draft.set("issued", day.date, day.span, 0.9)
        elif known and (group := known.lastindex):
            span = Span(at + known.start(group), at + known.end(group))
            value = known[group]
            field = ("", "volume", "issue", "page", "page")[group]
            pages = ArticleNumber(value) if group == 4 else parse_pages(value)
            draft.set(field, pages if field == "page" else value, span, 0.95)
    title = text[start:named].rstrip()
    if named < end and len(title) > 2:
        draft.set("container-title", title, Span(start, start + len(title)), 0.95)


LAYOUT = Layout("cambridge", "Cambridge Core page", (_ONLINE,), recognise, corrected("cambridge", correct))
