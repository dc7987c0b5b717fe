"""Fields that are read beside those of the two tables: other names in use, and what a child inherits."""

from __future__ import annotations

from refkit.formats.bibtex import biblatex_table, bibtex_table
from refkit.formats.bibtex.rows import Row, only

# Entry types that only other tools write → CSL type.
TYPES: tuple[tuple[str, str], ...] = (
    ("article", "preprint"),
    ("thesis", "phd"),
    ("webpage", "webpage"),
    ("book", "ebook"),
    ("motion_picture", "film"),
    ("map", "map"),
    ("speech", "presentation"),
)

# Read after the rows of the tables: where two fields say one variable, the first in this order wins.
ROWS: tuple[Row, ...] = (
    Row("fjournal", "container-title"),  # MathSciNet: `journal` is the abbreviation then
    Row("annote", "annote", "paragraphs"),
    Row("comment", "annote", "paragraphs"),
    Row("review", "annote", "paragraphs"),
    Row("notes", "annote", "paragraphs"),
    Row("organization", "publisher"),
    Row("issue", "issue"),
    Row("keyword", "keyword", "list"),
    Row("langid", "language"),
    Row("lastchecked", "accessed", "date"),
    Row("pagetotal", "number-of-pages"),
    Row("numpages", "number-of-pages"),
    Row("link", "URL", "verbatim"),
    Row("copyright", "license"),
)

# Fields that are read with another one → the fields of which one must be there.
PARTS: dict[str, tuple[str, ...]] = {
    "year": ("year",),
    "month": ("year", "date"),
    "day": ("month", "date"),
    "date": ("date",),
    "subtitle": ("title",),
    "booksubtitle": ("booktitle",),
    "journalsubtitle": ("journaltitle",),
    "eprinttype": ("eprint",),
    "archiveprefix": ("eprint",),
    "entrysubtype": ("entrysubtype",),
    "crossref": ("crossref",),
    "xdata": ("xdata",),
}

# Those that name other entries: what they give is read, and they are written again as they stand.
LINKS = only("crossref xdata")

# What an entry inherits through `crossref` where it has nothing of its own (btxdoc, section 4).
INHERITED = only(
    "booktitle booksubtitle editor publisher address location organization series volume volumes isbn year"
    " month date eventtitle eventdate venue"
)

# What an entry is given by those that it names in `xdata`: all that is read, in the order of the tables.
PASSED_ON: tuple[str, ...] = tuple(
    dict.fromkeys(
        [row.field for row in (*bibtex_table.TABLE.rows, *biblatex_table.TABLE.rows, *ROWS)]
        + [name for name in PARTS if name != "xdata"]
    )
)
