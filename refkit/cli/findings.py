"""`refkit findings`: the key findings of each work, and why each was chosen."""

from __future__ import annotations

from collections.abc import Iterator

import click

from refkit.cli import listing, report
from refkit.cli.listing import Line
from refkit.model import Finding, Record

_HEADS = {"result": "result", "conclusion": "conclusion", "citation": "citing paper"}
_WIDTH = 12


@click.command(name="findings")
@report.inputs_argument
@report.library_options
@click.option("--explain", is_flag=True, help="Say of each why it was chosen, its score and the numbers in it.")
@report.common_options
def command(
    inputs: tuple[str, ...], include: str, key_pattern: str, explain: bool, strict: bool, verbose: bool
) -> int:
    """Print the key findings: one result and one conclusion of the abstract, and what citing papers say.

    Each is quoted to the letter, with the file and the characters where it stands.
    """
    return listing.print_records(
        report.load(inputs, include, key_pattern),
        lambda key, record: _record(key, record, explain),
        strict=strict,
        verbose=verbose,
    )


def _record(key: str, record: Record, explain: bool) -> Iterator[Line]:
    from refkit.findings import absence

    title = " ".join(record.work.title.split())
    yield f"{key}  {title}".rstrip(), "bold"
    if missing := absence(record):
        yield f"  {'':<{_WIDTH}} {missing}", ""
    for finding in record.findings:
        yield from _finding(finding, explain)
    if tallies := record.context.tallies:
        counted = ", ".join(f"{count} {word}" for word, count in tallies.items())
        yield f"  {'tallies':<{_WIDTH}} {counted}", ""


def _finding(finding: Finding, explain: bool) -> Iterator[Line]:
    from refkit.text.notes import where

    yield f"  {_HEADS[finding.kind]:<{_WIDTH}} “{' '.join(finding.text.split())}”", ""
    about = [where(finding)]
    if finding.kind == "citation":
        if finding.section:
            about.append(f"section {finding.section}")
        if finding.stance:
            sure = "" if finding.printed_confidence is None else f" ({finding.printed_confidence:.0%})"
            about.append(f"the page says: {finding.stance}{sure}")
    yield f"  {'':<{_WIDTH}}   {'; '.join(about)}", "dim"
    if not explain:
        return
    yield f"  {'':<{_WIDTH}}   score {finding.score:.2f}: {finding.reason}", "dim"
    if numbers := _numbers(finding):
        yield f"  {'':<{_WIDTH}}   numbers: {numbers}", "dim"


def _numbers(finding: Finding) -> str:
    """What `refkit.findings.effects` sees in a finding of the work's own, as printed."""
    if finding.kind == "citation":
        return ""
    from refkit.findings.effects import printed

    return "; ".join(printed(finding.text))
