"""One line of a page → where the work appeared: journal, date, volume, issue, page, DOI."""

from __future__ import annotations

import re

from refkit.model import DOI, PartialDate, Span
from refkit.model.pages import ArticleNumber, PageRange, Pages
from refkit.text.citations.appeared import Appeared
from refkit.text.citations.journal_names import is_journal, journal_before
from refkit.text.citations.numbers import Number, numbers, signature
from refkit.text.citations.orders import Order, orders_at
from refkit.text.citations.whole_lines import match_line
from refkit.text.dois import find_dois

_LONGEST = 2000
_DIGIT = re.compile(r"\d")
# What nearly every citation line holds: two numbers with a mark between them, a year, or a label. The first looks
# at digits only, which the expression engine finds fast.
_SHAPE = re.compile(r"\d(?:[)\]a-z]{0,2}\s?[;:,.(–-]|(?<=1)[6-9]\d\d|(?<=2)0\d\d|[)\]]?\s\(?\d)")
_LABELLED = re.compile(r"[Vv][Oo][Ll]|[Pp]ages?\b|\bpp\b|№|卷|期|页|\s[Pp]\.\s?\d")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]{1,300}")


class CitationLine(Appeared, frozen=True, gc=False):
    """Where a work appeared; `span` is the place of the citation's numbers.

    `reference` is the place of what stands before the journal (authors, title), if something does.
    """

    reference: Span | None = None


def find_citation(text: str, start: int, end: int) -> CitationLine | None:
    """The citation that the line `text[start:end]` (or a few lines) holds, or None.

    A line that is prose, a date, a time, a price or a version holds none. Nothing is completed or guessed:
    "10 pages" is no page range. A journal on the line before `start` is found too. Linear; never raises.
    """
    end = min(end, len(text))
    if end - start > _LONGEST:
        return None
    digit = _DIGIT.search(text, start, end)
    if not digit or not (_SHAPE.search(text, digit.start(), end) or _LABELLED.search(text, start, end)):
        return None
    doi, holes = _addresses(text, start, end)
    if whole := _whole_line(text, start, end, doi):
        return whole
    found = numbers(text, start, end, holes)
    if not found:
        return _year_first(text, start, end, doi)
    best: CitationLine | None = None
    marks = signature(text, found)
    journals: dict[int, tuple[int, int] | None] = {}
    at = 0
    while at < len(marks):
        for order in orders_at(marks, at):
            match = order.pattern.match(marks, at)
            if match:
                line = _line(text, start, found, order, match, doi, journals)
                if line is not None:
                    if best is None or line.score > best.score:
                        best = line
                    at = max(at, match.end() - 1)
                    break
        at += 2
    return best or _year_first(text, start, end, doi)


def _whole_line(text: str, start: int, end: int, doi: tuple[DOI, Span] | None) -> CitationLine | None:
    match = match_line(text, start, end)
    if match is None:
        return None

    def part(name: str) -> tuple[str, Span] | None:
        value = match.groupdict().get(name)
        return (value, Span(*match.span(name))) if value else None

    journal = part("journal")
    if journal is None and (before := _line_before(text, start)) and is_journal(text[before[0] : before[1]]):
        journal = (text[before[0] : before[1]], Span(*before))
    first, last, year = match["page"], match["last"], match["year"]
    pages: Pages
    if last:
        pages = PageRange(first) if first == last else PageRange(first, last)
    else:
        pages = ArticleNumber(first) if _article_number(first) else PageRange(first)
    return CitationLine(
        Span(match.start("volume"), match.end()),
        0.9,
        journal,
        (PartialDate(int(year)), Span(*match.span("year"))) if year else None,
        part("volume"),
        part("issue"),
        (pages, Span(match.start("page"), match.end("last") if last else match.end("page"))),
        doi,
    )


# "D Roe et al 1976 Metrologia 12 143 DOI …": year, journal, volume and page with blanks only (IOP Publishing).
_YEAR_FIRST = re.compile(
    r"\s((?:1[89]|20)\d\d)\s([A-Z][^\d\n]{1,80}?)\s(\d{1,4})\s([A-Z]?\d{1,7})(?=\s{0,3}(?:$|\n|DOI|doi|https?:))"
)


def _year_first(text: str, start: int, end: int, doi: tuple[DOI, Span] | None) -> CitationLine | None:
    if text.find(" et al ", start, end) < 0 and text.find("Citation ", start, end) < 0:
        return None
    match = _YEAR_FIRST.search(text, start, end)
    if match is None or not is_journal(match[2]):
        return None
    page: Pages = ArticleNumber(match[4]) if _article_number(match[4]) else PageRange(match[4])
    return CitationLine(
        Span(match.start(1), match.end()),
        0.8 if doi else 0.7,
        (match[2], Span(*match.span(2))),
        (PartialDate(int(match[1])), Span(*match.span(1))),
        (match[3], Span(*match.span(3))),
        None,
        (page, Span(*match.span(4))),
        doi,
        Span(start, match.start(1)) if match.start(1) - start > 20 else None,
    )


