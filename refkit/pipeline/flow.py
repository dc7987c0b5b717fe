"""The flow: read, merge, annotate, and a library to export."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from refkit import formats, merge, parsers
from refkit.model import Block, Library, Problem, Reading, Record
from refkit.parsers.containers import Held
from refkit.pipeline import doi_lists, sniffing
from refkit.pipeline.inputs import Input
from refkit.pipeline.opening import Meter, open_input
from refkit.pipeline.reference_text import ReferenceText
from refkit.plugins import PluginError

_COLUMN = "DOI"


def read(
    inputs: Iterable[Input],
    stdin: BinaryIO | None = None,
    meter: Meter | None = None,
    column: str = _COLUMN,
    *,
    references: bool = True,
) -> Iterator[tuple[Input, Reading]]:
    """Each input with what it gives, in order, one at a time: memory does not grow with their number.

    column:     the heading of the column of DOIs in a table
    references: whether the lists of references of pages are read too; that is half of the work

    A reference file is known by its ending, or, as on standard input (`stdin`, a binary stream), by how it
    begins; a container (`refkit.parsers.containers`) likewise, and comes once for each of its pages; anything else
    is a page. An input that cannot be opened gives a problem. Never raises for what an input holds.
    """
    told: set[Problem] = set()
    for source, found in raw(inputs, stdin, meter):
        reading = (
            Reading((), (found,)) if isinstance(found, Problem) else read_held(found, column, references=references)
        )
        broken = (*formats.all_formats()[1], *parsers.broken_layouts())
        if new := [problem for problem in _failed(broken) if problem not in told]:
            told.update(new)
            reading = Reading(reading.records, (*new, *reading.problems), reading.blocks)
        yield source, reading


def raw(
    inputs: Iterable[Input], stdin: BinaryIO | None = None, meter: Meter | None = None
) -> Iterator[tuple[Input, Held | Problem]]:
    """What `inputs` hold, not yet read: pages and reference files, and what cannot be opened."""
    references = reading_suffixes()
    for source in inputs:
        nothing = True
        for found in open_input(source, stdin, references, meter):
            nothing = nothing and isinstance(found, Problem) and found.severity != "error"
            yield source, found
        if nothing:
            message = f"There is no page in {source.name}."
            yield source, Problem("no_pages", "error", message, source.ref)


def plugin_problems() -> tuple[Problem, ...]:
    """The formats and layouts that would not load."""
    return _failed((*formats.all_formats()[1], *parsers.all_layouts()[1]))


def _failed(errors: Iterable[PluginError]) -> tuple[Problem, ...]:
    return tuple(Problem("plugin_failed", "warning", str(error)) for error in errors)


def reading_suffixes() -> frozenset[str]:
    """The file endings of the reference files that can be read."""
    return frozenset(sniffing.by_suffix())


def read_held(held: Held, column: str = _COLUMN, *, references: bool = True) -> Reading:
    """The records of one page, reference file or list of DOIs; the other arguments as for `read`. Never raises."""
    inside = not held.suffix  # a page of a container
    if isinstance(held.data, str):
        page = parsers.page.page_of(held.data, held.ref, held.url)
    else:
        page = parsers.decode(held.data, held.ref, held.url, held.charset)
    if not references:
        page = msgspec.structs.replace(page, hints=parsers.page.Hints(references=False))
    if inside:
        reading = parsers.read(page)
        return reading if reading.records else Reading((), tuple(map(_in_passing, reading.problems)))
    fmt = sniffing.format_of(page.text, held.suffix)
    if (
        held.suffix in doi_lists.TABLES
        and not page.problems
        and not _is_library(fmt, page.text, held.suffix, column)
    ):
        return doi_lists.read_table(page.text, held.ref, column, doi_lists.TABLES[held.suffix])
    if doi_lists.is_list(page.text):
        return doi_lists.read_list(page.text, held.ref)
    if fmt is None or fmt.read is None:
        return parsers.read(page)
    text, problems = _reference_text(held, page)
    if any(problem.severity == "error" for problem in problems):
        return Reading((), problems)
    try:
        reading = fmt.read(text, held.ref)
    except Exception as error:  # a stranger's format may raise anything; the other inputs must not be lost
        message = f"Format {fmt.name!r} failed on {held.ref} ({type(error).__name__}: {error}); please report this."
        return Reading((), (Problem("format_failed", "error", message, held.ref),))
    problems = (*problems, *reading.problems)
    if not reading.records and not any(problem.severity == "error" for problem in problems):
        message = f"{held.ref} holds no reference that {fmt.title} knows; nothing was read from it."
        problems = (*problems, Problem("no_records", "error", message, held.ref))
    return Reading(reading.records, problems, reading.blocks)


def _reference_text(held: Held, page: parsers.Page) -> tuple[str, tuple[Problem, ...]]:
    """The text of a reference file: the page's, unless it is UTF-8 with some lines that are not, as programs that
    paste files together make it."""
    if page.problems and page.text and isinstance(held.data, bytes):
        mixed = ReferenceText(io.BytesIO(held.data), held.ref)
        if mixed.encoding == "utf-8":
            text = "".join(mixed.pieces())
            return text, tuple(mixed.problems)
    return page.text, page.problems


def _is_library(fmt: formats.Format | None, text: str, suffix: str, column: str) -> bool:
    """Whether a table is one of references and not of DOIs: it has titles, and no other column is asked for."""
    return fmt is not None and fmt.begins is not None and column == _COLUMN and fmt.begins(text, suffix)


def _in_passing(problem: Problem) -> Problem:
    """Most pages of a crawl are about no work: that is no failure there."""
    return msgspec.structs.replace(problem, severity="note") if problem.severity == "error" else problem


def annotate(record: Record) -> Record:
    """`record`, merged already, with its key findings."""
    from refkit import findings

    return msgspec.structs.replace(record, findings=findings.find(record))


def build(
    readings: Iterable[tuple[Input, Reading]],
    *,
    mentioned: bool = False,
    pattern: str = merge.DEFAULT_PATTERN,
    annotated: bool = True,
) -> Library:
    """The library of all that was read: one record a work, with key findings if `annotated`, and citation keys.

    Works that pages only mention are left out from the start unless `mentioned`: their lists of references
    are many times as long as the library, and what a list says of a work is no match for the work's own page.
    Raises `BadPattern`.
    """
    merge.compile_pattern(pattern)  # a wrong pattern is said before the work is done, not after
    records: list[Record] = []
    problems: list[Problem] = []
    blocks: list[Block] = []
    for _, reading in readings:
        blocks.extend(reading.blocks)
        records.extend(record for record in reading.records if mentioned or record.role == "primary")
        problems.extend(reading.problems)
    joined, unsure = merge.join(records)
    kept = [annotate(record) for record in joined] if annotated else joined
    keys, collisions = merge.assign_keys(kept, pattern)
    return Library(
        tuple(kept), tuple(keys), (*_not_told(problems, collisions), *unsure, *collisions), tuple(blocks)
    )


def _not_told(problems: list[Problem], collisions: list[Problem]) -> Iterator[Problem]:
    """`problems` without a key that is twice in a file, if a collision tells what became of it."""
    told: dict[str, list[str]] = {}  # key → the files of its records
    for collision in collisions:
        told.setdefault(collision.evidence, []).append(collision.where)
    for problem in problems:
        places = told.get(problem.evidence, ()) if problem.code == "duplicate_key" else ()
        if not any(problem.where in place for place in places):
            yield problem
