"""The evidence table as an Excel workbook (Office Open XML), by openpyxl: text and numbers, no formulas."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from refkit.documents import Document, Options
from refkit.documents.evidence.columns import Column, columns
from refkit.documents.evidence.formulas import runs_as_formula
from refkit.documents.evidence.rows import Row, rows, title_of
from refkit.documents.packing import packed
from refkit.documents.wrapping import width
from refkit.errors import OutputError
from refkit.model import Library

_LONGEST = 32_000  # characters; Excel holds 32,767 in a cell
_LINE, _TALLEST = 15.0, 405.0  # points; Excel's limit is 409
_LOOSE = 1.15  # lines break between words
_CUT = " … (cut: a cell holds no more)"
_UNNAMED = re.compile(r"[\\/?*\[\]:']")  # what the name of a sheet cannot hold
_YEAR = re.compile(r"\d{1,4}")


def write(library: Library, options: Options) -> Iterator[bytes]:
    """The file, as one piece of bytes. Raises `OutputError` if openpyxl is not installed."""
    try:
        import openpyxl
        from openpyxl.styles import Alignment, Font, PatternFill
    except ImportError as error:
        raise OutputError(
            "Excel workbooks need openpyxl; install it with: pip install 'refkit-export[xlsx]'"
        ) from error
    book: Any = openpyxl.Workbook()
    sheet = book.active
    title = title_of(options)
    sheet.title = _UNNAMED.sub(" ", title).strip()[:31] or "Evidence table"
    book.properties.title, book.properties.creator = title[:255], "refkit"
    chosen = columns(options)
    for number, column in enumerate(chosen, 1):
        cell = sheet.cell(1, number, column.heading)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8E4DA")
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.column_dimensions[cell.column_letter].width = column.width
    for line, row in enumerate(rows(library, options), 2):
        for number, column in enumerate(chosen, 1):
            _fill(sheet.cell(line, number), column, row)
        sheet.row_dimensions[line].height = _height(row, chosen)
    sheet.freeze_panes = "C2"
    if sheet.max_row > 1:
        sheet.auto_filter.ref = sheet.dimensions
    _for_paper(sheet)
    file = io.BytesIO()
    book.save(file)
    yield packed(file.getvalue())


def _fill(cell: Any, column: Column, row: Row) -> None:
    from openpyxl.styles import Alignment

    text = column.text(row)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if column.heading == "Year" and _YEAR.fullmatch(text):
        cell.value = int(text)
        return
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + _CUT
    if not text:
        return
    cell.value = text
    cell.data_type = "s"  # openpyxl takes what begins with "=" for a formula
    cell.quotePrefix = runs_as_formula(text)  # it stays text when somebody edits the cell
    if column.heading == "DOI":
        cell.hyperlink = row.address
        cell.data_type = "s"


def _height(row: Row, chosen: Sequence[Column]) -> float:
    """Points that the longest cell takes; not every program fits a row to its text by itself."""
    lines = max(-(-width(column.text(row)) * _LOOSE // column.width) for column in chosen)
    return min(max(lines, 1) * _LINE, _TALLEST)


def _for_paper(sheet: Any) -> None:
    """A wide page, as wide as the table, with the headings on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


XLSX = Document("evidence-xlsx", "Evidence table, Excel", (".xlsx",), write, priority=90)
