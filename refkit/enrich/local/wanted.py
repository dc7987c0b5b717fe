"""What is known of a work that is looked for without its DOI."""

from __future__ import annotations

import re

import msgspec

from refkit.enrich.local.keys import (
    BEGINNING,
    SHORT,
    beginning_key,
    first_page,
    folded,
    pair_key,
    place_keys,
    rarest,
    short_title_key,
    title_key,
)
from refkit.text.folding import fold

_LONGEST = 3_000  # characters of a reference that are looked at
_WORDS_OF_TITLE, _WORDS_OF_REFERENCE = 8, 10
_MOST_SEGMENTS, _MOST_NUMBERS = 12, 7
_SEGMENT_WORDS = 3  # fewer are a name or a journal
_AUTHORS = 2  # words at the head of a reference that may be the first author's family name

_BREAK = re.compile(r"[.?!:;]\s|\s[-–—]\s|[“”„\"()\[\]\n。．：？]|,\s(?=[\"“])")
_SUBTITLE = re.compile(r"[:?!.]\s|\s[-–—]\s|[：。？]")
_NUMBER = re.compile(r"(?<![^\W\d_])[A-Za-z]{0,3}\d{1,7}(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")

# Weights of the keys that agree: how far each alone tells one work from all others.
_EXACT, _PLACE, _START, _PAIR = 8.0, 6.0, 4.0, 2.0

Probe = tuple[int, float]


class Wanted(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A description, or a reference as it was printed, or both; what is not known stays empty.

    title, container_title, volume, first_page: as printed
    family: the first author's family name
    year:   of publication
    unstructured: the whole reference
    """

    title: str = ""
    family: str = ""
    year: int | None = None
    container_title: str = ""
    volume: str = ""
    first_page: str = ""
    unstructured: str = ""


class Clues(msgspec.Struct, frozen=True, gc=False):
    """A `Wanted`, folded for comparing. `words` are all the words there are; `whole` says that they are those of
    a reference, in which the title is somewhere."""

    title: str
    words: frozenset[str]
    families: frozenset[str]
    years: tuple[int, ...]
    volume: str
    page: str
    numbers: frozenset[str]
    whole: bool


def clues(wanted: Wanted) -> Clues:
    """What can be compared with a work."""
    title = folded(wanted.title)
    text = fold(wanted.unstructured[:_LONGEST])
    whole = not title
    words = text.split() if whole else title.split()
    family = fold(wanted.family)
    return Clues(
        title,
        frozenset(words),
        frozenset((family,) if family else text.split() if whole else ()),
        (wanted.year,)
        if wanted.year
        else tuple(dict.fromkeys(map(int, _YEAR.findall(wanted.unstructured[:_LONGEST])))),
        folded(wanted.volume),
        first_page(wanted.first_page),
        frozenset(fold(number) for number in _NUMBER.findall(wanted.unstructured[:_LONGEST])),
        whole,
    )


def probes(wanted: Wanted) -> list[Probe]:
    """The keys to look under, each with its weight; the first of a key counts. At most 160."""
    found: dict[int, float] = {}
    for key, weight in (*_of_title(wanted), *_of_place(wanted), *_of_reference(wanted)):
        found.setdefault(key, weight)
    return list(found.items())


def _of_title(wanted: Wanted) -> list[Probe]:
    title = folded(wanted.title)
    if not title:
        return []
    family = fold(wanted.family)
    words = title.split()
    found = [(title_key(title), _EXACT)]
    if family:
        found.append((short_title_key(title, family), _EXACT))
    if len(words) >= BEGINNING:
        # The registry's title may have a subtitle that this one lost, or be this one without its subtitle.
        found.append((beginning_key(words), _START))
    for match in list(_SUBTITLE.finditer(wanted.title))[:3]:
        main = folded(wanted.title[: match.start()])
        if main and main != title:
            found.append((title_key(main), _START))
            if family and len(main.split()) <= SHORT:
                found.append((short_title_key(main, family), _START))
    return found + _pairs(words, _WORDS_OF_TITLE)


def _of_place(wanted: Wanted) -> list[Probe]:
    page = first_page(wanted.first_page)
    if not page:
        return []
    # Print and online year may be one apart.
    years = (wanted.year, wanted.year - 1, wanted.year + 1) if wanted.year else ()
    keys = place_keys(years, folded(wanted.volume), page, fold(wanted.family))
    return [(key, _PLACE) for key in keys]


def _of_reference(wanted: Wanted) -> list[Probe]:
    text = wanted.unstructured[:_LONGEST]
    if not text:
        return []
    found: list[Probe] = []
    for segment in _BREAK.split(text)[:_MOST_SEGMENTS]:
        title = folded(segment)
        words = title.split()
        if len(words) >= _SEGMENT_WORDS or (len(title) > 3 and not title.isascii()):
            found.append((title_key(title), _EXACT))
            if len(words) >= BEGINNING:
                found.append((beginning_key(words), _START))
    words = fold(text).split()
    if not wanted.title:
        found += _pairs(words, _WORDS_OF_REFERENCE)
    years = [int(year) for year in dict.fromkeys(_YEAR.findall(text))][:2]
    numbers = [fold(number) for number in _NUMBER.findall(text)]
    numbers = [number for number in dict.fromkeys(numbers) if not number.isalpha()][:_MOST_NUMBERS]
    authors = [word for word in words if len(word) > 2 and not word.isdigit()][:_AUTHORS]
    for at, volume in enumerate(numbers):
        for page in numbers[at + 1 :]:
            if volume.isdigit() and len(volume) < 4:
                found += [(key, _PLACE) for key in place_keys(years, volume, page, authors[0] if authors else "")]
    return found


def _pairs(words: list[str], most: int) -> list[Probe]:
    best = rarest(words, most)
    return [(pair_key(one, other), _PAIR) for at, one in enumerate(best) for other in best[at + 1 :]]
