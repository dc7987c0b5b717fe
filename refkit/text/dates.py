"""Dates as pages print them, in the languages of `refkit.text.months`."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from refkit.model import PartialDate, Span
from refkit.text.months import LENGTHS, MONTHS, SEASONS

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_OLD_YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
_COMPACT = re.compile(r"((?:1[89]|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])")
_WORD = r"[^\W\d_]{3,10}"
# What stands behind the year.
_ISO = re.compile(
    r"([-/.])(\d{1,2})(?:\1(\d{1,2})"
    r"(?:[T ]\d\d:?\d\d(?::?\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?)?(?!\d)"
)
_CJK = re.compile(r"\s?年\s?(?:(\d{1,2})\s?月\s?(?:(\d{1,2})\s?日)?)?")
_AFTER = re.compile(rf"(?:,? |-)({_WORD})(?:\b\.?(?:[ -](\d{{1,2}})(?!\d|\s?[:(]))?)")
# What stands before it.
_DAY_MONTH = re.compile(
    r"(?:(?<![\w.])(\d{1,2})\s?[-–]\s?)?(?<!\d)(?<!\d\.)(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?"
    rf"(?: (?:de|of|di) |[\s-])({_WORD})\.?(?: de | del |,? ?|-)$"
)
_MONTH_DAY = re.compile(rf"(?<!\w)({_WORD})\.?,? (\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?| )$")
_MONTHS = re.compile(rf"(?<!\w)({_WORD})\.?\s?[-–/]\s?({_WORD})\.?,? $")
_MONTH = re.compile(rf"(?<![^\W_])({_WORD})\.?(?: de | del |,? |-|/)$")
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2$")
_BEFORE, _BEHIND = 40, 40  # characters of a date on both sides of its year, at the most
_LEAD = re.compile(r"(?i)(?:le|am|on|el|em|il|vom|the|of|du|de)\s|[^\W\d_]{2,10}\.?,\s(?=\d|[^\W\d_]{3})")


class FoundDate(msgspec.Struct, frozen=True, gc=False):
    """A date and where it stands."""

    date: PartialDate
    span: Span


def parse_date(text: str) -> PartialDate | None:
    """A date that `text` is, as far as it goes; None if it is something else.

    Orders that cannot be told apart (03/04/2020) are not read at all. "Jan-Feb 2012" is a range.
    """
    if len(text) > 80:
        return None
    text = " ".join(text.split())
    if len(text) > 60:
        return None
    if _OLD_YEAR.fullmatch(text):
        return PartialDate(int(text))
    if compact := _COMPACT.fullmatch(text):
        return _date(int(compact[1]), int(compact[2]), int(compact[3]))
    if lead := _LEAD.match(text):
        text = text[lead.end() :]
    found = next(find_dates(text, 0, len(text)), None)
    return found.date if found and found.span == Span(0, len(text)) else None


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDate]:
    """The dates in `text[start:end]`, a short line, in their order.

    A year alone counts if it is four digits from 1500 to 2099 that belong to no longer number, range or code.
    Of "03/04/2020" only the year is sure, and only that is given.
    """
    end = len(text) if end is None else min(end, len(text))
    low = start
    for match in _YEAR.finditer(text, start, end):
        if match.start() < low:
            continue
        found = _around(text, match, low, end)
        if found:
            low = found.span.end
            yield found


def _around(text: str, match: re.Match[str], low: int, end: int) -> FoundDate | None:
    """The date whose year `match` is."""
    year, first, last = int(match[0]), match.start(), match.end()
    before = text[max(low, first - _BEFORE) : first]
    if before and before[-1] in " ,.-–/\xa0\n":
        dated = _before(year, before.replace("\xa0", " ").replace("\n", " "))
        if dated:
            return FoundDate(dated[0], Span(first - len(before) + dated[1], last))
    behind = text[last : min(end, last + _BEHIND)]
    if behind:
        dated = _behind(year, behind)
        if dated:
            return FoundDate(dated[0], Span(first, last + dated[1]))
    if before and (before[-1].isalnum() or (before[-1] in "/.-–_#=:~" and before[-2:-1].isalnum())):
        if before[-1] == "/" and (numbers := _NUMBERS.search(before)):
            return FoundDate(PartialDate(year), Span(first, last)) if int(numbers[1]) <= 31 else None
        if not (before[-1] in ".:" and before[-2:-1].isalpha()):
            return None
    if behind and (behind[0].isalnum() or (behind[0] in "-–/._" and behind[1:2].isalnum())):
        if not (behind[0] in "._" and behind[1:2].isalpha()) and not behind[0].isalpha():
            return None
        if behind[0].isalpha() and behind[0].isascii() and behind[0].islower():
            return None
    return FoundDate(PartialDate(year), Span(first, last))


def _before(year: int, before: str) -> tuple[PartialDate, int] | None:
    """A date that ends in its year, and where it begins in `before`."""
    if before[-1] in "./-" and (found := _NUMBERS.search(before)):
        one, two = int(found[1]), int(found[3])
        if found[2] == "." or one > 12 or one == two:
            one, two = two, one  # day first
        elif two <= 12:
            return None
        date = _date(year, one, two)
        return (date, found.start()) if date else None
    if found := _DAY_MONTH.search(before):
        month = MONTHS.get(found[3].lower())
        date = _date(year, month, int(found[2])) if month else None
        if date and found[1] and int(found[1]) < int(found[2]):
            return PartialDate(year, month, int(found[1]), until=date), found.start()
        if date:
            return date, found.start(2)
    if found := _MONTH_DAY.search(before):
        month = MONTHS.get(found[1].lower())
        date = _date(year, month, int(found[2])) if month else None
        if date:
            return date, found.start()
    if found := _MONTHS.search(before):
        one_month, two_month = MONTHS.get(found[1].lower()), MONTHS.get(found[2].lower())
        if one_month and two_month and one_month < two_month:
            return PartialDate(year, one_month, until=PartialDate(year, two_month)), found.start()
    if found := _MONTH.search(before):
        word = found[1].lower()
        if month := MONTHS.get(word):
            return PartialDate(year, month), found.start()
        if season := SEASONS.get(word):
            return PartialDate(year, season=season), found.start()
    return None


def _behind(year: int, behind: str) -> tuple[PartialDate, int] | None:
    """A date that begins with its year, and where it ends in `behind`."""
    if behind[0] in "-/." and (found := _ISO.match(behind)):
        date = _date(year, int(found[2]), int(found[3]) if found[3] else None)
        if date is None or (behind[0] == "." and not found[3]):
            return None
        # "2009-10" may be 2009 to 2010; a month has two digits and no year would be so written
        return date, found.end()
    if (behind[0] == "年" or behind[1:2] == "年") and (found := _CJK.match(behind)):
        date = _date(year, int(found[1]) if found[1] else None, int(found[2]) if found[2] else None)
        return (date, found.end()) if date else None
    if behind[0] in " ,-" and (found := _AFTER.match(behind)):
        month = MONTHS.get(found[1].lower())
        if month and not behind[found.end() : found.end() + 1].isalnum():
            date = _date(year, month, int(found[2])) if found[2] else None
            if date:
                return date, found.end()
            # not "2012, May 3, 2013": that month belongs to the next year
            if not re.match(r"[\s,.]*(?:\d{1,2},?\s)?\d{4}", behind[found.end(1) :]):
                return PartialDate(year, month), found.end(1)
    return None


def _date(year: int, month: int | None, day: int | None) -> PartialDate | None:
    """A date that the calendar has."""
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and (month is None or not 1 <= day <= LENGTHS[month - 1]):
        return None
    return PartialDate(year, month, day)
