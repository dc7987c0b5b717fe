"""Files that only look like .bib, and very large ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.bibtex.read import read
from refkit.model import DOI, Library
from tests.formats import works
from tests.formats.bibtex_files import bibliography
from tests.formats.works import values


@given(works.anything | st.text('@article{},="\\# \n%()ab', max_size=120))
def test_reading_never_raises(text: str) -> None:
    for record in read(text, "x").records:
        for claim in record.claims:
            assert claim.span is not None
            assert 0 <= claim.span.start <= claim.span.end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "@a{k,",
                "title",
                " = ",
                "{",
                "}",
                '"',
                ",",
                "\n",
                "#",
                "jan",
                "author",
                "A and B",
                "\\",
                "$",
                "crossref={k}",
                "@string{a=",
                "}",
            ]
        ),
        max_size=30,
    )
)
def test_reading_never_raises_on_what_looks_like_bibtex(pieces: list[str]) -> None:
    read("".join(pieces), "x")


@pytest.mark.parametrize(
    "text",
    [
        "@article{a, title = {" + "{" * 60_000,
        "@article{a, title = {" + "{" * 60_000 + "}" * 60_000 + "}}",
        "@article{a, author = {" + "{a} " * 50_000 + "}}",
        "@article{a, author = {" + "a and " * 50_000 + "b}}",
        "@article{a, title = {" + "$" * 100_001 + "}}",
        "@article{a, title = {" + "\\'" * 60_000 + "}}",
        "@article{a, title = {" + "\\url{" * 30_000 + "}}",
        "@article{a, keywords = {" + "a," * 100_000 + "}}",
        "@a{b,}" * 10_000,
        "@a{k" + " " * 500_000,
        "@a{k, t = {" + "{a}" * 200_000,
        "@a{k, " + "year=1,x=1," * 50_000 + "}",
        "@a{k, " + "".join(f"year={i}," for i in range(50_000)) + "}",
        "@a{k, " + "".join(f"f{i}=1 # s,\n" for i in range(50_000)) + "}",
        "".join(f"@xdata{{k{i}, xdata={{k{i + 1}}}}}\n" for i in range(5_000)) + "@book{b, xdata={k0}}",
        "@xdata{a," + "".join(f"f{i}=1," for i in range(5_000)) + "}\n" + "@b{c,xdata={a}}\n" * 5_000,
        "".join(f"@book{{k{i}, crossref={{k{i + 1}}}}}\n" for i in range(5_000)),
        "@" * 200_000,
        "@article{a, title = " + "{a} # " * 50_000 + "{b}}",
        "@article{a, title = {x" + "\n \n" * 50_000 + "y}, annote = {x" + "\n \n" * 50_000 + "y}}",
    ],
    ids=range(20),
)
def test_hostile_files_cost_no_more_than_their_length(text: str) -> None:
    """Nothing is timed: what is quadratic in such a file would not come to an end."""
    reading = read(text, "x")
    assert reading.records or reading.problems


def test_ten_thousand_entries_come_back() -> None:
    text = bibliography(Library(works.LIBRARY.records * 2500, tuple(f"k{i}" for i in range(10_000))), "bibtex")
    reading = read(text, "x")
    assert len(reading.records) == 10_000
    assert DOI("10.5281/zenodo.1234") == values(reading)[2]["DOI"]
