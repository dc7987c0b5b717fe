"""EndNote's XML (.xml), which EndNote, Zotero, Mendeley and the review tools exchange."""

from __future__ import annotations

from collections.abc import Iterator

from refkit.formats import Format, beginnings
from refkit.model import Library, Reading


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.endnote_xml.read import read

    return read(text, ref)


def _write(library: Library) -> Iterator[str]:
    from refkit.formats.endnote_xml.write import write

    return write(library)


ENDNOTE_XML = Format("endnote-xml", "EndNote XML", (".xml",), _read, _write, begins=beginnings.endnote_xml)
