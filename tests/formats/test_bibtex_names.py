"""Names in BibTeX's grammar, read and written."""

from __future__ import annotations

import pytest
from hypothesis import given

from refkit.model import Name
from refkit.text import bibtex_names
from tests.formats import works


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("A and B", ["A", "B"]),
        ("A AND B And C", ["A", "B", "C"]),
        ("{A and B} and C", ["{A and B}", "C"]),
        ("Armand and Anderson", ["Armand", "Anderson"]),
        ("A\n  and\n  B", ["A", "B"]),
        ("A and and B", ["A", "B"]),
        ("", []),
        ("{A and B", ["{A and B"]),
    ],
)
def test_a_list_is_parted_by_and_outside_braces(text: str, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in bibtex_names.split(text)] == pieces


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Knuth, Donald E.", Name("Knuth", "Donald E.")),
        ("Donald E. Knuth", Name("Knuth", "Donald E.")),
        ("Ludwig van Beethoven", Name("van Beethoven", "Ludwig")),
        ("de la Vall{\\'e}e Poussin, Charles", Name("de la Vallée Poussin", "Charles")),
        ("King, Jr., Martin", Name("King", "Martin", suffix="Jr.")),
        ("{van Gogh}, Vincent", Name("van Gogh", "Vincent")),
        ("{WHO}", Name(literal="WHO")),
        ("{R\\&D Department}", Name(literal="R&D Department")),
        (", John", Name("John")),
        ("Smith,", Name("Smith")),
        ("A, B, C, D", Name("A", "C, D", suffix="B")),
        ("{}", None),
        (",", None),
        (" ".join(["word"] * 200), Name(literal=" ".join(["word"] * 200))),
    ],
)
def test_one_name(text: str, name: Name | None) -> None:
    assert bibtex_names.parse(text) == name


@given(works.names)
def test_a_name_reads_back_as_it_was(name: Name) -> None:
    written = bibtex_names.write(name)
    assert len(bibtex_names.split(written)) == 1
    assert bibtex_names.parse(written) == name


@given(works.anything)
def test_parsing_never_raises(text: str) -> None:
    bibtex_names.parse(text)
