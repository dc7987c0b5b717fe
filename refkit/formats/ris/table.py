"""RIS: types and tags ⇄ CSL types and variables.

Tags of the RIS specification (Research Information Systems, 2001; the type-specific meanings as EndNote
uses them), where importers differ as Zotero reads them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

# text: one line · names: a line a name · date: PY and DA · accessed: Y2 · pages: SP and EP · number: ISSN or ISBN
# keywords: KW · notes: a line a paragraph · key: `Citation Key: …`
Kind = Literal[
    "text", "names", "date", "accessed", "pages", "number", "keywords", "abstract", "doi", "notes", "key"
]


class Row(msgspec.Struct, frozen=True):
    """One line of the table: tag ⇄ CSL variable, for the RIS types in `types` (none: all), not in `but`."""

    tag: str
    variable: str
    kind: Kind = "text"
    types: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()


def _only(types: str) -> frozenset[str]:
    return frozenset(types.split())


UNKNOWN_TYPE = "GEN"

# (CSL type, RIS type): where one of them stands twice, its first line is the answer.
TYPES: tuple[tuple[str, str], ...] = (
    ("article-journal", "JOUR"),
    ("article-journal", "EJOUR"),
    ("article-journal", "ABST"),
    ("article-journal", "INPR"),
    ("article-magazine", "MGZN"),
    ("article-newspaper", "NEWS"),
    # RIS has no type for a preprint; Zotero makes a manuscript of an unpublished work.
    ("article", "UNPD"),
    ("bill", "BILL"),
    ("bill", "UNBILL"),
    ("book", "BOOK"),
    ("book", "EBOOK"),
    ("book", "EDBOOK"),
    ("book", "SER"),
    ("broadcast", "VIDEO"),
    ("broadcast", "MULTI"),
    ("chapter", "CHAP"),
    ("chapter", "ECHAP"),
    ("classic", "CLSWK"),
    ("classic", "ANCIENT"),
    ("collection", "AGGR"),
    ("dataset", "DATA"),
    ("dataset", "DBASE"),
    ("document", "GEN"),
    ("entry", "CHAP"),
    ("entry-dictionary", "DICT"),
    ("entry-encyclopedia", "ENCYC"),
    ("figure", "FIGURE"),
    ("graphic", "ART"),
    ("graphic", "CHART"),
    ("hearing", "HEAR"),
    ("legal_case", "CASE"),
    ("legislation", "STAT"),
    ("legislation", "LEGAL"),
    ("manuscript", "MANSCPT"),
    ("map", "MAP"),
    ("motion_picture", "MPCT"),
    ("musical_score", "MUSIC"),
    ("pamphlet", "PAMP"),
    ("paper-conference", "CPAPER"),
    ("paper-conference", "CONF"),
    ("patent", "PAT"),
    ("periodical", "JFULL"),
    ("personal_communication", "PCOMM"),
    ("personal_communication", "ICOMM"),
    ("post", "ICOMM"),
    ("post-weblog", "BLOG"),
    ("regulation", "LEGAL"),
    ("report", "RPRT"),
    ("report", "GOVDOC"),
    ("review", "JOUR"),
    ("review-book", "JOUR"),
    ("software", "COMP"),
    ("song", "SOUND"),
    ("speech", "SLIDE"),
    ("standard", "STAND"),
    ("thesis", "THES"),
    ("webpage", "ELEC"),
    ("webpage", "WEB"),
)

_BOOK = _only("BOOK EBOOK EDBOOK CLSWK")
_LETTER = _only("ICOMM PCOMM")
_COUNTED = _only("BOOK EBOOK EDBOOK CLSWK THES")  # SP is the number of pages there

# In the order in which they are written.
ROWS: tuple[Row, ...] = (
    Row("AU", "author", "names"),
    Row("TI", "title"),
    Row("ST", "title-short"),
    # Zotero takes the first of T2 and JF, and keeps the other one nowhere: T2 alone.
    Row("T2", "container-title", but=_BOOK),
    Row("T2", "collection-title", types=_BOOK),
    Row("T3", "collection-title", but=_BOOK),
    Row("J2", "container-title-short"),
    Row("A3", "editor", "names", types=_BOOK),
    Row("A2", "collection-editor", "names", types=_BOOK),
    Row("A2", "recipient", "names", types=_LETTER),
    Row("A2", "editor", "names", but=_BOOK | _LETTER),
    Row("A3", "collection-editor", "names", types=_only("CHAP ECHAP CPAPER CONF DICT ENCYC")),
    Row("A4", "translator", "names"),
    Row("DA", "issued", "date"),
    Row("VL", "volume"),
    Row("IS", "issue"),
    Row("M1", "number", types=_only("RPRT PAT BILL STAND")),
    Row("M1", "collection-number", types=_BOOK),
    Row("SP", "number-of-pages", types=_COUNTED),
    Row("SP", "page", "pages", but=_COUNTED),
    Row("ET", "version", types=_only("COMP DATA DBASE")),
    Row("ET", "edition"),
    Row("SE", "chapter-number", types=_only("CHAP ECHAP")),
    Row("SE", "section", but=_only("CHAP ECHAP")),
    Row("NV", "number-of-volumes"),
    Row("M3", "genre"),
    Row("PB", "publisher"),
    Row("CY", "publisher-place"),
    Row("SN", "ISBN", "number", types=_only("BOOK EBOOK EDBOOK CHAP ECHAP CLSWK CPAPER CONF THES")),
    Row("SN", "ISSN", "number"),
    Row("DO", "DOI", "doi"),
    Row("UR", "URL"),
    Row("Y2", "accessed", "accessed"),
    Row("LA", "language"),
    Row("CN", "call-number"),
    Row("DB", "archive"),
    Row("AN", "archive_location"),
    Row("KW", "keyword", "keywords"),
    Row("AB", "abstract", "abstract"),
    Row("N1", "annote", "notes"),
    Row("N1", "note", "notes"),
    Row("M2", "citation-key", "key"),
)

# Other tags in use → the row they are read by: (tag, variable, kind), after the rows above.
READ: tuple[Row, ...] = (
    Row("A1", "author", "names"),
    Row("ED", "editor", "names"),
    Row("T1", "title"),
    Row("CT", "title"),
    Row("BT", "container-title", but=_BOOK),
    Row("BT", "title", types=_BOOK),
    Row("JF", "container-title"),
    Row("JO", "container-title"),
    Row("JA", "container-title-short"),
    Row("PY", "issued", "date"),
    Row("Y1", "issued", "date"),
    Row("N2", "abstract", "abstract"),
    Row("RN", "annote", "notes"),
    Row("ID", "citation-key"),
    Row("L3", "DOI", "doi"),
    Row("LK", "URL"),
    Row("C3", "container-title", types=_only("CPAPER CONF")),
    Row("PP", "publisher-place"),
    # EndNote writes the number of an article that is in press so.
    Row("M1", "issue", types=_only("JOUR EJOUR MGZN ABST INPR")),
)

# What Zotero, if it stands before the first colon of a note, takes for a field of ProCite's.
LABELS = frozenset(
    [
        "Author, Subsidiary", "Author, Monographic", "Artist Role", "Series Editor Role", "Compiler Role",
        "Cartographer Role", "Composer Role", "Producer Role", "Director Role", "Performer Role", "Author Role",
        "Record ID", "Record Number", "Notes", "Connective Phrase", "Extent of Work", "Packaging Method",
        "Call Number", "Edition", "ISBN", "Language", "Publisher Name", "Series Title", "Proceedings Title",
        "Volume ID", "Issue ID", "Issue Identification", "Series Volume ID", "Scale", "Place of Publication",
        "Histroy", "Size",
    ]
)  # fmt: skip
