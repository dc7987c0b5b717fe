"""How well a work of the registry fits what is wanted: for the order of candidates, not for a decision."""

from __future__ import annotations

from refkit.enrich.local.kept import NUMBER_AT, PAGE_AT, SUBTITLE_AT, TITLE_AT, VOLUME_AT, Values
from refkit.enrich.local.keys import first_family, first_page, folded, years
from refkit.enrich.local.wanted import Clues

_TITLE, _FAMILY, _YEAR, _VOLUME, _PAGE = 3.0, 1.0, 0.6, 0.8, 1.0
_YEAR_APART = 0.3
_GRAMS = 2


def agreement(clues: Clues, values: Values) -> float:
    """0 (nothing agrees) to 6.4 (everything does)."""
    score = _title(clues, folded(values[TITLE_AT]), values) * _TITLE
    family = first_family(values)
    if family and clues.families:
        score += _FAMILY * (
            family in clues.families or bool(clues.whole and clues.families.issuperset(family.split()))
        )
    apart = [abs(year - wanted) for year in years(values) for wanted in clues.years]
    if apart:
        score += _YEAR if min(apart) == 0 else _YEAR_APART if min(apart) == 1 else 0.0
    volume = folded(values[VOLUME_AT])
    if volume:
        score += _VOLUME * (volume == clues.volume if clues.volume else volume in clues.numbers)
    page = first_page(values[PAGE_AT]) or folded(values[NUMBER_AT])
    if page:
        score += _PAGE * (page == clues.page if clues.page else page in clues.numbers)
    return score


def _title(clues: Clues, title: str, values: Values) -> float:
    if not title or not clues.words:
        return 0.0
    if title == clues.title:
        return 1.0
    if not title.isascii() and not clues.whole and (" " not in title or " " not in clues.title):
        return _dice(_grams(title), _grams(clues.title))
    words = set(title.split())
    if clues.whole:
        # A title of one word is in many a reference.
        return len(words & clues.words) / len(words) * min(1.0, 0.4 + 0.15 * len(words))
    best = _dice(words, clues.words)
    if values[SUBTITLE_AT] and best < 1.0:
        best = max(best, _dice(words.union(folded(values[SUBTITLE_AT]).split()), clues.words))
    return best


def _grams(text: str) -> set[str]:
    return {text[i : i + _GRAMS] for i in range(len(text))}


def _dice(one: set[str], other: set[str] | frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
