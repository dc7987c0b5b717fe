"""ScienceOpen record pages.

126 / views / 0 / recommends / …      a figure a line, its label on the next
• Record: found
• Abstract: found
• Article: found
Is Open Access
TITLE
,                                     the authors: often only the commas between them are left
JOURNAL
PUBLISHER
Read this article at
Abstract                              headings on lines of their own
Most cited references116              then works: bullets, title, abstract, "Bookmark"
Author and article information
Journal                               journal, abbreviation, publisher, ISSN, year, date,
: 7 / : 6 / : e15572                  volume, issue, page
Article / DOI / UUID / © 2020
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from refkit.model import (
    DOI,
    Abstract,
    Claim,
    Metric,
    PageRange,
    Reading,
    Record,
    Section,
    Source,
    Span,
    parse_pages,
)
from refkit.model.section_labels import role_of
from refkit.parsers.layout import Layout
from refkit.parsers.lines import Row, block, rows, span_of
from refkit.parsers.page import Page
from refkit.text.dates import parse_date
from refkit.text.people import parse_name

_METRICS = frozenset({"views", "recommends", "shares", "reads", "downloads"})
_COLLECTIONS = re.compile(r"(\d+) (collections?)")
_RECORD = ("• Record: found", "• Record: not found")
_NO_ABSTRACT = "• Abstract: not found"
_INFORMATION = "Author and article information"
_AFTER_AUTHORS = ("Read this article at", "ScienceOpenPublisher", "Abstract", "Bookmark", "Most cited", "• ",
                  _INFORMATION)  # fmt: skip
_AFTER_ABSTRACT = ("Related collections", "Most cited references", _INFORMATION, "Comments")
_REFERENCES = re.compile(r"Most cited references\s*(\d*)")
_ISSN = re.compile(r"\d{4}-\d{3}[\dXx](?: \((?:Print|Electronic|Online|Linking)\))?")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TYPES = {"article": "article-journal", "journal article": "article-journal", "book": "book",
          "book chapter": "chapter", "conference proceedings": "paper-conference"}  # fmt: skip
_LONGEST_HEADING = 60


def recognise(page: Page) -> bool:
    """Bullets that say what was found, and one of the site's own headings."""
    text = page.text
    return _INFORMATION in text or "Read this article at" in text or "Most cited references" in text


def read(page: Page) -> Reading:
    """The page's own work first, then the works under "Most cited references"."""
    lines = rows(page.text)
    source = page.source("scienceopen")
    claims: list[Claim] = []
    at = _metrics(lines, source, claims)
    at = _heading(lines, at, source, claims)
    listed = next((i for i in range(at, len(lines)) if lines[i][1].startswith("Most cited references")), len(lines))
    about = next((i for i in range(at, len(lines)) if lines[i][1] == _INFORMATION), len(lines))
    start = next((i for i in range(at, min(listed, about)) if lines[i][1] == "Abstract"), None)
    if start is not None:
        _abstract(page.text, lines, start + 1, source, claims)
    if listed < len(lines):
        count = _REFERENCES.match(lines[listed][1])
        if count and count[1]:
            begin = lines[listed][0] + count.start(1)
            claims.append(Claim("reference-count", int(count[1]), source, Span(begin, begin + len(count[1]))))
    _information(lines, about + 1, source, claims)
    mentioned = _cited(page.text, lines[listed + 1 : about], source)
    return Reading((Record(tuple(claims)), *mentioned))


def _metrics(lines: list[Row], source: Source, claims: list[Claim]) -> int:
    """Figures above the record; the index of the first bullet."""
    metrics: list[Metric] = []
    parts: list[Span] = []
    for i, (start, line) in enumerate(lines):
        if line in _RECORD:
            break
        label = lines[i + 1][1] if i + 1 < len(lines) else ""
        if line.isdecimal() and label in _METRICS:
            metrics.append(Metric(label, int(line)))
            parts.append(Span(start, start + len(line)))
        elif found := _COLLECTIONS.fullmatch(line):
            metrics.append(Metric("collections", int(found[1])))
            parts.append(Span(start, start + found.end(1)))
    else:
        return 0
    if metrics:
        span = Span(parts[0].start, parts[-1].end)
        claims.append(Claim("metrics", tuple(metrics), source, span, 1.0, tuple(parts)))
    return i


