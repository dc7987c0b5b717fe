"""Expressions that look for one of many phrases."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.text.any_of import any_of

WAYS = (r"\bdept\b", "institut", r"\bcent(?:er|re) of", r"\b40[34]\b")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Dept of Botany", "dept"),
        ("Adept readers", ""),
        ("Institute of Physics", "institut"),
        ("The Centre of Town", "centre of"),
        ("The epicentre of it", ""),
        ("Error 404: gone", "404"),
        ("Error 1404: gone", ""),
    ],
)
def test_a_phrase_is_found_in_any_case_where_a_word_begins(line: str, found: str) -> None:
    match = any_of(*WAYS).search(line.lower())
    assert (match[0] if match else "") == found


@given(st.text(st.sampled_from("deptins cr40of_é"), max_size=30))
def test_it_finds_what_the_plain_expression_finds(line: str) -> None:
    fast, plain = any_of(*WAYS).search(line), re.search("|".join(WAYS), line)
    assert (fast and fast.span()) == (plain and plain.span())
