"""`refkit parse`: pages in, a record file out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import click

from refkit.cli import report, streams
from refkit.errors import OutputError
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
    lines = _lines(inputs, output, problems)
    try:
        if output == "-":
            streams.write(lines)
        elif first := next(lines, None):
            pipeline.write_file(output, chain([first], lines))
        else:  # an existing file is not emptied because every input failed
            problems.append(Problem("nothing", "error", f"No record was found, so {output} was not written."))
    except OutputError as error:
        for _ in lines:  # what is wrong with the other inputs is told all the same
            pass
        problems.append(report.not_written(error, output))
    report.tell(problems, verbose=verbose)
    return report.status(problems, strict=strict)


def _lines(inputs: tuple[str, ...], output: str, problems: list[Problem]) -> Iterator[str]:
    """A line for each record; the problems on the way are appended to `problems`."""
    from refkit import merge
    from refkit.formats import records

    replacing = {} if output == "-" else {output: records.RECORDS.suffixes}
    for _, reading in report.read_inputs(inputs, problems, replacing):
        problems.extend(reading.problems)
        for record in reading.records:
            yield records.encode(merge.resolve(record)) + "\n"
