"""Invented works messages in Crossref's shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def work(doi: str, title: str = "", **fields: Any) -> dict[str, Any]:
    """A message with what a registry drops beside what it keeps. Underscores in names are hyphens."""
    message: dict[str, Any] = {
        "indexed": {"date-parts": [[2024, 5, 6]], "date-time": "2024-05-06T07:08:09Z", "timestamp": 1714979289000},
        "reference-count": 1,
        "reference": [{"key": "1", "unstructured": '{ "quoted" \\ [', "DOI": "10.5555/cited"}],
        "publisher": "Example Press",
        "DOI": doi,
        "type": "journal-article",
        "title": [title] if title else [],
        "link": [{"URL": "https://example.org/x", "content-type": "text/xml"}],
        "is-referenced-by-count": 3,
        "container-title": ["Journal of Examples"],
        "ISSN": ["1234-5679"],
        "relation": {},
        "subtitle": [],
    }
    message.update({name.replace("_", "-"): value for name, value in fields.items()})
    return message


def author(family: str, given: str = "A.", sequence: str = "first", **fields: Any) -> dict[str, Any]:
    """A person as Crossref has them."""
    return {"given": given, "family": family, "sequence": sequence, "affiliation": [], **fields}


def date(*parts: int | None) -> dict[str, Any]:
    """`{"date-parts": [[…]]}`."""
    return {"date-parts": [list(parts)]}


def write_lines(path: Path, works: list[dict[str, Any]]) -> Path:
    """A file of one message a line."""
    path.write_text("".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in works), encoding="utf-8")
    return path


LANDSLIDES = work(
    "10.5555/Slide.1",
    "Early warning of shallow landslides in volcanic terrain",
    author=[author("Sassa", "Kyo"), author("Yueping", "Y.", "additional")],
    issued=date(2010, 3),
    published_print=date(2010, 3),
    published_online=date(2009, 11, 30),
    volume="17",
    issue="2",
    page="170-174",
)
QUOTED = 'A "quoted" {title} with \\ and ümlauts, 100% <i>in vitro</i>'
