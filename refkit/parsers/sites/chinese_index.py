"""Chinese-language index of Web of Science records.

    TITLE
    被引:353                               times cited
    作者                                   authors, a line each: "Davidson, L [1 ]"
    机构                                   affiliations, a line each: "[1] Yale Univ, …"
    关键词                                 keywords, each followed by ";"
    D O I                                  the DOI on the next line
    中图分类号                             code of the Chinese Library Classification
    学科分类号                             code of the subject classification
    摘要                                   abstract
    引用 / 收藏                            controls: cite, collect
    页码:165 / 187                         first and last page
    页数:23                                number of pages
    相关论文                               related works
    共 50 条                               "50 in all"
    • [21] TITLE                           then authors, a line each, then
    JOURNAL, 2015, 38 (04) : 336 - 341     year, volume, issue, pages; some parts may be missing

The index prints family names with initials run together, journal names in capitals, and issues with a
leading zero. It does not print the journal and year of the work itself.
"""

from __future__ import annotations

import re

from refkit.model import (
    DOI,
    Abstract,
    Claim,
    Name,
    PageRange,
    PartialDate,
    Problem,
    Reading,
    Record,
    Section,
    Source,
    Span,
    parse_pages,
)
from refkit.parsers.layout import Layout
from refkit.parsers.lines import Row, block, rows, span_of
from refkit.parsers.page import Page
from refkit.text.people import parse_name

_LABELS = {
    "作者": "author", "机构": "affiliations", "关键词": "keyword", "D O I": "DOI", "DOI": "DOI",
    "中图分类号": "classifications", "学科分类号": "subject-codes", "摘要": "abstract", "引用": "", "收藏": "",
    "相关论文": "related", "|": "",
}  # fmt: skip
_FIGURES = re.compile(r"(被引|页码|页数)\s*[::]\s*(\S[^\n]*)")
_COUNT = re.compile(r"共\s*(\d+)\s*条")
_MARKED = re.compile(r"([^\[\]]*[^\[\]\s])\s*((?:\[[\d ,]+\]\s*)*)")
_AFFILIATION = re.compile(r"\[(\d+)\s*\]\s*(\S.*)")
_ITEM = re.compile(r"•?\s*\[\d+\]\s*(\S.*)")
_KEYWORD = re.compile(r"[^;;\s][^;;]*")
_SOURCE = re.compile(
    r"(?P<journal>.+), (?P<year>(?:1[6-9]|20)\d\d)(?:, (?P<volume>[^\s,:()]+))?,?(?: ?\((?P<issue>[^()]+)\))?"
    r"(?:[ :]*[::] ?(?P<first>[^\s:()]+)(?: ?[-–] ?(?P<last>\S+))?)?"
)


def recognise(page: Page) -> bool:
    """At least two of the index's labels on lines of their own."""
    text = page.text
    return sum(f"\n{label}\n" in text for label in ("作者", "机构", "关键词", "D O I", "摘要", "相关论文")) >= 2


def read(page: Page) -> Reading:
    """The page's own work first, then the related works."""
    lines = rows(page.text)
    source = page.source("chinese-index")
    claims: list[Claim] = []
    fields: dict[str, list[Row]] = {}
    current: list[Row] = []
    related: list[Row] = []
    title: Row | None = None
    for i, row in enumerate(lines):
        line = row[1]
        field = _LABELS.get(line)
        if field == "related":
            related = lines[i + 1 :]
            break
        if field is not None:
            current = fields.setdefault(field, [])
        elif line[0] in "被页" and (figure := _FIGURES.fullmatch(line)):
            _figure(figure, row, source, claims)
            current = []
        elif title is None and not fields:
            title = row
        else:
            current.append(row)
    if title and len(lines) > 1:
        claims.insert(0, Claim("title", title[1], source, span_of(title)))
    _fields(page.text, fields, related != [], source, claims)
    count = next((_COUNT.fullmatch(row[1]) for row in related[:1]), None)
    if count:
        begin = related[0][0] + count.start(1)
        claims.append(Claim("related-count", int(count[1]), source, Span(begin, begin + len(count[1]))))
        related = related[1:]
    mentioned, problems = _related(page, related, source)
    return Reading((Record(tuple(claims)), *mentioned), tuple(problems))


def _figure(match: re.Match[str], row: Row, source: Source, claims: list[Claim]) -> None:
    """被引 (times cited), 页码 (pages), 页数 (number of pages)."""
    label, value = match.groups()
    start = row[0] + match.start(2)
    span = Span(start, start + len(value))
    number = value.replace(",", "")
    if label == "页码":
        if pages := parse_pages(value):
            claims.append(Claim("page", pages, source, span))
    elif number.isascii() and number.isdecimal():
        field, count = ("times-cited", int(number)) if label == "被引" else ("number-of-pages", number)
        claims.append(Claim(field, count, source, span))


def _fields(text: str, fields: dict[str, list[Row]], whole: bool, source: Source, claims: list[Claim]) -> None:
    """What stands under the labels. `whole` is false on a page that ends before its related works."""
    if authors := fields.get("author"):
        _authors(authors, fields.get("affiliations", []), source, claims)
    for field in ("keyword", "classifications", "subject-codes"):
        if found := fields.get(field):
            _list(field, found, source, claims)
    if found := fields.get("DOI"):
        doi = DOI.parse(found[0][1])
        if doi and span_of(found[0]).end < len(text):
            claims.append(Claim("DOI", doi, source, span_of(found[0])))
    if found := fields.get("abstract"):
        span = block(found[0], found[-1])
        cut = not whole and span.end == len(text)
        claims.append(Claim("abstract", Abstract((Section(span.of(text)),), cut), source, span, 1.0, (span,)))


