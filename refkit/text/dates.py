"""Dates as pages print them."""

from __future__ import annotations

import re

from refkit.model import PartialDate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sep sept", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_YEAR = r"(?P<year>(?:1[4-9]|20)\d\d)"
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}",
        rf"{_MONTH},? {_DAY},? {_YEAR}",  # June 9 2020
        rf"{_DAY} {_MONTH},? {_YEAR}",  # 9 June 2020
        rf"{_YEAR},? {_MONTH}(?: {_DAY})?",  # 2020 Jun 9
        rf"{_MONTH},? {_YEAR}",  # June 2020
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}}))?",  # 2020-06-09
        rf"{_YEAR}年(?:(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日)?)?",
    )
)


def parse_date(text: str) -> PartialDate | None:
    """A date that `text` is, as far as it goes; None if it is something else.

    Orders that cannot be told apart (03/04/2020) are not read at all.
    """
    text = " ".join(text.split())
    if len(text) > 40:
        return None
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            found = match.groupdict()
            month = _number(found.get("month"))
            day = int(found["day"]) if found.get("day") else None
            if found.get("month") and not (month and 1 <= month <= 12):
                continue
            if day is not None and not 1 <= day <= 31:
                continue
            return PartialDate(int(found["year"]), month, day)
    return None


def _number(month: str | None) -> int | None:
    if month is None:
        return None
    return int(month) if month.isdigit() else _MONTHS.get(month.lower())
