"""MEDLINE's tags (MEDLINE/PubMed Data Element (Field) Descriptions, NLM) ⇄ CSL types and variables."""

from __future__ import annotations

from refkit.formats.tagged.rows import Row, only

# (CSL type, publication type): where one of them stands twice, its first line is the answer.
TYPES: tuple[tuple[str, str], ...] = (
    ("article-journal", "Journal Article"),
    ("article-journal", "Journal Articles"),
    ("article-newspaper", "Newspaper Article"),
    ("article", "Preprint"),
    ("book", "Book"),
    ("book", "Books"),
    ("chapter", "Book Chapter"),
    ("chapter", "Book Chapters"),
    ("dataset", "Dataset"),
    ("entry-encyclopedia", "Encyclopedia"),
    ("entry-dictionary", "Dictionary"),
    ("interview", "Interview"),
    ("legislation", "Legislation"),
    ("legal_case", "Legal Case"),
    ("map", "Map"),
    ("paper-conference", "Congress"),
    ("paper-conference", "Speeches/Meeting Papers"),
    ("patent", "Patent"),
    ("periodical", "Periodical"),
    ("report", "Technical Report"),
    ("report", "Reports - General"),
    ("review-book", "Book Review"),
    ("software", "Software"),
    ("speech", "Lecture"),
    ("thesis", "Academic Dissertation"),
    ("thesis", "Dissertations/Theses - Doctoral Dissertations"),
    ("thesis", "Dissertations/Theses - Masters Theses"),
    ("thesis", "Dissertations/Theses"),
    ("webpage", "Webpage"),
    ("motion_picture", "Video-Audio Media"),
)

# The publication type by which the index says that a work was retracted.
RETRACTED = "retracted publication"

_IN_BOOK = only("chapter entry-encyclopedia entry-dictionary paper-conference")

# In the order in which they are written.
ROWS: tuple[Row, ...] = (
    Row("PMID", "PMID"),
    Row("IS", "ISSN", "number"),
    Row("ISBN", "ISBN", "number"),
    Row("VI", "volume"),
    Row("IP", "issue"),
    Row("DP", "issued", "date"),
    Row("TI", "title"),
    Row("BTI", "container-title", types=_IN_BOOK),
    Row("CTI", "collection-title"),
    Row("PG", "page", "pages"),
    Row("LID", "DOI", "doi"),
    Row("AB", "abstract", "abstract"),
    Row("FAU", "author", "names"),
    Row("FED", "editor", "names"),
    Row("EN", "edition"),
    Row("LA", "language"),
    Row("PB", "publisher"),
    Row("PL", "publisher-place"),
    Row("TA", "container-title-short"),
    Row("JT", "container-title"),
    Row("OT", "keyword", "keywords"),
    Row("PMC", "PMCID"),
    Row("CI", "license"),
    Row("GN", "annote", "notes"),
    Row("GN", "note", "notes"),
    # Only read.
    Row("MH", "keyword", "keywords", written=False),
    Row("AID", "DOI", "doi", written=False),
    Row("ISSN", "ISSN", "number", written=False),
    Row("AU", "author", "names", written=False),
    Row("CN", "author", "names", written=False),
    Row("ED", "editor", "names", written=False),
    Row("VTI", "volume-title", written=False),
    Row("BTI", "container-title", written=False),
    Row("TT", "original-title", written=False),
)

# Tags that say nothing of the reference itself: dates of the record, numbers of indexes, addresses, grants.
PASSED_OVER = frozenset(
    """
    AD AUID CON CRDT CRF CRI CTDT DA DCOM DEP DRIN DRDT DDIN EDAT EFR EIN FIR FPS GR GS IAD IR IRAD JID LR MHDA MID
    MMPN NM OAB OABL OCI OID ORI OTO OWN PHST PRIN PS PST RF RIN RN ROF RPF RPI RRI RRF SB SFM SI SO SPIN STAT UIN
    UOF
    """.split()
)
