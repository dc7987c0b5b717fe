"""Claims → values: a table of rules says which claim about a field wins. What lost stays a claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from refkit.matching import family_key
from refkit.merge.derive import RULES as DERIVED
from refkit.merge.derive import derive
from refkit.model import Claim, Context, Record, Work
from refkit.model.context import CONTEXT_ATTRIBUTES
from refkit.model.work import ATTRIBUTES, UNKNOWN_TYPE
from refkit.text.casing import is_capitals
from refkit.text.folding import fold

# Whom to believe, before anything else: what a person set by hand, then the person's own library, then a
# registry, then a page's embedded metadata, then its text.
_TRUST = {"user": 5, "file": 4, "registry": 3, "embedded": 2, "page": 1, "inferred": 0}

_INNER_CAPITAL = re.compile(r"\b\w+[A-Z]")

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
    """The claim that wins for each field, in the order in which the fields were first claimed.

    What a person set by hand wins whatever the rule of its field says.
    """
    by_field: dict[str, list[Claim]] = {}
    for claim in claims:
        by_field.setdefault(claim.field, []).append(claim)
    return {field: found[0] if len(found) == 1 else _winner(field, found) for field, found in by_field.items()}


def _winner(field: str, claims: Sequence[Claim]) -> Claim:
    for claim in claims:
        if claim.source.kind == "user":
            return claim
    return RULES.get(field, trusted)(claims)


def trusted(claims: Sequence[Claim]) -> Claim:
    """The most trusted source, then the surest reading, then the first."""
    return max(claims, key=_trust)


def _trust(claim: Claim) -> tuple[int, float]:
    return _TRUST[claim.source.kind], claim.confidence


def well_spelt(claims: Sequence[Claim]) -> Claim:
    """The most trusted, or the same words better spelt: not in capitals only, with the acronyms and the markup that
    another spelling lost ("Meg source localization using an mlp" and "MEG … MLP")."""
    best = max(claims, key=lambda claim: (not _is_spoilt(claim.value), *_trust(claim)))
    words = fold(best.value)
    same = [claim for claim in claims if claim is best or fold(claim.value) == words]
    return max(same, key=lambda claim: (not _is_spoilt(claim.value), _care(claim.value), *_trust(claim)))


def _is_spoilt(spelling: str) -> bool:
    """Whether a spelling is in capitals only, or lost characters when somebody decoded it."""
    return "\ufffd" in spelling or is_capitals(spelling)


def _care(spelling: str) -> tuple[int, int]:
    """How much a spelling keeps: words with a capital inside, and rich text."""
    return len(_INNER_CAPITAL.findall(spelling)), spelling.count("</")


def most_precise(claims: Sequence[Claim]) -> Claim:
    """The most trusted date, or one that says the same and more."""
    best = trusted(claims)
    for claim in claims:
        if claim.value.refines(best.value) and len(claim.value.parts) > len(best.value.parts):
            best = claim
    return best


def whole(claims: Sequence[Claim]) -> Claim:
    """An abstract that is whole before one that is cut; then one that is much longer than the others; then one with
    a place on a page, where its sentences can be quoted from; then the most trusted."""
    best = [claim for claim in claims if not claim.value.cut] or claims
    most = max(len(claim.value.text) for claim in best)
    return max(
        best,
        key=lambda claim: (
            len(claim.value.text) * 5 >= most * 4,
            claim.source.kind == "file",
            claim.span is not None,
            *_trust(claim),
            len(claim.value.text),
        ),
    )


def fullest_names(claims: Sequence[Claim]) -> Claim:
    """The most trusted list of names; a list that has all of its people and more; or the same people with given
    names written out further."""
    best = trusted(claims)
    families = _families(best)
    longer = [c for c in claims if len(c.value) > len(best.value) and families <= _families(c)]
    if longer and best.source.kind != "file":
        best = max(longer, key=lambda claim: (len(claim.value), *_trust(claim)))
    order = [family_key(name) for name in best.value]
    same = [claim for claim in claims if [family_key(name) for name in claim.value] == order]
    return max(same, key=lambda claim: (_given_length(claim), claim is best))


def _families(claim: Claim) -> set[str]:
    return {family_key(name) for name in claim.value}


def _given_length(claim: Claim) -> int:
    return sum(len(name.given) for name in claim.value)


def as_printed(claims: Sequence[Claim]) -> Claim:
    """What a page prints before what a registry counts: each counts other works."""
    return max(claims, key=lambda claim: (claim.source.kind in ("page", "embedded"), *_trust(claim)))


def known_type(claims: Sequence[Claim]) -> Claim:
    """The most trusted type that says something."""
    return max(claims, key=lambda claim: (claim.value != UNKNOWN_TYPE, *_trust(claim)))


def longest(claims: Sequence[Claim]) -> Claim:
    """The list with most in it, then the most trusted."""
    return max(claims, key=lambda claim: (len(claim.value), *_trust(claim)))


# Field → who wins; all others go by `trusted`. The decisions behind them: docs/decisions/0010-page-and-registry.md.
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
    "times-cited": as_printed,
    "reference-count": as_printed,
}
