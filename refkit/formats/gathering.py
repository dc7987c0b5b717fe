"""A reference file in pieces: what the readers that give one reference at a time share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refkit.model import Problem, Reading, Record


def gathered(found: Iterable[Record | Problem]) -> Reading:
    """All that a reader gives: records in their order, problems in theirs. Records without a claim are none."""
    records: list[Record] = []
    problems: list[Problem] = []
    for item in found:
        if isinstance(item, Problem):
            problems.append(item)
        elif item.claims:
            records.append(item)
    return Reading(tuple(records), tuple(problems))


def told(problems: list[Problem]) -> Iterator[Problem]:
    """The problems that have come up since the last call, which are taken out of the list."""
    if problems:
        yield from problems
        problems.clear()


def lines(pieces: Iterable[str]) -> Iterator[str]:
    """The lines of a text that comes in pieces, without their ends; the last one too if it is empty."""
    rest: list[str] = []
    for piece in pieces:
        first, *more = piece.split("\n")
        rest.append(first)
        if more:
            yield "".join(rest)
            yield from more[:-1]
            rest = [more[-1]]
    yield "".join(rest)
