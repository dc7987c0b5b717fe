"""Markup in values: what CSL prints is kept, all other taken out."""

from __future__ import annotations

import pytest

from refkit.text.rich_text import clean, rich


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("RuO<sub>2</sub> and <em>Patella</em>", "RuO<sub>2</sub> and <i>Patella</i>"),
        ("An <scp>NMR</scp> study", "An NMR study"),
        ("A <i>tag without an end", "A tag without an end"),
        ("Empty <i></i>tags", "Empty tags"),
        ("Plain", "Plain"),
    ],
)
def test_rich_text_keeps_what_a_reference_prints(value: str, kept: str) -> None:
    assert rich(value) == kept


def test_a_value_that_says_that_there_is_none_is_empty() -> None:
    assert clean("[n/a]") == clean("<b>None</b>") == ""


def test_tags_within_tags_come_to_an_end() -> None:
    assert rich("x" + "<i>" * 80_000 + "</i>" * 80_000) == "x"
