"""Claims → values: a table of rules says which claim about a field wins. What lost stays a claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from refkit.merge.derive import RULES as DERIVED
from refkit.merge.derive import derive
from refkit.model import Claim, Context, Record, Work
from refkit.model.context import CONTEXT_ATTRIBUTES
from refkit.model.work import ATTRIBUTES, UNKNOWN_TYPE
from refkit.text.casing import is_capitals

# Whom to believe, before anything else: what a person set by hand, then the person's own library, then a
# registry, then a page's embedded metadata, then its text.
_TRUST = {"user": 5, "file": 4, "registry": 3, "embedded": 2, "page": 1, "inferred": 0}

Rule = Callable[[Sequence[Claim]], Claim]


def resolve(record: Record) -> Record:
    """`record` with `chosen`, `work` and `context` worked out from its claims; the claims all stay.

    Spellings that refkit changes and types that it infers come in as claims of kind "inferred" (see
    `refkit.merge.derive`); calling this again gives the same record.
    """
    given = tuple(
        claim for claim in record.claims if claim.source.kind != "inferred" or claim.source.name not in DERIVED
    )
    chosen = winners(given)
    inferred = derive(chosen)
    for claim in inferred:
        chosen[claim.field] = claim
    work = {ATTRIBUTES[field]: claim.value for field, claim in chosen.items() if field in ATTRIBUTES}
    context = {
        CONTEXT_ATTRIBUTES[field]: claim.value for field, claim in chosen.items() if field in CONTEXT_ATTRIBUTES
    }
    return msgspec.structs.replace(
        record, claims=(*given, *inferred), chosen=chosen, work=Work(**work), context=Context(**context)
    )


def winners(claims: Iterable[Claim]) -> dict[str, Claim]:
    """The claim that wins for each field, in the order in which the fields were first claimed."""
    by_field: dict[str, list[Claim]] = {}
    for claim in claims:
        by_field.setdefault(claim.field, []).append(claim)
    return {
        field: found[0] if len(found) == 1 else RULES.get(field, trusted)(found)
        for field, found in by_field.items()
    }


def trusted(claims: Sequence[Claim]) -> Claim:
    """The most trusted source, then the surest reading, then the first."""
    return max(claims, key=_trust)


def _trust(claim: Claim) -> tuple[int, float]:
    return _TRUST[claim.source.kind], claim.confidence


def well_spelt(claims: Sequence[Claim]) -> Claim:
    """As `trusted`, but a spelling in capitals only loses to any other unless a person set it."""
    return max(
        claims, key=lambda claim: (claim.source.kind == "user", not is_capitals(claim.value), *_trust(claim))
    )


def most_precise(claims: Sequence[Claim]) -> Claim:
    """The most trusted date, or one that says the same and more."""
    best = trusted(claims)
    for claim in claims:
        if claim.value.refines(best.value) and len(claim.value.parts) > len(best.value.parts):
            best = claim
    return best


def whole(claims: Sequence[Claim]) -> Claim:
    """An abstract that is whole before one that is cut, then the most trusted, then the longest."""
    return max(claims, key=lambda claim: (not claim.value.cut, *_trust(claim), len(claim.value.text)))


def fullest_names(claims: Sequence[Claim]) -> Claim:
    """The most trusted list of names, or the same people with given names written out further."""
    best = trusted(claims)
    families = [name.family.casefold() or name.literal for name in best.value]
    same = [c for c in claims if [n.family.casefold() or n.literal for n in c.value] == families]
    return max(same, key=lambda claim: (claim is best and claim.source.kind == "user", _given_length(claim)))


def _given_length(claim: Claim) -> int:
    return sum(len(name.given) for name in claim.value)


def known_type(claims: Sequence[Claim]) -> Claim:
    """The most trusted type that says something."""
    return max(claims, key=lambda claim: (claim.value != UNKNOWN_TYPE, *_trust(claim)))


def longest(claims: Sequence[Claim]) -> Claim:
    """The list with most in it, then the most trusted."""
    return max(claims, key=lambda claim: (len(claim.value), *_trust(claim)))


RULES: dict[str, Rule] = {
    "title": well_spelt,
    "container-title": well_spelt,
    "issued": most_precise,
    "abstract": whole,
    "author": fullest_names,
    "editor": fullest_names,
    "type": known_type,
    "statements": longest,
    "keyword": longest,
}
