"""Library → .csv or .tsv, with chosen columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from refkit.formats.bibtex.values import date as iso
from refkit.formats.csv_table.table import COLUMNS, FORMULA
from refkit.model import Abstract, Library, Name, PartialDate, Record
from refkit.model.work import ATTRIBUTES, NAME_VARIABLES
from refkit.text.notes import unsaid
from refkit.text.printable import one_line, paragraphs, sections


def write(library: Library, columns: Sequence[str] = COLUMNS, delimiter: str = ",") -> Iterator[str]:
    """A row a record below one of headings, UTF-8 with CR LF (RFC 4180). `columns` are CSL variables.

    A cell that a spreadsheet would compute (`=cmd()`, `+1`, `@x`) has an apostrophe before it. Raises KeyError for
    a column that is no CSL variable.
    """
    attributes = [ATTRIBUTES[column] for column in columns]
    yield _row(list(columns), delimiter)
    for key, record in library.items():
        cells = []
        for column, attribute in zip(columns, attributes, strict=True):
            value = key if column == "citation-key" and key else getattr(record.work, attribute)
            cells.append(_safe(_cell(column, value, record)))
        yield _row(cells, delimiter)


def _row(cells: list[str], delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _safe(text: str) -> str:
    """`text` with an apostrophe before what begins a formula, be there apostrophes of its own before it or not."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def _cell(column: str, value: Any, record: Record) -> str:
    if column == "annote" and (value or record.findings):
        return "\n\n".join([*paragraphs(value), *map(one_line, unsaid(record))])
    if not value:
        return ""
    if column in NAME_VARIABLES:
        return "; ".join(written for name in value if (written := _name(name)))
    if isinstance(value, PartialDate):
        return one_line(value.literal if value.year is None else iso(value))
    if isinstance(value, Abstract):
        return "\n\n".join(sections(value))
    if isinstance(value, tuple):
        return "; ".join(one_line(part.replace(";", ",")) for part in value)
    return "\n\n".join(paragraphs(value)) if column == "note" else one_line(str(value))


def _name(name: Name) -> str:
    """`Family, Given, Suffix`; an organisation in braces, so that its commas stay."""
    if name.literal:
        return f"{{{one_line(name.literal.replace(';', ','))}}}"
    parts = (name.dropping_particle, name.non_dropping_particle, name.family)
    family = " ".join(part for part in parts if part)
    pieces = [part.replace(",", " ").replace(";", " ") for part in (family, name.given)]
    if name.suffix:
        pieces.append(name.suffix.replace(";", ","))
    return one_line(", ".join(pieces)) if family or name.given else ""
