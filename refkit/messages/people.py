"""Persons and organisations as depositors name them → names.

Groups come as persons, suffixes and degrees inside family names, whole names as family names, placeholders as
names, and the addresses of departments as authors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from refkit.messages.node import Node
from refkit.messages.wording import name_wording, wording
from refkit.model import Name, Span
from refkit.text.folding import to_ascii
from refkit.text.name_tables import BODIES, DEGREES
from refkit.text.people import parse_name

_NOBODY = frozenset(
    """
    NA N.A. N/A na n/a &NA; et al al. null Null NULL none None unknown Unknown anonymous Anonymous ANONYMOUS Anon. -
    . :unav (:unav) (:unkn) (:tba) (:none) (:null) (:etal) (:unap) (:unas)
    """.split()
) | {"et al", "et al.", "", "No author", "No Author", "Not Available", "not available", "No authorship indicated"}
_FOR = re.compile(r"(?i)(?:and )?(?:for|on behalf of|in behalf of|representing)(?: the\b|\b)\s?")
_ORCID = re.compile(r"(?:\d{4}-){3}\d{3}[\dXx]")
_SUFFIX = re.compile(r"(?i)(?:jr|sr)\.?|i{2,3}|iv|2nd|3rd")
_MARKS = re.compile(r"^[\d*†‡§¶\s,]+|[\d*†‡§¶\s,]+$")
_POST_NOMINAL = re.compile(r"[A-Z]{2,6}|(?:[A-Z][a-z]?\.){2,4}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)+[^\W\d_]?\.?|[^\W\d_]")
_ADDRESS = re.compile(r"(?i)\b(?:univ\w*|hospital|facult\w*|department|school of|polytechnic|ph\.?d)\b")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def people(nodes: Sequence[Node]) -> list[tuple[Name, Node]]:
    """The names of a list in its order, each once, with where it came from.

    The order is that of the list, whatever `sequence` says. Where every person stands there twice, in Latin letters
    and in others, the Latin ones are taken. An address is no author where there are persons.
    """
    found: dict[tuple[str, str, str], tuple[Name, Node]] = {}
    for node in nodes:
        name = name_of(node)
        if name is None:
            continue
        key = (name.family.casefold(), name.given.casefold(), name.literal.casefold())
        known = found.get(key)
        if known is None:
            found[key] = (name, node)
        elif name.orcid and known[0].orcid and name.orcid != known[0].orcid:
            found[(*key[:2], name.orcid)] = (name, node)  # two of one name
        elif (name.orcid and not known[0].orcid) or (name.affiliations and not known[0].affiliations):
            found[key] = (name, known[1])
    named = list(found.values())
    if any(name.literal for name, _ in named) and any(name.family for name, _ in named):
        named = [pair for pair in named if not _is_address(pair[0].literal)]
    return _in_one_script(named) if len(named) > 1 else named


def name_of(node: Node) -> Name | None:
    """One entry: `family` and `given`, or `name`; None for a placeholder."""
    family, given = name_wording(node.said("family")), name_wording(node.said("given"))
    orcid = _orcid(node.get("ORCID").first.text)
    places = _places(node.get("affiliation"))
    plain = family.isalpha() and given[-1:].isalpha() and given[0].isupper() and given.isascii()
    if plain and family not in _NOBODY and not node.said("suffix") and not _FOR.match(given):  # as nearly always
        return Name(family, given, affiliations=places, orcid=orcid)
    whole = "" if family else name_wording(node.said("name") or node.said("literal"))
    if family:
        if family in _NOBODY and (not given or given in _NOBODY):
            return None
        group = _FOR.match(given)
        if group and (group.end() == len(given) or _is_body(family)):
            return Name(literal=f"{given[group.end() :]} {family}".strip(), affiliations=places)
        if _is_body(family) and (not given or given.casefold() == "the"):
            return Name(literal=family, affiliations=places)
        return _person(family, given, name_wording(node.said("suffix")), places, orcid)
    if whole:
        found = _FOR.match(whole)
        whole = whole[found.end() :] if found else whole
        return None if whole in _NOBODY else Name(literal=whole, affiliations=places)
    return None if given in _NOBODY else _read(given, places, orcid)


def _places(affiliation: Node) -> tuple[str, ...]:
    """Where someone works, as far as it is said in words."""
    if not affiliation.value:
        return ()
    return tuple(place for at in affiliation.items if (place := wording(at.said("name") or at.text)))


def spans_of(named: Sequence[tuple[Name, Node]]) -> tuple[Span, ...]:
    """Where the names stand."""
    return tuple(node.span for _, node in named)


def _person(family: str, given: str, suffix: str, places: tuple[str, ...], orcid: str) -> Name | None:
    if not family.isalpha():
        if any(char.isdigit() or char in "*†‡§¶," for char in family):
            family = _MARKS.sub("", family)
        head, comma, tail = family.partition(",")
        if comma:
            if not given:
                return _read(family, places, orcid)
            family, more = _without_degrees(head.strip()), ""
            for part in tail.split(","):
                word = part.strip()
                if _SUFFIX.fullmatch(word):
                    more = word
                elif word and not _is_degree(word) and not _POST_NOMINAL.fullmatch(word):
                    family = f"{family}, {word}"  # something else: it stays
            suffix = suffix or more
        elif " " in family:
            if not given:
                return (
                    Name(family, affiliations=places, orcid=orcid)
                    if _INITIALS.fullmatch(family)
                    else _read(family, places, orcid)
                )
            family = _without_degrees(family)
            rest, _, last = family.rpartition(" ")
            if rest and not suffix and _SUFFIX.fullmatch(last):
                family, suffix = rest, last
    if suffix and (_is_degree(suffix) or not any(map(str.isalnum, suffix))):
        suffix = ""
    if given and not given.isalpha() and any(char.isdigit() or char in "*†‡§¶," for char in given):
        given = _MARKS.sub("", given)
    if not any(map(str.isalnum, family)):
        return _read(given, places, orcid) if given else None
    return Name(family, given, suffix=suffix, affiliations=places, orcid=orcid)


def _read(text: str, places: tuple[str, ...], orcid: str) -> Name | None:
    """A whole name in one string."""
    name = parse_name(text)
    if name is None:
        return None
    return Name(name.family, name.given, suffix=name.suffix, literal=name.literal, affiliations=places,
                orcid=orcid or name.orcid)  # fmt: skip


def _without_degrees(family: str) -> str:
    words = family.split(" ")
    while len(words) > 1 and _is_degree(words[-1]):
        words.pop()
    return " ".join(words)


def _is_degree(word: str) -> bool:
    """Whether a word is a degree. "Do", "Ma" and "Ba" are names; degrees are written in capitals or with stops."""
    low = word.casefold().rstrip(".")
    return (low in DEGREES or word.casefold() in DEGREES) and (word.isupper() or word[1:].lower() != word[1:])


def _is_body(family: str) -> bool:
    return " " in family and (family.rpartition(" ")[2].casefold() in BODIES or family.startswith(("The ", "the ")))


def _is_address(literal: str) -> bool:
    return literal.count(",") > 1 and bool(_ADDRESS.search(literal))


def _orcid(text: str) -> str:
    if not text:
        return ""
    found = _ORCID.search(text)
    return found[0].upper() if found else ""


def _in_one_script(named: list[tuple[Name, Node]]) -> list[tuple[Name, Node]]:
    """The Latin half of a list that has everybody in two scripts; else the list."""
    if all(name.family.isascii() and name.literal.isascii() for name, _ in named):
        return named
    latin = [pair for pair in named if _LATIN.search(str(pair[0]))]
    other = [pair for pair in named if not _LATIN.search(str(pair[0]))]
    if len(latin) != len(other):
        return named
    twice = latin[0][1].said("sequence") == other[0][1].said("sequence") == "first"
    pairs = zip(latin, other, strict=True)
    return latin if all(_are_one(one, two, twice=twice) for (one, _), (two, _) in pairs) else named


def _are_one(latin: Name, other: Name, *, twice: bool) -> bool:
    """Whether two spellings are of one name: one ORCID, or the letters that they begin with agree. Where letters
    tell nothing (Chinese), the list must have a first author `twice`."""
    if latin.orcid or other.orcid:
        return latin.orcid == other.orcid
    spelt, mine = (to_ascii(name.family or name.literal).casefold() for name in (other, latin))
    if not spelt:
        return twice
    given = [to_ascii(name.given)[:1].casefold() for name in (other, latin)]
    return spelt[:4] == mine[:4] and (given[0] == given[1] or not all(given))
