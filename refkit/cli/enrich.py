"""`refkit enrich`: records in, the same records with what registries say of them out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

import click
import msgspec

from refkit.cli import asking_options, report, streams
from refkit.errors import RefkitError, UsageError
from refkit.model import Block, Problem, Reading, Record

_COUNTED_AHEAD = 5000  # records up to which the bar knows how many there are
# State → what the summary calls it, in the order in which it tells them.
_STATES = {
    "verified": "verified",
    "contradicted": "contradicted (the DOI is another work's)",
    "not_found": "with a DOI that no registry has",
    "doubtful": "doubtful, to be chosen by hand",
    "unmatched": "that no registry has, as far as can be told",
    "failed": "failed; run again to try them again",
    "unasked": "not asked for",
}


@click.command(name="enrich")
@report.inputs_argument
@click.option(
    "-o", "--output", default="-", metavar="FILE",
    help="A record file, or any that `refkit export` writes, by its ending; records on standard output without it.",
)  # fmt: skip
@click.option("--column", default="DOI", show_default=True, help="The heading of the DOIs in a .csv or .tsv.")
@click.option(
    "--report", "report_file", metavar="FILE", default="", help="Write every decision there, as JSON lines."
)
@click.option("--key-pattern", default="[auth:lower][year]", show_default=True, help="As for `refkit export`.")
@asking_options.options
@report.common_options
def command(
    inputs: tuple[str, ...],
    output: str,
    column: str,
    report_file: str,
    key_pattern: str,
    strict: bool,
    verbose: bool,
    **chosen: Any,
) -> int:
    """Fill the gaps of references from Crossref and DataCite, and say where page and registry disagree.

    INPUT is a page, a folder, a record file, a .bib or .ris, a list of DOIs (one a line), a table with a column of
    DOIs, or a DOI itself. What has no DOI is searched for, and taken only if it is surely the same work.

    Answers are remembered: a run that was broken off goes on where it stopped when it is started again.
    """
    from refkit import pipeline
    from refkit.enrich.cache_file import CacheError

    names, dois = _bare_dois(inputs)
    problems: list[Problem] = []
    target = None if output == "-" or output.endswith((".jsonl", ".ndjson")) else _target(output)
    replaced = {} if output == "-" else {output: (".jsonl",) if target is None else target.replaces}
    blocks: list[Block] = []
    records = chain(dois, _records(names, problems, blocks, replaced, column)) if names else iter(dois)
    counts: Counter[str] = Counter()
    whole = False
    log = _Log(report_file)
    asked = asking_options.opened("enrich", inputs, chosen)
    try:
        enriched = _enriched(records, asked, chosen, counts, problems, log)
        if target is None:
            _write_lines(enriched, output, counts)
        else:
            library = pipeline.build(
                [(pipeline.Input("-"), Reading((record,))) for record in enriched], pattern=key_pattern
            )
            problems.extend(library.problems)
            if library.records:
                from refkit import documents

                pipeline.check_whole(output, problems, target.keeps)
                target.write(msgspec.structs.replace(library, blocks=tuple(blocks)), documents.Options())
                streams.say(f"{output}: {_number(len(library.records), 'reference')}")
        whole = True
    except UsageError:
        raise
    except CacheError as error:
        problems.append(Problem("cache_failed", "error", str(error)))
    except RefkitError as error:
        problems.append(report.not_written(error, output))
    except KeyboardInterrupt as stop:
        asking_options.note_kept(stop, chosen)
        raise
    finally:
        asked.close(whole=whole)
    problems[:0] = asked.problems  # all of them: a cache may be set aside in the middle of a run
    if whole and not counts:
        problems.append(Problem("nothing", "error", "No reference was found in the inputs, so nothing was asked."))
    if asked.stopped:
        problems.append(Problem("stopped", "error", asked.stopped))
    try:
        log.write()
    except RefkitError as error:
        problems.append(report.not_written(error, report_file))
    report.tell(problems, verbose=verbose)
    _summary(counts)
    return report.status(problems, strict=strict)


def _bare_dois(inputs: tuple[str, ...]) -> tuple[list[str], list[Record]]:
    """The inputs that are names, and a record for each that is a DOI and no file."""
    import os

    from refkit.model import DOI, Claim, Source

    names: list[str] = []
    records: list[Record] = []
    for text in inputs:
        doi = DOI.parse(text) if "10." in text and not os.path.lexists(text) else None
        if doi is None:
            names.append(text)
        else:
            records.append(Record((Claim("DOI", doi, Source("file", "command-line")),)))
    return names, records


def _target(output: str) -> Any:
    from refkit import pipeline

    targets, refused = pipeline.resolve([output], [])
    if refused:
        raise refused[0]
    return targets[0]


def _records(
    names: list[str], problems: list[Problem], blocks: list[Block], replaced: Any, column: str
) -> Iterator[Record]:
    for _, reading in report.read_inputs(names, problems, replaced, column, references=False):
        problems.extend(reading.problems)
        blocks.extend(reading.blocks)
        for record in reading.records:
            if record.role == "primary":
                yield record


def _enriched(
    records: Iterable[Record], asked: Any, chosen: dict[str, Any], counts: Counter[str], problems: list[Problem],
    log: _Log,
) -> Iterator[Record]:  # fmt: skip
    from refkit import matching, pipeline

    threshold = matching.DEFAULT_THRESHOLD if chosen["threshold"] is None else chosen["threshold"]
    source = iter(records)
    ahead = list(islice(source, _COUNTED_AHEAD))
    total = len(ahead) if len(ahead) < _COUNTED_AHEAD else None
    made = pipeline.enrich(chain(ahead, source), asked, search=chosen["search"], threshold=threshold)
    for one in _with_bar(made, total, asked, counts):
        counts[one.state] += 1
        problems.extend(one.problems)
        log.add(one)
        yield one.record


def _with_bar(made: Iterator[Any], total: int | None, asked: Any, counts: Counter[str]) -> Iterator[Any]:
    """`made`, with a bar on stderr if it is a terminal: how many, how fast, how long still, what came of them."""
    if not streams.is_terminal(sys.stderr):
        yield from made
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Told(ProgressColumn):
        """What came of them so far."""

        def render(self, task: Any) -> Text:
            rate = f"{task.speed:.0f}/s" if task.speed else ""
            doubtful = counts["doubtful"] + counts["contradicted"] + counts["not_found"]
            return Text(
                f"{rate} {asked.counts.requests} requests, {counts['verified']} verified, {doubtful} doubtful, "
                f"{counts['failed']} failed"
            )

    columns = (TextColumn("Asking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), Told())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Asking", total=total)
        done = 0

        def move() -> None:
            settled = asked.counts.settled
            bar.update(task, completed=max(done, min(settled, total or settled)))

        asked.counts.watch = move
        for one in made:
            yield one
            done += 1
            move()


def _write_lines(records: Iterator[Record], output: str, counts: Counter[str]) -> None:
    from refkit import pipeline
    from refkit.formats.records import encode

    lines = (encode(record) + "\n" for record in records)
    if output == "-":
        streams.write(lines)
    elif first := next(lines, None):
        pipeline.write_file(output, chain([first], lines))
        streams.say(f"{output}: {_number(counts.total(), 'record')}")


class _Log:
    """The decisions, for `--report`."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: list[str] = []

    def add(self, one: Any) -> None:
        """Note what was decided about one record."""
        if self.path:
            import msgspec

            entry = {
                "asked": one.asked,
                "where": list(one.record.refs),
                "state": one.state,
                "doi": one.record.work.doi.text if one.record.work.doi else None,
                "title": one.record.work.title,
                "similarity": one.similarity,
                "reasons": list(one.reasons),
                "candidates": [msgspec.to_builtins(candidate) for candidate in one.candidates],
                "changed": list(one.changed),
                "notices": [msgspec.to_builtins(notice) for notice in one.record.notices],
                "problems": [{"code": p.code, "message": p.message} for p in one.problems],
            }
            self.lines.append(msgspec.json.encode(entry).decode() + "\n")

    def write(self) -> None:
        """Write the file, if one was asked for. Raises `OutputError`."""
        if self.path:
            from refkit import pipeline

            pipeline.write_file(self.path, self.lines)


def _summary(counts: Counter[str]) -> None:
    if counts.total():
        told = [f"{counts[state]} {words}" for state, words in _STATES.items() if counts[state]]
        streams.say(f"{_number(counts.total(), 'reference')}: {'; '.join(told)}.")


def _number(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
