"""Records printed one below the other, for `refkit show` and `refkit findings`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import click

from refkit.cli import report, streams
from refkit.errors import OutputError
from refkit.model import Library, Record

Line = tuple[str, str]  # text, look: "bold", "dim" or none


def print_records(
    library: Library, lines: Callable[[str, Record], Iterator[Line]], *, strict: bool, verbose: bool
) -> int:
    """Print the `lines` of each record (by its key), tell the problems; the exit status."""
    problems = list(library.problems)
    try:
        streams.write(_styled(library, lines))
    except OutputError as error:
        problems.append(report.not_written(error))
    report.tell(problems, verbose=verbose)
    return report.status(problems, strict=strict)


def _styled(library: Library, lines: Callable[[str, Record], Iterator[Line]]) -> Iterator[str]:
    styled = streams.colours(sys.stdout)
    for number, (key, record) in enumerate(library.items()):
        if number:
            yield "\n"
        for line, look in lines(key, record):
            line = streams.harmless(line)
            yield (click.style(line, **{look: True}) if styled and look else line) + "\n"
