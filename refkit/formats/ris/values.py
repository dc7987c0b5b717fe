"""Values of RIS lines: names, dates, notes, lists."""

from __future__ import annotations

import html
import re

from refkit.model import Name, PartialDate
from refkit.text.dates import parse_date
from refkit.text.printable import one_line

_DATE = re.compile(r"(-?\d{1,4})(?:[/-](\d{0,2})(?:[/-](\d{0,2})(?:/(.*))?)?)?")
_MARKUP = re.compile(r"</?(?:p|br|div)\b[^<>]{0,40}>")
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_SERIALS = re.compile(r"[\s;,]+")


def read_name(value: str) -> Name | None:
    """`Last, First, Suffix` is a person, a name without a comma an organisation."""
    value = value if value.isprintable() and "  " not in value else one_line(value)
    family, comma, rest = value.partition(",")
    if not comma:
        return Name(literal=family) if family else None
    if "," not in rest:
        family, given, suffix = family.strip(), rest.strip(), ""
    else:
        given, _, suffix = rest.partition(",")
        family, given, suffix = family.strip(), given.strip(), suffix.strip(" ,")
    if not family:
        family, given = given, ""
    return Name(family=family, given=given, suffix=suffix) if family else None


def read_date(value: str) -> PartialDate | None:
    """`YYYY/MM/DD/other info`, of which parts may be empty, or a date in words; what is none is kept as it is."""
    if value.isdecimal() and len(value) == 4:
        return PartialDate(int(value))
    if value[4::3] == "///" and (value[:4] + value[5:7] + value[8:10]).isdecimal():  # 2020/06/09/
        month, day = int(value[5:7]), int(value[8:10])
        if 1 <= month <= 12 and 1 <= day <= 31:
            return PartialDate(int(value[:4]), month, day)
    value = one_line(value)
    match = _DATE.fullmatch(value)
    if not match:
        words = value.strip("/ ")
        return parse_date(words) or PartialDate(literal=words) if words else None
    month, day = int(match[2] or 0), int(match[3] or 0)
    words = (match[4] or "").strip("/ ")
    season = _SEASONS.get(words.lower())
    month_known = 1 <= month <= 12
    return PartialDate(
        year=int(match[1]),
        month=month if month_known else None,
        day=day if month_known and 1 <= day <= 31 else None,
        season=season,
        literal="" if season else words,
    )


def read_note(value: str) -> str:
    """A note, HTML taken away if it is HTML; its paragraphs are lines, for a line is where a note ends."""
    if not _MARKUP.search(value):
        return one_line(value)
    pieces = _MARKUP.split(value)
    return "\n".join(line for piece in pieces if (line := one_line(html.unescape(piece))))


def keywords(value: str) -> list[str]:
    """Keywords may share a line, parted by semicolons."""
    if ";" not in value:
        return [one_line(value)]
    return [part for raw in value.split(";") if (part := one_line(raw))]


def serials(value: str) -> list[str]:
    """Serial numbers may share a line, parted by blanks or commas."""
    return [part for raw in _SERIALS.split(value) if (part := one_line(raw))]
