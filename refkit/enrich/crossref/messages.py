"""Crossref's message about a work → what it registers."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import msgspec

from refkit.enrich.registered import Registered
from refkit.messages.crossref import claims_of, notices_of, updates_of
from refkit.messages.crossref.plain import USED
from refkit.messages.node import of
from refkit.model import DOI, Source

ADDRESS = "https://api.crossref.org/works/"
# Only what the reading uses: lists of references are most of a message.
_Message = msgspec.defstruct(
    "_Message",
    [(field.lower().replace("-", "_"), Any, None) for field in USED],
    rename={field.lower().replace("-", "_"): field for field in USED},
    gc=False,
)
_decode = msgspec.json.Decoder(_Message).decode


def read(message: bytes, retrieved: str) -> Registered | None:
    """What `message` (the `message` of an answer to /works/{doi}, or one of `items`) says.

    retrieved: ISO date of the answer
    Of anything that has a DOI: of a journal, an issue, a component (a supplementary file), a peer review or a grant
    too, so that whoever cites their DOI is told what it belongs to. Their type is CSL's where CSL has one. None for
    what is no JSON object with a DOI. Never raises.
    """
    try:
        decoded = _decode(message)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    values = zip(USED, msgspec.structs.astuple(decoded), strict=True)
    work = of({field: value for field, value in values if value is not None})
    ref = ADDRESS + quote(work.said("DOI"), safe="/:;()<>")
    source = Source("registry", "crossref", ref, retrieved=retrieved)
    claims = tuple(claims_of(work, "", source))
    doi = claims[0].value if claims else None
    if not isinstance(doi, DOI):
        return None
    return Registered(doi, "crossref", claims, notices_of(work, source), updates=updates_of(work, source))
