"""The evidence table as comma-separated values (RFC 4180), for spreadsheets and programs.

UTF-8 with a byte order mark, without which Excel takes it for another encoding. A cell that a spreadsheet would run
as a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from refkit.documents import Document, Options
from refkit.documents.evidence.columns import columns
from refkit.documents.evidence.formulas import runs_as_formula
from refkit.documents.evidence.rows import rows
from refkit.model import Library


def write(library: Library, options: Options) -> Iterator[str]:
    """The file, a row a piece, line ends "\\r\\n". Each cell is quoted, on one line, its parts between " | "."""
    chosen = columns(options)
    yield "\ufeff" + _line([column.heading for column in chosen])
    for row in rows(library, options):
        yield _line([_cell(column.text(row)) for column in chosen])


def _cell(text: str) -> str:
    line = text.replace("\n", " | ")
    return f"'{line}" if runs_as_formula(line) else line


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


CSV = Document("evidence-csv", "Evidence table, CSV", (), write, priority=80)
