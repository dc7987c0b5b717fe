"""The title of a page's work and the by-line below it: chosen together, for each shows where the other stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from refkit.model import Span
from refkit.parsers.general import authors, title
from refkit.parsers.general.appearance import Appearance
from refkit.parsers.general.draft import Draft
from refkit.parsers.general.exchange import Copied
from refkit.parsers.general.view import Line
from refkit.parsers.page import Hints
from refkit.text.bylines import Byline, read_byline
from refkit.text.folding import fold

_ABOVE = 90  # lines in which a title is looked for
_MOST = 8  # candidates whose by-lines are read
_LEAST = 0.9  # of a score
_RUNNING_HEAD = 60  # characters of the names before a title
_NO_CHANCE = 25  # characters that do not stand twice by chance
_MOST_BROKEN, _BROKEN = 4, 130  # lines of a broken title, characters of one
_JOINING = frozenset(
    "of the a an and in on for with to by from at or as between into through under de la el los las del y en para "
    "du des et les le un une dans pour sur der die das und von zur zum für mit im da do dos das e em no na".split()
)
_TYPE = re.compile(
    r"(?:Original|Review|Research|Regular|Special|Invited) (?:Article|Paper|Research) "
    r"(?=[“\"A-ZÀ-Þ]\S{1,40} \S{1,40} \S)"
)
_NOTE = re.compile(r"\s{0,3}(?<=[^\s\d*†‡§¶])\s{0,3}[*†‡§¶]{1,3}$")
_TITLES = 2  # that a page labels: the work's own, and its translation
_FAR_BEHIND = 1.3  # a by-line does not make up for more
_SURELY_PEOPLE = 0.7  # of the score of a by-line
_BELOW_TITLES = frozenset(("doi", "received", "published", "authors", "abstract"))
_BELOW_HEADS = ("received", "published", "body", "keywords")


def claim(draft: Draft, doi_line: int, hints: Hints, copied: Copied | None) -> None:
    """Claim both, as far as they are found. doi_line: the index of the line of the page's own DOI, -1 for none"""
    text, lines = draft.text, draft.lines
    end = _end(lines, draft.head, doi_line)
    best, score, found = _best(text, lines, end, _ranked(draft, end, hints, copied))
    if best >= 0 and found is None and lines[best].kind != "title" and _is_byline(text, lines[best]):
        best = -1
    if best >= 0 and score > _LEAST:
        best = _without_running_head(lines, best, end)
        draft.title_line = best
        first, last = _over_lines(lines, best, end, found, {one.line for one in draft.citations})
        start = _start(lines[first])
        value = title.without_site(
            text[start : lines[last].end], {other.text for other in lines[:end] if other is not lines[best]}
        )
        value = _NOTE.sub("", value)
        draft.set("title", " ".join(value.split()), Span(start, start + len(value)), min(0.5 + 0.1 * score, 0.9))
    found = _longer(found, authors.labelled(text, lines, max(end, draft.head) + 40))
    if (
        found
        and (best >= 0 or found.byline.labelled)
        and not _may_be_cut(text, lines, found)
        and authors.is_whole(text, lines, found)
    ):
        draft.set_list("author", found.byline.names, found.byline.spans, found.confidence)


def _is_byline(text: str, line: Line) -> bool:
    """Whether a line that no by-line follows is one itself: the title above it was lost."""
    byline = read_byline(text, line.start, line.end)
    return byline is not None and len(byline.names) > 1 and byline.score > _SURELY_PEOPLE


def _end(lines: Sequence[Line], head: int, doi_line: int) -> int:
    """The index of the line that the title stands above at the latest."""
    if head < len(lines):
        end = head
    elif doi_line >= 0:
        end = doi_line + 6
    else:
        end = next((index for index, line in enumerate(lines) if line.kind in _BELOW_HEADS), len(lines))
    return min(max(end, 1), len(lines))


def _start(line: Line) -> int:
    """Where the title begins if `line` is its line: "Title: …", "Review Article Reed beds of …" """
    if line.kind == "title":
        return line.value
    glued = _TYPE.match(line.text)
    return line.start + (glued.end() if glued else 0)


def _without_running_head(lines: Sequence[Line], best: int, end: int) -> int:
    """The line of the title itself where `best` is "Shen and Sun: TITLE", as some print it at the top."""
    colon = lines[best].text.find(": ")
    if 0 < colon < _RUNNING_HEAD:
        rest = lines[best].text[colon + 2 :]
        if len(rest) > _NO_CHANCE:
            return next((i for i in range(best + 1, end) if lines[i].text == rest), best)
    return best


