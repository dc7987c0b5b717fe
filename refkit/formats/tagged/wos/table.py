"""Web of Science's field tags (Core Collection, plain text export) ⇄ CSL types and variables."""

from __future__ import annotations

from refkit.formats.tagged.rows import Row, only

# (CSL type, publication type PT, document type DT): where a CSL type or a pair stands twice, the first line is the
# answer; an empty DT stands for any.
TYPES: tuple[tuple[str, str, str], ...] = (
    ("article-journal", "J", "Article"),
    ("paper-conference", "C", "Proceedings Paper"),
    ("paper-conference", "B", "Proceedings Paper"),
    ("paper-conference", "S", "Proceedings Paper"),
    ("chapter", "B", "Article; Book Chapter"),
    ("chapter", "S", "Article; Book Chapter"),
    ("chapter", "B", "Book Chapter"),
    ("chapter", "B", "Article"),
    ("chapter", "S", ""),
    ("book", "B", "Book"),
    ("book", "B", ""),
    ("review-book", "J", "Book Review"),
    ("dataset", "D", "Data set"),
    ("dataset", "J", "Data Set"),
    ("article", "R", "Preprint"),
    ("article-newspaper", "J", "News Item"),
    ("software", "J", "Software"),
    ("patent", "P", "Patent"),
    ("patent", "P", ""),
    ("review", "J", "Review"),
    ("article-journal", "J", ""),
    ("paper-conference", "C", ""),
)

_PATENT = only("patent")
_BUT_PATENTS = only("article-journal paper-conference chapter book review-book review dataset article"
                    " article-newspaper software document")  # fmt: skip

# In the order in which they are written.
ROWS: tuple[Row, ...] = (
    Row("AF", "author", "names"),
    Row("BF", "editor", "names"),
    Row("TI", "title"),
    Row("SO", "container-title", types=_BUT_PATENTS),
    Row("SE", "collection-title"),
    Row("LA", "language"),
    Row("CT", "event-title"),
    Row("CL", "event-place"),
    Row("DE", "keyword", "keywords"),
    Row("AB", "abstract", "abstract"),
    Row("PU", "publisher"),
    Row("PI", "publisher-place"),
    Row("SN", "ISSN", "number"),
    Row("BN", "ISBN", "number"),
    Row("JI", "container-title-short"),
    Row("PY", "issued", "date"),
    Row("VL", "volume"),
    Row("IS", "issue"),
    Row("PN", "number", types=_PATENT),
    Row("SU", "supplement-number"),
    Row("BP", "page", "pages"),
    Row("DI", "DOI", "doi"),
    Row("PG", "number-of-pages", types=only("book")),
    Row("PM", "PMID"),
    # Only read.
    Row("AU", "author", "names", written=False),
    Row("CA", "author", "names", written=False),
    Row("BE", "editor", "names", written=False),
    Row("BA", "container-author", "names", written=False),
    Row("ID", "keyword", "keywords", written=False),
    Row("MC", "keyword", "keywords", written=False),
    Row("MQ", "keyword", "keywords", written=False),
    Row("EI", "ISSN", "number", written=False),
    Row("PN", "part-number", written=False),
    Row("AR", "page", "pages", written=False),
    Row("FT", "original-title", written=False),
)

# Tags that belong to the file.
OUTSIDE = frozenset({"FN", "VR", "EF"})

# Tags that are read with another one, or that say nothing of the reference itself.
PASSED_OVER = frozenset(
    """
    PT DT PD EP PS AE PC DG PL GP RID BS CY SP HO C1 C3 RP EM RI OI FU FP FX CR NR TC Z8 Z9 ZB ZR ZS ZA U1 U2 PA
    J9 SI MA D2 EA EY PG WC WE SC GA UT OA HC HP DA CC DS OR PR TA TM BC AA UR MI SD GE BD SS AC CN SO NM NP IC
    C2 P2
    """.split()
)
