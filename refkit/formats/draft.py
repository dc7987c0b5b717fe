"""The claims of one reference while a file is read: what is said twice is claimed once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from refkit.model import Claim, PartialDate, Problem, Record, Source, Span
from refkit.model.record import Severity

_DOUBTFUL = 0.5
_EVIDENCE = 160


class Draft:
    """Claims of one reference, and the problems of the file that it stands in."""

    __slots__ = ("_claimed", "claims", "problems", "source")

    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source = source
        self.problems = problems
        self.claims: list[Claim] = []
        self._claimed: dict[str, list[Any]] = {}

    def add(self, variable: str, value: Any, places: Sequence[Span] = (), confidence: float = 1.0) -> None:
        """Claim `value` for `variable`, read at `places` (for a list, one place an element).

        An empty value is none; one that says no more than an earlier one is not claimed again; of two that differ
        the second is doubtful.
        """
        if not value:
            return
        before = self._claimed.get(variable)
        if before is None:
            self._claimed[variable] = [value]
        elif any(value == old or _coarser(value, old) for old in before):
            return
        else:
            confidence = min(confidence, _DOUBTFUL)
            before.append(value)
        parts: tuple[Span, ...] = ()
        whole = None
        if places:
            whole = places[0] if len(places) == 1 else _around(places)
            if type(value) is tuple and len(value) == len(places):
                parts = tuple(places)
        self.claims.append(Claim(variable, value, self.source, whole, confidence, parts))

    def has(self, variable: str) -> bool:
        """Whether anything was claimed for `variable`."""
        return bool(self._claimed.get(variable))

    def first(self, variable: str) -> Any:
        """The first value that was claimed for `variable`; None if there is none."""
        return next(iter(self._claimed.get(variable, ())), None)

    def problem(
        self,
        code: str,
        message: str,
        *,
        severity: Severity = "note",
        span: Span | None = None,
        line: int | None = None,
        evidence: str = "",
    ) -> None:
        """Something of the file that was not read."""
        self.problems.append(Problem(code, severity, message, self.source.ref, span, line, evidence[:_EVIDENCE]))

    def record(self) -> Record:
        """What was claimed."""
        return Record(tuple(self.claims))


def _around(places: Sequence[Span]) -> Span:
    return Span(min([place.start for place in places]), max([place.end for place in places]))


def _coarser(new: Any, old: Any) -> bool:
    return isinstance(new, PartialDate) and isinstance(old, PartialDate) and old.refines(new)
