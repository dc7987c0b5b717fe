"""Where the page's work appeared: journal, volume, issue, pages, year, from citation lines and labels."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from refkit.model import ArticleNumber, Span, parse_pages
from refkit.parsers.general.draft import Draft
from refkit.parsers.general.view import Line, near_cites
from refkit.text.abbreviated_titles import whole_title
from refkit.text.citations import CitationLine, find_citation

_PLAIN_NUMBER = re.compile(r"[A-Za-z]{0,3}\d{1,5}[A-Za-z]?(?:[-–/]\d{1,4})?|[IVXLC]{1,7}")
_REFERENCE = re.compile(
    r"(?:[\[(]?\d{1,3}[\])]?[.)]?\s+)?[^\W\d_a-z][\w’'-]{1,40},? (?:[^\W\d_a-z]\.?[ -]?){1,4}[,.;:(&]"
)
_DIGIT = re.compile(r"\d")
_ABOVE, _BELOW = 90, 6  # lines about the head's end in which a citation line stands
_LONG, _WITH_A_DOI = 420, 240
_MOST = 200_000  # characters in which the whole title of an abbreviated journal is looked for
_NO_CITATION = frozenset("received accepted revised keywords issn isbn abstract references neighbours".split())


class Appearance:
    """A citation line that speaks of the page's work, its line's index and its weight."""

    __slots__ = ("citation", "line", "weight")

    def __init__(self, citation: CitationLine, line: int, weight: float) -> None:
        self.citation, self.line, self.weight = citation, line, weight


def find(text: str, lines: Sequence[Line], head: int) -> list[Appearance]:
    """The citation lines of a page, in order, not yet weighed: those in its head, about its "how to cite", and
    those that hold a DOI."""
    found: list[Appearance] = []
    for index in _places(text, lines, head):
        line = lines[index]
        if line.kind in _NO_CITATION:
            continue
        labelled = line.kind in ("how-to-cite", "journal") and not line.heading
        start = line.value if labelled else line.start
        if line.end - start > 1500:
            continue
        citation = find_citation(text, start, line.end)
        if citation is not None:
            found.append(Appearance(citation, index, 0.0))
    return found


def _places(text: str, lines: Sequence[Line], head: int) -> list[int]:
    """The indexes of the lines in which a citation may stand."""
    first, last = max(0, head - _ABOVE), min(head + _BELOW, len(lines))
    places = {i for i in range(first, last) if lines[i].end - lines[i].start <= _LONG}
    places.update(i for i in near_cites(lines, 3) if i < len(lines))
    starts = [line.start for line in lines]
    at = text.find("10.")
    while at >= 0:  # below the head, a short line with a DOI may still say where the page's work appeared
        index = max(bisect_right(starts, at) - 1, 0)
        line = lines[index]
        if (
            len(line.text) < _WITH_A_DOI
            and line.start <= at < line.end
            and ("doi" in line.text or "DOI" in line.text)
        ):
            places.add(index)
        at = text.find("10.", max(at + 1, line.end))
    return sorted(places)


def begins(one: Appearance, lines: Sequence[Line]) -> bool:
    """Whether the line begins with the journal: a reference begins with its authors."""
    citation = one.citation
    return (
        citation.reference is None
        and citation.journal is not None
        and citation.volume is not None
        and 0 <= citation.journal[1].start - lines[one.line].start < 12
    )


def weigh(
    found: Sequence[Appearance], lines: Sequence[Line], head: int, own_end: int, doi_line: int, doi: str
) -> list[Appearance]:
    """`found` with their weights, those that most surely speak of the page's own work first."""
    cites = near_cites(lines, 3)
    for one in found:
        citation, index, line = one.citation, one.line, lines[one.line]
        near_cite = index in cites
        weight = citation.score + 0.25 * sum(
            part is not None for part in (citation.journal, citation.year, citation.volume, citation.page)
        )
        if near_cite:
            weight += 0.8
        if _is_an_address(citation):
            weight -= 1.5
        if citation.doi is not None and doi:
            weight += 1.0 if citation.doi[0].folded == doi else -1.5
        if doi_line >= 0 and abs(index - doi_line) <= 3:
            weight += 0.6
        if index < head:
            weight += 0.5
        elif not near_cite:
            weight -= 0.6
            if line.start >= own_end:
                surely = begins(one, lines) or (citation.doi and citation.doi[0].folded == doi)
                weight -= 0.3 if surely else 2.0
        if citation.reference is not None and not near_cite and _REFERENCE.match(line.text):
            weight -= 1.0
        one.weight = weight
    return sorted(found, key=lambda one: -one.weight)


