"""List of results of Google Scholar: about no work of its own.

About 1,230 results (0.05 sec)
[PDF] example.org                                     where a file is, links of libraries
[HTML] TITLE                                          also [BOOK][B], [CITATION][C] or nothing
A Okonkwo, PJ Meer… - Annals of …, 2016 - HOST        a list or journal that is too long is cut with "…"
SNIPPET
Save Cite Cited by 41 Related articles All 6 versions
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refkit.model import Claim, PartialDate, Problem, Record, Source, Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.general.view import Line, lines_of
from refkit.parsers.layout import Layout
from refkit.parsers.lines import whole
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import places_between
from refkit.text.people import parse_name

_DASH = r"[ \xa0]{1,2}[-–][ \xa0]{1,2}"
_BY_LINE = re.compile(
    rf"(?P<people>(?:[A-ZÀ-Þ]{{1,4}}[ \xa0][^\d\n,]{{2,40}}|[\u4e00-\u9fff]{{2,4}})(?:,[^\d\n]{{2,160}}?)?)"
    rf"{_DASH}(?:(?P<place>[^\n]{{2,120}}?)(?:,[ \xa0]|{_DASH}))?(?P<year>(?:1[6-9]|20)\d\d)"
    rf"(?:{_DASH}(?P<host>[^\n]{{2,60}}))?$"
)
_YEAR_LAST = re.compile(rf"(?:1[6-9]|20)\d\d(?:{_DASH}[^\n]{{2,60}})?\s*$")
_HEAD = 60_000  # characters in which the first results stand
_LONGEST = 600  # characters of a line that may be a by-line
_MARK = re.compile(r"(?:\[[A-Z]{1,12}\][ \xa0]{0,3}){1,3}")
_FOOT = re.compile(r"(?:Save[ \xa0]{1,3}Cite|Cited by \d|Related articles|All \d{1,5} versions)")
_CITED = re.compile(r"Cited by (\d[\d,.]{0,12})(?!\d)")
_COUNT = re.compile(r"(?:About )?\d[\d,.]{0,12} results? \(\d{1,2}[.,]\d{1,3} s")
_ARXIV = re.compile(r"arXiv preprint (?:arXiv:(\d{4}\.\d{4,5}|[a-z-]{2,12}/\d{7}))?")
_FAR = 14
_CUT = ("…", "...")


def recognise(page: Page) -> bool:
    """Two results with their by-line and their foot, or one below the count of results."""
    head = page.text[:_HEAD]
    lines = (
        line
        for line in head.split("\n")
        if len(line) < _LONGEST and (" - " in line or " – " in line or "\xa0" in line)
    )
    if not any(_YEAR_LAST.search(line) for line in lines):
        return False
    found = sum(1 for _ in _results(lines_of(head)))
    return found > 1 or (found == 1 and _COUNT.search(head, 0, 3000) is not None)


def correct(draft: Draft) -> None:
    """No work of the page's own; each result as a mentioned one, without what is cut in it."""
    draft.claims.clear()
    draft.mentioned = [
        Record(tuple(whole(_claims(title, line, found, foot, draft.source), draft.text)), "mentioned")
        for title, line, found, foot in _results(draft.lines)
    ]
    where = draft.source.ref
    message = f"{where or 'The page'} is a list of search results, about no one work; save the page of the work."
    draft.problems.append(Problem("search_page", "error", message, where, evidence=draft.text[:120].strip()))


def _results(lines: Sequence[Line]) -> Iterator[tuple[Line, Line, re.Match[str], Line]]:
    """Title, by-line and foot of each result."""
    for index in range(1, len(lines)):
        line = lines[index]
        found = _BY_LINE.match(line.text) if "-" in line.text or "–" in line.text else None
        if found is None or _FOOT.match(lines[index - 1].text):
            continue
        for foot in lines[index + 1 : index + 1 + _FAR]:
            if _FOOT.match(foot.text):
                yield lines[index - 1], line, found, foot
                break
            if _BY_LINE.match(foot.text):
                break


def _claims(title: Line, line: Line, found: re.Match[str], foot: Line, source: Source) -> Iterator[Claim]:
    def span(group: str) -> Span:
        return Span(line.start + found.start(group), line.start + found.end(group))

    mark = _MARK.match(title.text)
    start = mark.end() if mark and mark.end() < len(title.text) else 0
    yield Claim("title", title.text[start:], source, Span(title.start + start, title.end), 0.85)
    people, place = found["people"], found["place"]
    if not people.rstrip().endswith(_CUT):
        names, parts = [], []
        for part in places_between(",", line.text, *found.span("people")):
            if name := parse_name(part.of(line.text)):
                names.append(name)
                parts.append(Span(line.start + part.start, line.start + part.end))
        if names:
            yield Claim("author", tuple(names), source, Span(parts[0].start, parts[-1].end), 0.8, tuple(parts))
    if mark and "[BOOK]" in mark[0]:
        yield Claim("type", "book", source, Span(title.start, title.start + start), 0.8)
    if place and (preprint := _ARXIV.match(place)):
        yield Claim("type", "article", source, span("place"), 0.8)
        if preprint[1]:
            yield Claim("number", f"arXiv:{preprint[1]}", source, span("place"), 0.85)
    elif place and not place.startswith(_CUT) and not place.endswith(_CUT):
        yield Claim("container-title", place, source, span("place"), 0.75)
    yield Claim("issued", PartialDate(int(found["year"])), source, span("year"), 0.85)
    if cited := _CITED.search(foot.text):
        number = cited[1].rstrip(",.")
        begin = foot.start + cited.start(1)
        count = int(number.replace(",", "").replace(".", ""))
        yield Claim("times-cited", count, source, Span(begin, begin + len(number)), 0.9)


LAYOUT = Layout(
    "google-scholar",
    "Google Scholar results",
    ("Related articles",),
    recognise,
    corrected("google-scholar", correct),
)