def _authors(lines: list[Row], affiliations: list[Row], source: Source, claims: list[Claim]) -> None:
    places: dict[str, str] = {}
    parts = []
    for row in affiliations:
        if found := _AFFILIATION.fullmatch(row[1]):
            places[found[1]] = found[2]
            parts.append(Span(row[0] + found.start(2), row[0] + found.end(2)))
    names, spans = [], []
    for row in lines:
        found = _MARKED.fullmatch(row[1])
        name = parse_name(found[1]) if found else None
        if found and name:
            marks = re.findall(r"\d+", found[2]) if found[2] else []
            mine = tuple(places[mark] for mark in marks if mark in places)
            names.append(_with(name, mine) if mine else name)
            spans.append(Span(row[0], row[0] + found.end(1)))
    if names:
        span = Span(spans[0].start, spans[-1].end)
        claims.append(Claim("author", tuple(names), source, span, 1.0, tuple(spans)))
    if places:
        span = Span(parts[0].start, parts[-1].end)
        claims.append(Claim("affiliations", tuple(places.values()), source, span, 1.0, tuple(parts)))


def _with(name: Name, affiliations: tuple[str, ...]) -> Name:
    return Name(family=name.family, given=name.given, suffix=name.suffix, literal=name.literal,
                affiliations=affiliations)  # fmt: skip


def _list(field: str, lines: list[Row], source: Source, claims: list[Claim]) -> None:
    """Values closed by semicolons, on one line or several."""
    values, spans = [], []
    for start, line in lines:
        for match in _KEYWORD.finditer(line):
            value = match[0].rstrip()
            values.append(value)
            spans.append(Span(start + match.start(), start + match.start() + len(value)))
    if values:
        span = Span(spans[0].start, spans[-1].end)
        claims.append(Claim(field, tuple(values), source, span, 1.0, tuple(spans)))


def _related(page: Page, lines: list[Row], source: Source) -> tuple[list[Record], list[Problem]]:
    records: list[Record] = []
    problems: list[Problem] = []
    item: list[Row] = []
    for row in lines:
        if row[1][0] in "•[" and (found := _ITEM.fullmatch(row[1])):
            if item:
                records.append(_work(item, source, problems, page.ref))
            item = [(row[0] + found.start(1), found[1])]
        elif item:
            item.append(row)
    if item:
        if span_of(item[-1]).end == len(page.text) and not (len(item) > 1 and _SOURCE.fullmatch(item[-1][1])):
            problems.append(
                Problem("page_cut", "warning", f"{page.ref or 'The page'} breaks off inside its last related work, "
                        "which was left out.", page.ref, span_of(item[0]), evidence=item[0][1][:120])
            )  # fmt: skip
        else:
            records.append(_work(item, source, problems, page.ref))
    return records, problems


def _work(item: list[Row], source: Source, problems: list[Problem], ref: str) -> Record:
    """A related work: its title, its authors, and the line that says where it appeared."""
    claims = [Claim("title", item[0][1], source, span_of(item[0]))]
    found = _SOURCE.fullmatch(item[-1][1]) if len(item) > 1 else None
    people = item[1:-1] if found else item[1:]
    names, spans = [], []
    for row in people:
        if name := parse_name(row[1]):
            names.append(name)
            spans.append(span_of(row))
    if names:
        # A name without a comma says less surely which part is the family name.
        confidence = 1.0 if all("," in row[1] for row in people) else 0.8
        claims.append(
            Claim("author", tuple(names), source, Span(spans[0].start, spans[-1].end), confidence, tuple(spans))
        )
    if found:
        _appeared(found, item[-1][0], source, claims)
    else:
        problems.append(
            Problem("unread_line", "note", "A related work has no line that says where it appeared.", ref,
                    span_of(item[-1]), evidence=item[-1][1][:120])
        )  # fmt: skip
    return Record(tuple(claims), "mentioned")


def _appeared(found: re.Match[str], offset: int, source: Source, claims: list[Claim]) -> None:
    journal, year, volume, issue, first, last = found.groups()
    regs = found.regs
    add = claims.append
    add(Claim("container-title", journal, source, Span(offset + regs[1][0], offset + regs[1][1])))
    add(Claim("issued", PartialDate(int(year)), source, Span(offset + regs[2][0], offset + regs[2][1])))
    if volume:
        add(Claim("volume", volume, source, Span(offset + regs[3][0], offset + regs[3][1])))
    if issue:  # "04" is how the index prints issue 4
        span = Span(offset + regs[4][0], offset + regs[4][1])
        add(Claim("issue", issue.strip().lstrip("0") or "0", source, span))
    if last:
        pages = PageRange(first) if first == last else PageRange(first, last)
        add(Claim("page", pages, source, Span(offset + regs[5][0], offset + regs[6][1])))
    elif first and (single := parse_pages(first)):
        add(Claim("page", single, source, Span(offset + regs[5][0], offset + regs[5][1])))


LAYOUT = Layout(
    "chinese-index", "Chinese-language index of Web of Science records", ("被引", "作者"), recognise, read
)
