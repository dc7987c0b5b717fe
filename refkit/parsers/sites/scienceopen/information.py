"""The block "Author and article information" at the foot of the record."""

from __future__ import annotations

import re
from typing import Any

from refkit.model import DOI, Claim, PageRange, Source, Span, parse_pages
from refkit.parsers.lines import Row, span_of
from refkit.text.dates import parse_date

_LABELLED = re.compile(r"(?i)(volume|issue|pages?|doi|issn)\s*: ?(\S.*)")
_ISSN = re.compile(r"\d{4}-\d{3}[\dXx](?: \((?:Print|Electronic|Online|Linking)\))?")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TYPES = {"article": "article-journal", "journal article": "article-journal", "book": "book",
          "book chapter": "chapter", "conference proceedings": "paper-conference"}  # fmt: skip


def information(lines: list[Row], at: int, source: Source, claims: list[Claim]) -> None:
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
