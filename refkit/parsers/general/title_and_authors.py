"""The title of a page's work and the by-line below it: chosen together, for each shows where the other stands."""

from __future__ import annotations

from collections.abc import Sequence

from refkit.model import Span
from refkit.parsers.general import authors, title
from refkit.parsers.general.appearance import Appearance
from refkit.parsers.general.draft import Draft
from refkit.parsers.general.exchange import Copied
from refkit.parsers.general.view import Line
from refkit.parsers.page import Hints
from refkit.text.bylines import Byline
from refkit.text.folding import fold

_ABOVE = 90  # lines in which a title is looked for
_MOST = 8  # candidates whose by-lines are read
_LEAST = 0.9  # of a score
_FAR_BEHIND = 1.3  # a by-line does not make up for more
_BELOW_TITLES = frozenset(("doi", "received", "published", "authors", "abstract"))
_BELOW_HEADS = ("received", "published", "body", "keywords")


def claim(draft: Draft, doi_line: int, hints: Hints, copied: Copied | None) -> None:
    """Claim both, as far as they are found. doi_line: the index of the line of the page's own DOI, -1 for none"""
    text, lines = draft.text, draft.lines
    end = _end(lines, draft.head, doi_line)
    best, score, found = _best(text, lines, end, _ranked(draft, end, hints, copied))
    if best >= 0 and score > _LEAST:
        line = lines[best]
        draft.title_line = best
        start = _start(line)
        value = title.without_site(
            text[start : line.end], {other.text for other in lines[:end] if other is not line}
        )
        draft.set("title", value, Span(start, start + len(value)), min(0.5 + 0.1 * score, 0.9))
    found = _longer(found, authors.labelled(text, lines, max(end, draft.head) + 40))
    if (
        found
        and (best >= 0 or found.byline.labelled)
        and not _may_be_cut(text, lines, found)
        and authors.is_whole(text, lines, found)
    ):
        draft.set_list("author", found.byline.names, found.byline.spans, found.confidence)


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
    """Where the title begins if `line` is its line: "Title: …" """
    return line.value if line.kind == "title" else line.start


def _ranked(draft: Draft, end: int, hints: Hints, copied: Copied | None) -> list[tuple[float, int]]:
    """The lines that may be the title, the likeliest first: how likely by what it says and stands by, its index."""
    text, lines, citations = draft.text, draft.lines, draft.citations
    quoted = _quoted(text, lines, citations)
    repeats = title.repeats(lines[:end])
    headings = {start for start, _ in hints.headings}
    wanted = fold(hints.title) if hints.title else ""
    journals = {one.citation.journal[0] for one in citations if one.citation.journal}
    cited = {one.line for one in citations if one.citation.score > 0.5}
    ranked: list[tuple[float, int]] = []
    for index in range(max(0, end - _ABOVE), end):
        line = lines[index]
        if index in cited or (line.kind and (line.kind != "title" or line.heading)):
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
