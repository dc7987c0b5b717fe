"""Documents whose citations are edited: the text is that of a new document, and little is rendered for it."""

from __future__ import annotations

import random
from typing import Any

import pytest

from benchmarks.csl_items import smiths, varied
from refkit.csl import styles
from refkit.csl.processor import Citation, Document, Processor, Style
from refkit.csl.processor.registry import Registry

_STYLES = ("apa", "chicago-author-date", "chicago-notes-bibliography", "modern-language-association")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of items, once for each time that a cite of them is rendered."""
    found: list[str] = []
    original = Registry.cite

    def cite(self: Registry, ctx: Any) -> Any:
        found.append(ctx.item.id)
        return original(self, ctx)

    monkeypatch.setattr(Registry, "cite", cite)
    return found


@pytest.mark.parametrize("name", _STYLES)
def test_one_citation_more_in_a_thousand_renders_a_tenth_at_most(name: str, rendered: list[str]) -> None:
    items = varied(1001)
    document = Document(Processor(Style.load(styles.find(name)), items, output="text"))
    document.set([Citation(item["id"], [{"id": item["id"]}], n) for n, item in enumerate(items[:1000], 1)])
    whole = len(rendered)
    rendered.clear()
    for n, citation in enumerate(document.citations):
        citation.note = n + 1 + (n >= 500)
    changed = document.insert(500, Citation("new", [{"id": items[1000]["id"]}], 501))
    assert "new" in changed
    assert whole >= 1000
    assert len(rendered) <= whole / 10


@pytest.mark.parametrize("name", _STYLES)
def test_an_edited_document_reads_as_one_that_was_written_so(name: str) -> None:
    chance = random.Random(name)
    items = [*smiths(12), *varied(12)]
    style = Style.load(styles.find(name))
    edited = Document(Processor(style, items, output="text"))
    citations: list[Citation] = []
    for step in range(25):
        if citations and chance.random() < 0.3:
            key = chance.choice(citations).id
            citations = [citation for citation in citations if citation.id != key]
        else:
            cites = [{"id": item["id"]} for item in chance.sample(items, chance.choice((1, 1, 2, 3)))]
            citations.insert(chance.randint(0, len(citations)), Citation(f"c{step}", cites))
        for note, citation in enumerate(citations, 1):
            citation.note = note
        edited.set(citations)
        fresh = Document(Processor(style, items, output="text"))
        fresh.set(citations)
        assert edited.texts == fresh.texts
    assert edited.bibliography() == fresh.bibliography()
