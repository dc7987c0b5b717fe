"""`refkit show`: what is known of each work, and where it was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from refkit.cli import listing, report
from refkit.cli.listing import Line
from refkit.model import Abstract, Claim, Metric, Name, Record, Statement

_WIDTH = 22
_LONGEST = 300


@click.command(name="show")
@report.inputs_argument
@report.library_options
@click.option("--full", is_flag=True, help="Show long values whole.")
@report.common_options
def command(
    inputs: tuple[str, ...], include: str, key_pattern: str, full: bool, strict: bool, verbose: bool
) -> int:
    """Show records: each value with its origin (file and characters), then what other sources said.

    A mark before the value tells a value that won from one that lost (~).
    """
    return listing.print_records(
        report.load(inputs, include, key_pattern),
        lambda key, record: _record(key, record, full),
        strict=strict,
        verbose=verbose,
    )


def _record(key: str, record: Record, full: bool) -> Iterator[Line]:
    yield f"{key}  ({record.role}, {record.verdict})", "bold"
    for field, claim in record.chosen.items():
        yield from _claim(" ", field, claim, full)
        for other in record.claims:
            if other.field == field and other is not claim:
                yield from _claim("~", field, other, full)
    for finding in record.findings:
        from refkit.text.notes import note

        yield f"  {'finding':<{_WIDTH}} {_shortened(note(finding), full)}", ""
        yield f"  {'':<{_WIDTH}}   {finding.reason}", "dim"
    if not record.findings:
        from refkit.findings import absence

        yield f"  {'finding':<{_WIDTH}} {absence(record)}", ""
    for notice in record.notices:
        yield f"  {'notice':<{_WIDTH}} {notice}", "bold"
    if record.verdict == "verified" and not record.notices:
        yield f"  {'notice':<{_WIDTH}} no notice found", ""
    for reason in record.joined:
        yield f"  {'joined':<{_WIDTH}} {reason}", ""


def _claim(mark: str, field: str, claim: Claim, full: bool) -> Iterator[Line]:
    for number, text in enumerate(_texts(claim.value)):
        yield f"{mark} {'' if number else field:<{_WIDTH}} {_shortened(text, full)}", ""
    yield f"  {'':<{_WIDTH}}   {_origin(claim)}", "dim"


def _origin(claim: Claim) -> str:
    source, span = claim.source, claim.span
    place = f"{source.ref or source.name}:{span.start}-{span.end}" if span else source.ref or source.name
    sure = "" if claim.confidence == 1.0 else f", {claim.confidence:.0%} sure"
    how = (
        f"inferred by rule {source.name!r} from" if source.kind == "inferred" else f"{source.kind}, {source.name},"
    )
    return f"{how} {place}{sure}"


def _texts(value: Any) -> list[str]:
    """The lines that a value is shown in."""
    if isinstance(value, tuple):
        if value and isinstance(value[0], Name):
            return ["; ".join(map(str, value))]
        if value and isinstance(value[0], Statement):
            return [_statement(item) for item in value]
        if value and isinstance(value[0], Metric):
            return [", ".join(f"{item.count} {item.label}" for item in value)]
        return ["; ".join(map(str, value))]
    if isinstance(value, Abstract):
        return value.text.split("\n\n")
    return [str(value)]


def _statement(statement: Statement) -> str:
    about = [statement.type, statement.section]
    if statement.confidence is not None:
        about.append(f"{statement.confidence:.0%}")
    return f"“{statement.text}” ({', '.join(filter(None, about))})"


def _shortened(text: str, full: bool) -> str:
    text = " ".join(text.split())
    return text if full or len(text) <= _LONGEST else text[:_LONGEST].rstrip() + " […]"
