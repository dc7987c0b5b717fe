"""Zotero RDF (.rdf): Zotero's own exchange format, with notes, tags, collections and citation keys."""

from __future__ import annotations

from refkit.formats import Format, beginnings, late

_READ = f"{__name__}.read"

# What one part says of another stands anywhere in such a file, so it is read whole.
ZOTERO_RDF = Format(
    "zotero-rdf",
    "Zotero RDF",
    (".rdf",),
    late(_READ, "read"),
    late(f"{__name__}.write", "write"),
    begins=beginnings.zotero_rdf,
)
