"""Zotero RDF (.rdf): Zotero's own exchange format, with notes, tags, collections and citation keys."""

from __future__ import annotations

from collections.abc import Iterator

from refkit.formats import Format, beginnings
from refkit.model import Library, Reading


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.zotero_rdf.read import read

    return read(text, ref)


def _write(library: Library) -> Iterator[str]:
    from refkit.formats.zotero_rdf.write import write

    return write(library)


# What one part says of another stands anywhere in such a file, so it is read whole.
ZOTERO_RDF = Format("zotero-rdf", "Zotero RDF", (".rdf",), _read, _write, begins=beginnings.zotero_rdf)
