"""What one word of a line can be in a person's name: a name, an initial, a particle, or none of these."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import msgspec

from refkit.text.name_tables import (
    DEGREES,
    FAMILY_NAMES,
    FAMILY_NAMES_TOO,
    GIVEN_NAMES,
    MONTH_WORDS,
    NEVER_NAMES,
    PARTICLES,
    PLACES,
    TITLES,
)

_APOSTROPHES = "'’ʼ`´‘"
_INSIDE = frozenset(_APOSTROPHES + "-‐‑–·")
_ELIDED = ("d'", "d’", "l'", "l’", "o'", "o’", "al-", "el-", "as-", "ash-", "ad-", "an-", "ar-", "'t", "’t", "‘t")
# Endings of learned words; no name of seven letters or more ends so.
_LEARNED = (
    "tion", "tions", "sions", "ments", "ness", "ities", "ility", "ivity", "ology", "ological", "ologies", "graphy",
    "metry", "ical", "ically", "isms", "omics", "etics", "ysis", "yses", "able", "ible", "ative", "itive", "ctive",
    "ular", "ously", "based", "osis", "itis", "emia", "pathy", "ectomy", "genic", "ization", "isation", "ential",
    "ancy", "ency", "ences", "ances", "ulations", "zing", "ising", "ting's", "chemistry", "keiten", "ungen",
    "schaft", "ización", "ção", "ções", "ción", "ciones", "logie", "logía", "logia",
)  # fmt: skip


_PATRONYMIC = ("ович", "евич", "овна", "евна", "ична", "івна", "ївна")
_ABBREVIATED = frozenset("jr. sr. st. ste. chr. alex. wm. chas. geo. jos. thos. fr. ph. th.".split())


class Word(msgspec.Struct, frozen=True, gc=False):
    """`kind`: N a name, I initials, P a particle, X none of them; and what the tables say of it."""

    kind: str
    given: bool = False
    family: bool = False
    never: bool = False
    soft: bool = False
    place: bool = False
    capitals: int = 0


_NOTHING = Word("X")


def is_degree(text: str) -> bool:
    """Whether a piece is a degree or a run of them: "MD", "PhD MSc"."""
    return len(text) < 40 and all(word.rstrip(",").lower() in DEGREES for word in text.split())


@lru_cache(maxsize=16384)
def word_of(word: str) -> Word:
    """What `word`, which holds no white space, can be in a name."""
    if len(word) > 40:
        return _NOTHING
    lower = word.lower()
    first = word[0]
    if not first.isupper():
        if lower in PARTICLES or lower.startswith(_ELIDED):
            return Word("P") if not any(map(str.isupper, word)) else _name(word, lower)
        if first in _APOSTROPHES and len(word) > 1 and word[1].isupper():
            return _name(word, lower)
        return _NOTHING if (first.isalpha() and first.islower()) or not first.isalpha() else _caseless(word)
    letters = word.replace(".", "").replace("-", "").replace("‐", "").replace("‑", "")
    dotted = "." in word
    if letters.isalpha() and letters.isupper() and (len(letters) <= 2 or (dotted and len(letters) <= 4)):
        return Word("I", capitals=0 if dotted else len(letters), never=lower in ("uk", "us", "eu", "un", "tv"))
    if dotted and len(letters) == 2:  # "Yu.", "Ch.", "Zh."
        return Word("I")
    return _name(word, lower)


def _caseless(word: str) -> Word:
    """Scripts without capitals other than the East Asian ones: Arabic, Hebrew, Georgian, Thai, those of India."""
    if "\u0590" <= word[0] <= "\u10ff" and all(char.isalpha() or unicodedata.combining(char) for char in word):
        return Word("N")
    return _NOTHING


def _name(word: str, lower: str) -> Word:
    if word[-1] == ".":
        if lower not in _ABBREVIATED and lower not in TITLES:
            return _NOTHING
        word, lower = word[:-1], lower[:-1]
    for char in word:
        if not char.isalpha() and char not in _INSIDE and not unicodedata.combining(char):
            return _NOTHING
    plain = lower
    if not lower.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))
        plain = plain.replace("ø", "o").replace("ł", "l").replace("ß", "ss").replace("æ", "ae")
        for dash in "‐‑–":
            plain = plain.replace(dash, "-")
    parts = plain.split("-") if "-" in plain else (plain,)
    given = (
        plain in GIVEN_NAMES
        or (len(parts) > 1 and parts[0] in GIVEN_NAMES)
        or (len(lower) > 6 and lower.endswith(_PATRONYMIC))
    )
    known = given or any(part in FAMILY_NAMES for part in parts)
    never = (
        any(part in NEVER_NAMES for part in parts)
        or plain in MONTH_WORDS
        or (not known and len(plain) >= 7 and plain.endswith(_LEARNED))
    )
    return Word(
        "N",
        given=given,
        family=any(part in FAMILY_NAMES for part in parts),
        never=never and not (given and plain not in NEVER_NAMES),
        soft=all(part in FAMILY_NAMES_TOO or part not in NEVER_NAMES for part in parts) and plain not in MONTH_WORDS
        and not plain.endswith(_LEARNED),
        place=plain in PLACES,
        capitals=len(word) if len(word) > 1 and word.isupper() else 0,
    )  # fmt: skip