def _addresses(text: str, start: int, end: int) -> tuple[tuple[DOI, Span] | None, list[Span]]:
    """The first DOI of the line, and the places whose digits are no numbers of the citation."""
    doi: tuple[DOI, Span] | None = None
    holes: list[Span] = []
    if text.find("10.", start, end) >= 0:
        for found in find_dois(text, start, end):
            if doi is None:
                doi = (found.doi, found.span)
            holes.append(found.span)
            if len(holes) >= 8:
                break
    if text.find("://", start, end) >= 0 or text.find("www.", start, end) >= 0:
        holes.extend(Span(*match.span()) for match in _ADDRESS.finditer(text, start, end))
    return doi, holes


def _line(
    text: str,
    start: int,
    found: list[Number],
    order: Order,
    match: re.Match[str],
    doi: tuple[DOI, Span] | None,
    journals: dict[int, tuple[int, int] | None],
) -> CitationLine | None:
    """The citation whose numbers have this order. `journals`: what was found before a number by another order."""
    parts: dict[str, Number] = {
        name: found[match.start(name) // 2] for name in match.re.groupindex if match.start(name) >= 0
    }
    begin, last = found[match.start() // 2].outer_start, found[(match.end() - 1) // 2]
    page = _page(text, parts.get("p"))
    if parts.get("p") and page is None:
        return None
    volume = parts.get("v")
    if volume and volume.kind == "N" and page and _clock(text, volume, page, parts):
        return None
    if begin not in journals:
        journals[begin] = journal_before(text, start, begin)
        if journals[begin] is None and not text[start:begin].strip(" .,;:·•|()"):
            journals[begin] = _line_before(text, start)
    name = journals[begin]
    if order.needs_journal and name is None:
        return None
    score = order.score
    dated = parts.get("d") or parts.get("d2") or parts.get("d3")
    if dated is None:
        dated = _date_elsewhere(found, match)
    else:
        score += 0.03
    if name is None:
        score -= 0.15
    if doi is not None:
        score += 0.05
    if text[start:begin].strip() == "" or (name and name[0] - start < 30):
        score += 0.02
    return CitationLine(
        Span(begin, last.outer_end),
        round(min(score, 1.0), 3),
        (text[name[0] : name[1]], Span(*name)) if name else None,
        (dated.date, Span(dated.start, dated.end)) if dated and dated.date else None,
        _plain(text, volume),
        _plain(text, parts.get("i")),
        page,
        doi,
        Span(start, name[0]) if name and name[0] - start > 20 else None,
    )


def _plain(text: str, number: Number | None) -> tuple[str, Span] | None:
    if number is None:
        return None
    return text[number.start : number.end], Span(number.start, number.end)


_RANGE = re.compile(r"([A-Za-z]{0,3}\d{1,7}[A-Za-z]?(?:\.e\d{1,3})?)\s?(?:[-–—−‐‑‒]{1,2}|\+)\s?(\w{1,12})")


def _page(text: str, number: Number | None) -> tuple[Pages, Span] | None:
    """A page range, a first page, or an article number, as the number says; "10 pages" is none."""
    if number is None:
        return None
    value, span = text[number.start : number.end], Span(number.start, number.end)
    stretch = _RANGE.fullmatch(value)
    if stretch:
        return PageRange(stretch[1]) if stretch[1] == stretch[2] else PageRange(stretch[1], stretch[2]), span
    if text[number.end : number.end + 6].lstrip()[:4].lower() in ("page", "seit", "pp", "pp.", "p.", "стр."):
        return None
    if number.kind in "AZ" or (number.kind in "LP" and _article_number(value)):
        return ArticleNumber(value), span
    return PageRange(value), span


def _article_number(value: str) -> bool:
    return (
        value[:1] in "eE"
        or (len(value) > 5 and value.lstrip("CDRGH").isdigit())
        or (value[:1] == "0" and len(value) > 4)
    )


def _clock(text: str, volume: Number, page: tuple[Pages, Span], parts: dict[str, Number]) -> bool:
    """Whether "10:30" is a time of day."""
    value = page[0]
    if not isinstance(value, PageRange) or text[volume.end : page[1].start] != ":" or "d" in parts or "i" in parts:
        return False
    hours = text[volume.start : volume.end]
    return len(hours) <= 2 and hours.isdigit() and int(hours) < 25 and len(value.first) == 2


def _date_elsewhere(found: list[Number], match: re.Match[str]) -> Number | None:
    """The date of a citation whose numbers lack one: in brackets before them, else right behind them."""
    first, last = match.start() // 2, (match.end() - 1) // 2
    for number in found[:first]:
        if number.kind == "y":
            return number
    behind = found[last + 1 : last + 2]
    return behind[0] if behind and behind[0].date else None


def _line_before(text: str, start: int) -> tuple[int, int] | None:
    """The place of the line before, if it is a journal's name and nothing else."""
    stop = len(text[max(0, start - 200) : start].rstrip()) + max(0, start - 200)
    begin = text.rfind("\n", max(0, stop - 120), stop) + 1
    if begin == 0 and stop > 120:
        return None
    while begin < stop and text[begin].isspace():
        begin += 1
    name = text[begin:stop].rstrip(".,")
    found = journal_before(text, begin, stop) if name and is_journal(name) and len(name) < 90 else None
    return found if found and found[0] == begin else None
