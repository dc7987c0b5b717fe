"""Dates as pages print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import PartialDate
from refkit.text.dates import parse_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2020", PartialDate(2020)),
        ("June 9 2020", PartialDate(2020, 6, 9)),
        ("June 9, 2020", PartialDate(2020, 6, 9)),
        ("9 June 2020", PartialDate(2020, 6, 9)),
        ("9th Sept. 2020", PartialDate(2020, 9, 9)),
        ("2020 Jun 9", PartialDate(2020, 6, 9)),
        ("Nov 2016", PartialDate(2016, 11)),
        ("2020-06-09", PartialDate(2020, 6, 9)),
        ("2020/06", PartialDate(2020, 6)),
        ("2020年6月9日", PartialDate(2020, 6, 9)),
    ],
)
def test_forms_of_a_date(text: str, date: PartialDate) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "text", ["", "03/04/2020", "2020-13-01", "June 41 2020", "Smith 2020", "12345", "1020", "in 2020"]
)
def test_what_is_no_date_or_could_be_two_is_not_read(text: str) -> None:
    assert parse_date(text) is None


@given(st.text(max_size=50))
def test_any_text_is_a_date_or_none(text: str) -> None:
    date = parse_date(text)
    assert date is None or date.year is not None


def test_a_date_refines_one_that_says_less() -> None:
    assert PartialDate(2020, 6, 9).refines(PartialDate(2020))
    assert not PartialDate(2020).refines(PartialDate(2020, 6))
    assert not PartialDate(2019, 6).refines(PartialDate(2020))
    assert str(PartialDate(2020, 6, 9)) == "2020-06-09"
    assert str(PartialDate(2020, until=PartialDate(2021))) == "2020/2021"
