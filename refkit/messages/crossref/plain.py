"""Fields of a works message that go into one variable as they are: the table."""

from __future__ import annotations

# Claimed field ← path in the message, in the order of the claims. The text is put into plain words.
FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("publisher-place", ("publisher-location",)),
    ("language", ("language",)),
    ("event-title", ("event", "name")),
    ("event-place", ("event", "location")),
)

# Context ← a count, which may be 0.
COUNTS = (("times-cited", "is-referenced-by-count"), ("reference-count", "reference-count"))

PEOPLE = ("author", "editor", "translator", "chair")

IDENTIFIERS = ("ISSN", "ISBN")

# What the reading of a message uses; nothing else is decoded (`reference`, `link` and `funder` are most of one).
USED = (
    "DOI", "type", "subtype", "title", "subtitle", "original-title", "author", "editor", "translator", "chair",
    "container-title", "short-container-title", "volume", "issue", "edition-number", "page", "article-number",
    "published-print", "published-online", "published-other", "published", "issued", "posted", "approved",
    "accepted", "journal-issue", "event", "ISSN", "ISBN", "publisher", "publisher-location", "institution",
    "group-title", "language", "abstract", "is-referenced-by-count", "reference-count", "degree", "license",
    "updated-by", "update-to", "relation", "project", "standards-body",
)  # fmt: skip