def _over_lines(
    lines: Sequence[Line], best: int, end: int, found: authors.Authors | None, cited: Collection[int]
) -> tuple[int, int]:
    """The first and last line of a title that is broken over a few, as a word that joins at a line's end shows."""
    last_of_all = min(end, found.after - found.byline.rows if found and found.after > best + 1 else end) - 1
    first = last = best
    while first > 0 and best - first < _MOST_BROKEN and _goes_on(lines[first - 1], lines[first]):
        first -= 1
    while (
        last < last_of_all
        and last + 1 not in cited
        and last - best < _MOST_BROKEN
        and _goes_on(lines[last], lines[last + 1])
    ):
        last += 1
    return first, last


def _goes_on(line: Line, after: Line) -> bool:
    joins = line.text.rpartition(" ")[2] in _JOINING and " " in line.text and len(line.text) < _BROKEN
    return joins and not (line.kind or after.kind or after.marker) and len(after.text) < _BROKEN


def _ranked(draft: Draft, end: int, hints: Hints, copied: Copied | None) -> list[tuple[float, int]]:
    """The lines that may be the title, the likeliest first: how likely by what it says and stands by, its index."""
    text, lines, citations = draft.text, draft.lines, draft.citations
    quoted = _quoted(text, lines, citations)
    repeats = title.repeats(lines[:end])
    headings = {start for start, _ in hints.headings}
    wanted = fold(hints.title) if hints.title else ""
    journals = {one.citation.journal[0] for one in citations if one.citation.journal}
    cited = {one.line for one in citations if one.citation.score > 0.5}
    labelled = {line.text for line in lines if line.kind == "title" and not line.heading}
    files = len(labelled) > _TITLES  # of each of which the page says "Title"
    ranked: list[tuple[float, int]] = []
    for index in range(max(0, end - _ABOVE), end):
        line = lines[index]
        if index in cited or (line.kind and (line.kind != "title" or line.heading or files)):
            continue
        if copied and copied.span.start <= line.start < copied.span.end:
            continue
        value = text[_start(line) : line.end]
        score = title.plausible(value)
        if line.kind == "title":
            score += 2.5
        if score <= 0 or value in journals:
            continue
        times = repeats.get(value.casefold(), 0)
        if times > 1:
            score += 0.9 if times < 5 else -0.5
        if len(value) > 18 and quoted and fold(value) in quoted:
            score += 2.0
        if line.start in headings:
            score += 1.6
        if wanted and (value == hints.title or fold(value) == wanted):
            score += 5.0
        if index and lines[index - 1].kind == "article-type":
            score += 0.8
        if index and lines[index - 1].kind == "title" and lines[index - 1].heading:
            score += 1.5
        if index and (index - 1 in cited or lines[index - 1].kind == "doi"):
            score += 0.4
        if not _BELOW_TITLES.isdisjoint(below.kind for below in lines[index + 1 : index + 4]):
            score += 0.3
        if index + 1 in cited or index + 2 in cited:
            score += 0.4
        if index == 0:
            score += 0.4
        if line.marker:
            score -= 0.5
        score -= 0.008 * (end - index)
        ranked.append((score, index))
    return sorted(ranked, key=lambda pair: (-pair[0], pair[1]))


def _quoted(text: str, lines: Sequence[Line], citations: Sequence[Appearance]) -> str:
    """What the page cites, itself among it: before the journal, and behind or below "How to cite"; folded."""
    quoted = " ".join(
        fold(text[max(lines[one.line].start, one.citation.span.start - 900) : lines[one.line].end])
        for one in citations[:4]
        if one.citation.reference is not None
    )
    for index, line in enumerate(lines):
        if line.kind == "how-to-cite":
            last = lines[min(index + 1, len(lines) - 1)] if line.heading else line
            quoted += " " + fold(text[line.start : min(last.end, line.start + 1500)])
    return quoted


def _best(
    text: str, lines: Sequence[Line], end: int, ranked: Sequence[tuple[float, int]]
) -> tuple[int, float, authors.Authors | None]:
    """The likeliest line, seen the by-line below it: its index (-1 for none), its score, that by-line."""
    best, best_score, byline = -1, 0.0, None
    known: dict[int, Byline | None] = {}
    for score, index in ranked[:_MOST]:
        if best >= 0 and score + _FAR_BEHIND < best_score:
            break
        found = authors.below(text, lines, index, end + 4, known)
        if found:
            distance = found.after - found.byline.rows - index
            score += 1.2 * found.byline.score - 0.06 * distance
        if score > best_score:
            best, best_score, byline = index, score, found
    return best, best_score, byline


def _longer(by_line: authors.Authors | None, labelled: authors.Authors | None) -> authors.Authors | None:
    if by_line is None or labelled is None:
        return by_line or labelled
    return labelled if len(labelled.byline.names) > len(by_line.byline.names) else by_line


def _may_be_cut(text: str, lines: Sequence[Line], found: authors.Authors) -> bool:
    """Whether the end of a text that breaks off may have cut the list."""
    last = lines[-1] if lines[-1].kind or "10." in lines[-1].text else lines[max(len(lines) - 2, 0)]
    return not text.endswith("\n") and found.byline.spans[-1].end > last.start
