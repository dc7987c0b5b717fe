"""When it appeared (rule 16 of Crossref's data; ask 12)."""

from __future__ import annotations

from typing import Any

import pytest

from refkit.model import PartialDate
from tests.messages.works import claims, date


def test_the_date_of_print_stands_beside_volume_and_pages_and_the_online_date_is_kept() -> None:
    found = claims(
        issued=date(2019, 10, 4), published_online=date(2019, 10, 4), published_print=date(2020, 3),
        volume="82", issue="3", page="120-131",
    )  # fmt: skip
    assert found["issued"] == PartialDate(2020, 3)
    assert found["available-date"] == PartialDate(2019, 10, 4)


def test_the_date_of_the_issue_is_a_date_of_print() -> None:
    found = claims(issued=date(2019), volume="8", page="1", journal_issue={"published-print": date(2020, 5)})
    assert found["issued"] == PartialDate(2020, 5)


def test_without_volume_and_pages_the_first_date_counts() -> None:
    found = claims(issued=date(2019, 10, 4), published_online=date(2019, 10, 4), published_print=date(2020, 3))
    assert found["issued"] == PartialDate(2019, 10, 4)


@pytest.mark.parametrize(
    "issued", [date(None), {"date-parts": [[]]}, {"date-parts": []}, {}, None, "2019", date(0)]
)
def test_a_work_without_a_date_has_none_and_never_that_of_its_record(issued: Any) -> None:
    found = claims(issued=issued, created=date(2026, 1, 15), deposited=date(2026, 1, 15), indexed=date(2026, 1, 15))
    assert "issued" not in found


@pytest.mark.parametrize(
    ("parts", "expected"),
    [((2020, 13), PartialDate(2020)), ((2020, 2, 30), PartialDate(2020, 2)), ((2020, 0, 0), PartialDate(2020))],
)
def test_a_month_or_day_that_there_is_not_is_left_out(parts: tuple[int, ...], expected: PartialDate) -> None:
    assert claims(issued=date(*parts))["issued"] == expected


def test_a_preprint_is_dated_by_its_posting() -> None:
    assert claims(type="posted-content", posted=date(2021, 5, 6))["issued"] == PartialDate(2021, 5, 6)


def test_the_days_of_a_conference_are_a_range() -> None:
    found = claims(
        event={"name": "Limpet &amp; Co", "location": "Kiel", "start": date(2022, 9, 19), "end": date(2022, 9, 23)}
    )
    assert found["event-date"] == PartialDate(2022, 9, 19, until=PartialDate(2022, 9, 23))
    assert (found["event-title"], found["event-place"]) == ("Limpet & Co", "Kiel")
