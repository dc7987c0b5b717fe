"""Lists of DOIs: a text with one a line, or a column of a table."""

from __future__ import annotations

import csv
import io

from refkit.model import DOI, Claim, Problem, Reading, Record, Source, Span

TABLES = {".csv": ",", ".tsv": "\t"}  # file ending → what parts its cells, where the first line does not tell
_LOOKED_AT = 50
_MOST = 1_000_000


def is_list(text: str) -> bool:
    """Whether `text` is a list of DOIs, bare or as addresses: its first lines are single words, and most of them
    DOIs ("#" begins a comment)."""
    lines = [line for line in text[:20_000].split("\n")[:_LOOKED_AT] if line.strip() and line[0] != "#"]
    if len(text) > 20_000 and len(lines) > 1:
        lines = lines[:-1]
    if not lines or any(len(line) > 300 or len(line.split()) > 2 for line in lines):
        return False
    dois = sum("10." in line and DOI.parse(line) is not None for line in lines)
    return dois * 3 > len(lines) * 2 or (dois > 1 and dois * 2 > len(lines))


def read_list(text: str, ref: str) -> Reading:
    """A record for each line that is a DOI; a problem for each that is not."""
    source = Source("file", "doi-list", ref)
    records: list[Record] = []
    problems: list[Problem] = []
    at = 0
    for number, line in enumerate(text.split("\n"), start=1):
        value = line.strip()
        if value and value[0] != "#":
            _take(value, at + line.index(value[0]), number, source, records, problems)
        at += len(line) + 1
        if len(records) >= _MOST:
            break
    return Reading(tuple(records), tuple(problems))


def read_table(text: str, ref: str, column: str, delimiter: str) -> Reading:
    """A record for each row of the table whose cell under `column` (its heading, in any case) is a DOI."""
    first = text.partition("\n")[0]
    if delimiter not in first and ";" in first:
        delimiter = ";"
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    source = Source("file", "doi-column", ref)
    records: list[Record] = []
    problems: list[Problem] = []
    try:
        headings = [cell.strip().casefold() for cell in next(rows, [])]
        if column.casefold() not in headings:
            there = ", ".join(cell.strip() for cell in first.split(delimiter)[:12])
            message = f"{ref} has no column {column!r} (it has {there}); name the one with DOIs with --column."
            return Reading((), (Problem("no_column", "error", message, ref, line=1),))
        index = headings.index(column.casefold())
        for row in rows:
            value = row[index].strip() if index < len(row) else ""
            if value:
                _take(value, -1, rows.line_num, source, records, problems)
            if len(records) >= _MOST:
                break
    except csv.Error as error:
        message = f"{ref} cannot be read as a table ({error}); save it as CSV in UTF-8."
        problems.append(Problem("bad_table", "error", message, ref, line=rows.line_num))
    return Reading(tuple(records), tuple(problems))


def _take(value: str, at: int, line: int, source: Source, records: list[Record], problems: list[Problem]) -> None:
    doi = DOI.parse(value)
    if doi is None:
        message = f"{value[:80]!r} is no DOI; it was left out. A DOI begins with 10. and has a slash."
        problems.append(Problem("bad_doi", "error", message, source.ref, line=line, evidence=value[:160]))
        return
    span = Span(at, at + len(value)) if at >= 0 else None
    records.append(Record((Claim("DOI", doi, source, span),)))
