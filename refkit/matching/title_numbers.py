"""Numbers in titles: parts, years and the rest, by which works of one title differ."""

from __future__ import annotations

import re
from collections import Counter

from refkit.matching.title_words import ALWAYS_NUMBERS, COUNTED, ORDINALS

_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")

# Every number of a title, and those of them that count parts, end the title or are years.
Numbers = tuple[Counter[str], frozenset[str]]


def numbers_of(words: list[str]) -> Numbers:
    """The numbers among the folded words of a title, Roman ones in figures."""
    every: Counter[str] = Counter()
    telling = set()
    before = ""
    for at, word in enumerate(words):
        counted, last = before in COUNTED, at == len(words) - 1
        if word in ORDINALS and (counted or word in ALWAYS_NUMBERS or (last and len(word) < 3 < at)):
            every[ORDINALS[word]] += 1
            telling.add(ORDINALS[word])
        else:
            for digits in _DIGITS.findall(word):
                number = digits.lstrip("0") or "0"
                every[number] += 1
                if counted or _YEAR.fullmatch(number) or (word == digits and last):
                    telling.add(number)
        before = word
    return every, frozenset(telling)


def numbers_differ(a: Numbers, b: Numbers) -> bool:
    """Whether each has a number that the other lacks; or one has, where that number is a telling one.

    "C 60" and "C60" have the same numbers, and "12" and "1 2" for once too.
    """
    (every_a, telling_a), (every_b, telling_b) = a, b
    if every_a == every_b:
        return False
    only_a, only_b = set(every_a - every_b), set(every_b - every_a)
    if only_a and only_b:
        return "".join(sorted(only_a)) != "".join(sorted(only_b))
    return bool((only_a & telling_a) | (only_b & telling_b))
