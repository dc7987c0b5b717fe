"""Marks: which layouts a page is looked at for."""

from __future__ import annotations

import pytest

from refkit.model import Reading
from refkit.parsers import Layout, all_layouts
from refkit.parsers.layout import Marks


def likely(text: str, *marks: tuple[str | tuple[str, ...], ...]) -> list[int]:
    """The places, among `marks`, of the layouts that `text` is looked at for."""
    layouts = [
        Layout(str(place), "", wanted, lambda page: True, lambda page: Reading(()))
        for place, wanted in enumerate(marks)
    ]
    return [int(layout.name) for layout in Marks(layouts).likely(text)]


def test_every_mark_must_be_there_and_of_alternatives_one() -> None:
    marks = (("Cite", "DOI:"), (("Cite", "Quote"),), ("Cite", ("Quote", "Mention")), ())
    assert likely("Cite this: 10.5555/a", *marks) == [1, 3]
    assert likely("Cite this. DOI: 10.5555/a", *marks) == [0, 1, 3]
    assert likely("Mention. Cite.", *marks) == [1, 2, 3]
    assert likely("", *marks) == [3]


@pytest.mark.parametrize("mark", ["PMCID", "PMCID: ", "ID: PMC", "PMC1", ": ", "⟨", "引用", "引用本文", "•\nDOI"])
def test_marks_that_begin_alike_or_overlap_are_all_found(mark: str) -> None:
    all_of_them = ("PMCID", "PMCID: ", "ID: PMC", "PMC1", ": ", "⟨", "引用", "引用本文", "•\nDOI", "Never")
    text = "PMCID: PMC1\n⟨引用本文\n•\nDOI"
    assert likely(text, *((one,) for one in all_of_them)) == list(range(len(all_of_them) - 1))
    assert likely(text.replace(mark, "_"), (mark,)) == []


def test_only_the_ends_of_a_long_page_count() -> None:
    filling = "x" * 20_000
    assert likely(f"Mark{filling}{filling}", ("Mark",)) == [0]
    assert likely(f"{filling}{filling}Mark", ("Mark",)) == [0]
    assert likely(f"{filling}Mark{filling}", ("Mark",)) == []


def test_signs_of_regular_expressions_are_plain_characters() -> None:
    assert likely("a (Informal) [v1; b", ("(Informal)",), ("[v1; ",), ("[v1. ",), ("(.",)) == [0, 1]


def test_every_layout_has_marks() -> None:
    assert [layout.name for layout in all_layouts()[0] if not layout.marks] == []
