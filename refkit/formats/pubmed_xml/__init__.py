"""PubMed's XML (.xml), as efetch and PubMed's own pages give it; only read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refkit.formats import Format, beginnings
from refkit.model import Problem, Reading, Record


def _read(text: str, ref: str) -> Reading:
    from refkit.formats.pubmed_xml.read import read

    return read(text, ref)


def _each(pieces: Iterable[str], ref: str) -> Iterator[Record | Problem]:
    from refkit.formats.pubmed_xml.read import each

    return each(pieces, ref)


PUBMED_XML = Format("pubmed-xml", "PubMed XML", (".xml",), _read, each=_each, begins=beginnings.pubmed_xml)
