"""BibTeX: entry types and fields of btxdoc (BibTeXing, section 3), and what Zotero, JabRef and natbib add.

Standard styles pass over a field they do not know, so the additions (`doi`, `url`, `issn`, `keywords`,
`abstract`, `shortjournal`, `day`, `version`, `urldate`, and biblatex's `venue`, `origdate` …) cost nothing and
arrive where they are known.
"""

from __future__ import annotations

from refkit.formats.bibtex.rows import Dialect, Row, only

# `@dataset`, `@preprint` and `@software` are not BibTeX's: Zotero drops an entry of a type it does not know.
_TYPES = (
    ("article-journal", "article"),
    ("article-magazine", "article"),
    ("article-newspaper", "article"),
    ("review", "article"),
    ("review-book", "article"),
    ("book", "book"),
    ("classic", "book"),
    ("chapter", "incollection"),
    ("chapter", "inbook"),
    ("entry", "incollection"),
    ("entry-dictionary", "incollection"),
    ("entry-encyclopedia", "incollection"),
    ("paper-conference", "inproceedings"),
    ("paper-conference", "conference"),
    ("book", "proceedings"),
    ("book", "manual"),
    ("report", "techreport"),
    ("thesis", "phdthesis"),
    ("thesis", "mastersthesis"),
    ("manuscript", "unpublished"),
    ("pamphlet", "booklet"),
    ("patent", "patent"),
    ("document", "misc"),
)

_IN_BOOK = only("incollection inbook inproceedings conference")
_ARTICLE = only("article")
_THESIS = only("phdthesis mastersthesis")
# How many pages there are is said of what stands by itself; of a part the page range says it.
_WHOLE = only("book proceedings manual booklet techreport phdthesis mastersthesis unpublished misc")

_ROWS = (
    Row("author", "author", "names"),
    Row("title", "title", "title"),
    Row("shorttitle", "title-short", "title"),
    Row("booktitle", "container-title", types=_IN_BOOK),
    # Zotero too writes `journal` where an entry type has no field for what holds the work.
    Row("journal", "container-title"),
    Row("shortjournal", "container-title-short"),
    Row("eventtitle", "event-title"),
    Row("eventdate", "event-date", "date"),
    Row("venue", "event-place"),
    Row("bookauthor", "container-author", "names"),
    Row("editor", "editor", "names"),
    Row("translator", "translator", "names"),
    Row("series", "collection-title"),
    Row("volume", "volume"),
    Row("volumes", "number-of-volumes"),
    Row("part", "part-number"),
    Row("number", "issue", types=_ARTICLE),
    Row("number", "collection-number", types=only("book incollection inbook inproceedings conference proceedings")),
    Row(
        "number", "number", types=only("techreport patent misc manual unpublished booklet phdthesis mastersthesis")
    ),
    Row("edition", "edition"),
    Row("version", "version"),
    Row("chapter", "chapter-number"),
    # An article number goes where the styles print a place in the journal and Zotero looks for one: neither
    # the standard styles nor Zotero know `eid` in BibTeX. It is one number, so no style makes a range of it.
    Row("pages", "page", "pages"),
    Row("pagetotal", "number-of-pages", types=_WHOLE),
    Row("type", "genre"),
    Row("school", "publisher", types=_THESIS),
    Row("institution", "publisher", types=only("techreport")),
    Row("publisher", "publisher"),
    Row("address", "publisher-place"),
    Row("year", "issued", "year"),
    Row("month", "issued", "month"),
    Row("day", "issued", "day"),
    Row("pubstate", "status"),
    Row("origtitle", "original-title"),
    Row("origdate", "original-date", "date"),
    Row("origpublisher", "original-publisher"),
    Row("origlocation", "original-publisher-place"),
    Row("isbn", "ISBN", "list"),
    Row("issn", "ISSN", "list"),
    Row("doi", "DOI", "doi"),
    Row("pmid", "PMID"),
    Row("pmcid", "PMCID"),
    Row("url", "URL", "verbatim"),
    Row("urldate", "accessed", "date"),
    Row("language", "language"),
    Row("library", "call-number"),
    Row("keywords", "keyword", "list"),
    Row("abstract", "abstract", "abstract"),
    Row("note", "note"),
    Row("annote", "annote", "paragraphs"),
)

TABLE = Dialect(types=_TYPES, rows=_ROWS, annotation=("annote",), archive="archiveprefix")
