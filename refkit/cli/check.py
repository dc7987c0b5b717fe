"""`refkit check`: a library beside the registries, and, if it is asked for, a library with what they say better."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from refkit.cli import asking_options, report, streams
from refkit.errors import RefkitError, UsageError
from refkit.model import Block, Library, Problem

# What --take knows → the CSL variable.
_FIELDS = {
    "title": "title", "authors": "author", "year": "issued", "journal": "container-title", "volume": "volume",
    "issue": "issue", "pages": "page",
}  # fmt: skip


@click.command(name="check")
@report.inputs_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each record, with everything.")
@click.option("--by-order", is_flag=True, help="Rows in the order of the library.  [default: the worst first]")
@click.option(
    "--fix", "fix", metavar="FILE", default="",
    help="Write a library with what the registry says better: missing, cut short, plainly wrong values.",
)  # fmt: skip
@click.option(
    "--changes", "changes_file", metavar="FILE", default="",
    help="With --fix: write what was changed there, as JSON lines; on stderr without it.",
)  # fmt: skip
@click.option(
    "--take", "take", multiple=True, type=click.Choice(list(_FIELDS)),
    help="With --fix: believe the registry in this field also where library and registry say different things.",
)  # fmt: skip
@click.option("--key-pattern", default="[auth:lower][year]", show_default=True, help="As for `refkit export`.")
@asking_options.options
@report.common_options
def command(
    inputs: tuple[str, ...],
    as_json: bool,
    by_order: bool,
    fix: str,
    changes_file: str,
    take: tuple[str, ...],
    key_pattern: str,
    strict: bool,
    verbose: bool,
    **chosen: Any,
) -> int:
    """Compare a library with the registries: wrong and dead DOIs, retractions, fields that differ.

    INPUT is a .bib, .ris or .json, a record file, a folder, or pages. Entries with nothing to look at are only
    counted; --verbose shows them, and what differs in form only: initials, abbreviated journals, capitals, dashes,
    the year online.

    Exit status 1: a retraction or concern, a DOI that is dead or another work's, a field that says something else,
    or a record that could not be asked for. With --strict also what should be looked at.

        refkit check library.bib --fix checked.bib
    """
    from refkit import pipeline

    if (take or changes_file) and not fix:
        raise UsageError("--take and --changes go with --fix FILE; name the file to write.")
    target = _target(fix) if fix else None
    outputs = {target.path: target.replaces} if target else {}
    if changes_file:
        outputs[changes_file] = ()
    problems: list[Problem] = []
    blocks: list[Block] = []
    readings = _aside(report.read_inputs(inputs, problems, outputs, references=False), blocks)
    entries, wrong = pipeline.entries(readings, key_pattern)
    problems.extend(wrong)
    if not entries:
        problems.append(Problem("nothing", "error", "No reference was found in the inputs, so nothing was asked."))
        report.tell(problems, verbose=verbose)
        return 1
    asked = asking_options.opened("check", inputs, chosen)
    problems.extend(asked.problems)
    whole = False
    try:
        checked = list(_checked(entries, asked, chosen))
        whole = True
    finally:
        asked.close(whole=whole)
    if asked.stopped:
        problems.append(Problem("stopped", "error", asked.stopped))
    rows = [(one, pipeline.remarks(one)) for one in checked]
    try:
        _print(rows, as_json=as_json, by_order=by_order, verbose=verbose)
    except RefkitError as error:
        problems.append(report.not_written(error))
    if target:
        problems.extend(_fix(target, checked, blocks, problems, [_FIELDS[name] for name in take], changes_file))
    report.tell(problems, verbose=verbose)
    if any(pipeline.trouble(found) for _, found in rows):
        return 1
    doubtful = strict and any(remark.level != "note" for _, found in rows for remark in found)
    return int(doubtful) or report.status(problems, strict=strict)


def _target(path: str) -> Any:
    from refkit import pipeline

    if path == "-":
        raise UsageError("Standard output is for what was found; name a file with --fix.")
    targets, refused = pipeline.resolve([path], [])
    if refused:
        raise refused[0]
    return targets[0]


def _aside(readings: Iterator[Any], blocks: list[Block]) -> Iterator[Any]:
    """`readings`, the blocks that are no records put aside for the library that is written."""
    for source, reading in readings:
        blocks.extend(reading.blocks)
        yield source, reading


def _checked(entries: list[Any], asked: Any, chosen: dict[str, Any]) -> Iterator[Any]:
    """The entries beside what was asked, with a bar on stderr if it is a terminal."""
    from refkit import matching, pipeline

    threshold = matching.DEFAULT_THRESHOLD if chosen["threshold"] is None else chosen["threshold"]
    made = pipeline.check(entries, asked, search=chosen["search"], threshold=threshold)
    if not streams.is_terminal(sys.stderr):
        yield from made
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Asking", total=len(entries))
        counts = asked.counts
        counts.watch = lambda: bar.update(task, completed=min(counts.settled, len(entries)))
        yield from made


def _print(rows: list[Any], *, as_json: bool, by_order: bool, verbose: bool) -> None:
    from refkit.cli import check_rows

    counted = check_rows.summary(rows)
    if as_json:
        streams.write(check_rows.as_json(one, found) for one, found in rows)
        streams.say(counted)
        return
    check_rows.table(rows, counted, by_order=by_order, verbose=verbose)


def _fix(
    target: Any,
    checked: list[Any],
    blocks: list[Block],
    problems: list[Problem],
    take: list[str],
    changes_file: str,
) -> list[Problem]:
    """Write the library and the list of changes; what went wrong."""
    from refkit import documents, pipeline
    from refkit.cli import check_rows

    unread = problems
    records: list[Any] = []
    changes: list[Any] = []
    for one in checked:
        record, its = pipeline.fixed(one, take)
        records.append(record)
        changes.extend(its)
        if any(change.field == "author" for change in its):
            unread = pipeline.unlost(one, unread)
    library = Library(tuple(records), tuple(one.entry.key for one in checked), tuple(unread), tuple(blocks))
    try:
        pipeline.check_whole(target.path, unread, target.keeps)
        target.write(library, documents.Options())
    except UsageError:
        raise
    except RefkitError as error:
        return [report.not_written(error, target.path)]
    count = f"{len(changes)} value{'s' if len(changes) != 1 else ''} changed"
    streams.say(f"{target.path}: {len(records)} reference{'s' if len(records) != 1 else ''}, {count}")
    lost = sum(problem.line is not None and problem.code not in target.keeps for problem in unread)
    wrong = []
    if lost:
        message = (
            f"{target.path} lacks what was not read of the inputs ({lost} problem{'s' if lost > 1 else ''}, "
            "--verbose shows more); keep the old file."
        )
        wrong.append(Problem("lost", "warning", message, target.path))
    if not changes_file:
        for change in changes:
            streams.say(f"  {check_rows.change(change)}")
        return wrong
    try:
        pipeline.write_file(changes_file, (check_rows.change_as_json(change) for change in changes))
    except RefkitError as error:
        wrong.append(report.not_written(error, changes_file))
    return wrong
