"""Any bytes at all give a record, a problem, or both; never a crash, never a hang."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Problem, Reading, Record
from refkit.parsers import Layout, Page, all_layouts, decode, read
from tests.conftest import SEEDS, extent, tries
from tests.parsers.pages import check_spans

SEED_FILES = sorted(SEEDS.glob("*.txt"))


def said_something(reading: Reading) -> bool:
    return bool(reading.records or reading.problems)


@pytest.mark.parametrize("path", SEED_FILES, ids=lambda path: path.stem)
def test_a_page_cut_at_every_200th_byte_gives_a_record_or_a_problem(path: Path) -> None:
    data = path.read_bytes()
    whole = {(r.role, c.field, c.value) for r in read(decode(data)).records for c in r.claims if c.field == "DOI"}
    for end in range(0, len(data), 200):
        page = decode(data[:end], "cut.txt")
        reading = read(page)
        assert said_something(reading), end
        found = {(r.role, c.field, c.value) for r in reading.records for c in r.claims if c.field == "DOI"}
        assert found <= whole, f"cut at {end}: a DOI that the page does not have"
        for record in reading.records:
            for claim in record.claims:
                assert claim.span is not None
                assert claim.span.end <= len(page.text)


@pytest.mark.parametrize("path", SEED_FILES, ids=lambda path: path.stem)
def test_the_second_half_of_a_page_gives_a_record_or_a_problem(path: Path) -> None:
    data = path.read_bytes()
    for start in range(0, len(data), 200):
        assert said_something(read(decode(data[start:], "half.txt"))), start


def test_every_seed_claim_shows_its_value_on_the_page() -> None:
    checked = 0
    for path in SEED_FILES:
        page = decode(path.read_bytes(), path.name)
        checked += check_spans(page, read(page))
    assert checked == 81 + 71 + 25 + 12 + 12


@given(st.binary(max_size=3000))
def test_any_bytes_at_all(data: bytes) -> None:
    assert said_something(read(decode(data, "any.bin")))


PIECES = st.sampled_from(
    ["被引:", "作者", "机构", "D O I", "摘要", "相关论文", "共 50 条", "• [1] ", "页码:1 / 2", "DOI: 10.1234/x",
     "|View full text |Cite", "Abstract: ", "Help me understand this report", "Citation Types", "Section: x", "“…",
     "…”",
     "• Record: found", "• Abstract: found", "Most cited references", "Author and article information", "Journal",
     ": 7", "Bookmark", "©", ",", "Abstract", "References", "https://doi.org/10.5555/a", "doi:10.5555/b"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=20), max_size=40))
@tries(80)
def test_any_shuffle_of_the_layouts_own_words(lines: list[str]) -> None:
    text = "\n".join(lines)
    for layout in all_layouts()[0]:
        layout.read(Page(text, "shuffled.txt"))  # read as that layout even if it is not recognised
    reading = read(Page(text, "shuffled.txt"))
    assert said_something(reading)
    assert not [problem for problem in reading.problems if problem.code == "parser_failed"]


# Text made to hurt: what a careless expression would go over again and again.
HOSTILE = {
    "one line": "x" * 2_000_000,
    "spaces": " " * 2_000_000,
    "line ends": "\n" * 2_000_000,
    "digits": "1" * 2_000_000,
    "DOI prefixes": "10.1234/" * 250_000,
    "DOI labels": "doi: " * 400_000,
    "a DOI without end": "doi:10.1234/" + "a" * 2_000_000,
    "commas": "a," * 1_000_000,
    "brackets": "[1" * 1_000_000,
    "quotes": "“…" * 1_000_000,
    "sections": "\nSection: " * 200_000,
    "scite": "2001\nDOI: 10.1234/a\n|View full text\nAbstract: " + " … Show mor" * 200_000,
    "tallies": "2001\nDOI: 10.1234/a\n|View full text\nHelp me understand this report\nCitation Types"
    + "\n" * 2_000_000,
    "index": "T\n被引:1\n作者\n" + "a [1 ] " * 300_000 + "\n机构\n关键词\n" + ";" * 500_000,
    "related": "T\n被引:1\n作者\n机构\n相关论文\n" + "• [1] a\nb, 2001, 1 (1) : 1 - " * 80_000,
    "scienceopen": "• Record: found\n" * 120_000 + "Author and article information",
    "tags": "<" * 2_000_000,
    "percent": "https://doi.org/10.1234/" + "%" * 1_000_000,
}


_FOR_EACH = extent(250_000, 50_000)  # characters for each of some fifty layouts


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    """Nothing is timed: what is quadratic in two megabytes would not come to an end."""
    assert said_something(read(Page(text, "hostile.txt")))
    for layout in all_layouts()[0]:
        layout.read(Page(text[:_FOR_EACH], "hostile.txt"))


def test_a_parser_that_fails_is_named_and_the_page_gets_the_general_reading() -> None:
    def broken(page: Page) -> Reading:
        raise ZeroDivisionError("oh")

    layout = Layout("broken", "A broken parser", ("Abstract",), lambda page: True, broken)
    page = Page("A title of four words or more\n\ndoi: 10.5555/abc\n\nAbstract\nText.", "page.txt")
    reading = read(page, [layout])
    assert [problem.code for problem in reading.problems] == ["parser_failed"]
    assert "'broken'" in reading.problems[0].message
    assert {claim.field for claim in reading.records[0].claims} == {"title", "DOI"}


def test_a_layout_that_finds_nothing_leaves_the_page_to_the_general_reading() -> None:
    said = Problem("odd", "warning", "Odd.")
    layout = Layout("empty", "", ("Abstract",), lambda page: True, lambda page: Reading((Record(()),), (said,)))
    page = Page("A title of four words or more\n\ndoi: 10.5555/abc\n\nAbstract\nText.", "page.txt")
    reading = read(page, [layout])
    assert reading.problems == (said,)
    assert len(reading.records) == 1
