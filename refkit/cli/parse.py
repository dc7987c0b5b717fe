"""`refkit parse`: pages in, a record file out."""

from __future__ import annotations

from collections.abc import Iterator

import click

from refkit.cli import report
from refkit.model import Problem


@click.command(name="parse")
@report.inputs_argument
@click.option("-o", "--output", default="-", metavar="FILE", help="The record file; standard output without it.")
@report.common_options
def command(inputs: tuple[str, ...], output: str, strict: bool, verbose: bool) -> int:
    """Read pages into a record file: JSON lines, one record a line with all its claims.

    Records come as they are read, one page after the other; works that several pages speak of are made
    one by the command that reads the file (`refkit export records.jsonl -o refs.bib`).
    """
    from refkit import pipeline

    problems: list[Problem] = []
    lines = _lines(inputs, problems)
    if output == "-":
        report.write_stdout(lines)
    else:
        first = next(lines, None)
        if first is None:  # an existing file is not emptied because every input failed
            problems.append(Problem("nothing", "error", f"No record was found, so {output} was not written."))
        else:
            pipeline.write_file(output, _chain(first, lines))
    report.tell(problems, verbose=verbose)
    return report.status(problems, strict=strict)


def _lines(inputs: tuple[str, ...], problems: list[Problem]) -> Iterator[str]:
    """A line for each record; the problems on the way are appended to `problems`."""
    from refkit import merge
    from refkit.formats import records

    for _, reading in report.read_inputs(inputs, problems):
        problems.extend(reading.problems)
        for record in reading.records:
            yield records.encode(merge.resolve(record)) + "\n"


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
