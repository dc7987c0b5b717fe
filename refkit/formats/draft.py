"""The claims of one reference while a file is read: what is said twice is claimed once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from refkit.model import DOI, Claim, Notice, PartialDate, Problem, Record, Source, Span
from refkit.model.record import Severity

_DOUBTFUL = 0.5
_MOST_VALUES = 20  # of one variable, each of which is compared with all before
_EVIDENCE = 160


class Draft:
    """Claims of one reference and the notices on it, and the problems of the file that it stands in."""

    __slots__ = ("_claimed", "claims", "notices", "problems", "source")

    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source = source
        self.problems = problems
        self.claims: list[Claim] = []
        self.notices: tuple[Notice, ...] = ()
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
            if len(before) >= _MOST_VALUES:
                self._too_many(variable, before, value)
                return
            confidence = min(confidence, _DOUBTFUL)
            before.append(value)
        parts: tuple[Span, ...] = ()
        whole = None
        if places:
            whole = places[0] if len(places) == 1 else _around(places)
            if type(value) is tuple and len(value) == len(places):
                parts = tuple(places)
        self.claims.append(Claim(variable, value, self.source, whole, confidence, parts))

    def _too_many(self, variable: str, before: list[Any], value: Any) -> None:
        """Told once: `before` is one longer then."""
        if len(before) == _MOST_VALUES:
            before.append(value)
            message = (
                f"A reference says more than {_MOST_VALUES} different things of its {variable}; what is beyond was "
                "not read. Look whether references run together there."
            )
            self.problem("too_many_values", message, severity="warning", evidence=str(value))

    def add_doi(self, said: str, places: Sequence[Span] = (), line: int | None = None) -> None:
        """Claim the DOI that `said` is; what is none is told."""
        if doi := DOI.parse(said):
            self.add("DOI", doi, places)
        elif said.strip():
            message = f"{said.strip()[:80]!r} stands where a DOI should and is none; it was not read."
            span = places[0] if places else None
            self.problem("bad_value", message, severity="warning", span=span, line=line, evidence=said)

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
        """What was claimed, with the notices."""
        return Record(tuple(self.claims), notices=self.notices)


def _around(places: Sequence[Span]) -> Span:
    return Span(min([place.start for place in places]), max([place.end for place in places]))


def _coarser(new: Any, old: Any) -> bool:
    return isinstance(new, PartialDate) and isinstance(old, PartialDate) and old.refines(new)