def _heading(lines: list[Row], at: int, source: Source, claims: list[Claim]) -> int:
    """Access, title, authors, journal and publisher; the index behind them."""
    while at < len(lines) and lines[at][1].startswith("• "):
        at += 1
    if at < len(lines) and "open access" in lines[at][1].lower() and len(lines[at][1]) < 30:
        span = span_of(lines[at])
        claims.append(Claim("access", (lines[at][1],), source, span, 1.0, (span,)))
        at += 1
    if at < len(lines) - 1:  # a title that the end of the text may have cut is none
        claims.append(Claim("title", lines[at][1], source, span_of(lines[at])))
    at += 1
    begin = at
    while at < len(lines) and not lines[at][1].startswith(_AFTER_AUTHORS):
        at += 1
    _authors(lines[begin:at], source, claims)
    return at


def _authors(lines: list[Row], source: Source, claims: list[Claim]) -> None:
    """The by-line, if it is one: the first line, when commas are in it or stand for it.

    Commas alone say how many authors there are, and no more.
    """
    if not lines or "," not in lines[0][1]:
        return
    start, line = lines[0]
    span = span_of(lines[0])
    if not any(char.isalnum() for char in line):
        claims.append(Claim("author-count", line.count(",") + 1, source, span))
        return
    names, parts = [], []
    for match in re.finditer(r"[^,\s][^,]*", line):
        name = parse_name(match[0])
        if name:
            names.append(name)
            parts.append(Span(start + match.start(), start + match.start() + len(match[0].rstrip())))
    if names:
        claims.append(Claim("author", tuple(names), source, span, 0.9, tuple(parts)))


def _abstract(text: str, lines: list[Row], at: int, source: Source, claims: list[Claim]) -> None:
    end = at
    while end < len(lines) and not lines[end][1].startswith(_AFTER_ABSTRACT):
        end += 1
    value, parts = _sections(text, lines[at:end], cut=end == len(lines))
    if value:  # the claim's span takes in the headings, its parts the text below each
        claims.append(Claim("abstract", value, source, block(lines[at], lines[end - 1]), 1.0, tuple(parts)))


def _sections(text: str, lines: list[Row], *, cut: bool = False) -> tuple[Abstract | None, list[Span]]:
    """Paragraphs under their headings. A heading is a short line without a stop before a long one."""
    sections: list[Section] = []
    parts: list[Span] = []
    label = ""
    first: Row | None = None

    def close(last: Row) -> None:
        if first is not None:
            span = block(first, last)
            parts.append(span)
            sections.append(Section(span.of(text), label))

    for i, row in enumerate(lines):
        if i + 1 < len(lines) and _is_heading(row[1], lines[i + 1][1]):
            if i:
                close(lines[i - 1])
            label, first = row[1], None
        elif first is None:
            first = row
    if lines:
        close(lines[-1])
    return (Abstract(tuple(sections), cut), parts) if sections else (None, [])


def _is_heading(line: str, following: str) -> bool:
    if len(line) > _LONGEST_HEADING or line[-1] in ".,;?!":
        return False
    return bool(role_of(line)) or (len(line.split()) <= 4 and len(following) > 2 * _LONGEST_HEADING)


