"""Expressions that look for one of many phrases, without regard to case."""

from __future__ import annotations

import re

_WORD_BOUNDARY = r"\b"


def any_of(*ways: str) -> re.Pattern[str]:
    r"""An expression that finds any of `ways` in text in lower case; give it `text.lower()`.

    Each way begins with a character as such, or with "\b" and a letter or digit. Then the places that can match
    are found by their first characters alone, many times as fast as an expression that begins with "\b" or ignores
    case, which tries every way at every character.
    """
    return re.compile("|".join(map(_letter_first, ways)))


def _letter_first(way: str) -> str:
    r"""`way` with its first character in front of the condition that a word begins there."""
    if not way.startswith(_WORD_BOUNDARY):
        return way
    first, rest = way[2], way[3:]
    return rf"{first}(?<!\w{first}){rest}"