def _is_an_address(citation: CitationLine) -> bool:
    """Whether the numbers may be those of a house and a town: "Inhoffenstraße 7, 38124 Braunschweig"."""
    page = citation.page
    return (
        citation.year is None
        and citation.issue is None
        and page is not None
        and len(str(page[0])) == 5
        and str(page[0]).isdigit()
    )


def claim(draft: Draft, found: Sequence[Appearance]) -> None:
    """Claim what the best citation line says, and what others that agree with it add."""
    chosen: list[Appearance] = []
    for one in found:
        if one.weight < 1.0:
            break
        if all(_agree(one.citation, other.citation) for other in chosen):
            chosen.append(one)
        if len(chosen) > 4:
            break
    for rank, one in enumerate(chosen):
        confidence = min(0.9, 0.62 + 0.08 * one.weight) - 0.02 * rank
        for field, value, span in one.citation.where():
            draft.suggest(field, value, span, confidence)


def whole_journal(draft: Draft) -> None:
    """Where the citation line abbreviates the journal and the page prints the whole title too, claim both."""
    claim = draft.claims.get("container-title")
    if claim is None or claim.span is None:
        return
    text = draft.text
    span = whole_title(claim.value, text, 0, _MOST)
    if span:
        draft.set("container-title-short", claim.value, claim.span, claim.confidence)
        draft.set("container-title", " ".join(span.of(text).split()), span, claim.confidence)


def _agree(a: CitationLine, b: CitationLine) -> bool:
    """Whether two lines can speak of one work: no number that both give differs."""
    for part in ("volume", "issue"):
        mine, its = getattr(a, part), getattr(b, part)
        if mine and its and mine[0] != its[0]:
            return False
    if a.page and b.page:
        one, two = str(a.page[0]), str(b.page[0])
        if one.split("-")[0] != two.split("-")[0]:
            return False
    return True


def labels(draft: Draft, lines: Sequence[Line]) -> None:
    """Claim what stands behind or below labels such as "Volume" and "Journal name:"."""
    text = draft.text
    for index, line in enumerate(lines):
        kind = line.kind
        if kind not in ("journal", "volume", "issue", "pages", "article-number", "publisher", "language"):
            continue
        start, end = line.value, line.end
        if line.heading:
            if index + 1 >= len(lines) or (":" not in text[line.start : line.end + 1] and kind != "journal"):
                continue
            after = lines[index + 1]
            if after.kind or len(after.text) > 300:
                continue
            start, end = after.start, after.end
        value = text[start:end].rstrip(" ,.;")
        span = Span(start, start + len(value))
        if not value or len(value) > 300:
            continue
        if kind == "journal":
            if not value.isdigit() and find_citation(text, start, end) is None:
                draft.suggest("container-title", value, span, 0.82)
        elif kind in ("volume", "issue"):
            if _PLAIN_NUMBER.fullmatch(value):
                draft.suggest(kind, value, span, 0.8)
        elif kind == "article-number":
            if re.fullmatch(r"[\w.-]{1,20}", value):
                draft.suggest("page", ArticleNumber(value), span, 0.75)
        elif kind == "pages":
            if re.fullmatch(
                r"[A-Za-z]{0,3}\d{1,6}[A-Za-z]?(?:\s?(?:--|[-–—−‐/])\s?[A-Za-z]{0,3}\d{1,6}[A-Za-z]?)?", value
            ) and not (
                "-" not in value and text[line.start : line.value].casefold().startswith("page") and len(value) < 3
            ):
                draft.suggest("page", parse_pages(value), span, 0.8)
        elif kind == "publisher":
            if len(value) < 100 and not _DIGIT.search(value):
                draft.suggest("publisher", value, span, 0.7)
        elif kind == "language" and len(value) < 30:
            draft.suggest("language", value, span, 0.7)
