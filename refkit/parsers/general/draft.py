"""What the general reading makes of a page, for a layout to correct."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from refkit.model import Claim, Problem, Record, Source, Span
from refkit.parsers.general.view import Line
from refkit.text.dois import FoundDOI

if TYPE_CHECKING:
    from refkit.parsers.general.appearance import Appearance


class Draft:
    """The claims about a page's own work, one a field, with the lines that they were read from.

    text, lines:  the page and its lines
    head:         how many of the lines stand above the abstract or the body
    own_end:      where the page stops to speak of its own work
    title_line:   the index of the title's line, -1 if none was found
    candidates:   a place of each DOI that may be the page's own
    citations:    the lines that say where a work appeared, the surest first
    mentioned:    the works that the page only mentions
    """

    def __init__(self, text: str, lines: Sequence[Line], source: Source) -> None:
        self.text, self.lines, self.source = text, lines, source
        self.head = len(lines)
        self.own_end = len(text)
        self.title_line = -1
        self.claims: dict[str, Claim] = {}
        self.candidates: list[FoundDOI] = []
        self.citations: list[Appearance] = []
        self.mentioned: list[Record] = []
        self.problems: list[Problem] = []

    def set(
        self, field: str, value: Any, span: Span, confidence: float = 0.8, parts: tuple[Span, ...] = ()
    ) -> None:
        """Claim `value` for `field` in the place of what was claimed for it."""
        self.claims[field] = Claim(field, value, self.source, span, confidence, parts)

    def suggest(
        self, field: str, value: Any, span: Span, confidence: float = 0.8, parts: tuple[Span, ...] = ()
    ) -> None:
        """Claim `value` for `field` unless something at least as sure is claimed for it; a date that says the same
        and more counts as surer."""
        known = self.claims.get(field)
        finer = known is not None and field == "issued" and len(value.parts) > len(known.value.parts)
        if known is not None and finer and value.refines(known.value):
            self.set(field, value, span, max(confidence, known.confidence), parts)
            return
        if known is None or known.confidence < confidence:
            self.set(field, value, span, confidence, parts)

    def drop(self, *fields: str) -> None:
        """Take claims back."""
        for field in fields:
            self.claims.pop(field, None)
