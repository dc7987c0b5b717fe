"""What goes to standard error: problems, progress, the summary table. And the options that commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from typing import Any

import click

from refkit.model import Library, Problem, Reading

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_FEWEST_FOR_A_BAR = 20


def inputs_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """INPUT…, at least one."""
    return click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path())(function)


def common_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """--verbose and --strict."""
    for option in (
        click.option("--strict", is_flag=True, help="Exit with status 1 for warnings too."),
        click.option("-v", "--verbose", is_flag=True, help="Show notes and the evidence of problems."),
    ):
        function = option(function)
    return function


def library_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """--include and --key-pattern."""
    for option in (
        click.option(
            "--include",
            type=click.Choice(["primary", "mentioned"]),
            default="primary",
            show_default=True,
            help="The works that pages are about, or those that they mention too.",
        ),
        click.option(
            "--key-pattern",
            default="[auth:lower][year]",
            show_default=True,
            help="Citation keys: [auth], [authors], [year], [title], [shorttitle], [veryshorttitle], [journal], "
            "[volume], [firstpage], [type], with :lower, :upper, :capitalize, :abbr or a number of characters.",
        ),
    ):
        function = option(function)
    return function


def read_inputs(names: Iterable[str], problems: list[Problem]) -> Iterator[tuple[Any, Reading]]:
    """Expand `names` and read them one by one, with a progress bar when stderr is a terminal.

    What is wrong with the names is appended to `problems`.
    """
    from refkit import pipeline

    inputs, wrong = pipeline.expand(names, pipeline.reading_suffixes())
    problems.extend(wrong)
    readings = pipeline.read(inputs, sys.stdin.buffer)
    return progress(readings, len(inputs), "Reading")


def load(names: Iterable[str], include: str, key_pattern: str) -> Library:
    """The library of what `names` hold."""
    from refkit import pipeline

    problems: list[Problem] = []
    readings = read_inputs(names, problems)
    library = pipeline.build(readings, mentioned=include == "mentioned", pattern=key_pattern)
    return Library(library.records, library.keys, (*problems, *library.problems))


def write_stdout(pieces: Iterable[str]) -> None:
    """Data to standard output: UTF-8 whatever the terminal's encoding, line ends as they are."""
    out = sys.stdout.buffer
    for piece in pieces:
        out.write(piece.encode("utf-8", "replace"))
    out.flush()


def progress(items: Iterable[Any], total: int, what: str) -> Iterator[Any]:
    """`items`, with a bar on stderr if it is a terminal and there are many."""
    if total < _FEWEST_FOR_A_BAR or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=what, total=total, console=Console(stderr=True), transient=True)


def tell(problems: Iterable[Problem], *, verbose: bool) -> None:
    """Print problems to stderr, errors and warnings always, notes if `verbose`, else their number."""
    notes = 0
    for problem in dict.fromkeys(problems):
        if problem.severity == "note" and not verbose:
            notes += 1
            continue
        place = f" (line {problem.line})" if problem.line else ""
        click.secho(f"{problem.severity}: {problem.message}{place}", err=True, fg=_COLOURS[problem.severity])
        if verbose and problem.evidence:
            click.echo(f"    {problem.evidence!r}", err=True)
    if notes:
        click.echo(
            f"{notes} note{'s' if notes > 1 else ''} (--verbose shows {'them' if notes > 1 else 'it'}).", err=True
        )


def status(problems: Iterable[Problem], *, strict: bool) -> int:
    """The exit status: 1 if anything failed (or, if `strict`, is doubtful), else 0."""
    serious = {"error", "warning"} if strict else {"error"}
    return int(any(problem.severity in serious for problem in problems))


def summary(library: Library) -> None:
    """A table on stderr: page, work, DOI, authors, year, what is missing."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from refkit.text.missing import missing

    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for heading, ratio in (("Page", 18), ("Work", 16), ("DOI", 13), ("Authors", 8)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    table.add_column("Year", width=4)
    table.add_column("Missing", ratio=8)
    for record in library.records:
        work, context = record.work, record.context
        authors = [name.family or name.literal for name in work.author]
        shown = ", ".join(authors[:2]) + (f" and {len(authors) - 2} more" if len(authors) > 2 else "")
        if not authors and context.author_count:
            shown = f"{context.author_count}, names lost"
        table.add_row(
            *map(
                escape,
                (
                    "\n".join(ref.rpartition("/")[2] for ref in record.refs),
                    work.title,
                    str(work.doi or ""),
                    shown,
                    str(work.issued.year or "") if work.issued else "",
                    ", ".join(missing(record)),
                ),
            )
        )
    if sys.stderr.isatty():
        Console(stderr=True).print(table)
        return
    console = Console(file=StringIO(), width=166)  # as wide wherever it is read, no colours, no trailing space
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        click.echo(line.rstrip(), err=True)
