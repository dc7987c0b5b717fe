"""PubMed's XML (.xml), as efetch and PubMed's own pages give it; only read."""

from __future__ import annotations

from refkit.formats import Format, beginnings, late

_READ = f"{__name__}.read"

PUBMED_XML = Format(
    "pubmed-xml",
    "PubMed XML",
    (".xml",),
    late(_READ, "read"),
    each=late(_READ, "each"),
    begins=beginnings.pubmed_xml,
)
