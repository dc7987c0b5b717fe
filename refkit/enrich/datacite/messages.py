"""DataCite's record of a work → what it registers."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import msgspec

from refkit.enrich.registered import Registered
from refkit.messages.datacite import claims_of, notices_of, updates_of
from refkit.messages.node import of
from refkit.model import DOI, Source

ADDRESS = "https://api.datacite.org/dois/"


class _Record(msgspec.Struct, gc=False):
    attributes: dict[str, Any]
    id: Any = None


_decode = msgspec.json.Decoder(_Record).decode


def read(message: bytes, retrieved: str) -> Registered | None:
    """What `message` (a resource object of JSON:API, `data` of an answer to /dois/{doi}) says.

    retrieved: ISO date of the answer
    None for what is no such object with a DOI. Never raises.
    """
    try:
        record = _decode(message)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    attributes = record.attributes
    if not isinstance(attributes.get("doi"), str):
        attributes["doi"] = record.id
    node = of(attributes)
    ref = ADDRESS + quote(node.said("doi"), safe="/:;()<>")
    source = Source("registry", "datacite", ref, retrieved=retrieved)
    claims = tuple(claims_of(node, source))
    doi = claims[0].value if claims else None
    if not isinstance(doi, DOI):
        return None
    return Registered(doi, "datacite", claims, notices_of(node, source), updates=updates_of(node, source))
