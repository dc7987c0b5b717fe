"""MODS (.mods): the Library of Congress's bibliographic XML, which libraries, Zotero and bibutils exchange."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refkit.formats import Format, beginnings
from refkit.model import Library, Problem, Reading, Record


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.mods.read import read

    return read(text, ref)


def _each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    from refkit.formats.mods.read import each

    return each(pieces, ref)


def _write(library: Library) -> Iterator[str]:
    from refkit.formats.mods.write import write

    return write(library)


# A file that is written as .xml is EndNote's; a MODS file that is called so is known by how it begins.
MODS = Format("mods", "MODS", (".mods", ".xml"), _read, _write, priority=150, each=_each, begins=beginnings.mods)
