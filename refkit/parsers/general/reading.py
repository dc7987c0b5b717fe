"""The general reading: any text, whoever laid it out.

It finds what stands on nearly every page that is about one work (title, by-line, where it appeared, DOI,
abstract, dates) by the labels of many languages and by how the lines stand to one another. A layout corrects
it where its pages differ (`refkit.parsers.general.Draft`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from refkit.model import Span
from refkit.parsers.general import abstract as abstracts
from refkit.parsers.general import (
    appearance,
    cited,
    dates,
    exchange,
    identifiers,
    listed,
    own_doi,
    title,
    title_and_authors,
)
from refkit.parsers.general.draft import Draft
from refkit.parsers.general.view import Line, lines_of
from refkit.parsers.page import Page
from refkit.text.any_of import any_of

_KEYWORDS_MOST = 600
_FEW_LINES, _MENU = 12, 6  # of a page; those at its beginning in which a site's menu stands
_IN_HEAD = any_of(r"\bdoi\b", "creative commons", r"\bet al\b[^\n]{0,80}cit", "cookies", "licen[sc]e")


def draft_of(page: Page, name: str = "general") -> Draft:
    """What the general reading makes of `page`, for a source called `name`. Never raises."""
    text = page.text
    lines = lines_of(text)
    draft = Draft(text, lines, page.source(name))
    if not lines:
        return draft
    found = abstracts.find(text, lines)
    draft.head = _head(lines, found)
    draft.own_end = _own_end(lines, draft.head, len(text), found)
    appearances = appearance.find(text, lines, draft.head)
    beginning = {
        one.line
        for one in appearances
        if appearance.begins(one, lines) or (one.citation.volume and lines[one.line].kind in ("doi", "published"))
    }
    copied = exchange.find(text)
    others: frozenset[int] = frozenset()
    for _ in range(2):
        choice = own_doi.choose(text, lines, draft.head, draft.own_end, page.url, beginning, others)
        draft.candidates = choice.candidates
        doi = choice.own.doi.folded if choice.own else ""
        if choice.own:
            draft.set("DOI", choice.own.doi, choice.own.span, 0.9)
        draft.citations = appearance.weigh(appearances, lines, draft.head, draft.own_end, choice.line, doi)
        title_and_authors.claim(draft, choice.line, page.hints, copied)
        if others or not (others := cited.of_others(draft, appearances)):
            break
        draft.claims.clear()  # again, without what another work's citation said
        draft.title_line = -1
        appearances = [one for one in appearances if one.line not in others]
    own = [line for line in lines if line.start < draft.own_end]
    appearance.claim(draft, draft.citations)
    appearance.labels(draft, own)
    cited.claim(draft, cited.references(text, lines, choice.line))
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
    dates.from_copyright(draft, 0, draft.own_end)
    if page.hints.references:
        draft.mentioned.extend(listed.mentioned(text, lines, max(draft.head, 3), draft.source))
    return draft


def _head(lines: Sequence[Line], found: abstracts.Found | None) -> int:
    """How many lines stand above the abstract, or, without one, above the body."""
    if found:
        return found.first
    for index, line in enumerate(lines):
        if index > 2 and len(line.text) > 400 and line.text[0] != "|" and not _IN_HEAD.search(line.text.lower()):
            return index
        if line.kind == "body" and line.heading and index + 1 < len(lines) and len(lines[index + 1].text) > 200:
            return index
    return len(lines)


def _own_end(lines: Sequence[Line], head: int, end: int, found: abstracts.Found | None) -> int:
    """Where the page stops to speak of its own work: the heading of the references or of other articles.

    A heading among the lines above the abstract is an entry of a table of contents; among the first of a page that
    has few lines in all, it is one if no title stands above it.
    """
    first = found.last + 1 if found else 0 if len(lines) <= _FEW_LINES else _MENU
    for index in range(min(first, len(lines)), len(lines) - 1):
        line = lines[index]
        if line.kind in ("references", "neighbours") and line.heading:
            if not (found or index >= _MENU or any(title.plausible(one.text) > 1 for one in lines[:index])):
                continue
            after = lines[index + 1]
            if index > head or (not after.kind and len(after.text) > 25):
                return line.start
    return end


def _is_item(line: Line) -> bool:
    return bool(line.marker) and not line.kind and len(line.text) <= 80


def _keywords(draft: Draft, lines: Sequence[Line]) -> None:
    """What stands behind or below the label of keywords, on one line, apart by semicolons, commas or bullets."""
    for index, line in enumerate(lines):
        if line.kind != "keywords":
            continue
        start, end = line.value, line.end
        if line.heading:
            if index + 1 >= len(lines) or lines[index + 1].kind:
                continue
            if items := list(takewhile(_is_item, lines[index + 1 : index + 16])):
                values = tuple(item.text.rstrip(",;") for item in items)
                parts = tuple(Span(i.start, i.start + len(v)) for i, v in zip(items, values, strict=True))
                draft.suggest("keyword", values, Span(parts[0].start, parts[-1].end), 0.8, parts)
                return
            start, end = lines[index + 1].start, lines[index + 1].end
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
