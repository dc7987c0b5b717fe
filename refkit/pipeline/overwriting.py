"""An output must not destroy what was read."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Container, Iterable, Mapping
from typing import BinaryIO

from refkit.errors import OutputError, UsageError
from refkit.model import Problem
from refkit.pipeline.inputs import STDIN, Input


def spare_inputs(
    inputs: Iterable[Input], outputs: Mapping[str, Collection[str]], stdin: BinaryIO | None = None
) -> None:
    """Raise `UsageError` if an output is an input that it must not replace.

    outputs: path → the endings of the files that it may replace: those of its own format, so that a library
             can be updated in place. A page is never replaced.

    A file is the same by whatever path, link or redirection it is reached.
    """
    there: dict[tuple[int, int], str] = {}
    for path in outputs:
        found = _stat(path)
        if found is not None and stat.S_ISREG(found.st_mode):
            there[found.st_dev, found.st_ino] = path
    if not there:
        return
    for source in inputs:
        found = _stat(source.ref) if source.ref != STDIN else _stat_stream(stdin)
        path = there.get((found.st_dev, found.st_ino), "") if found is not None else ""
        suffix = source.suffix if source.ref != STDIN else Input(path).suffix
        if path and suffix not in outputs[path]:
            also = "" if source.ref == path else f" ({source.name})"
            raise UsageError(
                f"Output {path} is an input too{also}, and what stands in it would be lost; write to another file."
            )


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def _stat_stream(stream: BinaryIO | None) -> os.stat_result | None:
    try:
        return os.fstat(stream.fileno()) if stream else None
    except (OSError, ValueError):
        return None


def check_whole(path: str, problems: Iterable[Problem], keeps: Container[str] = ()) -> None:
    """Raise `OutputError` if `path` is a library of which not all was read: replacing it would lose the rest.

    Any problem counts, a note on an unknown field too, since the new file would not have what the note is about;
    but not one with a code in `keeps`: what it is about is written again.
    """
    found = _stat(path)
    if found is None or not stat.S_ISREG(found.st_mode):
        return
    lost = 0
    same: dict[str, bool] = {}
    for problem in problems:
        if problem.code in keeps:
            continue
        if problem.where not in same:
            its = _stat(problem.where) if problem.where else None
            same[problem.where] = its is not None and (its.st_dev, its.st_ino) == (found.st_dev, found.st_ino)
        lost += same[problem.where]
    if lost:
        raise OutputError(
            f"Cannot replace {path}: not all of it was read ({lost} problem{'s' if lost > 1 else ''}, --verbose "
            "shows more), and the rest would be lost; write to another file."
        )
