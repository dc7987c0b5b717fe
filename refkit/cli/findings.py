"""`refkit findings`: the key findings of each work, and why each was chosen."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from refkit.cli import report, streams
from refkit.errors import OutputError
from refkit.model import Finding, Library, Record

_HEADS = {"result": "result", "conclusion": "conclusion", "citation": "citing paper"}
_WIDTH = 12
_Line = tuple[str, str]  # text, look: "bold", "dim" or none


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
    library = report.load(inputs, include, key_pattern)
    problems = list(library.problems)
    try:
        streams.write(_lines(library, explain))
    except OutputError as error:
        problems.append(report.not_written(error))
    report.tell(problems, verbose=verbose)
    return report.status(problems, strict=strict)


def _lines(library: Library, explain: bool) -> Iterator[str]:
    styled = streams.colours(sys.stdout)
    for number, (key, record) in enumerate(library.items()):
        if number:
            yield "\n"
        for line, look in _record(key, record, explain):
            line = streams.harmless(line)
            yield (click.style(line, **{look: True}) if styled and look else line) + "\n"


def _record(key: str, record: Record, explain: bool) -> Iterator[_Line]:
    from refkit.findings import absence

    title = " ".join(record.work.title.split())
    yield f"{key}  {title}".rstrip(), "bold"
    if missing := absence(record):
        yield f"  {'':<{_WIDTH}} {missing}", ""
    for finding in record.findings:
        yield from _finding(finding, explain)
    if tallies := _tallies(record):
        yield f"  {'tallies':<{_WIDTH}} {tallies}", ""


def _finding(finding: Finding, explain: bool) -> Iterator[_Line]:
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


def _tallies(record: Record) -> str:
    """The page's own count of citing statements by its own words."""
    counts = {
        word: getattr(record.context, f"tally_{word}")
        for word in ("supporting", "mentioning", "contrasting", "unclassified")
    }
    return ", ".join(f"{count} {word}" for word, count in counts.items() if count is not None)
