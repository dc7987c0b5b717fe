"""`refkit convert`: reference files into another format, reference by reference."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

import click

from refkit.cli import report, streams
from refkit.errors import UsageError
from refkit.model import Problem

if TYPE_CHECKING:
    from refkit.formats import Format
    from refkit.formats.losses import Loss
    from refkit.pipeline import Conversion, Target

_PRINTED = "-"


@click.command(name="convert")
@report.inputs_argument
@click.option("-o", "--output", default=None, metavar="FILE", help="Where to write; without it, standard output.")
@click.option(
    "--to", "name", default="", metavar="FORMAT", help="The format, if the file's ending does not say it."
)
@click.option(
    "--from", "read_as", default="", metavar="FORMAT", help="The format of INPUT, if it does not show by itself."
)
@click.option(
    "--report", "report_to", is_flag=False, flag_value=_PRINTED, default=None, metavar="[FILE.json]",
    help="Tell what the format cannot carry, field by field; with FILE.json, every value too.",
)  # fmt: skip
@report.key_pattern_option
@report.common_options
def command(
    inputs: tuple[str, ...],
    output: str | None,
    name: str,
    read_as: str,
    report_to: str | None,
    key_pattern: str,
    strict: bool,
    verbose: bool,
) -> int:
    """Convert reference files (.bib, .ris, .nbib, .enw, .xml, .json, .csv …) into another format.

    Every reference comes through, in its order: nothing is merged, nothing looked up, no finding added (`refkit
    export` does that). Large libraries go through in little memory, but for .bib, .json, .yaml, .rdf and
    literature notes, which are read whole.

    \b
        refkit convert library.ris -o library.bib
        refkit convert export.xml --to csv --report losses.json
    """
    from refkit import formats, pipeline

    if report_to not in (None, _PRINTED) and not str(report_to).endswith(".json"):
        raise UsageError(
            f"--report takes a file that ends with .json, or nothing behind it; {report_to} is neither."
        )
    target = _target(output, name)
    maker = target.maker
    if not isinstance(maker, formats.Format) or maker.write is None:
        raise UsageError(f"{maker.title} is no reference format; make it with `refkit export`.")
    if target.path and report_to and os.path.realpath(target.path) == os.path.realpath(report_to):
        raise UsageError(
            f"The references and the report both go to {report_to}; name another file for one of them."
        )
    named = formats.get(read_as) if read_as else None
    stdin = sys.stdin.buffer if sys.stdin else None
    found, problems = pipeline.expand(inputs, pipeline.reading_suffixes())
    outputs = [path for path in (target.path, report_to) if path and path != _PRINTED]
    pipeline.spare_inputs(found, dict.fromkeys(outputs, ()), stdin)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as spool:

        def lost(loss: Loss) -> None:
            if report_to != _PRINTED:
                spool.write(f"{_line(loss)}\n")

        conversion = pipeline.Conversion(
            found, named, stdin=stdin, pattern=key_pattern, target=maker if report_to else None, lost=lost
        )
        if conversion.begin():
            library = conversion.whole() if maker.keeps else conversion.library()
            if target.path is None:
                streams.write(maker.write(library))
            else:
                pipeline.write_file(target.path, maker.write(library))
                streams.say(f"{target.path}: {_counted(conversion.count)} ({maker.title})")
            _report(conversion, maker, report_to, spool)
        else:
            problems.append(Problem("nothing", "error", "No reference was found, so nothing was written."))
    problems += conversion.problems
    report.tell(problems, verbose=verbose)
    return report.status(problems, strict=strict)


def _target(output: str | None, name: str) -> Target:
    from refkit import pipeline

    targets, refused = pipeline.resolve([output] if output else [], [name] if name else [])
    if refused:
        raise refused[0]
    return targets[0]


def _report(conversion: Conversion, maker: Format, report_to: str | None, spool: IO[str]) -> None:
    from refkit import pipeline

    if report_to == _PRINTED:
        for line in _told(conversion, maker):
            streams.say(line)
    elif report_to:
        spool.seek(0)
        pipeline.write_file(report_to, _json(conversion, maker, spool))


def _told(conversion: Conversion, maker: Format) -> Iterator[str]:
    """Field by field, what is lost and what changes, the most frequent first."""
    if not conversion.losses:
        yield f"{maker.title} carries all of it."
        return
    yield f"What {maker.title} does not carry, of {_counted(conversion.count)}:"
    for (variable, how), times in sorted(conversion.losses.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"  {variable:<24} {how:<8} {times:>7}"


def _json(conversion: Conversion, maker: Format, spool: IO[str]) -> Iterator[str]:
    fields: dict[str, dict[str, int]] = {}
    for (variable, how), times in sorted(conversion.losses.items()):
        fields.setdefault(variable, {})[how] = times
    head = {"to": maker.name, "references": conversion.count, "fields": fields}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "values": ['
    between = "\n"
    for line in spool:
        yield between + line.rstrip("\n")
        between = ",\n"
    yield "\n]}\n"


def _line(loss: Loss) -> str:
    return json.dumps({"key": loss.key, "variable": loss.variable, "was": loss.was, "became": loss.became})


def _counted(number: int) -> str:
    return f"{number} reference{'s' if number != 1 else ''}"
