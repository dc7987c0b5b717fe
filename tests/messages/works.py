"""Small works messages, and what is read from them."""

from __future__ import annotations

import json
from typing import Any

from refkit.enrich.crossref.messages import read
from refkit.enrich.registered import Registered
from refkit.merge import resolve
from refkit.model import Name, Record, Work

DAY = "2026-02-03"


def message(**fields: Any) -> dict[str, Any]:
    """A works message of an article with `fields` in Crossref's words, `_` for `-`."""
    work = {"DOI": "10.5555/limpet.1", "type": "journal-article", "title": ["Homing of limpets"]}
    return {**work, **{key.replace("_", "-"): value for key, value in fields.items()}}


def registered(**fields: Any) -> Registered:
    found = read(json.dumps(message(**fields)).encode(), DAY)
    assert found is not None
    return found


def claims(**fields: Any) -> dict[str, Any]:
    """Claimed field → value."""
    return {claim.field: claim.value for claim in registered(**fields).claims}


def resolved(**fields: Any) -> Work:
    """What a user gets who knows nothing but the message."""
    return resolve(Record(registered(**fields).claims)).work


def authors(*entries: dict[str, Any]) -> list[Name]:
    return list(claims(author=list(entries)).get("author", ()))


def date(*parts: int | None) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}
