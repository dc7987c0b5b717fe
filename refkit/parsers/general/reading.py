"""The general reading: any text, whoever laid it out.

It finds what stands on nearly every page that is about one work (title, by-line, where it appeared, DOI,
abstract, dates) by the labels of many languages and by how the lines stand to one another. A layout corrects
it where its pages differ (`refkit.parsers.general.Draft`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from refkit.model import Span
from refkit.parsers.general import abstract as abstracts
from refkit.parsers.general import appearance, authors, cited, dates, exchange, identifiers, listed, own_doi, title
from refkit.parsers.general.draft import Draft
from refkit.parsers.general.view import Line, lines_of
from refkit.parsers.page import Hints, Page
from refkit.text.bylines import Byline
from refkit.text.folding import fold

_KEYWORDS_MOST = 600
_IN_HEAD = re.compile(r"(?i)\bdoi\b|creative commons|\bet al\b[^\n]{0,80}cit|cookies|licen[sc]e")


def draft_of(page: Page, name: str = "general") -> Draft:
    """What the general reading makes of `page`, for a source called `name`. Never raises."""
    text, hints = page.text, page.hints
    lines = lines_of(text)
    draft = Draft(text, lines, page.source(name))
    if not lines:
        return draft
    found = abstracts.find(text, lines)
    draft.head = _head(lines, found)
    draft.own_end = _own_end(lines, draft.head, len(text), found)
    appearances = appearance.find(text, lines, draft.head, draft.own_end)
    beginning = {
        one.line
        for one in appearances
        if appearance.begins(one, lines) or (one.citation.volume and lines[one.line].kind in ("doi", "published"))
    }
    choice = own_doi.choose(text, lines, draft.head, draft.own_end, page.url, beginning)
    draft.candidates = choice.candidates
    doi = choice.own.doi.folded if choice.own else ""
    if choice.own:
        draft.set("DOI", choice.own.doi, choice.own.span, 0.9)
    citations = appearance.weigh(appearances, lines, draft.head, draft.own_end, choice.line, doi)
    draft.citations = citations
    copied = exchange.find(text)
    _title_and_authors(draft, lines, found, citations, choice.line, hints, copied)
    own = [line for line in lines if line.start < draft.own_end]
    appearance.claim(draft, citations)
    appearance.labels(draft, own)
    cited.claim(draft, list(cited.references(text, lines, choice.line, doi)))
    if copied:
        exchange.claim(draft, copied)
    appearance.whole_journal(draft)
    dates.read(draft, own, draft.title_line)
    if found is None and draft.title_line >= 0:
        body = next((i for i in range(draft.title_line + 1, len(lines)) if lines[i].kind == "body"), -1)
        if body > 0:
            found = abstracts.before_the_body(text, lines, draft.title_line + 1, body)
    if found:
        draft.set("abstract", found.value, found.span, found.confidence, found.parts)
    _keywords(draft, own)
    end = min(draft.own_end, lines[min(draft.head + 30, len(lines) - 1)].end)
    identifiers.read(draft, 0, end)
    dates.near(draft, lines, choice.line)
    dates.from_copyright(draft, 0, len(text))
    if hints.references:
        draft.mentioned.extend(listed.mentioned(text, lines, max(draft.head, 3), draft.source))
    return draft


def _head(lines: Sequence[Line], found: abstracts.Found | None) -> int:
    """How many lines stand above the abstract, or, without one, above the body."""
    if found:
        return found.first
    for index, line in enumerate(lines):
        if index > 2 and len(line.text) > 400 and line.text[0] != "|" and not _IN_HEAD.search(line.text):
            return index
        if line.kind == "body" and line.heading and index + 1 < len(lines) and len(lines[index + 1].text) > 200:
            return index
    return len(lines)


def _own_end(lines: Sequence[Line], head: int, end: int, found: abstracts.Found | None) -> int:
    """Where the page stops to speak of its own work: the heading of the references or of other articles.

    A heading among the lines above the abstract is an entry of a table of contents.
    """
    first = max(6, found.last + 1 if found else 0)
    for index in range(min(first, len(lines)), len(lines) - 1):
        line = lines[index]
        if line.kind in ("references", "neighbours") and line.heading:
            after = lines[index + 1]
            if index > head or (not after.kind and len(after.text) > 25):
                return line.start
    return end


def _title_and_authors(
    draft: Draft,
    lines: Sequence[Line],
    found: abstracts.Found | None,
    citations: Sequence[appearance.Appearance],
    doi_line: int,
    hints: Hints,
    copied: exchange.Copied | None,
) -> None:
    text = draft.text
    inside = copied.span if copied else Span(0, 1)
    quoted = " ".join(
        fold(text[max(lines[c.line].start, c.citation.span.start - 900) : lines[c.line].end])
        for c in citations[:4]
        if c.citation.reference is not None
    )
    for index, line in enumerate(lines):
        if line.kind == "how-to-cite":
            place = line.end if not line.heading else lines[min(index + 1, len(lines) - 1)].end
            quoted += " " + fold(text[line.start : min(place, line.start + 1500)])
    end = _title_zone(lines, draft.head, doi_line, citations)
    begin = max(0, end - 90)
    repeats = title.repeats(lines[: max(end, 1)])
    best, best_score, best_authors = -1, 0.0, None
    headings = {start for start, _ in hints.headings}
    wanted = fold(hints.title) if hints.title else ""
    bylines: dict[int, Byline | None] = {}
    journals = {c.citation.journal[0] for c in citations if c.citation.journal}
    citation_lines = {c.line for c in citations if c.citation.score > 0.5}
    ranked: list[tuple[float, int]] = []
    for index in range(begin, end):
        line = lines[index]
        if line.kind and not (line.kind == "title" and not line.heading):
            continue
        if copied and inside.start <= line.start < inside.end:
            continue
        value = text[line.value : line.end] if line.kind == "title" else line.text
        score = title.plausible(value)
        if line.kind == "title":
            score += 2.5
        if score <= 0 or index in citation_lines or value in journals:
            continue
        key = value.casefold()
        if repeats.get(key, 0) > 1:
            score += 0.9 if repeats[key] < 5 else -0.5
        if len(value) > 18 and quoted and fold(value) in quoted:
            score += 2.0
        if line.start in headings:
            score += 1.6
        if wanted and (value == hints.title or fold(value) == wanted):
            score += 5.0
        if index and lines[index - 1].kind == "article-type":
            score += 0.8
        if index and (index - 1 in citation_lines or lines[index - 1].kind == "doi"):
            score += 0.4
        following = [lines[i].kind for i in range(index + 1, min(index + 4, len(lines)))]
        if any(kind in ("doi", "received", "published", "authors", "abstract") for kind in following):
            score += 0.3
        if index + 1 in citation_lines or index + 2 in citation_lines:
            score += 0.4
        if index == 0 or index == begin == 0:
            score += 0.4
        if line.marker:
            score -= 0.5
        score -= 0.008 * (end - index)
        ranked.append((score, index))
    ranked.sort(key=lambda pair: (-pair[0], pair[1]))
    for score, index in ranked[:8]:
        if best >= 0 and score + 1.3 < best_score:
            break
        byline = authors.below(text, lines, index, max(end, index + 1) + 4, bylines)
        if byline:
            distance = byline.after - byline.byline.rows - index
            score += 1.2 * byline.byline.score - 0.06 * distance
        if score > best_score:
            best, best_score, best_authors = index, score, byline
    if best >= 0 and best_score > 0.9:
        line = lines[best]
        draft.title_line = best
        start = line.value if line.kind == "title" else line.start
        value = text[start : line.end]
        shorter = title.without_site(value, {other.text for other in lines[:end] if other is not line})
        span = Span(start, start + len(shorter))
        draft.set("title", shorter, span, min(0.5 + 0.1 * best_score, 0.9))
    own = authors.labelled(text, lines, max(end, draft.head) + 40)
    best_authors = _better(best_authors, own)
    # The end of a text that breaks off may have cut the list.
    last = lines[-1].start if lines[-1].kind or "10." in lines[-1].text else lines[max(len(lines) - 2, 0)].start
    cut = best_authors is not None and not text.endswith("\n") and best_authors.byline.spans[-1].end > last
    if (
        best_authors
        and not cut
        and (best >= 0 or best_authors.byline.labelled)
        and authors.is_whole(text, lines, best_authors)
    ):
        names, span, parts = authors.claim_of(best_authors)
        draft.set("author", names, span, best_authors.confidence, parts)


def _better(by_line: authors.Authors | None, labelled: authors.Authors | None) -> authors.Authors | None:
    if by_line is None or labelled is None:
        return by_line or labelled
    return labelled if len(labelled.byline.names) > len(by_line.byline.names) else by_line


def _title_zone(lines: Sequence[Line], head: int, doi_line: int, citations: Sequence[appearance.Appearance]) -> int:
    """The index of the line that the title stands above at the latest."""
    end = head
    if end >= len(lines):
        marks = [i for i, line in enumerate(lines) if line.kind in ("received", "published", "body", "keywords")]
        if doi_line >= 0:
            marks.append(doi_line + 6)
        if marks:
            end = min(max(min(marks), 1) if doi_line < 0 else doi_line + 6, len(lines))
    return min(max(end, 1), len(lines))


def _keywords(draft: Draft, lines: Sequence[Line]) -> None:
    """What stands behind or below the label of keywords, on one line, apart by semicolons, commas or bullets."""
    for index, line in enumerate(lines):
        if line.kind != "keywords":
            continue
        start, end = line.value, line.end
        if line.heading:
            if index + 1 >= len(lines) or lines[index + 1].kind:
                continue
            following = lines[index + 1]
            if following.marker:
                items = []
                for other in lines[index + 1 : index + 16]:
                    if not other.marker or other.kind or len(other.text) > 80:
                        break
                    items.append(other)
                if items:
                    parts = tuple(item.span for item in items)
                    values = tuple(item.text.rstrip(",;") for item in items)
                    parts = tuple(Span(p.start, p.start + len(v)) for p, v in zip(parts, values, strict=True))
                    draft.suggest("keyword", values, Span(parts[0].start, parts[-1].end), 0.8, parts)
                    return
            start, end = following.start, following.end
        if not 2 < end - start <= _KEYWORDS_MOST:
            continue
        value = draft.text[start:end]
        separator = next((s for s in (";", "；", "•", "·", ",", "，", "、", "|") if s in value), "")
        if (not separator and len(value) > 60) or (separator == "," and value.endswith(".") and len(value) > 200):
            continue  # a sentence
        words: list[str] = []
        spans: list[Span] = []
        at = start
        for piece in value.split(separator) if separator else [value]:
            word = piece.strip(" \t\xa0.")
            if word and len(word) < 100:
                place = draft.text.index(word, at)
                words.append(word)
                spans.append(Span(place, place + len(word)))
            at += len(piece) + len(separator)
        if words:
            draft.suggest("keyword", tuple(words), Span(spans[0].start, spans[-1].end), 0.8, tuple(spans))
            return
