"""Dates as MEDLINE and Web of Science write them: "1996 Jul 9", "2020 Jan-Feb", "2011 Winter", "SPR 2011"."""

from __future__ import annotations

import re

from refkit.model import PartialDate
from refkit.text.dates import parse_date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_MONTH_OF = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_SEASON_OF = {"spr": 1, "sum": 2, "aut": 3, "fal": 3, "win": 4}
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_PIECE = re.compile(r"[A-Za-z]{3,12}|(?<![\d.])\d{1,2}(?!\d)|-|(?<!\d)[12]\d{3}(?!\d)")


def read(text: str) -> PartialDate | None:
    """A date in one of these forms as far as it goes; in words if it has no year; None for no text."""
    text = text.strip()
    found = parse_date(text)
    if found is not None:
        return found
    year = _YEAR.search(text)
    if year is None:
        return PartialDate(literal=text[:200]) if text else None
    dates: list[dict[str, int]] = [{}]
    for piece in _PIECE.findall(text[:80]):
        if piece == "-":
            if dates[-1]:
                dates.append({})
        elif piece.isdigit():
            key = "year" if len(piece) == 4 else "day"
            if key == "year" or 1 <= int(piece) <= 31:
                dates[-1].setdefault(key, int(piece))
        elif month := _MONTH_OF.get(piece[:3].lower()):
            dates[-1].setdefault("month", month)
        elif season := _SEASON_OF.get(piece[:3].lower()):
            dates[-1].setdefault("season", season)
    first = _date(dates[0], int(year[0]))
    later = next((part for part in dates[1:] if part), None)
    if later is None or first.month is None:
        return first
    until = _date({"month": first.month, **later}, later.get("year", first.year or 0))
    return PartialDate(first.year, first.month, first.day, until=until) if until.parts > first.parts else first


def _date(parts: dict[str, int], year: int) -> PartialDate:
    month = parts.get("month")
    season = None if month else parts.get("season")
    return PartialDate(parts.get("year", year), month, parts.get("day") if month else None, season)


def write(date: PartialDate) -> str:
    """`2020 Jun 9`, `2020 Spring`, `2019 Nov-2020 Jan`; the words of a date without a year."""
    if date.year is None:
        return date.literal
    start = _written(date)
    return f"{start}-{_written(date.until)}" if date.until and date.until.year is not None else start


def _written(date: PartialDate) -> str:
    parts = [f"{date.year:04d}"]
    if date.month:
        parts.append(MONTHS[date.month - 1])
        if date.day:
            parts.append(str(date.day))
    elif date.season:
        parts.append(SEASONS[date.season - 1])
    return " ".join(parts)
