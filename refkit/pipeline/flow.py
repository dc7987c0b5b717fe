"""The flow: read, merge, annotate, and a library to export."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

import msgspec

from refkit import findings, formats, merge, parsers
from refkit.model import Library, Problem, Reading, Record
from refkit.pipeline import sniffing
from refkit.pipeline.inputs import STDIN, Input

# No page is as large; a file that is was not meant (a database dump, a disk image). A stream may have no end.
_LARGEST = 256 * 1024 * 1024
_PIECE = 1 << 20


def read(inputs: Iterable[Input], stdin: BinaryIO | None = None) -> Iterator[tuple[Input, Reading]]:
    """Each input with what it gives, in order, one at a time: memory does not grow with their number.

    A reference file is known by its ending, or, as on standard input (`stdin`, a binary stream), by how it
    begins; anything else is a page. An input that cannot be opened gives a problem. Never raises for what an
    input holds.
    """
    known, errors = formats.all_formats()
    by_suffix: dict[str, formats.Format] = {}
    for fmt in known:
        if fmt.read is not None:
            for suffix in fmt.suffixes:
                by_suffix.setdefault(suffix, fmt)
    layouts, layout_errors = parsers.all_layouts()
    broken = tuple(Problem("plugin_failed", "warning", str(error)) for error in (*errors, *layout_errors))
    for source in inputs:
        reading = _read_one(source, stdin, by_suffix, layouts)
        if broken:
            reading = Reading(reading.records, (*broken, *reading.problems))
            broken = ()
        yield source, reading


def reading_suffixes() -> frozenset[str]:
    """The file endings of the reference files that can be read."""
    return frozenset(suffix for fmt in formats.all_formats()[0] if fmt.read is not None for suffix in fmt.suffixes)


def _read_one(
    source: Input,
    stdin: BinaryIO | None,
    by_suffix: dict[str, formats.Format],
    layouts: Sequence[parsers.Layout],
) -> Reading:
    fmt = by_suffix.get(source.suffix)
    try:
        data = _bytes(source, stdin, whole=fmt is not None)
    except OSError as error:
        reason = error.strerror or str(error)
        return _failed(source, "unreadable", f"Cannot read {source.name} ({reason}); check it and its permissions.")
    if data is None:
        advice = "split it, or name it as a file" if source.ref == STDIN else "split it"
        message = f"There is more than 256 MB in {source.name}, so it is no page; {advice}."
        return _failed(source, "too_large", message)
    page = parsers.decode(data, source.ref)
    fmt = fmt or by_suffix.get(sniffing.suffix(page.text))
    if fmt is None or fmt.read is None:
        return parsers.read(page, layouts)
    if any(problem.severity == "error" for problem in page.problems):
        return Reading((), page.problems)
    try:
        reading = fmt.read(page.text, source.ref)
    except Exception as error:  # a stranger's format may raise anything; the other inputs must not be lost
        return _failed(
            source,
            "format_failed",
            f"Format {fmt.name!r} failed on {source.ref} ({type(error).__name__}: {error}); please report this.",
        )
    problems = (*page.problems, *reading.problems)
    if not reading.records and not any(problem.severity == "error" for problem in problems):
        message = f"{source.ref} holds no reference that {fmt.title} knows; nothing was read from it."
        problems = (*problems, Problem("no_records", "error", message, source.ref))
    return Reading(reading.records, problems)


def _bytes(source: Input, stdin: BinaryIO | None, *, whole: bool) -> bytes | None:
    """What `source` holds, None if that is too much. `whole`: a regular file is read however large it is."""
    if source.ref == STDIN:
        if stdin is None:
            raise OSError("it is closed")
        return _at_most(stdin)
    with open(source.ref, "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            return _at_most(file)
        if whole:
            return file.read()
        return None if found.st_size > _LARGEST else _at_most(file)


def _at_most(stream: BinaryIO) -> bytes | None:
    data = bytearray()  # grown piece by piece: asked for at once, so much would be set aside for any small page
    while piece := stream.read(min(_PIECE, _LARGEST + 1 - len(data))):
        data += piece
    return bytes(data) if len(data) <= _LARGEST else None


def _failed(source: Input, code: str, message: str) -> Reading:
    return Reading((), (Problem(code, "error", message, source.ref),))


def annotate(record: Record) -> Record:
    """`record`, merged already, with its key findings."""
    return msgspec.structs.replace(record, findings=findings.find(record))


def build(
    readings: Iterable[tuple[Input, Reading]], *, mentioned: bool = False, pattern: str = merge.DEFAULT_PATTERN
) -> Library:
    """The library of all that was read: one record a work, annotated, with citation keys.

    Works that pages only mention take part in the merging and are left out at the end unless `mentioned`.
    Raises `BadPattern`.
    """
    merge.compile_pattern(pattern)  # a wrong pattern is said before the work is done, not after
    records: list[Record] = []
    problems: list[Problem] = []
    for _, reading in readings:
        records.extend(reading.records)
        problems.extend(reading.problems)
    joined, unsure = merge.join(records)
    kept = [annotate(record) for record in joined if mentioned or record.role == "primary"]
    keys, collisions = merge.assign_keys(kept, pattern)
    return Library(tuple(kept), tuple(keys), (*_not_told(problems, collisions), *unsure, *collisions))


def _not_told(problems: list[Problem], collisions: list[Problem]) -> Iterator[Problem]:
    """`problems` without a key that is twice in a file, if a collision tells what became of it."""
    told: dict[str, list[str]] = {}  # key → the files of its records
    for collision in collisions:
        told.setdefault(collision.evidence, []).append(collision.where)
    for problem in problems:
        places = told.get(problem.evidence, ()) if problem.code == "duplicate_key" else ()
        if not any(problem.where in place for place in places):
            yield problem
