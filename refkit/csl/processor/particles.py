"""Name particles that stand inside `family` or `given`, and suffixes behind a comma.

Specification 1.0.2, "Name-part Order" and the CSL-JSON data model: "van der" of `family: "van der Vlist"` is
non-dropping, the "de" of `given: "Jean de"` dropping. A particle is a word that does not begin with a capital.
"""

from __future__ import annotations

import re

_FAMILY = re.compile(r"^([^ ]+(?:-|\u02bb|\u2019| |') *)(.+)$")
_MOST = 12  # particles of one name
_LEAD = re.compile(r"^[-'\u02bb\u2019\s]*(.)")


def _small(word: str) -> bool:
    match = _LEAD.match(word)
    return bool(match) and match[1].upper() != match[1]  # type: ignore[index]


def split_family(family: str) -> tuple[str, str]:
    """(non-dropping particle, the rest) of a family name."""
    particles: list[str] = []
    while len(particles) < _MOST and (match := _FAMILY.match(family)) and _small(match[1]):
        particles.append(match[1])
        family = match[2]
    joined = "".join(particles)
    trimmed = joined.strip()
    if joined.endswith(" ") and trimmed[-1:] in "'\u2019" and trimmed:
        trimmed += " "
    return trimmed, family


def split_given(given: str) -> tuple[str, str]:
    """(the rest, dropping particle) of a given name."""
    particles: list[str] = []
    while len(particles) < _MOST and (parts := _last(given)) and _small(parts[1]):
        particles.insert(0, parts[1])
        given = parts[0]
    return given, " ".join(particles)


def _last(given: str) -> tuple[str, str] | None:
    head, space, word = given.rpartition(" ")
    return (head.rstrip(), word) if space and head.strip() and word else None


def split_suffix(given: str) -> tuple[str, str, bool]:
    """(given, suffix, whether a comma goes before it): "John, Jr." and, with the comma to print, "John,! Jr."."""
    match = re.search(r"\s{0,9},!{0,9}\s{0,9}", given)
    if not match:
        return given, "", False
    return given[: match.start()], given[match.end() :], "!" in match[0]
