"""MEDLINE (.nbib): PubMed's own format for reference managers."""

from __future__ import annotations

from collections.abc import Iterator

from refkit.formats import Format, beginnings
from refkit.model import Library, Reading


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.tagged.nbib.read import read

    return read(text, ref)


def _write(library: Library) -> Iterator[str]:
    from refkit.formats.tagged.nbib.write import write

    return write(library)


NBIB = Format("nbib", "MEDLINE (PubMed)", (".nbib",), _read, _write, begins=beginnings.nbib)
