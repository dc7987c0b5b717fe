"""Page ranges in the forms of `page-range-format` (specification 1.0.2, "Page Ranges", appendix V)."""

from __future__ import annotations

import re

_RANGE = re.compile(r"^((?:\d*[A-Za-z]+0*)?)(\d{1,18})$")


def short_end(first: str, last: str, style: str) -> str:
    """The second page number of a range as `style` prints it: expanded, minimal, minimal-two, chicago,
    chicago-15, chicago-16. Both are digits, with letters before them at the most."""
    one, two = _RANGE.match(first), _RANGE.match(last)
    if not one or not two or (two[1] and one[1] != two[1]):
        return last
    head, begin = one[1], one[2]
    end = two[2]
    if len(end) < len(begin):
        end = begin[: len(begin) - len(end)] + end
    if int(end) < int(begin) and len(two[2]) < len(begin):
        return last
    if style == "expanded":
        return head + end
    if len(begin) != len(end):
        return head + end
    if style == "minimal":
        short = _minimal(begin, end, 1)
    elif style == "minimal-two":
        short = _minimal(begin, end, 2)
    elif style in ("chicago", "chicago-15"):
        short = _chicago_15(begin, end)
    elif style == "chicago-16":
        short = _chicago_16(begin, end)
    else:
        return last
    return short if len(short) < len(end) else head + short


def _minimal(begin: str, end: str, least: int) -> str:
    k = 0
    while k < len(end) - least and begin[k] == end[k]:
        k += 1
    return end[k:]


def _chicago_15(begin: str, end: str) -> str:
    first, last = int(begin), int(end)
    if first > 100 and first % 100 and first // 100 == last // 100:
        return str(last % 100)
    if first >= 10000 and first // 1000 == last // 1000:
        return str(last % 1000)
    return end


def _chicago_16(begin: str, end: str) -> str:
    first, last = int(begin), int(end)
    if first > 100 and first % 100:
        for digits in range(2, len(end)):
            if first // 10**digits == last // 10**digits:
                return str(last % 10**digits)
    return end
