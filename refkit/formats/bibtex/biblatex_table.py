"""BibLaTeX: entry types and fields of the biblatex manual (sections 2.1 and 2.2)."""

from __future__ import annotations

from refkit.formats.bibtex.rows import Dialect, Row, only

_TYPES = (
    ("article-journal", "article"),
    ("article-magazine", "article"),
    ("article-newspaper", "article"),
    ("review", "review"),
    ("review-book", "review"),
    ("book", "book"),
    ("book", "mvbook"),
    ("book", "collection"),
    ("book", "mvcollection"),
    ("book", "reference"),
    ("book", "proceedings"),
    ("book", "mvproceedings"),
    ("classic", "book"),
    ("chapter", "incollection"),
    ("chapter", "inbook"),
    ("chapter", "bookinbook"),
    ("chapter", "suppbook"),
    ("chapter", "suppcollection"),
    ("entry-encyclopedia", "inreference"),
    ("entry-dictionary", "inreference"),
    ("entry", "inreference"),
    ("paper-conference", "inproceedings"),
    ("report", "report"),
    ("book", "manual"),
    ("thesis", "thesis"),
    ("manuscript", "unpublished"),
    ("pamphlet", "booklet"),
    ("periodical", "periodical"),
    ("article-journal", "suppperiodical"),
    ("webpage", "online"),
    ("webpage", "electronic"),
    ("webpage", "www"),
    ("post", "online"),
    ("post-weblog", "online"),
    ("dataset", "dataset"),
    ("software", "software"),
    ("patent", "patent"),
    ("motion_picture", "movie"),
    ("broadcast", "video"),
    ("song", "music"),
    ("song", "audio"),
    ("performance", "performance"),
    ("graphic", "image"),
    ("graphic", "artwork"),
    ("figure", "image"),
    ("legal_case", "jurisdiction"),
    ("legislation", "legislation"),
    ("bill", "legislation"),
    ("regulation", "legal"),
    ("treaty", "legal"),
    ("personal_communication", "letter"),
    ("standard", "standard"),
    ("document", "misc"),
)

_ARTICLE = only("article review periodical suppperiodical")
_ONLINE = only("online electronic www misc dataset software")
_THESIS_REPORT = only("thesis report")
# How many pages there are is said of what stands by itself; of a part the page range says it.
_WHOLE = only(
    "book mvbook collection mvcollection reference proceedings mvproceedings manual booklet report thesis"
    " unpublished online misc"
)

_ROWS = (
    Row("author", "author", "names"),
    Row("title", "title", "title"),
    Row("shorttitle", "title-short", "title"),
    Row("journaltitle", "container-title", types=_ARTICLE),
    # Printed for an online source as the place that publishes it, which is what CSL's container is there.
    Row("organization", "container-title", types=_ONLINE),
    Row("booktitle", "container-title"),
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
    Row(
        "number",
        "collection-number",
        types=only(
            "book mvbook collection mvcollection reference proceedings mvproceedings incollection inbook bookinbook"
            " suppbook suppcollection inreference inproceedings"
        ),
    ),
    Row("number", "number"),
    Row("edition", "edition"),
    Row("version", "version"),
    Row("chapter", "chapter-number"),
    Row("pages", "page", "pages"),
    Row("eid", "page", "eid"),
    Row("pagetotal", "number-of-pages", types=_WHOLE),
    Row("type", "genre"),
    Row("institution", "publisher", types=_THESIS_REPORT),
    Row("publisher", "publisher"),
    Row("location", "publisher-place"),
    Row("date", "issued", "date"),
    Row("pubstate", "status"),
    Row("origtitle", "original-title"),
    Row("origdate", "original-date", "date"),
    Row("origpublisher", "original-publisher"),
    Row("origlocation", "original-publisher-place"),
    Row("isbn", "ISBN", "list"),
    Row("issn", "ISSN", "list"),
    Row("doi", "DOI", "doi"),
    Row("eprint", "PMID", "eprint"),
    Row("url", "URL", "verbatim"),
    Row("urldate", "accessed", "date"),
    Row("language", "language"),
    Row("library", "call-number"),
    Row("keywords", "keyword", "list"),
    Row("abstract", "abstract", "abstract"),
    Row("note", "note"),
    Row("annotation", "annote", "paragraphs"),
)

# Zotero reads `annote` and drops `annotation`, which is biblatex's own: the findings stand in both.
TABLE = Dialect(
    types=_TYPES, rows=_ROWS, annotation=("annotation", "annote"), archive="eprinttype", subtype="entrysubtype"
)
