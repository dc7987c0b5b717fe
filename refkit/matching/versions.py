"""Preprint and article: two registered versions of one work."""

from __future__ import annotations

import re

from refkit.matching.containers import serves_preprints
from refkit.model import Work

# Registrants that serve preprints only, or by this form of suffix.
_PREPRINT_DOI = re.compile(
    r"10\.(?:48550/|1101/\d|21203/rs\.|26434/chemrxiv|31234/|31235/|31219/|31223/|2139/ssrn|20944/preprints|36227/techrxiv|"
    r"22541/au\.|1002/essoar|14293/|12688/f1000research\.\d+\.1$|3386/w\d|7287/peerj\.preprints)"
)


def is_preprint(work: Work) -> bool:
    """Whether a registry's record is a preprint: by its genre, its server, or its DOI's registrant."""
    if "preprint" in work.genre.lower() or (work.type == "article" and not work.volume):
        return True
    if not work.volume and work.doi is not None and _PREPRINT_DOI.match(work.doi.folded):
        return True
    return serves_preprints(work.container_title)
