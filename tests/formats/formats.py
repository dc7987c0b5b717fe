"""The formats under their names, be they declared or not; and what comes back of a work."""

from __future__ import annotations

from typing import Any

from refkit.formats import Format
from refkit.formats.bibtex import BIBLATEX, BIBTEX, BIBTEX_ASCII
from refkit.formats.csl_json import CSL_JSON
from refkit.formats.csl_yaml import CSL_YAML
from refkit.formats.csv_table import CSV, TSV
from refkit.formats.endnote_xml import ENDNOTE_XML
from refkit.formats.literature_notes import LITERATURE_NOTES
from refkit.formats.mods import MODS
from refkit.formats.pubmed_xml import PUBMED_XML
from refkit.formats.registry_json import DATACITE, OPENALEX
from refkit.formats.ris import RIS
from refkit.formats.tagged.enw import ENW
from refkit.formats.tagged.nbib import NBIB
from refkit.formats.tagged.wos import WOS
from refkit.formats.zotero_rdf import ZOTERO_RDF
from refkit.model import Library, Reading
from tests.formats.works import values

BOTH_WAYS = (
    BIBTEX,
    BIBLATEX,
    BIBTEX_ASCII,
    LITERATURE_NOTES,
    RIS,
    CSL_JSON,
    CSL_YAML,
    NBIB,
    ENW,
    WOS,
    ENDNOTE_XML,
    MODS,
    ZOTERO_RDF,
    CSV,
    TSV,
)
ONLY_READ = (PUBMED_XML, OPENALEX, DATACITE)


def written(fmt: Format, library: Library) -> str:
    """The text of a library, lines ended by LF, as readers get it."""
    assert fmt.write is not None
    return "".join(fmt.write(library)).replace("\r\n", "\n")


def reading(fmt: Format, text: str) -> Reading:
    assert fmt.read is not None
    return fmt.read(text, "dir/x")


def read_values(fmt: Format, text: str) -> list[dict[str, Any]]:
    """Per record the first value of each field."""
    return values(reading(fmt, text))
