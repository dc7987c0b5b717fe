"""EndNote's XML (.xml), which EndNote, Zotero, Mendeley and the review tools exchange."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refkit.formats import Format, beginnings
from refkit.model import Library, Problem, Reading, Record


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.endnote_xml.read import read

    return read(text, ref)


def _each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    from refkit.formats.endnote_xml.read import each

    return each(pieces, ref)


def _write(library: Library) -> Iterator[str]:
    from refkit.formats.endnote_xml.write import write

    return write(library)


ENDNOTE_XML = Format(
    "endnote-xml", "EndNote XML", (".xml",), _read, _write, each=_each, begins=beginnings.endnote_xml
)
