"""A tagged file → its records, a reference at a time: what the readers of these formats share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from refkit.formats.gathering import told
from refkit.formats.tagged.lines import Form, Value, outside_problem, references
from refkit.model import Problem, Record, Source, Span

Reference = Callable[[list[Value], Source, list[Problem]], Record]


def records(pieces: Iterable[str], form: Form, source: Source, reference: Reference) -> Iterator[Record | Problem]:
    """The records of a text that comes in pieces, the problems of each before it.

    reference: the values of one reference → its record; its problems are added to the list
    """
    problems: list[Problem] = []

    def outside(number: int, span: Span, line: str) -> None:
        problems.append(outside_problem(source.ref, number, span, line))

    for found in references(pieces, form, outside):
        record = reference(found, source, problems)
        yield from told(problems)
        yield record
    yield from problems


def values_by_tag(found: Iterable[Value]) -> dict[str, list[Value]]:
    """Tag → its values, of those that are not empty."""
    grouped: dict[str, list[Value]] = {}
    for value in found:
        if value.text:
            grouped.setdefault(value.tag, []).append(value)
    return grouped
