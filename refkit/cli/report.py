"""What commands share: their options, reading their inputs, and telling what went wrong."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

import click
import msgspec

from refkit.cli.streams import is_terminal, say
from refkit.errors import RefkitError, UnknownName, UsageError
from refkit.model import Library, Problem, Reading

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_FEWEST_FOR_A_BAR = 20
_SMALLEST_FOR_A_BAR = 8 << 20  # bytes


def inputs_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """INPUT…, at least one."""
    return click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path())(function)


def debug_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """--debug, for the help: `refkit.cli.run` looks for it anywhere among the arguments."""
    return click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")(
        function
    )


def common_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """--verbose, --strict and --debug."""
    for option in (
        debug_option,
        click.option("--strict", is_flag=True, help="Exit with status 1 for warnings too."),
        click.option("-v", "--verbose", is_flag=True, help="Show notes and the evidence of problems."),
    ):
        function = option(function)
    return function


def key_pattern_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """--key-pattern."""
    return click.option(
        "--key-pattern",
        default="[auth:lower][year]",
        show_default=True,
        help="Citation keys: [auth], [authors], [authini], [lastauth], [editor], [year], [shortyear], [month], "
        "[title], [shorttitle], [veryshorttitle], [journal], [volume], [issue], [firstpage], [lastpage], "
        "[publisher], [keyword], [doi], [type]; with a number for how much ([auth3]) and filters (:lower, :upper, "
        ":capitalize, :abbr, :4, :prefix=-, :condense=_, :replace=a,b …).",
    )(function)


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
        key_pattern_option,
    ):
        function = option(function)
    return function


def settings_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """--set, for a command that writes reference files; `settings` takes it apart."""
    return click.option(
        "--set", "chosen", multiple=True, metavar="NAME=VALUE",
        help="For .bib files: omit=FIELD,…, url=doi (no address beside a DOI), encoding=ascii, protect=none|title, "
        "sort=key|author|year, indent=0|2|4|8|tab.",
    )(function)  # fmt: skip


def settings(chosen: Iterable[str]) -> dict[str, str]:
    """What --set says, by name. Raises `UsageError` where there is no "="."""
    found: dict[str, str] = {}
    for pair in chosen:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"--set takes NAME=VALUE, not {pair!r}; write, for one, --set omit=abstract.")
        name = name.strip().lower()
        found[name] = f"{found[name]},{value}" if name == "omit" and name in found else value.strip()
    return found


def jobs_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """--jobs."""
    return click.option(
        "-j", "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, metavar="N",
        help="Read pages in N processes; the output is the same.",
    )(function)  # fmt: skip


def parse_inputs(
    names: Iterable[str], problems: list[Problem], outputs: Mapping[str, Collection[str]], jobs: int
) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """As `read_inputs`, but what comes are lots of record lines, each with its problems, by `jobs` processes."""
    from refkit import pipeline

    stdin = sys.stdin.buffer if sys.stdin else None
    inputs, wrong = pipeline.expand(names, pipeline.reading_suffixes())
    pipeline.spare_inputs(inputs, outputs, stdin)
    problems.extend(wrong)
    meter = pipeline.Meter()
    return _by_bytes(pipeline.parse(inputs, stdin, jobs, meter), meter, [found.ref for found in inputs])


def _by_bytes(lots: Iterator[Any], meter: Any, refs: list[str]) -> Iterator[Any]:
    """`lots`, with a bar of the bytes read on stderr if it is a terminal and there is much to read."""
    total = sum(os.path.getsize(ref) for ref in refs if os.path.isfile(ref)) if is_terminal(sys.stderr) else 0
    if len(refs) < _FEWEST_FOR_A_BAR and total < _SMALLEST_FOR_A_BAR:
        yield from lots
        return
    if not is_terminal(sys.stderr):
        yield from lots
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=total or None)
        for lot in lots:
            bar.update(task, completed=min(meter.done, total))
            yield lot


def read_inputs(
    names: Iterable[str],
    problems: list[Problem],
    outputs: Mapping[str, Collection[str]],
    column: str = "DOI",
    *,
    references: bool = True,
) -> Iterator[tuple[Any, Reading]]:
    """Expand `names` and read them one by one, with a progress bar when stderr is a terminal.

    column:     the heading of the column of DOIs in a table
    outputs:    the files to be written, each with the endings of the reference files that it may replace
    references: whether the lists of references of pages are read too

    What is wrong with the names is appended to `problems`. Raises `UsageError` if an output would destroy an
    input.
    """
    from refkit import pipeline

    stdin = sys.stdin.buffer if sys.stdin else None
    inputs, wrong = pipeline.expand(names, pipeline.reading_suffixes())
    pipeline.spare_inputs(inputs, outputs, stdin)
    problems.extend(wrong)
    return progress(pipeline.read(inputs, stdin, None, column, references=references), len(inputs), "Reading")


def load(
    names: Iterable[str],
    include: str,
    key_pattern: str,
    outputs: Mapping[str, Collection[str]] | None = None,
    annotated: bool = True,
) -> Library:
    """The library of what `names` hold, with key findings if `annotated`. `outputs` as in `read_inputs`."""
    from refkit import pipeline

    problems: list[Problem] = []
    readings = read_inputs(names, problems, outputs or {}, references=include == "mentioned")
    library = pipeline.build(readings, mentioned=include == "mentioned", pattern=key_pattern, annotated=annotated)
    return msgspec.structs.replace(library, problems=(*problems, *library.problems))


def check_style(style: str) -> None:
    """Raise `UsageError` if `style` is the name of a file that is not there, and no style is called so."""
    from refkit.csl import styles

    near: list[str] = []
    if "/" in style or os.sep in style:
        if os.path.lexists(style):
            return
    else:
        try:
            styles.find(style)
        except UnknownName as error:
            if not style.lower().endswith(".csl"):
                raise
            near = error.nearest
        else:
            return
    advice = f" (the nearest name is {near[0]!r})" if near else ""
    raise UsageError(
        f"There is no style file {style!r}{advice}; check the path, or find a style with `refkit styles WORDS`."
    )


def progress(items: Iterable[Any], total: int, what: str) -> Iterator[Any]:
    """`items`, with a bar on stderr if it is a terminal and there are many."""
    if total < _FEWEST_FOR_A_BAR or not is_terminal(sys.stderr):
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
        say(f"{problem.severity}: {problem.message}{_place(problem)}", _COLOURS[problem.severity])
        if verbose and problem.evidence:
            say(f"    {problem.evidence!r}")
    if notes:
        say(f"{notes} note{'s' if notes > 1 else ''} (--verbose shows {'them' if notes > 1 else 'it'}).")


def _place(problem: Problem) -> str:
    """The file and line of a problem, so far as its message does not name them."""
    where = "standard input" if problem.where == "-" else problem.where
    line = f"line {problem.line}" if problem.line else ""
    missing = [part for part in (where, line) if part and not _says(problem.message, part)]
    return f" ({', '.join(missing)})" if missing else ""


def _says(message: str, part: str) -> bool:
    """Whether `part` stands in `message` by itself: a file called "a" is not named by the word "an"."""
    return re.search(rf"(?<![\w/.-]){re.escape(part)}(?![\w/-])", message, re.IGNORECASE) is not None


def not_written(error: RefkitError, path: str | None = None) -> Problem:
    """The problem that an output could not be written."""
    message = str(error)
    if path == "-":  # standard output, which the message names
        path = None
    if path and path not in message:
        message = f"{path} was not written: {message}"
    return Problem("not_written", "error", message, path or "")


def status(problems: Iterable[Problem], *, strict: bool) -> int:
    """The exit status: 1 if anything failed (or, if `strict`, is doubtful), else 0."""
    serious = {"error", "warning"} if strict else {"error"}
    return int(any(problem.severity in serious for problem in problems))
