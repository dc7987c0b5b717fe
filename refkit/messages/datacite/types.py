"""DataCite's words → CSL's and Crossref's (DataCite Metadata Schema 4.6: resourceTypeGeneral, relationType)."""

from __future__ import annotations

# resourceTypeGeneral → CSL. What is not here (Model, Service, PhysicalObject, Instrument, Award, Other …) has none.
KINDS = {
    "Audiovisual": "motion_picture", "Book": "book", "BookChapter": "chapter", "Collection": "collection",
    "ComputationalNotebook": "software", "ConferencePaper": "paper-conference", "ConferenceProceeding": "book",
    "DataPaper": "article-journal", "Dataset": "dataset", "Dissertation": "thesis", "Event": "event",
    "Image": "graphic", "InteractiveResource": "webpage", "Journal": "periodical",
    "JournalArticle": "article-journal", "OutputManagementPlan": "report", "PeerReview": "review",
    "Poster": "speech", "Preprint": "article", "Presentation": "speech", "Report": "report",
    "Software": "software", "Sound": "song", "Standard": "standard",
}  # fmt: skip

# The free resourceType, folded to letters, where the general one is "Text" or says nothing: word → CSL.
FREE_KINDS = {
    "thesis": "thesis", "dissertation": "thesis", "doctoralthesis": "thesis", "phdthesis": "thesis",
    "mastersthesis": "thesis", "masterthesis": "thesis", "bachelorthesis": "thesis",
    "journalarticle": "article-journal",
    "conferencepaper": "paper-conference", "conferencecontribution": "paper-conference",
    "inproceedings": "paper-conference", "preprint": "article", "workingpaper": "article", "book": "book",
    "monograph": "book", "monographie": "book", "bookchapter": "chapter", "bookpart": "chapter",
    "report": "report", "technicalreport": "report", "blogposting": "post-weblog", "blogpost": "post-weblog",
    "poster": "speech", "presentation": "speech", "review": "review", "peerreview": "review",
    "refereereport": "review", "dataset": "dataset", "software": "software",
    "newspaperarticle": "article-newspaper",
}  # fmt: skip

# types.citeproc, which DataCite works out itself, where it says more than that there is text.
CITEPROC_KINDS = frozenset({"thesis", "book", "chapter", "report", "paper-conference", "software", "dataset"})

GENRES = {"Preprint": "preprint", "Poster": "poster"}

# contributorType → the CSL variable.
CONTRIBUTORS = {"Editor": "editor", "Producer": "producer", "Translator": "translator"}

# relationType → the kind of a relation, where Crossref has another word than DataCite's with hyphens.
RELATIONS = {"Reviews": "is-review-of", "IsReviewedBy": "has-review"}
# Citations, and what is said of works below as notices.
NOT_RELATIONS = frozenset({"Cites", "IsCitedBy", "References", "IsReferencedBy"})

# A newer version takes this one's place; this one takes an older one's.
REPLACED = frozenset({"IsPreviousVersionOf", "IsObsoletedBy"})
REPLACES = frozenset({"IsNewVersionOf", "Obsoletes"})

# Those that stand in a container; the container of others is a series.
IN_CONTAINERS = frozenset({"article-journal", "paper-conference", "chapter", "review"})
