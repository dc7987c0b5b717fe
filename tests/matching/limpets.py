"""An invented work, what is wanted of it, and a decision made in every order of candidates."""

from __future__ import annotations

import itertools

import msgspec

from refkit.matching import Decision, Description, decide
from refkit.model import DOI, Name, PageRange, PartialDate, Work

TITLE = "Homing of intertidal limpets after displacement on sheltered shores"
WANTED = Description(
    title=TITLE,
    authors=("Whelk, A. B.",),
    year="2011",
    container_title="Journal of Shore Biology",
    volume="12",
    first_page="301",
)
RECORD = Work(
    type="article-journal",
    title=TITLE,
    author=(Name("Whelk", "Anna B."), Name("Dogfish", "Carl")),
    issued=PartialDate(2011, 5),
    container_title="Journal of Shore Biology",
    volume="12",
    issue="3",
    page=PageRange("301", "315"),
    doi=DOI("10.5555/shore.12.301"),
)


def wanted(**changes: object) -> Description:
    return msgspec.structs.replace(WANTED, **changes)


def record(**changes: object) -> Work:
    return msgspec.structs.replace(RECORD, **changes)


def bare(title: str = TITLE, **parts: object) -> Description:
    return Description(title=title, **parts)  # type: ignore[arg-type]


def decided(description: Description, *candidates: Work, **options: float) -> Decision:
    """The decision, which must be the same in every order of candidates."""
    decision = decide(description, candidates, **options)
    chosen = None if decision.index is None else candidates[decision.index]
    for order in itertools.islice(itertools.permutations(candidates), 24):
        other = decide(description, order, **options)
        assert (other.verdict, other.score) == (decision.verdict, decision.score)
        assert (None if other.index is None else order[other.index]) == chosen
        assert {order[at] for at in other.also} == {candidates[at] for at in decision.also}
    return decision
