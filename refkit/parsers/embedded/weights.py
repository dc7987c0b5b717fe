"""How far each reader of embedded metadata is believed about each field: the confidence of its claims.

Tags made for bibliographies come first; tags that feed search engines and social networks say less, and say it
in the page's interest. Merging takes the surest claim (`refkit.merge`), so this table decides between readers.
"""

from __future__ import annotations

_READERS: dict[str, float] = {
    "highwire": 1.0,
    "bepress": 0.97,
    "eprints": 0.96,
    "prism": 0.95,
    "json-ld": 0.92,
    "dublin-core": 0.9,
    "coins": 0.88,
    "microdata": 0.8,
    "open-graph": 0.55,
    "links": 0.5,
    "page-title": 0.3,
}
_FIELDS: dict[tuple[str, str], float] = {
    # `description` holds an abstract, its first paragraph or a slogan, and does not say which.
    ("dublin-core", "abstract"): 0.7,
    ("json-ld", "abstract"): 0.7,
    ("microdata", "abstract"): 0.65,
    ("open-graph", "abstract"): 0.5,
    # When a page was put up is not when a work appeared.
    ("dublin-core", "issued"): 0.8,
    ("json-ld", "issued"): 0.75,
    ("open-graph", "issued"): 0.4,
    ("microdata", "issued"): 0.7,
    # Publishers' names stand in `dc.source` and `isPartOf` beside journals'.
    ("dublin-core", "container-title"): 0.75,
    ("open-graph", "container-title"): 0.35,
    ("json-ld", "type"): 0.85,
    ("dublin-core", "type"): 0.6,
    ("open-graph", "type"): 0.3,
    ("json-ld", "author"): 0.85,
}


def weight(reader: str, field: str) -> float:
    """The confidence of what `reader` says of `field`."""
    return _FIELDS.get((reader, field)) or _READERS.get(reader, 0.5)
