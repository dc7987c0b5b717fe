"""Two works compared by DOI, title, authors, year and pages."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from refkit.model import Name, Work, start_of
from refkit.text.folding import fold

# Below this likeness two titles have nothing to do with each other (the ratio of equal characters).
_WHOLLY_DIFFERENT = 0.5
_LONGEST_COMPARED = 400

# A title that many works bear: agreement on it alone says nothing.
_GENERIC = re.compile(
    r"(?:editorial|introduction|preface|foreword|erratum|corrigendum|correction|retraction|commentary|"
    r"book reviews?|letters?|reply|response|discussion|conclusions?|contents|index|news|abstracts?|"
    r"acknowledge?ments?|in memoriam|obituary|announcements?|notes?)\b.{0,40}"
)
_FEWEST_WORDS, _FEWEST_LETTERS = 5, 25
_AGREEMENTS_NEEDED = 2  # of author, year, first page, volume, where the title says little


class Match(msgspec.Struct, frozen=True):
    """The answer.

    verdict: same; different; or unsure, when the evidence contradicts itself and a person should look
    score:   0 to 1, how much agrees of what both works say
    reasons: what agreed and what did not, for people
    """

    verdict: Literal["same", "different", "unsure"]
    score: float
    reasons: tuple[str, ...]


def title_key(work: Work) -> str:
    """The title folded; two works without DOIs can only be the same if they share it."""
    return fold(work.title)


def family_key(name: Name) -> str:
    """The family name, or an organisation's, folded."""
    return fold(name.family or name.literal)


def compare(a: Work, b: Work) -> Match:
    """Whether `a` and `b` are one work.

    Equal DOIs decide, unless the titles have nothing in common (unsure). Different DOIs are different works.
    Where a DOI is missing the folded titles must be equal, nothing may contradict, and a title that many
    works could bear needs two more agreements.
    """
    title_a, title_b = title_key(a)[:_LONGEST_COMPARED], title_key(b)[:_LONGEST_COMPARED]
    if a.doi and b.doi:
        if a.doi != b.doi:
            return Match("different", 0.0, (f"different DOIs ({a.doi}, {b.doi})",))
        if title_a and title_b and _likeness(title_a, title_b) < _WHOLLY_DIFFERENT:
            return Match("unsure", 0.5, (f"equal DOIs ({a.doi}) but wholly different titles",))
        return Match("same", 1.0, (f"equal DOIs ({a.doi})",))
    if not title_a or title_a != title_b:
        return Match("different", 0.0, ("different titles" if title_a and title_b else "no title to compare",))
    agreed, against = _evidence(a, b)
    apart = _a_year_apart(a, b)
    if apart and not agreed:  # online and print year may differ by one, and so do the years of a yearly report
        against.append(apart)
    if against:
        return Match("different", 0.3, ("equal titles", *against))
    words = len(title_a.split())
    said = f"equal titles of {words} word{'s' if words > 1 else ''}"
    specific = words >= _FEWEST_WORDS and len(title_a) >= _FEWEST_LETTERS and not _GENERIC.fullmatch(title_a)
    if specific or len(agreed) >= _AGREEMENTS_NEEDED:
        return Match("same", 0.8 + 0.05 * len(agreed), (said, *agreed, "nothing contradicts"))
    return Match("different", 0.4, (said, *agreed, "too little besides to tell"))


def _evidence(a: Work, b: Work) -> tuple[list[str], list[str]]:
    """What agrees and what contradicts, among the fields that both have."""
    agreed: list[str] = []
    against: list[str] = []
    names_a, names_b = _families(a), _families(b)
    if names_a and names_b:
        if names_a & names_b:
            agreed.append(f"common author {min(names_a & names_b)}")
        else:
            against.append("no common author")
    if a.issued and b.issued and a.issued.year and b.issued.year:
        if a.issued.year == b.issued.year:
            agreed.append(f"year {a.issued.year}")
        elif abs(a.issued.year - b.issued.year) > 1:
            against.append(f"years {a.issued.year} and {b.issued.year}")
    for field, mine, its in (("first page", _page(a), _page(b)), ("volume", fold(a.volume), fold(b.volume))):
        if mine and its:
            (agreed if mine == its else against).append(f"{field} {mine}" + ("" if mine == its else f" and {its}"))
    return agreed, against


def _a_year_apart(a: Work, b: Work) -> str:
    """`years 2011 and 2012`, if that is how it is."""
    first, second = (work.issued.year if work.issued else None for work in (a, b))
    return f"years {first} and {second}" if first and second and abs(first - second) == 1 else ""


def _families(work: Work) -> set[str]:
    return {family_key(name) for name in work.author}


def _page(work: Work) -> str:
    return fold(start_of(work.page))


def _likeness(a: str, b: str) -> float:
    if a in b or b in a:
        return 1.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio()
