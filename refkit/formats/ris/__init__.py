"""RIS (.ris): the tagged format of Reference Manager, which EndNote, Zotero and Mendeley read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refkit.formats import Format, beginnings
from refkit.model import Library, Problem, Reading, Record


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.ris.read import read

    return read(text, ref)


def _each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    from refkit.formats.ris.read import each

    return each(pieces, ref)


def _write(library: Library) -> Iterator[str]:
    from refkit.formats.ris.write import write

    return write(library)


RIS = Format("ris", "RIS", (".ris",), _read, _write, each=_each, begins=beginnings.ris)
