"""PubMed's XML (pubmed_250101.dtd, NLM) → CSL types and variables. Only PubMed writes it, so it is only read."""

from __future__ import annotations

# Publication type → CSL type; the first that says more than "Journal Article" counts.
TYPES: dict[str, str] = {
    "Journal Article": "article-journal",
    "Preprint": "article",
    "Newspaper Article": "article-newspaper",
    "Congress": "paper-conference",
    "Dataset": "dataset",
    "Academic Dissertation": "thesis",
    "Technical Report": "report",
    "Dictionary": "entry-dictionary",
    "Legislation": "legislation",
    "Video-Audio Media": "motion_picture",
    "Webcast": "broadcast",
    "Lecture": "speech",
}

# The publication type by which PubMed says that a work was retracted.
RETRACTED = "Retracted Publication"

# Path below `MedlineCitation` → variable, for values that are one text.
ARTICLE: tuple[tuple[str, str], ...] = (
    ("PMID", "PMID"),
    ("Article/Journal/Title", "container-title"),
    ("Article/Journal/ISOAbbreviation", "container-title-short"),
    ("MedlineJournalInfo/MedlineTA", "container-title-short"),
    ("Article/Journal/JournalIssue/Volume", "volume"),
    ("Article/Journal/JournalIssue/Issue", "issue"),
    ("Article/Language", "language"),
    ("Article/Abstract/CopyrightInformation", "license"),
)

# Path below `BookDocument` → variable.
BOOK: tuple[tuple[str, str], ...] = (
    ("PMID", "PMID"),
    ("Book/Publisher/PublisherName", "publisher"),
    ("Book/Publisher/PublisherLocation", "publisher-place"),
    ("Book/CollectionTitle", "collection-title"),
    ("Book/Volume", "volume"),
    ("Book/VolumeTitle", "volume-title"),
    ("Book/Edition", "edition"),
    ("Book/Medium", "medium"),
    ("Language", "language"),
    ("Abstract/CopyrightInformation", "license"),
)
