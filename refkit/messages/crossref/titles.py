"""Titles, subtitles, containers and their short forms."""

from __future__ import annotations

import re

from refkit.messages.claiming import Adding, joined
from refkit.messages.crossref.types import IN_BOOKS
from refkit.messages.node import NOTHING, Node
from refkit.messages.titles import title_of, with_subtitle
from refkit.messages.wording import confidence_in, wording
from refkit.text.folding import fold

_SERIES = re.compile(
    r"(?i)lecture notes (?:in|of|on)\b|"
    r"(?:advances|studies|communications|progress|topics|trends|contributions|notes) (?:in|to|on)\b.*"
    r"\b(?:sciences?|technolog(?:y|ies)|intelligence|computing|engineering|research|medicine|biology|physics|"
    r"mathematics|statistics)$|\bseries$|^springer (?:series|proceedings|tracts|theses|optimization)|^ifip\b|"
    r"^methods in molecular"
)


def add_titles(work: Node, add: Adding) -> None:
    """The title with its subtitle, and the original title if it is another: where there is no title, it is that."""
    node, more = work.get("title").first, work.get("subtitle").first
    alone, span = title_of(node.text), node.span
    title = with_subtitle(alone, title_of(more.text))
    if title != alone:
        span = joined(span, more.span)
    if not title:  # a grant's stands with its project
        node = next(iter(work.get("project").items), NOTHING)
        node = next(iter(node.get("project-title").items), NOTHING).get("title")
        title, span = title_of(node.text), node.span
    add("title", title, span, confidence_in(title))
    original = work.get("original-title").first
    if original.text and (first := title_of(original.text)):
        if not title:
            add("title", first, original.span, confidence_in(first))
        elif fold(first) not in (fold(title), fold(alone)):
            add("original-title", first, original.span, confidence_in(first))


def add_container(work: Node, kind: str, add: Adding) -> None:
    """The journal or book. Of two containers of a chapter the series comes first and the book last, unless the
    last is known as a series; a book's own container is its series; a preprint has none."""
    titles = [node for node in work.get("container-title").items if node.text]
    if not titles or kind == "article":
        return
    if kind == "book":
        series = wording(titles[0].text)
        if fold(series) != fold(work.get("title").first.text):
            add("collection-title", series, titles[0].span, confidence_in(series))
        return
    whole, series_at = titles[0], None
    if kind in IN_BOOKS and len(titles) > 1:
        whole, series_at = titles[-1], titles[0]
        if _SERIES.search(whole.text) and not _SERIES.search(series_at.text):
            whole, series_at = series_at, whole
    name = wording(whole.text)
    add("container-title", name, whole.span, confidence_in(name))
    if series_at:
        add("collection-title", wording(series_at.text), series_at.span)
    short = work.get("short-container-title").first
    if short.text and len(titles) == 1 and fold(shorter := wording(short.text)) != fold(name):
        add("container-title-short", shorter, short.span)
