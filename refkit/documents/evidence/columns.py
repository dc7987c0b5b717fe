"""The columns of an evidence table in a spreadsheet: their names, widths and text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from refkit.documents import Options
from refkit.documents.evidence.rows import Row
from refkit.documents.quotations import Quotation


class Column(msgspec.Struct, frozen=True):
    """A column: its heading, its width in characters, and its text for a row, a line for each thing that it says.

    findings: whether it goes when findings are switched off
    """

    heading: str
    width: int
    text: Callable[[Row], str]
    findings: bool = False


def _quoted(quotations: Sequence[Quotation]) -> str:
    """`“Stigma fell by half.” [Result, section Results; page.txt, characters 40–60]`, a line each."""
    return "\n".join(
        f"“{quotation.text}” [{', '.join(filter(None, (quotation.kind, quotation.about)))}; {quotation.place}]"
        for quotation in quotations
    )


def _citing(row: Row) -> str:
    counts = f"As the page counts: {row.tallies}." if row.tallies else ""
    return "\n".join(part for part in (counts, _quoted(row.citing)) if part)


_COLUMNS = (
    Column("Key", 16, lambda row: row.key),
    Column("Year", 7, lambda row: row.year),
    Column("Authors", 24, lambda row: row.authors),
    Column("Title", 40, lambda row: row.title),
    Column("Journal", 24, lambda row: row.journal),
    Column("DOI", 30, lambda row: row.doi),
    Column("Notices", 24, lambda row: "\n".join(row.notices)),
    Column("Annotation", 40, lambda row: "\n".join(paragraph.text for paragraph in row.annotation)),
    Column("What was found", 60, lambda row: _quoted(row.found) or row.absence, findings=True),
    Column("Cited by and how", 60, _citing, findings=True),
    Column("Where it was read", 30, lambda row: "\n".join(row.read_in)),
    Column("Missing", 20, lambda row: ", ".join(row.missing)),
)


def columns(options: Options) -> list[Column]:
    """The columns that are wanted."""
    return [column for column in _COLUMNS if options.findings or not column.findings]
