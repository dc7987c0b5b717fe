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
from refkit.parsers.lines import Row, block, cut_at, paragraphs, rows, span_of, whole
from refkit.parsers.page import Page
from refkit.text.people import looks_like_a_name, parse_name

_LABELS = {
    "作者": "author", "机构": "affiliations", "关键词": "keyword", "D O I": "DOI", "DOI": "DOI",
    "中图分类号": "classifications", "学科分类号": "subject-codes", "摘要": "abstract", "引用": "", "收藏": "",
    "相关论文": "related", "|": "",
}  # fmt: skip
# Above the title there may be the site's own navigation: home, log in, register, search, back, download …
_NAVIGATION = frozenset("首页 登录 注册 检索 搜索 返回 下载 导出 分享 收藏 引用".split())
# Full-width punctuation is what the site's own language writes; one character for one, so that places stay.
_FULL_WIDTH = "\uff1a\uff1b\uff0c\uff08\uff09\u3000\uff3b\uff3d"
_HALF_WIDTH = str.maketrans(_FULL_WIDTH, ":;,() []")
_FIGURES = re.compile(r"(被引|页码|页数)\s*:\s*(\S[^\n]*)")
_COUNTED = re.compile(r"(\d[\d,]*)\s*[次页篇]?")
_COUNT = re.compile(r"共\s*(\d+)\s*条")
_MARKED = re.compile(r"([^\[\]]*[^\[\]\s])\s*((?:\[[\d ,]+\]\s*)*)")
_AFFILIATION = re.compile(r"\[(\d+)\s*\]\s*(\S.*)")
_ITEM = re.compile(r"•?\s*\[\d+\]\s*(\S.*)")
_KEYWORD = re.compile(r"[^;\s][^;]*")
_PLACE = r"(?: ?\((?P<issue>[^()]+)\))?(?:[ :]*: ?(?P<first>[^\s:()]+)(?: ?[-–] ?(?P<last>\S+))?)?"
# JOURNAL, YEAR, VOLUME (ISSUE): FIRST - LAST, the parts behind the year as far as they are there; without a
# year, a volume and an issue in brackets tell the line from a name.
_SOURCE = re.compile(r"(?P<journal>.+), ?(?P<year>(?:1[6-9]|20)\d\d)(?:, ?(?P<volume>[^\s,:()]+))?,?" + _PLACE)
_YEARLESS = re.compile(r"(?P<journal>.+)(?P<year>), ?(?P<volume>\d+)(?= ?[(:])" + _PLACE)


def recognise(page: Page) -> bool:
    """At least two of the index's labels on lines of their own."""
    text = page.text
    return sum(f"\n{label}\n" in text for label in ("作者", "机构", "关键词", "D O I", "摘要", "相关论文")) >= 2


def read(page: Page) -> Reading:
    """The page's own work first, then the related works."""
    lines = rows(page.text)
    if any(char in page.text for char in _FULL_WIDTH):
        lines = [(start, line.translate(_HALF_WIDTH)) for start, line in lines]
    source = page.source("chinese-index")
    claims: list[Claim] = []
    fields: dict[str, list[Row]] = {}
    current: list[Row] = []
    related: list[Row] = []
    above: list[Row] = []
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
        elif not (fields or claims):
            above.append(row)
        else:
            current.append(row)
    above = [row for row in above if row[1] not in _NAVIGATION]
    if above:
        title = paragraphs(page.text, above)[-1]  # the lines right above the first label
        span = block(title[0], title[-1])
        claims.insert(0, Claim("title", " ".join(span.of(page.text).split()), source, span))
    _fields(page.text, fields, related != [], source, claims)
    count = next((_COUNT.fullmatch(row[1]) for row in related[:1]), None)
    if count:
        begin = related[0][0] + count.start(1)
        claims.append(Claim("related-count", int(count[1]), source, Span(begin, begin + len(count[1]))))
        related = related[1:]
    mentioned, problems = _related(page, related, source)
    own = claims if related or count else whole(claims, page.text)
    return Reading((Record(tuple(own)), *mentioned), tuple(problems))


def _figure(match: re.Match[str], row: Row, source: Source, claims: list[Claim]) -> None:
    """被引 (times cited), 页码 (pages), 页数 (number of pages)."""
    label, value = match.groups()
    start = row[0] + match.start(2)
    span = Span(start, start + len(value))
    if label == "页码":
        if pages := parse_pages(value):
            claims.append(Claim("page", pages, source, span))
    elif counted := _COUNTED.fullmatch(value):
        number = counted[1].replace(",", "")
        span = Span(start, start + counted.end(1))
        if label == "被引":
            claims.append(Claim("times-cited", int(number), source, span))
        else:
            claims.append(Claim("number-of-pages", number, source, span))


def _fields(text: str, fields: dict[str, list[Row]], whole: bool, source: Source, claims: list[Claim]) -> None:
    """What stands under the labels. `whole` is false on a page that ends before its related works."""
    if authors := fields.get("author"):
        _authors(text, authors, fields.get("affiliations", []), source, claims)
    for field in ("keyword", "classifications", "subject-codes"):
        if found := fields.get(field):
            _list(text, field, found, source, claims)
    if found := fields.get("DOI"):
        doi = DOI.parse(found[0][1])
        if doi:
            claims.append(Claim("DOI", doi, source, span_of(found[0])))
    if found := fields.get("abstract"):
        span = block(found[0], found[-1])
        cut = not whole and span.end == len(text)
        claims.append(Claim("abstract", Abstract((Section(span.of(text)),), cut), source, span, 1.0, (span,)))


