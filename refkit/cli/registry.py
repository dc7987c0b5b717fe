"""`refkit registry`: a registry in a file, for enrichment without a network."""

from __future__ import annotations

import sys

import click

from refkit.cli import report, streams
from refkit.model import Problem


@click.group(name="registry")
def command() -> None:
    """A local registry: enrichment and matching without a network (`refkit enrich --registry FILE`)."""


@command.command(name="build")
@click.argument("shards", metavar="SHARDS...", nargs=-1, required=True, type=click.Path())
@click.option("-o", "--output", required=True, metavar="FILE", help="The registry file.")
@click.option("--add", is_flag=True, help="Add to a registry that is there; of a DOI the newer record stays.")
@click.option(
    "--abstracts/--no-abstracts", default=True, show_default=True, help="Keep abstracts: a third of the size."
)
@report.common_options
def build(shards: tuple[str, ...], output: str, add: bool, abstracts: bool, strict: bool, verbose: bool) -> int:
    """Make a registry file of Crossref's public data file.

    SHARDS are its files, or folders of them: JSON, JSON lines, .gz of these, .tar. They are read as a stream. All
    170 million works take about 80 GB, 55 without abstracts.
    """
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    from refkit.enrich import local

    columns = (BarColumn(), DownloadColumn(), TimeRemainingColumn())
    silent = not streams.is_terminal(sys.stderr)
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=silent) as bar:
        task = bar.add_task("Building", total=local.size(shards) or None)
        built = local.build(
            shards, output, lambda done: bar.update(task, completed=done), add=add, abstracts=abstracts
        )
    problems = list(built.problems)
    if built.failed > len(problems):
        problems.append(
            Problem("more_failed", "error", f"{built.failed - len(problems)} more records could not be read.")
        )
    report.tell(problems, verbose=verbose)
    streams.say(
        f"{output}: {built.records} works, {built.size / 1e6:.1f} MB, until {built.newest or 'an unknown date'}"
    )
    return report.status(problems, strict=strict)
