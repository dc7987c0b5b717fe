"""Given names for whole documents: how far each person must be shown in all cites (specification 1.0.2,
"Disambiguation", givenname-disambiguation-rule: all-names, all-names-with-initials, primary-name,
primary-name-with-initials)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from refkit.csl.processor.initials import initials
from refkit.csl.processor.items import Person
from refkit.csl.processor.people import FULL, INITIALS, NONE, PersonStyle

if TYPE_CHECKING:
    from refkit.csl.processor.bare_cites import Shown

Identity = tuple[str, ...]  # a person, and whether it is the first of its list


def levels(cites: Iterable[Sequence[Shown]], rule: str) -> dict[Identity, int]:
    """Person → how much of the given name is shown, from the persons that the cites show."""
    first_only = rule.startswith("primary-name")
    seen: dict[str, dict[str, set[str]]] = {}
    people: dict[Identity, tuple[str, str, PersonStyle]] = {}
    for cite in cites:
        for person, place, style in cite:
            if person.literal or (first_only and place):
                continue
            identity = person.first if place == 0 else person.later
            if identity not in people:
                family, short, given = _parts(person)
                seen.setdefault(family, {}).setdefault(short, set()).add(given)
                people[identity] = (family, short, style)
    found = {}
    for identity, (family, short, style) in people.items():
        forms = seen[family]
        level = NONE
        has_initials = style.initial is not None and style.initialize
        if rule.endswith("with-initials"):
            level = INITIALS if len(forms) > 1 and has_initials else NONE
        elif len(forms) > 1 or len(forms[short]) > 1:
            level = INITIALS if has_initials and len(forms) > 1 else NONE
            if len(forms[short]) > 1 or (len(forms) > 1 and not has_initials):
                level = FULL
        if level > NONE:
            found[identity] = level
    return found


def _parts(person: Person) -> tuple[str, str, str]:
    """Family name, initials and given names, as persons are compared by them."""
    family = f"{person.family} {person.non_dropping}".strip().replace(".", "")
    given = " ".join(person.given.replace(".", " ").split())
    return family, initials(given, "", True, True), given
