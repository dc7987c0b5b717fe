"""The smaller vocabularies of `<meta>` tags: PRISM, bepress and EPrints.

PRISM: IDEAlliance, "PRISM Basic Metadata". bepress: Digital Commons. EPrints: the software's own export names.
"""

from __future__ import annotations

from refkit.parsers.embedded.families import Family

PRISM = Family(
    "prism",
    text={
        "prism.title": "title",
        "prism.publicationname": "container-title",
        "prism.volume": "volume",
        "prism.number": "issue",
        "prism.issueidentifier": "issue",
    },
    people={"author": ("prism.author",)},
    dates={
        "issued": ("prism.publicationdate", "prism.coverdate", "prism.coverdisplaydate", "prism.publicationyear")
    },
    doi=("prism.doi", "prism.url"),
    first_page=("prism.startingpage", "prism.pagerange", "prism.articlenumber"),
    last_page=("prism.endingpage",),
    issn=("prism.issn", "prism.eissn"),
    isbn=("prism.isbn",),
    keywords=("prism.keyword",),
    types=(("prism.publicationname", "article-journal"),),
)

BEPRESS = Family(
    "bepress",
    text={
        "bepress_citation_title": "title",
        "bepress_citation_journal_title": "container-title",
        "bepress_citation_conference_title": "container-title",
        "bepress_citation_series_title": "collection-title",
        "bepress_citation_volume": "volume",
        "bepress_citation_issue": "issue",
        "bepress_citation_publisher": "publisher",
        "bepress_citation_dissertation_institution": "publisher",
    },
    people={"author": ("bepress_citation_author", "bepress_citation_authors")},
    dates={
        "issued": ("bepress_citation_publication_date", "bepress_citation_date"),
        "available-date": ("bepress_citation_online_date",),
    },
    doi=("bepress_citation_doi",),
    first_page=("bepress_citation_firstpage",),
    last_page=("bepress_citation_lastpage",),
    issn=("bepress_citation_issn",),
    isbn=("bepress_citation_isbn",),
    abstract=("bepress_citation_abstract",),
    types=(
        ("bepress_citation_dissertation_institution", "thesis"),
        ("bepress_citation_conference_title", "paper-conference"),
        ("bepress_citation_journal_title", "article-journal"),
    ),
)

EPRINTS = Family(
    "eprints",
    text={
        "eprints.title": "title",
        "eprints.publication": "container-title",
        "eprints.book_title": "container-title",
        "eprints.event_title": "event-title",
        "eprints.volume": "volume",
        "eprints.number": "issue",
        "eprints.publisher": "publisher",
        "eprints.place_of_pub": "publisher-place",
        "eprints.institution": "publisher",
    },
    people={
        "author": ("eprints.creators_name", "eprints.creators"),
        "editor": ("eprints.editors_name",),
    },
    dates={"issued": ("eprints.date",)},
    doi=("eprints.id_number", "eprints.doi", "eprints.official_url"),
    first_page=("eprints.pagerange", "eprints.article_number"),
    issn=("eprints.issn",),
    isbn=("eprints.isbn",),
    abstract=("eprints.abstract",),
    sure_abstract=True,
    keywords=("eprints.keywords",),
    types=(
        ("eprints.thesis_type", "thesis"),
        ("eprints.book_title", "chapter"),
        ("eprints.publication", "article-journal"),
    ),
)
