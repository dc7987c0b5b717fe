"""What a registry says of one work."""

from __future__ import annotations

from typing import Any

import msgspec

from refkit.model import DOI, Claim, Notice, Work
from refkit.model.work import ATTRIBUTES


class Registered(msgspec.Struct, frozen=True):
    """The claims of a registry's message (works that it is related to among them), and what it says besides.

    doi:       as the registry spells it
    provider:  whose message it is
    notices:   retractions, corrections and the like of this work
    updates:   the works that this one is a notice of
    """

    doi: DOI
    provider: str
    claims: tuple[Claim, ...]
    notices: tuple[Notice, ...] = ()
    updates: tuple[Notice, ...] = ()

    @property
    def work(self) -> Work:
        """The claims as a work; of two about one field the first counts."""
        values: dict[str, Any] = {}
        for claim in self.claims:
            if claim.field in ATTRIBUTES:
                values.setdefault(ATTRIBUTES[claim.field], claim.value)
        return Work(**values)
