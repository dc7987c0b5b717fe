"""Refer's tags as EndNote uses them ("EndNote Import") ⇄ CSL variables."""

from __future__ import annotations

from refkit.formats.tagged.rows import Row, only

_BOOK = only("book classic collection periodical")
_IN_BOOK = only("chapter entry entry-dictionary entry-encyclopedia paper-conference")
_JOURNAL = only("article-journal article-magazine article-newspaper review review-book")
_NUMBERED = only("report patent bill standard legislation")

# In the order in which they are written.
ROWS: tuple[Row, ...] = (
    Row("A", "author", "names"),
    Row("T", "title"),
    Row("J", "container-title", types=_JOURNAL),
    Row("B", "container-title"),
    Row("B", "collection-title", types=_BOOK, written=False),
    Row("J", "container-title", written=False),
    Row("E", "editor", "names"),
    Row("Y", "collection-editor", "names"),
    Row("?", "translator", "names"),
    Row("S", "collection-title"),
    Row("D", "issued", "date"),
    Row("V", "volume"),
    Row("N", "number", types=_NUMBERED),
    Row("N", "collection-number", types=_BOOK),
    Row("N", "issue"),
    Row("P", "page", "pages"),
    Row("6", "number-of-volumes"),
    Row("7", "edition"),
    Row("&", "section"),
    Row("9", "genre"),
    Row("I", "publisher"),
    Row("C", "publisher-place"),
    Row("@", "ISBN", "number"),
    Row("@", "ISSN", "number"),
    Row("!", "title-short"),
    Row("G", "language"),
    Row("L", "call-number"),
    Row("~", "archive"),
    Row("M", "archive_location"),
    Row("R", "DOI", "doi"),
    Row("U", "URL"),
    Row("[", "accessed", "date"),
    Row("K", "keyword", "keywords"),
    Row("X", "abstract", "abstract"),
    Row("Z", "annote", "notes"),
    Row("Z", "note", "notes"),
    Row("F", "citation-key", "key", written=False),
    # Only read.
    Row("8", "issued", "date", written=False),
    Row("Q", "original-title", written=False),
    Row("W", "source", written=False),
    Row("<", "annote", "notes", written=False),
    Row("O", "note", "notes", written=False),
)

# Addresses, links to files, fields of a person's own, a translated author's name.
PASSED_OVER = frozenset("+>12345#$^(*H:")
