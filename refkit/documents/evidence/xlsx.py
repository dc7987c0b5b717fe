"""The evidence table as an Excel workbook (Office Open XML), by openpyxl: text and numbers, no formulas."""

from __future__ import annotations

import io
import math
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
_WIDEST = 120  # characters of a column, so that a long text is not cut at the tallest row
_EMPTY = 12  # characters of a column that says nothing of any work
_CUT = " … (cut: a cell holds no more)"
_UNNAMED = re.compile(r"[\\/?*\[\]:']")  # what the name of a sheet cannot hold
_YEAR = re.compile(r"\d{1,4}")


def write(library: Library, options: Options) -> Iterator[bytes]:
    """The file, as one piece of bytes. Raises `OutputError` if openpyxl is not installed."""
    try:
        import openpyxl
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    except ImportError as error:
        raise OutputError(
            "Excel workbooks need openpyxl; install it with: pip install 'refkit-export[xlsx]'"
        ) from error
    book: Any = openpyxl.Workbook()
    sheet = book.active
    title = title_of(options)
    sheet.title = _UNNAMED.sub(" ", title).strip()[:31] or "Evidence table"
    book.properties.title, book.properties.creator = title[:255], "refkit"
    chosen, found = columns(options), rows(library, options)
    filled = [[column.text(row) for column in chosen] for row in found]
    widths = [_width(column, [texts[place] for texts in filled]) for place, column in enumerate(chosen)]
    for number, column in enumerate(chosen, 1):
        cell = sheet.cell(1, number, column.heading)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8E4DA")
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.column_dimensions[cell.column_letter].width = widths[number - 1]
    rule = Border(bottom=Side("thin", "D8D4C8"))
    for line, (row, texts) in enumerate(zip(found, filled, strict=True), 2):
        for number, (column, text) in enumerate(zip(chosen, texts, strict=True), 1):
            cell = sheet.cell(line, number)
            cell.border = rule
            _fill(cell, column, text, row)
        sheet.row_dimensions[line].height = _height(texts, widths)
    sheet.freeze_panes = "C2"
    if sheet.max_row > 1:
        sheet.auto_filter.ref = sheet.dimensions
    _for_paper(sheet)
    file = io.BytesIO()
    book.save(file)
    yield packed(file.getvalue())


def _fill(cell: Any, column: Column, text: str, row: Row) -> None:
    from openpyxl.styles import Alignment

    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if column.heading == "Year" and _YEAR.fullmatch(text):
        cell.value = int(text)
        cell.alignment = Alignment(horizontal="left", vertical="top")
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


def _width(column: Column, texts: Sequence[str]) -> int:
    """Characters: as the column has them, more if its longest text would not fit the tallest row."""
    if not any(texts):
        return min(column.width, _EMPTY)
    room = int(_TALLEST // _LINE)
    wide = column.width
    while wide < _WIDEST and any(_lines(text, wide) > room for text in texts):
        wide += 10
    return wide


def _lines(text: str, wide: int) -> int:
    """The lines of `text` in a column that holds `wide` characters."""
    return sum(max(1, math.ceil(width(line) * _LOOSE / wide)) for line in text.split("\n"))


def _height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """Points that the longest cell takes; not every program fits a row to its text by itself."""
    lines = max(_lines(text, wide) for text, wide in zip(texts, widths, strict=True))
    return min(lines * _LINE, _TALLEST)


def _for_paper(sheet: Any) -> None:
    """A wide page, as wide as the table, with the headings on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


XLSX = Document("evidence-xlsx", "Evidence table, Excel", (".xlsx",), write, priority=90)
