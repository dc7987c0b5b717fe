"""Which agency has a DOI, as doi.org tells it: Crossref and DataCite are two of a dozen."""

from __future__ import annotations

from urllib.parse import quote

import msgspec

from refkit.enrich.pace import Limits
from refkit.enrich.settings import Settings
from refkit.enrich.wire import Reply, Request
from refkit.model import DOI

NAME = "doi.org"
POOL = "doi.org"
LIMITS = {POOL: Limits(10, 1.0, 3)}


class _Entry(msgspec.Struct):
    DOI: str = ""
    RA: str = ""
    status: str = ""


def request(doi: DOI, settings: Settings) -> Request:
    """Which agency has `doi`? Of one with a comma, which parts DOIs there, only the prefix is asked about."""
    return _request(prefix(doi) if "," in doi.folded else quote(doi.folded, safe="/"), settings)


def request_prefix(doi: DOI, settings: Settings) -> Request:
    """Which agency has the prefix of `doi`?"""
    return _request(prefix(doi), settings)


def _request(asked: str, settings: Settings) -> Request:
    return Request(f"{settings.base(NAME, 'https://doi.org')}/ra/{asked}", POOL)


def prefix(doi: DOI) -> str:
    """What stands before the first slash: the agency goes by it."""
    return doi.folded.partition("/")[0]


def agency(reply: Reply) -> str | None:
    """The agency's name; "" if there is no such DOI; None if that is no answer to `request`."""
    if reply.status == 404:
        return ""
    try:
        entries = msgspec.json.decode(reply.body, type=list[_Entry])
    except (msgspec.DecodeError, ValueError):
        return None
    if not entries or not (entries[0].RA or entries[0].status):
        return None
    return entries[0].RA
