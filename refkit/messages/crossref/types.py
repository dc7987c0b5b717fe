"""Crossref's types → CSL's (api.crossref.org/types; CSL 1.0.2, Appendix III).

What is not here (component, grant, other) has none: CSL knows no such thing, and writes "document" then.
"""

from __future__ import annotations

KINDS = {
    "journal-article": "article-journal", "posted-content": "article", "proceedings-article": "paper-conference",
    "book-chapter": "chapter", "book-section": "chapter", "book-part": "chapter", "book-track": "chapter",
    "reference-entry": "entry", "book": "book", "monograph": "book", "edited-book": "book",
    "reference-book": "book", "book-set": "book", "book-series": "book", "proceedings": "book",
    "proceedings-series": "book", "dissertation": "thesis", "dataset": "dataset", "database": "dataset",
    "report": "report", "report-component": "report", "report-series": "report", "standard": "standard",
    "standard-series": "standard", "peer-review": "review", "journal": "periodical",
    "journal-issue": "periodical", "journal-volume": "periodical",
}  # fmt: skip

# Of posted content, by its subtype: the type, and the genre ("" if the type says it all).
POSTED = {
    "preprint": ("article", "preprint"), "working_paper": ("article", "working paper"), "letter": ("article", ""),
    "dissertation": ("thesis", ""), "report": ("report", ""), "other": ("article", ""),
}  # fmt: skip

# Those whose container is a book, beside which a second container is the book's series.
IN_BOOKS = frozenset({"chapter", "paper-conference", "entry"})

# Servers that deposit no name of theirs, by the prefix of their DOIs.
SERVERS = {
    "10.20944": "Preprints.org", "10.26434": "ChemRxiv", "10.2139": "SSRN", "10.31234": "PsyArXiv",
    "10.31235": "SocArXiv", "10.31219": "OSF Preprints", "10.31223": "EarthArXiv", "10.36227": "TechRxiv",
}  # fmt: skip
