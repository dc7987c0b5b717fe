"""MODS (Metadata Object Description Schema 3.7, Library of Congress) ⇄ CSL types and variables."""

from __future__ import annotations

from typing import Literal

import msgspec

NAMESPACE = "http://www.loc.gov/mods/v3"

# (CSL type, genre, type of resource): where one of them stands twice, its first line is the answer. A genre of the
# list "marcgt" is MARC's; others are CSL's own names, or words that libraries use.
TYPES: tuple[tuple[str, str, str], ...] = (
    ("article-journal", "article", "text"),
    ("article-journal", "journal article", "text"),
    ("article-journal", "journalArticle", "text"),
    ("article-journal", "academic journal", "text"),
    ("article-magazine", "magazine article", "text"),
    ("article-magazine", "magazineArticle", "text"),
    ("article-newspaper", "newspaper article", "text"),
    ("article-newspaper", "newspaperArticle", "text"),
    ("article", "preprint", "text"),
    ("bill", "bill", "text"),
    ("book", "book", "text"),
    ("book", "bibliography", "text"),
    ("book", "handbook", "text"),
    ("book", "biography", "text"),
    ("book", "autobiography", "text"),
    ("book", "novel", "text"),
    ("book", "fiction", "text"),
    ("book", "festschrift", "text"),
    ("broadcast", "television program", "moving image"),
    ("broadcast", "tvBroadcast", "moving image"),
    ("chapter", "book chapter", "text"),
    ("chapter", "bookSection", "text"),
    ("dataset", "dataset", "software, multimedia"),
    ("dataset", "database", "software, multimedia"),
    ("document", "document", "text"),
    ("entry-dictionary", "dictionary entry", "text"),
    ("entry-dictionary", "dictionaryEntry", "text"),
    ("entry-encyclopedia", "encyclopedia article", "text"),
    ("entry-encyclopedia", "encyclopediaArticle", "text"),
    ("figure", "chart", "still image"),
    ("graphic", "art original", "still image"),
    ("graphic", "picture", "still image"),
    ("graphic", "artwork", "still image"),
    ("graphic", "slide", "still image"),
    ("graphic", "technical drawing", "still image"),
    ("hearing", "hearing", "text"),
    ("interview", "interview", "sound recording-nonmusical"),
    ("legal_case", "legal case and case notes", "text"),
    ("legislation", "legislation", "text"),
    ("legislation", "statute", "text"),
    ("manuscript", "manuscript", "text"),
    ("map", "map", "cartographic"),
    ("map", "atlas", "cartographic"),
    ("motion_picture", "motion picture", "moving image"),
    ("motion_picture", "film", "moving image"),
    ("motion_picture", "videorecording", "moving image"),
    ("musical_score", "musical score", "notated music"),
    ("pamphlet", "pamphlet", "text"),
    ("paper-conference", "conference paper", "text"),
    ("paper-conference", "conferencePaper", "text"),
    ("paper-conference", "conference publication", "text"),
    ("patent", "patent", "text"),
    ("performance", "performance", "moving image"),
    ("periodical", "periodical", "text"),
    ("personal_communication", "letter", "text"),
    ("post", "forumPost", "text"),
    ("post-weblog", "blogPost", "text"),
    ("report", "technical report", "text"),
    ("report", "report", "text"),
    ("review-book", "book review", "text"),
    ("review", "review", "text"),
    ("software", "computer program", "software, multimedia"),
    ("software", "computerProgram", "software, multimedia"),
    ("song", "sound", "sound recording-musical"),
    ("song", "audioRecording", "sound recording"),
    ("speech", "speech", "text"),
    ("speech", "presentation", "text"),
    ("standard", "standard or specification", "text"),
    ("thesis", "thesis", "text"),
    ("thesis", "theses", "text"),
    ("thesis", "academic theses", "text"),
    ("thesis", "dissertation", "text"),
    ("treaty", "treaty", "text"),
    ("webpage", "web site", "text"),
    ("webpage", "website", "text"),
    ("webpage", "web page", "text"),
    ("webpage", "webpage", "text"),
)

# Type of resource without a genre that says more → CSL type.
RESOURCES: dict[str, str] = {
    "still image": "graphic", "moving image": "motion_picture", "three dimensional object": "graphic",
    "cartographic": "map", "notated music": "musical_score", "sound recording": "song",
    "sound recording-musical": "song", "sound recording-nonmusical": "song", "software, multimedia": "software",
}  # fmt: skip

# Genre of what a work is part of → the work's own type.
PARTS: dict[str, str] = {
    "periodical": "article-journal", "academic journal": "article-journal", "journal": "article-journal",
    "magazine": "article-magazine", "newspaper": "article-newspaper", "book": "chapter",
    "conference publication": "paper-conference", "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary", "web site": "webpage", "blog": "post-weblog",
}  # fmt: skip

