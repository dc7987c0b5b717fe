"""What follows from claims by rule: spellings that were changed, and the type where the parts tell it.

Each is a claim of its own, of kind "inferred", named after its rule, with the span of what it came from; so
a changed spelling is on record beside the page's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from refkit.model import Claim, Name, PageRange, Source
from refkit.text.casing import is_capitals, name_case, title_case
from refkit.text.initials import spaced_initials

RULES = frozenset({"recase", "names", "type"})


def derive(chosen: Mapping[str, Claim]) -> list[Claim]:
    """The claims that follow from the winners; each takes the place of the winner of its field.

    A value that a person set by hand is left alone.
    """
    derived = []
    for field in ("title", "container-title"):
        claim = chosen.get(field)
        if claim and _may_change(claim) and is_capitals(claim.value):
            derived.append(_from(claim, "recase", title_case(claim.value)))
    for field in ("author", "editor"):
        claim = chosen.get(field)
        if claim and _may_change(claim):
            names = _respelt(claim.value)
            if names != claim.value:
                derived.append(_from(claim, "names", names))
    if "type" not in chosen and (inferred := _type(chosen)):
        derived.append(inferred)
    return derived


def _may_change(claim: Claim) -> bool:
    return claim.source.kind not in ("user", "file")


def _from(claim: Claim, rule: str, value: Any) -> Claim:
    source = Source("inferred", rule, claim.source.ref, claim.source.encoding)
    return Claim(claim.field, value, source, claim.span, claim.confidence, claim.parts)


def _respelt(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Initials set apart ("JK" → "J. K."); a list in which every family name is in capitals, recased.

    In such a list two capitals may be initials or a name ("LI"): they stay as they are.
    """
    capitals = all(len(name.family) > 2 and name.family.isupper() for name in names)
    respelt = []
    for name in names:
        given, family = name.given, name.family
        if capitals:
            family = name_case(family)
            given = name_case(given) if len(given) > 2 and "." not in given else given
        else:
            given = spaced_initials(given)
        changed = given != name.given or family != name.family
        respelt.append(msgspec.structs.replace(name, given=given, family=family) if changed else name)
    return tuple(respelt)


def _type(chosen: Mapping[str, Claim]) -> Claim | None:
    """An article, where the parts are those of one.

    A container with a volume, an issue or an ISSN is a journal. A page range under a DOI, with no sign of a
    book, is most likely an article's too, but that is a guess and says so by its confidence.
    """
    container = chosen.get("container-title")
    if container and any(field in chosen for field in ("volume", "issue", "ISSN")) and "ISBN" not in chosen:
        return _inferred_type(container, 0.9)
    page = chosen.get("page")
    bookish = ("ISBN", "editor", "publisher-place", "container-title", "collection-title", "event-title")
    if page and isinstance(page.value, PageRange) and page.value.last and "DOI" in chosen:
        return None if any(field in chosen for field in bookish) else _inferred_type(page, 0.5)
    return None


def _inferred_type(because: Claim, confidence: float) -> Claim:
    source = Source("inferred", "type", because.source.ref, because.source.encoding)
    return Claim("type", "article-journal", source, because.span, confidence)
