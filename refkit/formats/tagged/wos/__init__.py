"""Web of Science, tagged: the plain text export of its Core Collection and of BIOSIS and Derwent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refkit.formats import Format, beginnings
from refkit.model import Library, Problem, Reading, Record


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.tagged.wos.read import read

    return read(text, ref)


def _each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    from refkit.formats.tagged.wos.read import each

    return each(pieces, ref)


def _write(library: Library) -> Iterator[str]:
    from refkit.formats.tagged.wos.write import write

    return write(library)


WOS = Format("wos", "Web of Science, tagged", (".ciw", ".isi"), _read, _write, each=_each, begins=beginnings.wos)
