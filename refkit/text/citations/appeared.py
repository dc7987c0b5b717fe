"""Where a work appeared, as a citation line or a whole reference tells it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from refkit.model import DOI, PartialDate, Span
from refkit.model.pages import Pages

_VARIABLES = (
    ("journal", "container-title"),
    ("year", "issued"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "page"),
)


class Appeared(msgspec.Struct, frozen=True, gc=False):
    """Each part is its value and its place, or None if it is not told.

    `score`, 0 to 1, is how surely the whole, which stands at `span`, is what it was read as.
    """

    span: Span
    score: float
    journal: tuple[str, Span] | None = None
    year: tuple[PartialDate, Span] | None = None
    volume: tuple[str, Span] | None = None
    issue: tuple[str, Span] | None = None
    page: tuple[Pages, Span] | None = None
    doi: tuple[DOI, Span] | None = None

    def where(self) -> Iterator[tuple[str, Any, Span]]:
        """What is told beside the DOI: CSL variable, value, place."""
        for name, variable in _VARIABLES:
            if (part := getattr(self, name)) is not None:
                yield variable, *part
