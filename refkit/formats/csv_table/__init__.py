"""Tables of references (.csv, .tsv): one row a work, columns as CSL names them or as other programs do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refkit.formats import Format
from refkit.model import Library, Problem, Reading, Record


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.csv_table.read import read

    return read(text, ref)


def _read_tsv(text: str, ref: str) -> Reading:
    from refkit.formats.csv_table.read import read

    return read(text, ref, "\t")


def _each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    from refkit.formats.csv_table.read import each

    return each(pieces, ref)


def _each_tsv(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    from refkit.formats.csv_table.read import each

    return each(pieces, ref, "\t")


def _write(library: Library) -> Iterator[str]:
    from refkit.formats.csv_table.write import write

    return write(library)


def _write_tsv(library: Library) -> Iterator[str]:
    from refkit.formats.csv_table.write import write

    return write(library, delimiter="\t")


def _begins(text: str, suffix: str) -> bool:
    """A table, by its ending, of titles with authors or DOIs: others may be lists of DOIs with remarks."""
    from refkit.formats.csv_table.read import headings

    names = set(headings(text)) if suffix in (".csv", ".tsv") else set()
    return "title" in names and bool(names & {"author", "editor", "DOI"})


CSV = Format("csv", "Table, comma-separated", (".csv",), _read, _write, each=_each, begins=_begins)
TSV = Format("tsv", "Table, tab-separated", (".tsv",), _read_tsv, _write_tsv, each=_each_tsv, begins=_begins)
