"""Zotero RDF ⇄ CSL types and variables, as Zotero's translators "Zotero RDF" and "RDF" write and read it."""

from __future__ import annotations

from typing import Literal

import msgspec

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
# Prefix → namespace, in the order in which they are declared.
NAMESPACES: dict[str, str] = {
    "rdf": RDF,
    "z": "http://www.zotero.org/namespaces/export#",
    "dcterms": "http://purl.org/dc/terms/",
    "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    "vcard": "http://nwalsh.com/rdf/vCard#",
}

# (CSL type, Zotero's type, element, element of what it is part of): where one stands twice, its first line is the
# answer. An element without a prefix of its own is rdf:Description.
TYPES: tuple[tuple[str, str, str, str], ...] = (
    ("article-journal", "journalArticle", "bib:Article", "bib:Journal"),
    ("article-magazine", "magazineArticle", "bib:Article", "bib:Periodical"),
    ("article-newspaper", "newspaperArticle", "bib:Article", "bib:Newspaper"),
    ("article", "preprint", "rdf:Description", "bib:Journal"),
    ("bill", "bill", "bib:Legislation", ""),
    ("book", "book", "bib:Book", ""),
    ("broadcast", "tvBroadcast", "bib:Recording", ""),
    ("broadcast", "radioBroadcast", "bib:Recording", ""),
    ("chapter", "bookSection", "bib:BookSection", "bib:Book"),
    ("dataset", "dataset", "rdf:Description", ""),
    ("document", "document", "bib:Document", ""),
    ("entry-dictionary", "dictionaryEntry", "rdf:Description", "bib:Book"),
    ("entry-encyclopedia", "encyclopediaArticle", "rdf:Description", "bib:Book"),
    ("graphic", "artwork", "bib:Illustration", ""),
    ("hearing", "hearing", "bib:Report", ""),
    ("interview", "interview", "bib:Interview", ""),
    ("legal_case", "case", "bib:Document", "bib:CourtReporter"),
    ("legislation", "statute", "bib:Legislation", ""),
    ("manuscript", "manuscript", "bib:Manuscript", ""),
    ("map", "map", "bib:Image", ""),
    ("motion_picture", "film", "bib:MotionPicture", ""),
    ("motion_picture", "videoRecording", "bib:Recording", ""),
    ("paper-conference", "conferencePaper", "rdf:Description", "bib:Journal"),
    ("patent", "patent", "bib:Patent", ""),
    ("personal_communication", "letter", "bib:Letter", ""),
    ("personal_communication", "email", "bib:Letter", ""),
    ("personal_communication", "instantMessage", "bib:Letter", ""),
    ("post", "forumPost", "bib:Document", "z:Forum"),
    ("post-weblog", "blogPost", "bib:Document", "z:Blog"),
    ("report", "report", "bib:Report", ""),
    ("software", "computerProgram", "bib:Data", ""),
    ("song", "audioRecording", "bib:Recording", ""),
    ("song", "podcast", "bib:Recording", ""),
    ("speech", "presentation", "bib:ConferenceProceedings", ""),
    ("standard", "standard", "rdf:Description", ""),
    ("thesis", "thesis", "bib:Thesis", ""),
    ("webpage", "webpage", "bib:Document", "z:Website"),
    # Zotero has none of these.
    ("classic", "book", "bib:Book", ""),
    ("collection", "book", "bib:Book", ""),
    ("entry", "encyclopediaArticle", "rdf:Description", "bib:Book"),
    ("figure", "artwork", "bib:Illustration", ""),
    ("musical_score", "audioRecording", "bib:Recording", ""),
    ("pamphlet", "manuscript", "bib:Manuscript", ""),
    ("performance", "presentation", "bib:ConferenceProceedings", ""),
    ("regulation", "statute", "bib:Legislation", ""),
    ("review", "journalArticle", "bib:Article", "bib:Journal"),
    ("review-book", "journalArticle", "bib:Article", "bib:Journal"),
)

# (variable, element that holds the list): where one stands twice, its first line is the answer.
NAMES: tuple[tuple[str, str], ...] = (
    ("author", "bib:authors"),
    ("author", "z:inventors"),
    ("author", "z:artists"),
    ("author", "z:programmers"),
    ("author", "z:presenters"),
    ("author", "z:cartographers"),
    ("author", "z:interviewees"),
    ("author", "z:podcasters"),
    ("author", "z:sponsors"),
    ("editor", "bib:editors"),
    ("contributor", "bib:contributors"),
    ("translator", "z:translators"),
    ("collection-editor", "z:seriesEditors"),
    ("container-author", "z:bookAuthors"),
    ("reviewed-author", "z:reviewedAuthors"),
    ("director", "z:directors"),
    ("interviewer", "z:interviewers"),
    ("composer", "z:composers"),
    ("performer", "z:performers"),
    ("producer", "z:producers"),
    ("script-writer", "z:scriptwriters"),
    ("guest", "z:guests"),
    ("recipient", "z:recipients"),
)

Kind = Literal["text", "date", "pages", "keywords", "abstract", "doi", "issn", "isbn", "url", "key", "note"]


class Row(msgspec.Struct, frozen=True):
    """One line of the table: path below the item ⇄ CSL variable, for the CSL types in `types` (none: all).

    A path that begins with ">" goes on in what the item is part of, and with ">>" in its series.
    """

    path: str
    variable: str
    kind: Kind = "text"
    types: frozenset[str] = frozenset()


def _only(types: str) -> frozenset[str]:
    return frozenset(types.split())


ALONE = _only("book report patent bill hearing legislation standard dataset manuscript")

# In the order in which they are written. Publisher and place share an element (`read`, `write`).
ROWS: tuple[Row, ...] = (
    Row("dc:title", "title"),
    Row("dcterms:abstract", "abstract", "abstract"),
    Row("dc:date", "issued", "date"),
    Row("dcterms:dateSubmitted", "accessed", "date"),
    Row("z:language", "language"),
    Row("z:shortTitle", "title-short"),
    Row("z:citationKey", "citation-key", "key"),
    Row("z:libraryCatalog", "source"),
    Row("z:archive", "archive"),
    Row("dc:coverage", "archive_location"),
    Row("dc:subject/dcterms:LCC/rdf:value", "call-number"),
    Row("dc:rights", "license"),
    Row("dc:description", "note", "note"),
    Row("bib:pages", "page", "pages"),
    Row("z:numPages", "number-of-pages"),
    Row("z:numberOfVolumes", "number-of-volumes"),
    Row("z:type", "genre"),
    Row("prism:edition", "version", types=_only("software dataset")),
    Row("prism:edition", "edition"),
    Row("prism:volume", "volume", types=ALONE),
    Row("prism:number", "number", types=ALONE),
    Row("dc:identifier", "DOI", "doi"),
    Row("dc:identifier/dcterms:URI/rdf:value", "URL", "url"),
    Row("dc:identifier", "ISBN", "isbn"),
    Row(">dc:title", "container-title"),
    Row(">dcterms:alternative", "container-title-short"),
    Row(">prism:volume", "volume"),
    Row(">prism:number", "issue"),
    Row(">dc:identifier", "ISSN", "issn"),
    Row(">>dc:title", "collection-title"),
    Row(">>dc:identifier", "collection-number"),
    Row("dc:subject", "keyword", "keywords"),
    Row("z:meetingName", "event-title"),
)
