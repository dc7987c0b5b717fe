"""PubMed's XML (.xml), as efetch and PubMed's own pages give it; only read."""

from __future__ import annotations

from refkit.formats import Format, beginnings
from refkit.model import Reading


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.pubmed_xml.read import read

    return read(text, ref)


PUBMED_XML = Format("pubmed-xml", "PubMed XML", (".xml",), _read, begins=beginnings.pubmed_xml)
