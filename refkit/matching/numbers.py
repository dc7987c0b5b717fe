"""Years, volumes, issues and pages compared."""

from __future__ import annotations

import re
from functools import lru_cache

_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_NUMBER = re.compile(r"[a-z]{0,4}\d+[a-z]?|[a-z]+")
_VOLUME_AND_ISSUE = re.compile(r"\s*([^\s()]+)\s*\(([^()]+)\)")
_LABEL = re.compile(r"^(?:vol(?:ume)?|no|nr|issue|band|bd|t|tome|pp?|pages?|art(?:icle)?|s(?=\.\s?\d))\b[.\s:]*")
_ROMAN = re.compile(r"[lxvi]{1,8}|c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_FIRST = re.compile(r"[^\s,;/–—−‐-]+")
_SAYS_NOTHING = frozenset({"", "0", "00", "1", "n/a", "na", "no", "none", "in", "press", "ahead", "online", "null"})


@lru_cache(4096)
def years_in(text: str) -> tuple[int, ...]:
    """Every year that `text` names: "2009a", "2003-2004", "c1998"."""
    return tuple(int(year) for year in _YEAR.findall(text))


def compare_years(wanted: tuple[int, ...], found: tuple[int, ...]) -> str:
    """`same`, `one` (apart: online and print), `few` (two or three), `far`; "" where one is missing."""
    if not wanted or not found:
        return ""
    apart = min(abs(a - b) for a in wanted for b in found)
    return ("same", "one", "few", "few")[apart] if apart < 4 else "far"


@lru_cache(16384)
def number_of(text: str) -> str:
    """A volume or issue without label, leading noughts and what stands in brackets; Roman ones in figures."""
    text = text.strip().lower()
    if not text:
        return ""
    both = _VOLUME_AND_ISSUE.match(text)
    text = _LABEL.sub("", both[1] if both else text)
    if text.isdigit():
        return text.lstrip("0") or "0"
    if text and set(text) <= _VALUES.keys() and _ROMAN.fullmatch(text):
        return str(_roman(text))
    if "ahead" in text or text in _SAYS_NOTHING:
        return ""
    return "".join(_NUMBER.findall(text)) or text


def issue_in(volume: str) -> str:
    """The issue that stands in brackets behind a volume: "12(3)" → "3"."""
    both = _VOLUME_AND_ISSUE.match(volume)
    return number_of(both[2]) if both else ""


_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _roman(text: str) -> int:
    values = [_VALUES[letter] for letter in text]
    return sum(
        -value if any(later > value for later in values[at + 1 :]) else value for at, value in enumerate(values)
    )


def compare_volumes(wanted: str, found: str, wanted_issue: str, found_issue: str, years: tuple[int, ...]) -> str:
    """`same`, `differs`, or "" where one is missing or counts by the year, or volume and issue were
    exchanged."""
    if not wanted or not found:
        return ""
    if wanted == found:
        return "same"
    if wanted.isdigit() and found.isdigit():
        if int(wanted) in years or int(found) in years:  # journals that count by the year
            return ""
        if wanted == found_issue and wanted_issue == found:
            return ""
        return "differs"
    digits_a, digits_b = _digits(wanted), _digits(found)
    return "same" if digits_a and digits_a == digits_b else "differs" if digits_a and digits_b else ""


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


@lru_cache(16384)
def first_page(text: str) -> str:
    """The first page of "pp. 123-9", "S12–S20", "e1234", without label and leading noughts; "" if it says
    nothing: "n/a", "0", and "1", which is what a page is called that has no number yet."""
    text = _LABEL.sub("", text.strip().lower())
    match = _FIRST.search(text)
    first = match[0].strip(".()[]:") if match else ""
    return "" if first in _SAYS_NOTHING else first.lstrip("0")


def last_page(text: str) -> int | None:
    """The last page of a range in figures, an abbreviated one completed: "123-9" → 129."""
    pieces = _FIRST.findall(text)
    if len(pieces) != 2 or not (pieces[0].isdigit() and pieces[1].isdigit()):
        return None
    first, last = pieces
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return int(last) if int(last) >= int(first) else None


def compare_pages(wanted: str, found: str, last: int | None) -> str:
    """`same`, `within` (the found range), `differs`, or "" where one is missing or says nothing."""
    if not wanted or not found:
        return ""
    if wanted == found or wanted.lstrip("e0") == found.lstrip("e0"):  # article numbers: "e1234" and "1234"
        return "same"
    if wanted.isdigit() and found.isdigit():
        return "within" if last is not None and int(found) < int(wanted) <= last else "differs"
    one, other = _digits(wanted), _digits(found)
    if one and one == other and (wanted.isdigit() or found.isdigit()):
        return "same" if len(one) >= 4 else "within"  # "L83" and "83", "GB1003" and "1003"
    return "differs"
