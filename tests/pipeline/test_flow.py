"""From inputs to a library."""

from __future__ import annotations

from pathlib import Path

import pytest

from refkit import pipeline
from refkit.model import Reading
from refkit.parsers import Page, read
from refkit.pipeline import Input
from tests.conftest import SEEDS, extent
from tests.parsers.test_robustness import HOSTILE


def test_the_library_of_the_seeds() -> None:
    inputs, _ = pipeline.expand([str(SEEDS)])
    library = pipeline.build(pipeline.read(inputs))
    assert list(library.keys) == ["walker", "davidson", "peer2020", "lessons2012", "mechanisms2017"]
    kinds = {key: [finding.kind for finding in record.findings] for key, record in library.items()}
    assert kinds["walker"] == kinds["davidson"] == kinds["peer2020"] == ["result", "conclusion"]
    assert (
        kinds["lessons2012"] == ["citation"] * 3
    )  # its abstract is cut, and the part that is shown states nothing
    assert kinds["mechanisms2017"] == ["conclusion", "citation", "citation", "citation"]


def test_every_finding_of_the_seeds_stands_on_its_page_to_the_letter() -> None:
    inputs, _ = pipeline.expand([str(SEEDS)])
    checked = 0
    for record in pipeline.build(pipeline.read(inputs), mentioned=True).records:
        for finding in record.findings:
            text = Path(finding.source.ref).read_text(finding.source.encoding)
            assert finding.span is not None
            assert finding.span.of(text) == finding.text
            checked += 1
    assert checked > 13


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_come_to_an_end_all_the_way_to_the_library(text: str) -> None:
    """Nothing is timed: what is quadratic in so much text would not come to an end."""
    reading = read(Page(text[: extent(len(text), 200_000)], "hostile.txt"))
    library = pipeline.build([(Input("hostile.txt"), reading)], mentioned=True)
    assert len(library.records) <= len(reading.records)


def test_many_statements_and_related_works_come_to_an_end() -> None:
    head = (
        "2001\nDOI: 10.1234/a\n|View full text |Cite\n\nA title of some words\n\nHelp me understand this report\n"
    )
    statements = "".join(
        f"“…Peer support helps people in the same way as study {n} says.…”\n"
        "Section: Discussionmentioning\nconfidence: 99%\n"
        for n in range(extent(20_000, 4_000))
    )
    works = "T\n被引:1\n作者\nLi, W\n机构\n相关论文\n" + "".join(
        f"• [{n}] The same long title of a related work\nBrown, G.\nTIDES, {1900 + n % 120}, {n}\n"
        for n in range(extent(10_000, 2_000))
    )
    readings: list[tuple[Input, Reading]] = [
        (Input(name), read(Page(text, name))) for name, text in (("a.txt", head + statements), ("b.txt", works))
    ]
    library = pipeline.build(readings, mentioned=True)
    assert len(library.records) > 100
