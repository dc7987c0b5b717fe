"""Names of people as pages print them: one string in, a `Name` out."""

from __future__ import annotations

import re

from refkit.model import Name

_SUFFIX = re.compile(r"(?i)(?:jr|sr)\.?|i{2,3}|iv")
_PARTICLES = frozenset(
    """
    af al av bin d' da das de del della den der des di do dos du el la las le los ten ter van vom von zu zum zur 't
    """.split()
)
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힯]")
_INITIALS = re.compile(r"[A-Z]{2,3}")


def parse_name(text: str) -> Name | None:
    """Read "Family, Given", "Family, Given, Suffix" or "Given Family"; None if there is no letter in it.

    Particles stay with the family name. Names in Chinese, Japanese or Korean script are kept whole, as a
    literal, because one string does not say where the family name ends.
    """
    text = " ".join(text.split()).strip(",;")
    if not (text[:1].isalpha() or any(map(str.isalpha, text))):
        return None
    if not text.isascii() and _CJK.search(text):
        return Name(literal=text)
    family, comma, rest = text.partition(",")
    if comma:
        given, more, suffix = rest.partition(",")
        if not more:
            return Name(family.strip(), given.strip())
        if _SUFFIX.fullmatch(given.strip()) and suffix.strip():  # BibTeX order: Family, Jr, Given
            given, suffix = suffix, given
        return Name(family=family.strip(), given=given.strip(), suffix=suffix.strip())
    words = text.split(" ")
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if len(words) == 1:
        return Name(family=words[0], suffix=suffix)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return Name(family=" ".join(words[start:]), given=" ".join(words[:start]), suffix=suffix)


def spaced_initials(given: str) -> str:
    """Initials that are run together, as indexes print them, set apart: "JK" → "J. K.", "L" → "L.".

    Anything else comes back as it is: "Lee", "J. K.", "Jean-Paul".
    """
    if len(given) == 1 and given.isalpha() and given.isupper():
        return f"{given}."
    return " ".join(f"{letter}." for letter in given) if _INITIALS.fullmatch(given) else given
