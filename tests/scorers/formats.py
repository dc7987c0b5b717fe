"""The readers of reference files behind a protocol for comparisons: `read(format, text)` gives CSL-JSON items."""

from __future__ import annotations

from typing import Any

from refkit import merge
from refkit.errors import UnknownName
from refkit.model.csl_item import to_csl
from tests.formats.formats import BOTH_WAYS, ONLY_READ

_FORMATS = {fmt.name: fmt for fmt in (*BOTH_WAYS, *ONLY_READ)}
# Names that collections of test files use → names of refkit's formats.
_NAMES = {
    "rdf(zotero/bib)": "zotero-rdf",
    "openalex-json": "openalex",
    "datacite-json": "datacite",
    "wos-tagged": "wos",
}


def read(format: str, text: str) -> list[dict[str, Any]]:  # noqa: A002 - the protocol's name
    """The references in `text`, a file of `format` with line ends as `\\n`, as CSL-JSON items, in order.

    `id` is the citation key where the file has one. Raises `UnknownName` for a format that is not known.
    """
    found = _FORMATS.get(_NAMES.get(format, format))
    if found is None or found.read is None:
        raise UnknownName("format", format, _FORMATS)
    works = [merge.resolve(record).work for record in found.read(text, "case").records]
    return [to_csl(work, work.citation_key) for work in works]
