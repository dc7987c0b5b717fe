"""Web of Science, tagged: the plain text export of its Core Collection and of BIOSIS and Derwent."""

from __future__ import annotations

from collections.abc import Iterator

from refkit.formats import Format, beginnings
from refkit.model import Library, Reading


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.tagged.wos.read import read

    return read(text, ref)


def _write(library: Library) -> Iterator[str]:
    from refkit.formats.tagged.wos.write import write

    return write(library)


WOS = Format("wos", "Web of Science, tagged", (".ciw", ".isi"), _read, _write, begins=beginnings.wos)
