"""The table of `refkit export --summary`, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import StringIO

from refkit.cli.streams import colours, harmless, is_terminal, say
from refkit.model import Library, Record

_HEADINGS = ("Page", "Work", "DOI", "Authors", "Year", "Missing")
_WIDTH = 166  # where it is no terminal: as wide wherever it is read
_NARROWEST = 80  # columns; below it a table has too few letters in a line to be read


def summary(library: Library) -> None:
    """A row a work: page, work, DOI, authors, year, what is missing; on a narrow terminal a list instead."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = [_row(record) for record in library.records]
    terminal = is_terminal(sys.stderr)
    if terminal and Console(stderr=True).width < _NARROWEST:
        for line in _listed(rows):
            say(line)
        return
    styled = colours(sys.stderr)
    table = Table(box=None, pad_edge=False, header_style="bold" if styled else "", expand=True)
    for heading, ratio in zip(_HEADINGS[:4], (18, 16, 13, 8), strict=True):
        table.add_column(heading, ratio=ratio, overflow="fold")
    table.add_column("Year", width=4)
    table.add_column("Missing", ratio=8)
    for row in rows:
        table.add_row(*(Text("\n".join(cell)) for cell in row))
    if styled:
        Console(stderr=True).print(table)
        return
    console = Console(file=StringIO(), width=Console(stderr=True).width if terminal else _WIDTH)
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        say(line.rstrip())  # no trailing space


def _row(record: Record) -> list[list[str]]:
    """The cells of a record, each in lines."""
    from refkit.text.missing import missing

    work, context = record.work, record.context
    authors = [name.family or name.literal for name in work.author]
    shown = ", ".join(authors[:2]) + (f" and {len(authors) - 2} more" if len(authors) > 2 else "")
    if not authors and context.author_count:
        shown = f"{context.author_count}, names lost"
    year = str(work.issued.year or "") if work.issued else ""
    cells = [[work.title], [str(work.doi or "")], [shown], [year], [", ".join(missing(record))]]
    pages = [ref.rpartition("/")[2] for ref in record.refs]
    return [[harmless(line) for line in cell] for cell in (pages, *cells)]


def _listed(rows: list[list[list[str]]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        if number:
            yield ""
        for heading, cell in zip(_HEADINGS, row, strict=True):
            if any(cell):
                yield f"{heading}: {', '.join(cell)}"
