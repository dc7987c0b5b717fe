"""Columns of tables ⇄ CSL variables: refkit's own names, and those of the exports that people have."""

from __future__ import annotations

# Column → how it is written, in the default order. A column is a CSL variable; `citation-key` stands first.
COLUMNS: tuple[str, ...] = tuple(
    """
    citation-key type author title container-title issued volume issue page DOI URL publisher publisher-place editor
    edition ISSN ISBN PMID PMCID language keyword abstract note annote
    """.split()
)

# A heading in lower case, as other programs write it → variable. "" is read with another column.
HEADINGS: dict[str, str] = {
    # Zotero
    "key": "citation-key", "item type": "type", "publication year": "issued",
    "publication title": "container-title",
    "url": "URL", "abstract note": "abstract", "date": "issued", "pages": "page", "num pages": "number-of-pages",
    "journal abbreviation": "container-title-short", "short title": "title-short", "series": "collection-title",
    "number of volumes": "number-of-volumes", "place": "publisher-place", "rights": "license", "notes": "annote",
    "call number": "call-number", "extra": "note", "manual tags": "keyword", "translator": "translator",
    "access date": "accessed", "archive location": "archive_location", "doi": "DOI", "issn": "ISSN", "isbn": "ISBN",
    # Scopus and Web of Science
    "authors": "author", "author full names": "author", "year": "issued", "source title": "container-title",
    "document type": "type", "author keywords": "keyword", "language of original document": "language",
    "abbreviated source title": "container-title-short", "pubmed id": "PMID", "editors": "editor",
    "article title": "title", "publication type": "type", "start page": "page-first", "page start": "page-first",
    "art. no.": "article-number", "article number": "article-number", "end page": "page-last",
    "page end": "page-last", "book authors": "container-author", "link": "URL", "publisher city": "publisher-place",
    # PubMed and others
    "journal/book": "container-title", "journal": "container-title", "pmid": "PMID", "pmcid": "PMCID",
    "citekey": "citation-key", "citation key": "citation-key", "id": "citation-key", "keywords": "keyword",
    "tags": "keyword", "booktitle": "container-title", "number": "issue", "summary": "abstract",
}  # fmt: skip

# Words for a type in a cell → CSL type; a CSL type stands for itself.
TYPES: dict[str, str] = {
    "journalarticle": "article-journal", "journal article": "article-journal", "article": "article-journal",
    "review": "article-journal", "j": "article-journal", "magazinearticle": "article-magazine",
    "newspaperarticle": "article-newspaper", "booksection": "chapter", "book chapter": "chapter",
    "conferencepaper": "paper-conference", "conference paper": "paper-conference",
    "proceedings paper": "paper-conference",
    "preprint": "article", "computerprogram": "software", "blogpost": "post-weblog", "b": "book",
    "film": "motion_picture", "encyclopediaarticle": "entry-encyclopedia", "dictionaryentry": "entry-dictionary",
    "letter": "personal_communication", "presentation": "speech", "case": "legal_case", "statute": "legislation",
}  # fmt: skip

# Words that set off what a spreadsheet would take for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")
