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
    Name,
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
from refkit.parsers.lines import Row, block, cut_at, joined, paragraphs, rows, span_of, whole
from refkit.parsers.page import Page
from refkit.text.dates import parse_date
from refkit.text.people import looks_like_people, parse_name

_METRICS = frozenset({"views", "recommends", "shares", "reads", "downloads"})
_COLLECTIONS = re.compile(r"(\d+) (collections?)")
_RECORD = ("• Record: found", "• Record: not found")
_NO_ABSTRACT = "• Abstract: not found"
_INFORMATION = "Author and article information"
_AFTER_AUTHORS = ("Read this article at", "ScienceOpenPublisher", "Abstract", "Bookmark", "Most cited", "• ",
                  _INFORMATION)  # fmt: skip
_AFTER_ABSTRACT = frozenset({"Related collections", _INFORMATION, "Comments", "Comment on this article"})
_REFERENCES = re.compile(r"Most cited references\s*(\d*)")
_OPEN_ACCESS = re.compile(r"(?i)(?:is )?open access")
_LABELLED = re.compile(r"(?i)(volume|issue|pages?|doi|issn)\s*: ?(\S.*)")
_ABBREVIATION = re.compile(r"(?:^|\s)(?:[A-Z]\.)+$|\.\.$")
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
    about = next((i for i in range(at, len(lines)) if lines[i][1] == _INFORMATION), len(lines))
    _information(lines, about + 1, source, claims)
    at = _heading(page.text, lines, at, source, claims)
    listed = next((i for i in range(at, about) if _REFERENCES.fullmatch(lines[i][1])), len(lines))
    start = next((i for i in range(at, min(listed, about)) if lines[i][1] == "Abstract"), None)
    if start is not None:
        _abstract(page.text, lines, start + 1, source, claims)
    if listed < len(lines):
        count = _REFERENCES.match(lines[listed][1])
        if count and count[1]:
            begin = lines[listed][0] + count.start(1)
            claims.append(Claim("reference-count", int(count[1]), source, Span(begin, begin + len(count[1]))))
    mentioned = _cited(page.text, lines[listed + 1 : about], source)
    return Reading((Record(tuple(whole(claims, page.text))), *mentioned))


def _metrics(lines: list[Row], source: Source, claims: list[Claim]) -> int:
    """Figures above the record; the index of the first bullet."""
    metrics: list[Metric] = []
    parts: list[Span] = []
    for i, (start, line) in enumerate(lines):
        if line in _RECORD:
            break
        label = lines[i + 1][1] if i + 1 < len(lines) else ""
        number = line.replace(",", "")
        if number.isdecimal() and label in _METRICS:
            metrics.append(Metric(label, int(number)))
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


def _heading(text: str, lines: list[Row], at: int, source: Source, claims: list[Claim]) -> int:
    """Access, title, authors and, where the block at the foot lacks them, publisher; the index behind them."""
    while at < len(lines) and lines[at][1].startswith("• "):
        at += 1
    if at < len(lines) and _OPEN_ACCESS.fullmatch(lines[at][1]):
        span = span_of(lines[at])
        claims.append(Claim("access", (lines[at][1],), source, span, 1.0, (span,)))
        at += 1
    begin = at
    while at < len(lines) and not lines[at][1].startswith(_AFTER_AUTHORS):
        at += 1
    groups = paragraphs(text, lines[begin:at])
    if not groups:
        return at
    title, below = groups[0], [row for group in groups[1:] for row in group]
    if len(groups) == 1:  # no empty lines are left to tell the title from what stands below it
        title, below = title[:1], title[1:]
    claims.append(Claim("title", joined(title), source, block(title[0], title[-1])))
    known = {claim.field: claim.value for claim in claims}
    journal = next((i for i, row in enumerate(below) if row[1] == known.get("container-title")), None)
    if journal is not None:
        if "publisher" not in known and len(below) == journal + 2:
            claims.append(Claim("publisher", below[-1][1], source, span_of(below[-1])))
        below = below[:journal]
    _authors(below, source, claims, sure=journal is not None)
    return at


def _authors(lines: list[Row], source: Source, claims: list[Claim], *, sure: bool) -> None:
    """The by-line: all `lines` above the journal, if that is known (`sure`), else the first.

    Commas alone say how many authors there are, and no more. Marks of affiliation behind the names go.
    """
    lines = lines if sure else lines[:1]
    if not lines or not ("," in lines[0][1] or sure):
        return
    span = block(lines[0], lines[-1])
    if not any(char.isalnum() for _, line in lines for char in line):
        claims.append(Claim("author-count", sum(line.count(",") for _, line in lines) + 1, source, span))
        return
    if not sure and not looks_like_people(_MARKS.sub("", lines[0][1])):
        return
    names, parts = [], []
    for start, line in lines:
        for match in re.finditer(r"[^,\s][^,]*", line):
            piece = _MARKS.sub("", match[0]).strip()
            body = _ON_BEHALF.match(piece)
            name = Name(literal=piece[body.end() :]) if body else parse_name(piece)
            if name:
                names.append(name)
                begin = start + match.start() + match[0].find(piece[body.end() :] if body else piece)
                parts.append(Span(begin, begin + len(piece) - (body.end() if body else 0)))
    if names:
        claims.append(Claim("author", tuple(names), source, span, 0.9, tuple(parts)))


