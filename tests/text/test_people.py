"""Names of people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Name
from refkit.text.people import parse_name, spaced_initials


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Davidson, L", Name(family="Davidson", given="L")),
        ("Repper,  Julie", Name(family="Repper", given="Julie")),
        ("de Andrade, Dominique", Name(family="de Andrade", given="Dominique")),
        ("Kevin Ka Shing Chan", Name(family="Chan", given="Kevin Ka Shing")),
        ("Pieter van der Meer", Name(family="van der Meer", given="Pieter")),
        ("King, Martin Luther, Jr.", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("King, Jr., Martin Luther", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("Martin Luther King Jr.", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("Van Gogh", Name(family="Gogh", given="Van")),
        ("Plato", Name(family="Plato")),
        ("王小明", Name(literal="王小明")),
    ],
)
def test_orders_particles_and_suffixes(text: str, name: Name) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize("text", ["", " ", ",", ", ,", "123", "&"])
def test_what_has_no_letter_is_no_name(text: str) -> None:
    assert parse_name(text) is None


@given(st.text(max_size=60))
def test_any_text_gives_a_name_or_none(text: str) -> None:
    name = parse_name(text)
    assert name is None or str(name)


@pytest.mark.parametrize(
    ("given_name", "spaced"),
    [("JK", "J. K."), ("L", "L."), ("Li", "Li"), ("J. K.", "J. K."), ("JOHN", "JOHN"), ("", "")],
)
def test_initials_that_are_run_together_are_set_apart(given_name: str, spaced: str) -> None:
    assert spaced_initials(given_name) == spaced
