"""Dates of items → `Date`: CSL-JSON date-parts, `raw` strings, EDTF (appendix "Date variables" of the data model).

A date that cannot be read is its own literal text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any


class Point:
    """A year with what is known of month, day and season; 0 is unknown. Years before Christ are negative."""

    __slots__ = ("day", "month", "season", "year")

    def __init__(self, year: int = 0, month: int = 0, day: int = 0, season: int = 0) -> None:
        self.year, self.month, self.day, self.season = year, month, day, season

    def key(self) -> tuple[int, int, int, int]:
        return self.year, self.month, self.season, self.day


class Date:
    """A point, or a range (`end`; a year of 0 there is open), approximate or not, or a text (`literal`)."""

    __slots__ = ("circa", "end", "literal", "start")

    def __init__(
        self, start: Point | None, end: Point | None = None, circa: bool = False, literal: str = ""
    ) -> None:
        self.start, self.end, self.circa, self.literal = start, end, circa, literal

    def shape(self) -> tuple[object, ...]:
        """What of it is known: which parts, approximate or not, a text."""
        start, end = self.start, self.end
        if start is None:
            return (self.circa, bool(self.literal))
        known = (self.circa, bool(start.month), bool(start.day), start.season)
        return known if end is None else (*known, bool(end.year), bool(end.month), bool(end.day), end.season)


_MONTHS = {
    name: n
    for n, names in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
    for name in (names,)
}
_SEASONS = {"spr": 1, "sum": 2, "fal": 3, "aut": 3, "win": 4}
_EDTF = re.compile(r"^(-?\d{4,9}|y-?\d{1,9})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?([~?%]?)$", re.IGNORECASE)


_LEADING_NUMBER = re.compile(r"\s{0,9}(-?\d{1,9})(?!\d)")


def _number(value: Any) -> int:
    if isinstance(value, float):
        return int(value) if -1e9 < value < 1e9 else 0
    if isinstance(value, int):
        return value if -(10**9) < value < 10**9 else 0
    match = _LEADING_NUMBER.match(value) if isinstance(value, str) else None
    return int(match[1]) if match else 0


def _point(parts: Any) -> Point | None:
    values = [_number(part) for part in parts[:3]] if isinstance(parts, (list, tuple)) else []
    if not values or not values[0]:
        return None
    year, month, day = [*values, 0, 0][:3]
    season = 0
    if month > 12:
        # 13 to 16 and, as EDTF has it, 21 to 24 are seasons; 17 to 20 are taken as such, as the suite does.
        season, month = ((month - 13) % 4 + 1 if month <= 24 else 0), 0
    return Point(year, max(month, 0), max(day, 0), season)


def read_date(value: Any) -> Date | None:
    """The date that a CSL-JSON value holds, or None if it holds none."""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return read_text(value if isinstance(value, str) else str(_number(value)))
    if not isinstance(value, Mapping):
        return None
    circa = bool(value.get("circa")) and value.get("circa") not in ("0", "false", "False")
    if isinstance(literal := value.get("literal"), str) and literal:
        return Date(None, literal=literal, circa=circa)
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and parts[0]:
        if not isinstance(parts[0], list):
            parts = [parts]
        start = _point(parts[0])
        if start is not None:
            if value.get("season"):
                start.season = _season(value["season"])
            end = None
            if len(parts) > 1:
                end = _point(parts[1]) or Point()
                if value.get("season") and not start.month and not end.month:
                    end.season = end.season or start.season
            return Date(start, end, circa)
    text = value.get("raw") or value.get("edtf")
    if text:
        date = read_text(text) if isinstance(text, str) else read_text(str(_number(text)))
        if date:
            date.circa = date.circa or circa
        return date
    if value.get("year"):
        start = _point([value.get("year"), value.get("month", 0), value.get("day", 0)])
        return Date(start, None, circa) if start else None
    if value.get("season") and isinstance(value["season"], str) and not value["season"].isdecimal():
        return Date(None, literal=value["season"], circa=circa)
    return None


def _season(value: Any) -> int:
    text = value.strip().lower() if isinstance(value, str) else str(_number(value))
    return int(text) % 20 if text.isdecimal() and len(text) < 4 else _SEASONS.get(text[:3], 0)


def read_text(text: str) -> Date | None:
    """A date from EDTF or from words, as "2003-04/2003-05", "15 March 2000", "Spring 1998", "ca. 1900"."""
    text = text.strip()
    if not text:
        return None
    halves = text.split("/") if text.count("/") == 1 else [text]
    edtf = [_edtf(half) for half in halves]
    if edtf[0] is not None and (len(edtf) == 1 or edtf[1] is not None or halves[1] in ("", "..", "open")):
        start, circa = edtf[0]
        end = None
        if len(halves) == 2:
            end = edtf[1][0] if edtf[1] else Point()
            circa = circa or bool(edtf[1] and edtf[1][1])
        return Date(start, end, circa)
    return _words(text)


def _edtf(text: str) -> tuple[Point, bool] | None:
    match = _EDTF.match(text.strip())
    if not match:
        return None
    point = _point([match[1].lstrip("yY"), match[2] or 0, match[3] or 0])
    return (point, bool(match[4])) if point else None


def _words(text: str) -> Date | None:
    circa = bool(re.match(r"^\[?(?:c\.?|ca\.?|circa)\s|\?", text)) or text.rstrip("] )").endswith("?")
    body = re.sub(r"^\[?(?:c|ca|circa)\.?\s+", "", text).strip("[]? ")
    halves = _halves(body)
    points = [point for half in halves if (point := _point_in_words(half)) is not None]
    if len(points) == len(halves):
        start = points[0]
        if len(points) == 1:
            return Date(start, None, circa)
        end = points[1]
        if not start.year:
            start.year = end.year
        if not start.month and end.month and start.day:
            start.month = end.month
        if start.year:
            return Date(start, end, circa)
    return Date(None, literal=text)


def _halves(text: str) -> list[str]:
    for pattern in (r"\s{1,9}[-–]\s{1,9}|\s{0,9}–\s{0,9}|\s{0,9}--\s{0,9}", r"(?<=\d)/(?=\d{4})",
                    r"(?<=[a-z.])-(?=[A-Za-z])", r"(?<=\d{4})-(?=\d{4})", r"(?<=[A-Za-z0-9])/(?=[A-Z])",
                    r"(?<=\w)-(?=\w+\s)"):  # fmt: skip
        halves = re.split(pattern, text)
        if len(halves) == 2 and all(halves):
            if re.fullmatch(r"\d{1,2}/\d{1,2}", halves[0]):
                continue
            return halves
    return [text]


def _point_in_words(text: str) -> Point | None:
    point = Point()
    text = text.strip().rstrip(".")
    era = 1
    if re.search(r"(?i)\bb\.?\s?c\.?(e\.?)?$", text):
        era, text = -1, re.sub(r"(?i)\s{0,9}\bb\.?\s?c\.?(e\.?)?$", "", text)
    text = re.sub(r"(?i)\s{0,9}\ba\.?\s?d\.?$", "", text)
    if match := re.fullmatch(r"(-?\d{3,4})[-/](\d{1,2})(?:[-/](\d{1,2}))?", text):
        return _checked(int(match[1]), int(match[2]), int(match[3] or 0))
    if match := re.fullmatch(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", text):
        month, day = int(match[1]), int(match[2])
        if month > 12:
            month, day = day, month
        return _checked(int(match[3]), month, day)
    if match := re.fullmatch(r"(\d{1,2})[-/](\d{4})", text):
        return _checked(int(match[2]), int(match[1]))
    for word in re.split(r"[\s,.]+", text):
        low = word.lower()
        if not word:
            continue
        if low.isdecimal() and len(low) < 10:
            number = int(low)
            if len(low) >= 3 or (era < 0 and not point.year and number > 31):
                point.year = number
            elif number <= 31 and not point.day:
                point.day = number
            else:
                return None
        elif match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", low):
            point.day = int(match[1])
        elif low[:3] in _MONTHS and low.isalpha():
            point.month = _MONTHS[low[:3]]
        elif low[:3] in _SEASONS and low.isalpha():
            point.season = _SEASONS[low[:3]]
        else:
            return None
    if era < 0 and not point.year and point.day:
        point.year, point.day = point.day, 0
    point.year *= era
    return point if point.year or point.month or point.season else None


def _checked(year: int, month: int, day: int = 0) -> Point | None:
    """The point, if there is such a month and day: "1999/45" is a text."""
    return Point(year, month, day) if month <= 12 and day <= 31 else None
