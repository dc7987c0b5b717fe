"""MEDLINE (.nbib): PubMed's own format for reference managers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refkit.formats import Format, beginnings
from refkit.model import Library, Problem, Reading, Record


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.tagged.nbib.read import read

    return read(text, ref)


def _each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    from refkit.formats.tagged.nbib.read import each

    return each(pieces, ref)


def _write(library: Library) -> Iterator[str]:
    from refkit.formats.tagged.nbib.write import write

    return write(library)


NBIB = Format("nbib", "MEDLINE (PubMed)", (".nbib",), _read, _write, each=_each, begins=beginnings.nbib)