_MARKS = re.compile(r"(?:[\s*†‡§]|(?<![^\W\d_])\d+)+$|^\d+\s+|[*†‡§]")
_ON_BEHALF = re.compile(r"(?i)(?:on behalf of|for) (?:the )?")


def _abstract(text: str, lines: list[Row], at: int, source: Source, claims: list[Claim]) -> None:
    end = at
    while end < len(lines) and lines[end][1] not in _AFTER_ABSTRACT and not _REFERENCES.fullmatch(lines[end][1]):
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
    """A short line that is no sentence, above one that is."""
    if len(line) > _LONGEST_HEADING or line[-1] in ".,;?!" or not line[0].isalnum():
        return False
    if role_of(line) or role_of(line.partition(":")[0]):
        return True
    return len(line.split()) <= 4 and len(following) > 1.5 * len(line) and following.endswith(_SENTENCE_ENDS)


_SENTENCE_ENDS = (".", "!", "?", ".)", ".”", '."')


def _cited(text: str, lines: list[Row], source: Source) -> list[Record]:
    """The listed works: title and abstract; their authors, years and DOIs are not on the page."""
    records = []
    starts = [i for i, row in enumerate(lines) if row[1] in _RECORD]
    for begin, end in pairwise([*starts, len(lines)]):
        item = lines[begin:end]
        has_abstract = all(row[1] != _NO_ABSTRACT for row in item)
        body = [row for row in item if not row[1].startswith("• ") and not _OPEN_ACCESS.fullmatch(row[1])]
        stop = next((i for i, row in enumerate(body) if row[1] == "Bookmark"), len(body))
        if not stop:
            continue
        title_start, title = body[0]
        span = Span(title_start, title_start + len(title))
        if title.endswith(".") and not _ABBREVIATION.search(title):
            title = title[:-1]  # the list closes each title with a full stop of its own
            span = Span(span.start, span.end - 1)
        if span.end >= cut_at(text):
            continue
        claims = [Claim("title", title, source, span)]
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
        elif labelled := _LABELLED.fullmatch(line):
            _labelled(labelled, row, source, claims)
        elif "creativecommons.org/" in line:
            claim("license", line, row)
        elif line.startswith("©"):  # says whose it is, not under which licence: any licence beats it
            claims.append(Claim("license", line, source, span_of(row), 0.8))
        elif _UUID.fullmatch(line):
            claim("record-id", line, row)
        elif line.startswith("10.") or "doi.org/" in line:
            if doi := DOI.parse(line):
                begin = start + max(line.find(doi.text), 0)
                end = begin + len(doi.text) if doi.text in line else start + len(line)
                claims.append(Claim("DOI", doi, source, Span(begin, end)))
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


def _labelled(match: re.Match[str], row: Row, source: Source, claims: list[Claim]) -> None:
    """A row with its own label: "Volume: 50"."""
    label, value = match[1].lower(), match[2].rstrip()
    span = Span(row[0] + match.start(2), row[0] + match.start(2) + len(value))
    read: Any = value
    field = label.removesuffix("s")
    if field == "page":
        read = parse_pages(value)
    elif field == "doi":
        field, read = "DOI", DOI.parse(value)
    elif field == "issn":
        field, read = "ISSN", (value,) if _ISSN.fullmatch(value) else None
    if read and all(claim.field != field for claim in claims):
        claims.append(Claim(field, read, source, span, 1.0, (span,) if field == "ISSN" else ()))


def _numbers(numbers: list[Row], source: Source, claims: list[Claim]) -> None:
    """Volume, issue and page, in this order. With two left, the second is a page only if it can be nothing else."""
    fields: tuple[str, ...] = ("volume", "issue", "page")
    if len(numbers) == 2:
        fields = ("volume", "page") if _is_surely_a_page(numbers[1][1]) else ("volume",)
    elif len(numbers) == 1:
        fields = ("volume",)
    for field, row in zip(fields, numbers, strict=False):
        value = parse_pages(row[1]) if field == "page" else row[1]
        if value:
            claims.append(Claim(field, value, source, span_of(row)))


def _is_surely_a_page(text: str) -> bool:
    """An article number, or a range that no double issue ("3-4") is."""
    pages = parse_pages(text)
    if not isinstance(pages, PageRange):
        return pages is not None
    first, last = pages.first, pages.last
    if not last:
        return False
    return not (first.isdecimal() and last.isdecimal()) or int(last) - int(first) > 2 or int(first) > 60


LAYOUT = Layout("scienceopen", "ScienceOpen record", ("• Record: ",), recognise, read)