def _authors(text: str, lines: list[Row], affiliations: list[Row], source: Source, claims: list[Claim]) -> None:
    numbered: dict[str, Span] = {}
    for row in affiliations:
        if found := _AFFILIATION.fullmatch(row[1]):
            numbered[found[1]] = Span(row[0] + found.start(2), row[0] + found.end(2))
        elif numbered:  # a long one goes on in the next line
            last = next(reversed(numbered))
            numbered[last] = Span(numbered[last].start, span_of(row).end)
    places = {number: " ".join(span.of(text).split()) for number, span in numbered.items()}
    parts = tuple(numbered.values())
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
        claims.append(Claim("affiliations", tuple(places.values()), source, span, 1.0, parts))


def _with(name: Name, affiliations: tuple[str, ...]) -> Name:
    return Name(family=name.family, given=name.given, suffix=name.suffix, literal=name.literal,
                affiliations=affiliations)  # fmt: skip


def _list(text: str, field: str, lines: list[Row], source: Source, claims: list[Claim]) -> None:
    """Values closed by semicolons, on one line or several."""
    values, spans = [], []
    for start, line in lines:
        for match in _KEYWORD.finditer(line):
            span = Span(start + match.start(), start + match.start() + len(match[0].rstrip()))
            values.append(span.of(text))
            spans.append(span)
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
                records.append(_work(page, item, source, problems))
            item = [(row[0] + found.start(1), found[1])]
        elif item:
            item.append(row)
    if item:
        if span_of(item[-1]).end >= cut_at(page.text) and not (len(item) > 1 and _ends(item[-1][1])):
            problems.append(
                Problem(
                    "page_cut",
                    "warning",
                    f"{page.ref or 'The page'} breaks off inside its last related work, which was left out.",
                    page.ref,
                    span_of(item[0]),
                    evidence=item[0][1][:120],
                )
            )
        else:
            records.append(_work(page, item, source, problems))
    return records, problems


def _ends(line: str) -> bool:
    """Whether a line of a journal can be the end of a page: its last page, if there is one, is not the lower."""
    found = _appearance(line)
    if found is None:
        return False
    first, last = found["first"], found["last"]
    return not (first and last and first.isdecimal() and last.isdecimal() and int(last) < int(first))


def _appearance(line: str) -> re.Match[str] | None:
    return _SOURCE.fullmatch(line) or _YEARLESS.fullmatch(line)


def _work(page: Page, item: list[Row], source: Source, problems: list[Problem]) -> Record:
    """A related work: its title, its authors, and the line that says where it appeared."""
    found = _appearance(item[-1][1]) if len(item) > 1 else None
    body = item[:-1] if found else item
    start = 1  # a title may go on in lines that are no names, above those that are
    while start < len(body) and not looks_like_a_name(body[start][1]):
        start += 1
    if start == len(body):
        start = 1
    span = block(body[0], body[start - 1])
    claims = [Claim("title", " ".join(span.of(page.text).split()), source, span)]
    people, unread = _names(body[start:], found is not None)
    if people:
        names, spans = zip(*people, strict=True)
        # A name without a comma says less surely which part is the family name.
        confidence = 1.0 if all("," in row[1] for row in body[start:]) else 0.8
        claims.append(Claim("author", names, source, Span(spans[0].start, spans[-1].end), confidence, spans))
    if found:
        _appeared(page.text, found, item[-1][0], source, claims)
    elif unread:
        message = f"A related work in {page.ref or 'the page'} has no line that says where it appeared."
        problems.append(
            Problem("unread_line", "note", message, page.ref, span_of(unread[-1]), evidence=unread[-1][1][:120])
        )
    return Record(tuple(claims), "mentioned")


def _names(lines: list[Row], complete: bool) -> tuple[list[tuple[Name, Span]], list[Row]]:
    """The names among `lines`, and the lines that are none.

    `complete`: the line that says where the work appeared was found. Else the last line may be that one in a
    form that is not known; it is a name only if it is in the form of those above it.
    """
    people: list[tuple[Name, Span]] = []
    unread: list[Row] = []
    with_comma = any("," in row[1] for row in lines)
    for i, row in enumerate(lines, 1):
        line = row[1]
        doubtful = not complete and i == len(lines) and (line.isupper() or (with_comma and "," not in line))
        name = None if doubtful or not looks_like_a_name(line) else parse_name(line)
        if name:
            people.append((name, span_of(row)))
        else:
            unread.append(row)
    if not complete and not unread and lines:
        unread = lines[-1:]
    return people, unread


def _appeared(text: str, found: re.Match[str], offset: int, source: Source, claims: list[Claim]) -> None:
    _, year, volume, issue, first, last = found.groups()
    regs = found.regs
    first = None if first == "+" else first
    last = None if last == "+" else last
    add = claims.append
    journal = Span(offset + regs[1][0], offset + regs[1][1])
    add(Claim("container-title", journal.of(text), source, journal))
    if year:
        add(Claim("issued", PartialDate(int(year)), source, Span(offset + regs[2][0], offset + regs[2][1])))
    if volume:
        add(Claim("volume", volume, source, Span(offset + regs[3][0], offset + regs[3][1])))
    if issue:  # "04" is how the index prints issue 4
        span = Span(offset + regs[4][0], offset + regs[4][1])
        add(Claim("issue", issue.strip().lstrip("0") or "0", source, span))
    if first and last:
        pages = PageRange(first) if first == last else PageRange(first, last)
        add(Claim("page", pages, source, Span(offset + regs[5][0], offset + regs[6][1])))
    elif first and (single := parse_pages(first)):
        add(Claim("page", single, source, Span(offset + regs[5][0], offset + regs[5][1])))


LAYOUT = Layout(
    "chinese-index", "Chinese-language index of Web of Science records", ("被引", "作者"), recognise, read
)
