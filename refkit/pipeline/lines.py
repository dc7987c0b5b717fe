"""From inputs to the lines of a record file, in this process or in several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from refkit import merge
from refkit.formats import records
from refkit.model import Problem
from refkit.parsers.containers import Held
from refkit.pipeline.flow import plugin_problems, raw, read_held
from refkit.pipeline.inputs import Input
from refkit.pipeline.jobs import in_order
from refkit.pipeline.opening import Meter

Lines = tuple[str, tuple[Problem, ...]]


def parse(
    inputs: Iterable[Input], stdin: BinaryIO | None = None, jobs: int = 1, meter: Meter | None = None
) -> Iterator[Lines]:
    """The lines of the record file of `inputs`, each lot with the problems on the way; the same for any `jobs`.

    Memory does not grow with the number of pages. `jobs` above 1 reads pages in so many processes beside this one,
    which opens the inputs; a page on which a process dies is named in a problem, and the rest is read.
    """
    if broken := plugin_problems():
        yield "", broken
    found = (item for _, item in raw(inputs, stdin, meter))
    if jobs <= 1:
        yield from map(lines_of, found)
    else:
        yield from in_order(lines_of, found, jobs, weight=_weight, lost=_lost)


def lines_of(found: Held | Problem) -> Lines:
    """The record lines of one page or reference file, and its problems."""
    if isinstance(found, Problem):
        return "", (found,)
    reading = read_held(found)
    lines = [records.encode(merge.resolve(record)) + "\n" for record in reading.records]
    return "".join(lines), reading.problems


def _weight(found: Held | Problem) -> int:
    return 100 if isinstance(found, Problem) else 500 + len(found.data)


def _lost(found: Held | Problem) -> Lines:
    """What stands for a page on which a process died."""
    ref = found.where if isinstance(found, Problem) else found.ref
    message = f"A process died while it read {ref}, which was left out; try it alone, and please report it."
    return "", (Problem("worker_died", "error", message, ref),)