# (variable, MARC relator code, its word): where one stands twice, its first line is the answer.
ROLES: tuple[tuple[str, str, str], ...] = (
    ("author", "aut", "author"),
    ("author", "cre", "creator"),
    ("author", "pht", "photographer"),
    ("author", "art", "artist"),
    ("author", "inv", "inventor"),
    ("author", "dis", "dissertant"),
    ("author", "ctg", "cartographer"),
    ("author", "prg", "programmer"),
    ("author", "spk", "speaker"),
    ("composer", "cmp", "composer"),
    ("compiler", "com", "compiler"),
    ("contributor", "ctb", "contributor"),
    ("director", "drt", "director"),
    ("editor", "edt", "editor"),
    ("illustrator", "ill", "illustrator"),
    ("interviewer", "ivr", "interviewer"),
    ("interviewer", "ivr", "interviewer"),
    ("narrator", "nrt", "narrator"),
    ("performer", "prf", "performer"),
    ("producer", "pro", "producer"),
    ("recipient", "rcp", "recipient"),
    ("recipient", "rcp", "addressee"),
    ("translator", "trl", "translator"),
    ("organizer", "orm", "organizer"),
    ("host", "hst", "host"),
)

# Names that belong to what the work is part of, or to its series.
OF_HOST = frozenset({"editor", "container-author"})

Kind = Literal["text", "title", "date", "keywords", "abstract", "doi", "serials", "notes", "key"]


class Row(msgspec.Struct, frozen=True):
    """One line of the table.

    path: below `mods`; `name[type=doi]` is an element whose attribute has that value, `name[type=]` one without it.
          What stands in a host ("relatedItem[type=host]/…") is written there if the work is part of something
    """

    path: str
    variable: str
    kind: Kind = "text"
    written: bool = True


_HOST = "relatedItem[type=host]/"
_SERIES = "relatedItem[type=series]/"

# In the order in which they are written. Types, names and pages have a form of their own (`read`, `write`).
ROWS: tuple[Row, ...] = (
    Row("titleInfo[type=]", "title", "title"),
    Row("titleInfo[type=abbreviated]", "title-short", "title"),
    Row("titleInfo[type=translated]", "original-title", "title", written=False),
    Row("originInfo/place/placeTerm[type=text]", "publisher-place"),
    Row("originInfo/publisher", "publisher"),
    Row("originInfo/dateIssued", "issued", "date"),
    Row("originInfo/edition", "edition"),
    Row("language/languageTerm", "language"),
    Row("abstract", "abstract", "abstract"),
    Row("note", "annote", "notes"),
    Row("note", "note", "notes"),
    Row("subject/topic", "keyword", "keywords"),
    Row("identifier[type=doi]", "DOI", "doi"),
    Row("identifier[type=isbn]", "ISBN", "serials"),
    Row("identifier[type=pmid]", "PMID"),
    Row("identifier[type=pmcid]", "PMCID"),
    Row("identifier[type=citekey]", "citation-key", "key"),
    Row("identifier[type=report number]", "number"),
    Row("location/physicalLocation", "archive"),
    Row("location/shelfLocator", "archive_location"),
    Row("location/url", "URL"),
    Row("classification", "call-number"),
    Row("accessCondition", "license"),
    Row(_HOST + "titleInfo[type=]", "container-title", "title"),
    Row(_HOST + "titleInfo[type=abbreviated]", "container-title-short", "title"),
    Row(_HOST + "identifier[type=issn]", "ISSN", "serials"),
    Row(_SERIES + "titleInfo[type=]", "collection-title", "title"),
    Row(_SERIES + "titleInfo/partNumber", "collection-number"),
    # Only read.
    Row("identifier[type=issn]", "ISSN", "serials", written=False),
    Row(_HOST + "identifier[type=isbn]", "ISBN", "serials", written=False),
    Row(_HOST + "identifier[type=doi]", "DOI", "doi", written=False),
    Row(_HOST + "originInfo/place/placeTerm[type=text]", "publisher-place", written=False),
    Row(_HOST + "originInfo/publisher", "publisher", written=False),
    Row(_HOST + "originInfo/edition", "edition", written=False),
    Row("titleInfo[type=uniform]", "title", "title", written=False),
    Row(_HOST + "titleInfo[type=uniform]", "container-title", "title", written=False),
    Row("language", "language", written=False),
    Row("originInfo/place/text", "publisher-place", written=False),
    Row("originInfo/place/placeTerm[type=]", "publisher-place", written=False),
    Row("tableOfContents", "annote", "notes", written=False),
)

# `part` below a host (or below the work itself): detail type → variable.
DETAILS: tuple[tuple[str, str], ...] = (
    ("volume", "volume"),
    ("issue", "issue"),
    ("number", "issue"),
    ("section", "section"),
    ("chapter", "chapter-number"),
)

# Where dates stand, the surest first.
DATES: tuple[str, ...] = (
    "part/date", _HOST + "part/date", "originInfo/copyrightDate", "originInfo/dateIssued",
    _HOST + "originInfo/copyrightDate", _HOST + "originInfo/dateIssued", "originInfo/dateCreated",
    _HOST + "originInfo/dateCreated", "originInfo/dateOther",
)  # fmt: skip
