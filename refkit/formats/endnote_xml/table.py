"""EndNote's XML (RSXML.dtd, shipped with EndNote) ⇄ CSL variables."""

from __future__ import annotations

from typing import Literal

import msgspec

# text · rich: a title · names: an element a name · date, access: in words · pages · serial: ISSN or ISBN
# keywords: an element each · abstract · doi · note: escaped HTML · key · url
Kind = Literal[
    "text",
    "rich",
    "names",
    "date",
    "access",
    "pages",
    "serial",
    "keywords",
    "abstract",
    "doi",
    "note",
    "key",
    "url",
]


class Row(msgspec.Struct, frozen=True):
    """One line of the table: path below `record` ⇄ CSL variable, for the CSL types in `types` (none: all)."""

    path: str
    variable: str
    kind: Kind = "text"
    types: frozenset[str] = frozenset()
    written: bool = True


def _only(types: str) -> frozenset[str]:
    return frozenset(types.split())


_BOOK = _only("book classic collection")
_JOURNAL = _only("article-journal article-magazine article-newspaper review review-book")
_NUMBERED = _only("report bill standard legislation software")
_PATENT = _only("patent")

# In the order of the DTD, in which they are written.
ROWS: tuple[Row, ...] = (
    Row("contributors/authors/author", "author", "names"),
    Row("contributors/secondary-authors/author", "collection-editor", "names", _BOOK),
    Row("contributors/secondary-authors/author", "editor", "names"),
    Row("contributors/tertiary-authors/author", "editor", "names", _BOOK),
    Row("contributors/tertiary-authors/author", "collection-editor", "names"),
    Row("contributors/subsidiary-authors/author", "translator", "names"),
    Row("titles/title", "title", "rich"),
    Row("titles/secondary-title", "collection-title", "rich", _BOOK),
    Row("titles/secondary-title", "container-title", "rich"),
    Row("titles/tertiary-title", "collection-title", "rich"),
    Row("titles/short-title", "title-short", "rich"),
    Row("periodical/full-title", "container-title", "text", _JOURNAL, written=False),
    Row("periodical/abbr-1", "container-title-short"),
    Row("alt-periodical/abbr-1", "container-title-short", written=False),
    Row("titles/alt-title", "container-title-short", types=_JOURNAL, written=False),
    Row("pages", "number-of-pages", types=_only("book classic thesis")),
    Row("pages", "page", "pages"),
    Row("volume", "volume"),
    Row("number", "number", types=_NUMBERED),
    Row("number", "collection-number", types=_BOOK),
    Row("number", "issue"),
    Row("num-vols", "number-of-volumes"),
    Row("edition", "version", types=_only("software dataset")),
    Row("edition", "edition"),
    Row("section", "section"),
    Row("keywords/keyword", "keyword", "keywords"),
    Row("dates/year", "issued", "date"),
    Row("pub-location", "publisher-place"),
    Row("publisher", "publisher"),
    Row("isbn", "number", types=_PATENT),
    Row("isbn", "ISBN", "serial"),
    Row("isbn", "ISSN", "serial"),
    Row("accession-num", "archive_location"),
    Row("call-num", "call-number"),
    Row("label", "citation-key", "key", written=False),
    Row("electronic-resource-num", "DOI", "doi"),
    Row("abstract", "abstract", "abstract"),
    Row("notes", "annote", "note"),
    Row("research-notes", "annote", "note", written=False),
    Row("urls/web-urls/url", "URL", "url", written=False),
    Row("urls/related-urls/url", "URL", "url"),
    Row("remote-database-name", "archive"),
    Row("language", "language"),
    Row("access-date", "accessed", "access"),
    Row("work-type", "genre"),
)
