"""The whole title of a journal where a page prints its abbreviation too."""

from __future__ import annotations

import pytest

from refkit.text.abbreviated_titles import whole_title


@pytest.mark.parametrize(
    ("short", "text", "whole"),
    [
        ("Br J Ophthalmol", "in the British Journal of Ophthalmology, 2016", "British Journal of Ophthalmology"),
        ("J. Tide Res.", "Journal of the Tide-Research", "Journal of the Tide-Research"),
        ("IJSEM", "International Journal of Systematic and Evolutionary Microbiology",
         "International Journal of Systematic and Evolutionary Microbiology"),
        ("Ann Mus Civ", "Annali del Museo Civico", "Annali del Museo Civico"),
    ],
)  # fmt: skip
def test_the_whole_title_is_found(short: str, text: str, whole: str) -> None:
    span = whole_title(short, text)
    assert span is not None
    assert span.of(text) == whole


@pytest.mark.parametrize(
    ("short", "text"),
    [
        ("Br J Ophthalmol", "Br J Ophthalmol"),  # the abbreviation itself
        ("Br J Ophthalmol", "British Medical Journal of Ophthalmology"),  # a word that abbreviations keep
        ("Nature", "Nature Medicine"),
        ("IJSEM", "BIJOU Journal"),
    ],
)
def test_what_is_not_abbreviated_is_no_whole_title(short: str, text: str) -> None:
    assert whole_title(short, text) is None


def test_a_long_text_of_joining_words_is_no_title() -> None:
    assert whole_title("de de de de de de de de X", "de " * 100_000) is None