def _cited(text: str, lines: list[Row], source: Source) -> list[Record]:
    """The listed works: title and abstract; their authors, years and DOIs are not on the page."""
    records = []
    starts = [i for i, row in enumerate(lines) if row[1] in _RECORD]
    for begin, end in pairwise([*starts, len(lines)]):
        item = lines[begin:end]
        has_abstract = all(row[1] != _NO_ABSTRACT for row in item)
        body = [row for row in item if not row[1].startswith("• ") and "open access" not in row[1].lower()[:15]]
        stop = next((i for i, row in enumerate(body) if row[1] == "Bookmark"), len(body))
        if not stop:
            continue
        title_start, title = body[0]
        if len(title) > 3 and title.endswith(".") and title[-2] != ".":
            title = title[:-1]  # the list closes each title with a full stop of its own
        claims = [Claim("title", title, source, Span(title_start, title_start + len(title)))]
        if has_abstract:
            value, parts = _sections(text, body[1:stop], cut=stop == len(body) and body[-1][0] == lines[-1][0])
            if value:
                span = Span(parts[0].start, parts[-1].end)
                claims.append(Claim("abstract", value, source, span, 1.0, tuple(parts)))
        records.append(Record(tuple(claims), "mentioned"))
    return records


def _information(lines: list[Row], at: int, source: Source, claims: list[Claim]) -> None:
    """The block "Author and article information", from its line "Journal" on."""
    begin = next((i for i in range(at, len(lines)) if lines[i][1] == "Journal"), None)
    if begin is None:
        return
    end = next((i for i in range(begin, len(lines)) if lines[i][1] in ("History", "Comments")), len(lines))
    names: list[Row] = []
    numbers: list[Row] = []
    issns: list[Row] = []

    def claim(field: str, value: Any, row: Row) -> None:
        claims.append(Claim(field, value, source, span_of(row)))

    for row in lines[begin + 1 : end]:
        start, line = row
        if _ISSN.fullmatch(line):
            issns.append((start, line[:9]))
        elif line.startswith(": "):
            number = line[2:].strip()
            numbers.append((start + line.index(number, 2), number))
        elif line.startswith("©") or "creativecommons.org/" in line:
            claim("license", line, row)
        elif _UUID.fullmatch(line):
            claim("record-id", line, row)
        elif line.startswith("10.") and row is not lines[-1]:
            if doi := DOI.parse(line):
                claim("DOI", doi, row)
        elif line.lower() in _TYPES:
            claim("type", _TYPES[line.lower()], row)
        elif date := parse_date(line):
            claim("issued", date, row)
        elif not (issns or numbers):
            names.append(row)
    if issns:
        spans = tuple(span_of(row) for row in issns)
        values = tuple(dict.fromkeys(row[1] for row in issns))
        claims.append(Claim("ISSN", values, source, Span(spans[0].start, spans[-1].end), 1.0, spans))
    for field, row in zip(_NAME_FIELDS.get(len(names), ()), names, strict=False):
        claim(field, row[1], row)
    _numbers(numbers, source, claims)


# Which names stand above the ISSN, by their number. Two may be journal and publisher or journal and
# abbreviation: only the first is sure.
_NAME_FIELDS = {
    1: ("container-title",),
    2: ("container-title",),
    3: ("container-title", "container-title-short", "publisher"),
}


def _numbers(numbers: list[Row], source: Source, claims: list[Claim]) -> None:
    """Volume, issue and page, in this order. With two left, the second is a page only if it looks like one."""
    fields: tuple[str, ...] = ("volume", "issue", "page")
    if len(numbers) == 2:
        second = parse_pages(numbers[1][1])
        if second is None or (isinstance(second, PageRange) and not second.last):
            fields = ("volume",)
        else:
            fields = ("volume", "page")
    elif len(numbers) == 1:
        fields = ("volume",)
    for field, row in zip(fields, numbers, strict=False):
        value = parse_pages(row[1]) if field == "page" else row[1]
        if value:
            claims.append(Claim(field, value, source, span_of(row)))


LAYOUT = Layout("scienceopen", "ScienceOpen record", ("• Record: ",), recognise, read)
