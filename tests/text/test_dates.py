"""Dates as pages print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import PartialDate
from refkit.text.dates import find_dates, parse_date


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


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2012-07-11T00:00:00Z", PartialDate(2012, 7, 11)),
        ("20120711", PartialDate(2012, 7, 11)),
        ("15.06.2009", PartialDate(2009, 6, 15)),
        ("15/06/2009", PartialDate(2009, 6, 15)),
        ("06/15/2009", PartialDate(2009, 6, 15)),
        ("05/05/2009", PartialDate(2009, 5, 5)),
        ("Spring 2014", PartialDate(2014, season=1)),
        ("Jan-Feb 2012", PartialDate(2012, 1, until=PartialDate(2012, 2))),
        ("January–February 2012", PartialDate(2012, 1, until=PartialDate(2012, 2))),
        ("3-5 June 2012", PartialDate(2012, 6, 3, until=PartialDate(2012, 6, 5))),
        ("21 JAN 2016", PartialDate(2016, 1, 21)),
        ("le 12 mars 2009", PartialDate(2009, 3, 12)),
        ("1er mars 2009", PartialDate(2009, 3, 1)),
        ("12 de marzo de 2009", PartialDate(2009, 3, 12)),
        ("1 de janeiro de 2010", PartialDate(2010, 1, 1)),
        ("12. März 2010", PartialDate(2010, 3, 12)),
        ("3 luglio 2011", PartialDate(2011, 7, 3)),
        ("5 мая 2010", PartialDate(2010, 5, 5)),
        ("Mon, 3 May 2010", PartialDate(2010, 5, 3)),
    ],
)
def test_forms_of_other_languages_and_seasons(text: str, date: PartialDate) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize("text", ["31 April 2010", "30.02.2010", "2010-04-31", "20121301"])
def test_a_day_that_the_calendar_lacks_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        (
            "Received 3 May 2010; accepted 12 June 2010",
            [("2010-05-03", "3 May 2010"), ("2010-06-12", "12 June 2010")],
        ),
        (". 2012 Nov 26;41(Database issue):D36", [("2012-11-26", "2012 Nov 26")]),
        ("Publ: 2011 Dec 5, 2012 Jan 3", [("2011-12-05", "2011 Dec 5"), ("2012-01-03", "2012 Jan 3")]),
        ("Copyright © 2012 Example", [("2012", "2012")]),
        ("5 (2012) 33", [("2012", "2012")]),
        ("on 03/04/2020", [("2020", "2020")]),
        ("收稿日期：2012-03-05 修回日期：2012-05-06", [("2012-03-05", "2012-03-05"), ("2012-05-06", "2012-05-06")]),
    ],
)
def test_dates_in_a_line_come_with_their_places(line: str, dates: list[tuple[str, str]]) -> None:
    assert [(str(found.date), found.span.of(line)) for found in find_dates(line)] == dates


@pytest.mark.parametrize(
    "line", ["pages 1990-1999", "10.5555/x.2012.3", "BMC Example201414:39", "12012", "2006–2010"]
)
def test_years_in_numbers_ranges_and_codes_are_no_dates(line: str) -> None:
    assert list(find_dates(line)) == []


@given(st.text(max_size=200), st.integers(0, 50), st.integers(0, 200))
def test_dates_of_any_text_stand_within_its_bounds(text: str, start: int, end: int) -> None:
    for found in find_dates(text, start, end):
        assert start <= found.span.start < found.span.end <= min(end, len(text))


@pytest.mark.parametrize("piece", ["2012 ", "2012-", "May 2012 ", "1 ", " ", "January "])
def test_a_megabyte_of_one_sign_is_searched_to_its_end(piece: str) -> None:
    assert all(found.date.year == 2012 for found in find_dates(piece * (1_000_000 // len(piece))))
