"""Refer (.enw): the tagged format that EndNote imports and that many sites offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refkit.formats import Format, beginnings
from refkit.model import Library, Problem, Reading, Record


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.tagged.enw.read import read

    return read(text, ref)


def _each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    from refkit.formats.tagged.enw.read import each

    return each(pieces, ref)


def _write(library: Library) -> Iterator[str]:
    from refkit.formats.tagged.enw.write import write

    return write(library)


ENW = Format("enw", "Refer (EndNote import)", (".enw", ".refer"), _read, _write, each=_each, begins=beginnings.enw)
