"""Two authors compared, however their names are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from refkit.model import Name
from refkit.text.folding import fold, to_ascii
from refkit.text.name_tables import BODIES

_CUT = re.compile(r"[\s,;]{0,3}(?:\bet\.? al\b\.?|\band others\b|…|\.\.\.).*$", re.IGNORECASE | re.DOTALL)
_SEVERAL = re.compile(r"\s*;\s*|\s+(?:&|and)\s+")
_INITIALS = re.compile(r"[A-Z]{1,3}|(?:[A-Z][a-z]?\.-?)+[A-Z]?|[A-Z](?:-[A-Z])+")
_SPLIT = re.compile(r"\s+|(?<=\.)(?=[A-Z][a-z]{2})")
_PARTICLES = frozenset("van von de der den del della di da dos du la le ten ter el al und zu zur af jr sr".split())
_BODIES = BODIES | frozenset(
    "force trialists federation academy nations administration corporation company".split()
)
_NOBODY = frozenset({"", "anonymous", "anon", "na", "no author", "unknown", "none", "et al", "nan"})
_LONGEST = 500
_MOST_WORDS = 4  # a person's name has seldom more
_NEAR = 0.75


class Person:
    """A name made ready: `family` (its words, particles apart), all `words` of it that are written out, and
    the `initials` of the given names. `body` says that it is an organisation, or cannot be a person."""

    __slots__ = ("body", "family", "initials", "words")

    def __init__(self, family: tuple[str, ...], words: frozenset[str], initials: str, body: bool) -> None:
        self.family, self.words, self.initials, self.body = family, words, initials, body


def people_of(names: Sequence[str]) -> tuple[Person, ...]:
    """The persons that strings name; "Faglia, G.; Arosio, M." are two, "et al." is none."""
    people: list[Person] = []
    for name in names[:40]:
        name = name[:_LONGEST]
        name = _CUT.sub("", name) if len(name) > 6 else name
        pieces = _SEVERAL.split(name) if (";" in name or " and " in name or " & " in name) else [name]
        if len(pieces) > 1 and read_person(name).body:
            pieces = [name]
        people += [person for piece in pieces[:40] if (person := read_person(piece)).words]
    return tuple(people)


@lru_cache(8192)
def person_of(family: str, given: str, literal: str) -> Person:
    """The person, or body, that the parts of a `Name` name."""
    if literal:
        return read_person(literal)
    if not given:
        return read_person(family)
    written = tuple(_plain(family))
    if (
        any(word in _BODIES for word in written) and given[:1].islower()
    ):  # {given: "for the", family: "… Study Group"}
        return Person((), frozenset(written), "", True)
    return _person([word for word in written if word not in _PARTICLES] or list(written), _plain(given))


def person(name: Name) -> Person:
    """The same of a `Name`."""
    return person_of(name.family, name.given, name.literal)


@lru_cache(8192)
def read_person(text: str) -> Person:
    """The person that a string names: "Campbell, J. Y.", "John Y Campbell", "Campbell JY", "Campbell"."""
    text = text[:200]
    words = _plain(text)
    if " ".join(words) in _NOBODY:
        return Person((), frozenset(), "", False)
    long_words = [word for word in words if len(word) > 1 and word not in _PARTICLES]
    if any(word in _BODIES for word in words) or len(long_words) > _MOST_WORDS:
        return Person((), frozenset(words), "", True)
    family, comma, given = text.partition(",")
    if comma and given.strip(" .,"):
        return _person([word for word in _plain(family) if word not in _PARTICLES], _plain(given.replace(",", " ")))
    pieces = [piece for piece in _SPLIT.split(text.replace(",", " ").strip()) if piece]
    capitals = text.isupper()
    marks = [_is_initials(piece, capitals) for piece in pieces]
    if all(marks) and pieces:  # a short family name in capitals: "LI", "Ng"
        marks[max(range(len(pieces)), key=lambda at: len(pieces[at]))] = False
    written = [word for piece, mark in zip(pieces, marks, strict=True) if not mark for word in _plain(piece)]
    initials = [word for piece, mark in zip(pieces, marks, strict=True) if mark for word in _plain(piece)]
    core = [word for word in written if word not in _PARTICLES] or written
    if (marks and (marks[-1] or marks[0])) or len(core) < 2 or marks.count(False) < 2:
        return _person(core, initials)
    # "John Campbell": which is the family name is not said, most likely the last.
    return Person((core[-1],), frozenset(core), core[0][:1], False)


def _is_initials(piece: str, capitals: bool) -> bool:
    if "." in piece or "-" in piece:
        return _INITIALS.fullmatch(piece) is not None
    return len(piece) == 1 or (not capitals and _INITIALS.fullmatch(piece) is not None)


def _person(family: list[str], given: list[str]) -> Person:
    # Two or three capitals without a vowel between them are initials written together; else a given name.
    first = given[0][:1] if given else ""
    rest = "".join(word if len(word) <= 3 else word[:1] for word in given)
    return Person(tuple(family), frozenset(family), first + rest[1:] if first else "", False)


def _plain(text: str) -> list[str]:
    text = text.replace("’", "").replace("'", "")
    return fold(to_ascii(text) or text).split()


def compare_people(wanted: Sequence[Person], found: Sequence[Person]) -> str:
    """How the first author that is wanted stands to those of a record.

    first:    the record's first author bears the name
    listed:   another of its authors does, or another of the wanted ones is among them
    initials: the family name agrees, the initials of the given names do not
    near:     the family name is spelt nearly so
    differs:  another name, where the record names one author only (it may have lost the rest)
    absent:   none of several authors
    "":       there is nothing to compare: no author, or a body on one side and a person on the other
    """
    if not wanted or not found:
        return ""
    first, best = wanted[0], ""
    for at, other in enumerate(found[:60]):
        level = _compare(first, other)
        if level == "same":
            return "listed" if at else "first"
        if at == 0 or (level == "initials" and best == "differs"):
            best = level
        elif best == "" and level == "differs":
            best = ""
    if best in ("differs", "initials") and len(wanted) > 1 and _any_common(wanted[1:20], found[:60]):
        return "listed"
    return "absent" if best == "differs" and len(found) > 1 else best


def _any_common(wanted: Sequence[Person], found: Sequence[Person]) -> bool:
    return any(_compare(a, b) == "same" for a in wanted for b in found)


def _compare(a: Person, b: Person) -> str:
    if a.body or b.body:
        common = len(a.words & b.words)
        return "same" if a.body and b.body and 2 * common >= min(len(a.words), len(b.words)) > 0 else ""
    if _same_family(a, b):
        if a.initials and b.initials and not set(a.initials) & set(b.initials):
            # "García Sánchez" alone is a family name of two words, no given name.
            whole = a.words.issubset(b.family) or b.words.issubset(a.family)
            return (
                "same" if whole and (len(a.words) > len(a.family) or len(b.words) > len(b.family)) else "initials"
            )
        return "same"
    one, other = "".join(a.family), "".join(b.family)
    if len(one) >= 3 and len(other) >= 3 and one[:2] == other[:2]:
        if one.startswith(other) or other.startswith(one):
            return "near"
        if SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEAR:
            return "near"
    return "differs"


def _same_family(a: Person, b: Person) -> bool:
    if not a.family or not b.family:
        return False
    if a.family == b.family or "".join(a.family) == "".join(b.family):
        return True
    # One side may hold given names too, or one of two family names.
    return b.words.issuperset(a.family) or a.words.issuperset(b.family)
