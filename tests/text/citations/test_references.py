"""Reference strings of the common styles, and the items of a reference list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.text.citations import find_citation, find_references, parse_reference

STYLES = {
    "Vancouver": "3. Smith JA, Roe P. Growth of imaginary reeds. J Mar Biol. 2012;41(3):36-42.",
    "Springer": "Smith, J.A., Roe, P.: Growth of imaginary reeds. J. Mar. Biol. 41(3), 36–42 (2012)",
    "APA": "Smith, J. A., & Roe, P. (2012). Growth of imaginary reeds. Journal of Reeds, 41(3), 36–42.",
    "PLOS": "Citation: Smith JA, Roe P (2012) Growth of imaginary reeds. Journal of Reeds 41(3): 36-42.",
    "IEEE": "[7] J. A. Smith and P. Roe, “Growth of imaginary reeds,” "
    "J. Mar. Biol., vol. 41, no. 3, pp. 36–42, 2012.",
}


@pytest.mark.parametrize("reference", STYLES.values(), ids=STYLES.keys())
def test_a_reference_gives_authors_title_year_volume_and_page(reference: str) -> None:
    read = parse_reference(reference, 0, len(reference))
    assert read is not None
    assert [name.family for name, _ in read.authors] == ["Smith", "Roe"]
    assert read.title is not None
    assert read.title[0] == "Growth of imaginary reeds"
    assert read.year is not None
    assert read.year[0].year == 2012
    assert read.volume is not None
    assert read.volume[0] == "41"
    assert read.page is not None
    assert str(read.page[0]).startswith("36")


def test_a_cut_list_of_authors_is_known_as_cut() -> None:
    reference = "Smith JA, Roe P, et al. Growth of imaginary reeds. J Mar Biol. 2012;41(3):36-42."
    read = parse_reference(reference, 0, len(reference))
    assert read is not None
    assert read.cut
    assert len(read.authors) == 2


def test_prose_is_no_reference() -> None:
    prose = "We saw reeds in 12 (5%) of 2010 ponds, and none at all in the others."
    assert parse_reference(prose, 0, len(prose)) is None


def test_an_item_of_several_lines_is_one_reference() -> None:
    listed = "[1] Smith JA.\nGrowth of imaginary reeds\n(2012)\n[2] Roe P. Another work of reeds. 2013.\n"
    assert [listed[a : a + 3] for a, _ in find_references(listed, 0, len(listed))] == ["[1]", "[2]"]


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    parse_reference(text, 0, len(text))
    find_citation(text, 0, len(text))
    list(find_references(text, 0, len(text)))


@pytest.mark.parametrize("piece", ["Smith J, ", "A. ", "1 (2) ", "\n", "“a "])
def test_a_megabyte_of_hostile_text_returns(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    parse_reference(text, 0, len(text))
    assert len(list(find_references(text, 0, len(text)))) <= 5000
