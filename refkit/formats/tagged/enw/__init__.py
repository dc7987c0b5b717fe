"""Refer (.enw): the tagged format that EndNote imports and that many sites offer."""

from __future__ import annotations

from collections.abc import Iterator

from refkit.formats import Format, beginnings
from refkit.model import Library, Reading


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.tagged.enw.read import read

    return read(text, ref)


def _write(library: Library) -> Iterator[str]:
    from refkit.formats.tagged.enw.write import write

    return write(library)


ENW = Format("enw", "Refer (EndNote import)", (".enw", ".refer"), _read, _write, begins=beginnings.enw)
