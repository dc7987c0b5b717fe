"""Timing that can be trusted: one core, sides in turn, medians or least times; and Markdown tables."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence


def one_core() -> None:
    """Keep this process, and those it starts, on one core where the system allows it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def timed_in_turn(sides: Mapping[str, Callable[[], object]], rounds: int = 7) -> dict[str, float]:
    """Median seconds of each side. The sides run in turn, round by round, after one round to warm up, so
    that a machine whose speed drifts is as slow for one as for the other."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds + 1):
        for name, run in sides.items():
            started = time.perf_counter()
            run()
            if number:
                taken[name].append(time.perf_counter() - started)
    return {name: statistics.median(times) for name, times in taken.items()}


def least_in_turn(sides: Mapping[str, Callable[[], object]], rounds: int = 4) -> dict[str, float]:
    """Least seconds of processor time of each side, which run in turn: for a machine that others use too."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, run in sides.items():
            started = time.process_time()
            run()
            taken[name].append(time.process_time() - started)
    return {name: min(times) for name, times in taken.items()}


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, figures to the right."""
    return "\n".join([row(header), "|---|" + "--:|" * (len(header) - 1), *map(row, rows)])


def row(cells: Sequence[str]) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(cells)} |"
