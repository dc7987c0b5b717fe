"""Names of people as pages print them: one string in, a `Name` out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refkit.model import Name

_SUFFIX = re.compile(r"(?i)(?:jr|sr)\.?|i{2,3}|iv")
_PARTICLES = frozenset(
    """
    af al av bin d' da das de del della den der des di do dos du el la las le los ten ter van vom von zu zum zur 't
    """.split()
)
# The last words of names that are no person's.
_BODIES = frozenset(
    """
    agency alliance association authority board bureau center centre collaboration collaborative collaborators
    college commission committee consortium council department foundation group groups initiative institute
    institutes institution investigators laboratory ministry network office organisation organization panel
    partnership program programme project registry service services society study team trust union university
    """.split()
)
# "Davidson, L", "Sanchez-Moscona, Cecilia", "Jones, Catriona C. G.": no suffix, no particle, nothing to decide.
_PLAIN_NAME = re.compile(r"[A-Z][a-z]+(?:[- ][A-Z][a-z]+)?, [A-Z][a-z]*\.?(?:[ -][A-Z][a-z]*\.?){0,3}")
_NAME_JOINTS = re.compile(r"[,;]\s*|\s+(?:and|&|und|et|y)\s+")
_PIECE = re.compile(r"[^,;\s][^,;]*")
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힯]")
_INITIAL = re.compile(r"(?:[A-Z]\.-?)+|[A-Z]{1,2}")
_INITIALS = re.compile(r"[A-Z]{2,3}")


def parse_name(text: str) -> Name | None:
    """Read "Family, Given", "Family, Given, Suffix" or "Given Family"; None if there is no letter in it.

    Particles stay with the family name. Names in Chinese, Japanese or Korean script are kept whole, as a
    literal, because one string does not say where the family name ends; so are organisations ("WHO Working
    Group"), which are known by their last word. Initials behind a name ("Shalaby R. A.") are given names.
    """
    if _PLAIN_NAME.fullmatch(text):  # as nearly always in an index; the rest need not be looked at
        family, _, given = text.partition(", ")
        return Name(family, given)
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
    if len(words) > 1 and words[-1].lower() in _BODIES:
        return Name(literal=text)
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if len(words) == 1:
        return Name(family=words[0], suffix=suffix)
    initials = len(words)
    while initials > 1 and _INITIAL.fullmatch(words[initials - 1]):
        initials -= 1
    if initials < len(words) and not _INITIAL.fullmatch(words[0]):
        return Name(family=" ".join(words[:initials]), given=" ".join(words[initials:]), suffix=suffix)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return Name(family=" ".join(words[start:]), given=" ".join(words[:start]), suffix=suffix)


def pieces(line: str) -> Iterator[tuple[str, int]]:
    """The pieces between the commas and semicolons of a by-line, each with its offset; white space is left out."""
    for match in _PIECE.finditer(line):
        yield match[0].rstrip(), match.start()


def spaced_initials(given: str) -> str:
    """Initials that are run together, as indexes print them, set apart: "JK" → "J. K.", "L" → "L.".

    Anything else comes back as it is: "Lee", "J. K.", "Jean-Paul".
    """
    if len(given) == 1 and given.isalpha() and given.isupper():
        return f"{given}."
    return " ".join(f"{letter}." for letter in given) if _INITIALS.fullmatch(given) else given


def looks_like_people(line: str) -> bool:
    """Whether a line is a list of names: two pieces or more, of two to four words, nearly all capitalised."""
    pieces = [piece.split() for piece in _NAME_JOINTS.split(line) if piece.strip()]
    if len(pieces) < 2 or any(len(piece) > 4 for piece in pieces):
        return False
    words = [word for piece in pieces for word in piece]
    return sum(bool(word[0].isupper()) for word in words) > 0.85 * len(words)


def looks_like_a_name(line: str) -> bool:
    """Whether a line can be one person's name: one to six capitalised words or initials, particles aside."""
    if _PLAIN_NAME.fullmatch(line):  # as nearly always
        return True
    words = line.replace(",", " ").split()
    if not 0 < len(words) <= 6 or any(char.isdigit() or char in ":?!/" for char in line):
        return False
    return all(word[0].isupper() or not word[0].isascii() or word.lower() in _PARTICLES for word in words)
