"""`refkit parse`: pages in, a record file out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from itertools import chain

import click

from refkit.cli import report, streams
from refkit.errors import OutputError
from refkit.model import Problem

# So many problems of a kind are told one by one; of a million pages many may have the same.
_EACH = 1000


@click.command(name="parse")
@report.inputs_argument
@click.option("-o", "--output", default="-", metavar="FILE", help="The record file; standard output without it.")
@report.jobs_option
@report.common_options
def command(inputs: tuple[str, ...], output: str, jobs: int, strict: bool, verbose: bool) -> int:
    """Read pages into a record file: JSON lines, one record a line with all its claims.

    INPUT may hold many pages: a WARC or WET file, JSON lines or Parquet with a text or html column, a zip archive,
    any of these compressed with gzip; memory does not grow with their number.

    Records come as they are read, one page after the other; works that several pages speak of are made
    one by the command that reads the file (`refkit export records.jsonl -o refs.bib`).
    """
    from refkit import pipeline

    told = _Told()
    lines = _lines(inputs, output, jobs, told)
    try:
        if output == "-":
            streams.write(lines)
        elif first := next(lines, None):
            pipeline.write_file(output, chain([first], lines))
        else:  # an existing file is not emptied because every input failed
            told.add(Problem("nothing", "error", f"No record was found, so {output} was not written."))
    except OutputError as error:
        for _ in lines:  # what is wrong with the other inputs is told all the same
            pass
        told.add(report.not_written(error, output))
    finally:
        lines.close()
    report.tell(told.problems(), verbose=verbose)
    return report.status(told.kept, strict=strict)


def _lines(inputs: tuple[str, ...], output: str, jobs: int, told: _Told) -> Generator[str, None, None]:
    """The record lines in lots; the problems on the way are added to `told`."""
    from refkit.formats import records

    replacing = {} if output == "-" else {output: records.RECORDS.suffixes}
    problems: list[Problem] = []
    lots = report.parse_inputs(inputs, problems, replacing, jobs)
    for problem in problems:
        told.add(problem)
    for text, found in lots:
        for problem in found:
            told.add(problem)
        if text:
            yield text


class _Told:
    """Problems, the first thousand of each code and the number of the others."""

    def __init__(self) -> None:
        self.kept: list[Problem] = []
        self.seen: Counter[tuple[str, str]] = Counter()

    def add(self, problem: Problem) -> None:
        kind = problem.code, problem.severity
        self.seen[kind] += 1
        if self.seen[kind] <= _EACH:
            self.kept.append(problem)

    def problems(self) -> list[Problem]:
        """Those that were kept, and one for each kind of which there were more."""
        more = [
            Problem(code, severity, f"There are {count - _EACH} more problems of the kind {code!r}.")  # type: ignore[arg-type]
            for (code, severity), count in self.seen.items()
            if count > _EACH
        ]
        return [*self.kept, *more]
