"""A library's entry beside a registry's record of one invented work: they agree unless a test says otherwise."""

from __future__ import annotations

import json
from typing import Any

from refkit import merge
from refkit.enrich.crossref.messages import read
from refkit.enrich.registered import Registered
from refkit.model import DOI, Claim, Name, PartialDate, Record, Source, parse_pages
from tests.conftest import FIXTURES

LIBRARY = Source("file", "bibtex", "x.bib")
USER = Source("user", "me")


def messages() -> dict[str, bytes]:
    """Folded DOI → message, of the fixtures."""
    found: dict[str, bytes] = {}
    for path in sorted((FIXTURES / "crossref").glob("*.json")):
        for message in json.loads(path.read_text()) if path.name not in ("agencies.json", "datacite.json") else ():
            found[message["DOI"].lower()] = json.dumps(message).encode()
    return found


MESSAGES = messages()
ALL_DOIS = sorted(MESSAGES)


def registered(**fields: Any) -> Registered:
    """A work of a registry; the rest is an ordinary article's."""
    message: dict[str, Any] = {
        "DOI": "10.5555/x", "type": "journal-article", "title": ["Limpets of the upper shore"],
        "author": [{"given": "John", "family": "Smith"}, {"given": "Anna", "family": "van Roosen"},
                   {"given": "Maria", "family": "Grão"}],
        "container-title": ["Journal of Invented Ecology"], "short-container-title": ["J Inv Ecol"],
        "volume": "82", "issue": "3", "page": "120-131",
        "published-online": {"date-parts": [[2019, 10, 4]]}, "published-print": {"date-parts": [[2020, 3]]},
    }  # fmt: skip
    said = read(json.dumps(message | fields).encode(), "2026-01-15")
    assert said is not None
    return said


def names(text: str) -> tuple[Name, ...]:
    return tuple(Name(family=f, given=g) for f, _, g in (name.partition(", ") for name in text.split("; ")))


OWN: dict[str, Any] = {
    "title": "Limpets of the upper shore", "author": names("Smith, John; van Roosen, Anna; Grão, Maria"),
    "container-title": "Journal of Invented Ecology", "volume": "82", "issue": "3", "page": parse_pages("120-131"),
    "issued": PartialDate(2020), "type": "article-journal", "DOI": DOI("10.5555/x"),
}  # fmt: skip


def record(source: Source = LIBRARY, **fields: Any) -> Record:
    """The library's entry that says just what the registry says, but for `fields`; None leaves one out."""
    values = OWN | {name.replace("_", "-"): value for name, value in fields.items()}
    return merge.resolve(
        Record(tuple(Claim(f, v, source if f.replace("-", "_") in fields else LIBRARY)
                     for f, v in values.items() if v))
    )  # fmt: skip


def known(doi: str) -> Registered:
    said = read(MESSAGES[doi], "2026-01-15")
    assert said is not None
    return said
