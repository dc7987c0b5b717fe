"""Readings of a text that was made from a page's, with their spans moved to where it all stands in the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol

import msgspec

from refkit.model import Claim, Problem, Reading, Record, Span


class Placed(Protocol):
    """A text that knows where in the page it comes from."""

    def place(self, start: int, end: int) -> Span:
        """The place in the page of its characters from `start` to `end`."""


class Rewritten(msgspec.Struct, frozen=True):
    """A text that was made by leaving out parts of another, or by putting one character for another."""

    text: str
    _outs: list[int]  # where each run of text begins in `text`, ascending
    _ins: list[int]  # and in the other

    def place(self, start: int, end: int) -> Span:
        """The place in the other text of `text[start:end]`: from its first character to its last."""
        first = self._at(start)
        return Span(first, self._at(end - 1) + 1) if end > start else Span(first, first)

    def _at(self, offset: int) -> int:
        run = max(bisect_right(self._outs, offset) - 1, 0)
        return self._ins[run] + offset - self._outs[run]


class Rewriting:
    """A rewritten text in the making: `size` is its length so far."""

    __slots__ = ("_ins", "_outs", "_parts", "size")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._outs: list[int] = [0]
        self._ins: list[int] = [0]
        self.size = 0

    def add(self, piece: str, place: int) -> None:
        """Go on with `piece`, which stands from `place` on in the other text."""
        if not piece:
            return
        if place - self._ins[-1] != self.size - self._outs[-1]:
            self._outs.append(self.size)
            self._ins.append(place)
        self._parts.append(piece)
        self.size += len(piece)

    def done(self) -> Rewritten:
        return Rewritten("".join(self._parts), self._outs, self._ins)


def moved_claim(claim: Claim, shown: Placed) -> Claim:
    span = shown.place(claim.span.start, claim.span.end) if claim.span else None
    parts = tuple(shown.place(part.start, part.end) for part in claim.parts)
    return msgspec.structs.replace(claim, span=span, parts=parts)


def moved_record(record: Record, shown: Placed) -> Record:
    return msgspec.structs.replace(record, claims=tuple(moved_claim(claim, shown) for claim in record.claims))


def moved_reading(reading: Reading, shown: Placed) -> Reading:
    records = tuple(moved_record(record, shown) for record in reading.records)
    return Reading(records, tuple(moved_problems(reading.problems, shown)))


def moved_problems(problems: Iterable[Problem], shown: Placed) -> list[Problem]:
    return [
        msgspec.structs.replace(problem, span=shown.place(problem.span.start, problem.span.end))
        if problem.span
        else problem
        for problem in problems
    ]
