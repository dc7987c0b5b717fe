"""What the general reading makes of a page, for a layout to correct."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from refkit.model import Claim, PartialDate, Problem, Record, Source, Span
from refkit.parsers.general.view import Line
from refkit.text.dates import find_dates
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

    def set_list(self, field: str, values: Sequence[Any], parts: Sequence[Span], confidence: float) -> None:
        """`set` for a list of values, each with its place; nothing for an empty one."""
        if values:
            self.set(field, tuple(values), Span(parts[0].start, parts[-1].end), confidence, tuple(parts))

    def set_date(self, field: str, start: int, end: int, confidence: float) -> None:
        """`set` for the first date in `text[start:end]`; nothing if there is none."""
        if found := next(find_dates(self.text, start, end), None):
            self.set(field, found.date, found.span, confidence)

    def set_year(self, year: str, span: Span, confidence: float) -> None:
        """`set` for the year in which the work appeared, unless a date in that year is claimed."""
        known = self.claims.get("issued")
        if known is None or known.value.year != int(year):
            self.set("issued", PartialDate(int(year)), span, confidence)

    def suggest(
        self, field: str, value: Any, span: Span, confidence: float = 0.8, parts: tuple[Span, ...] = ()
    ) -> None:
        """Claim `value` for `field` unless something at least as sure is claimed for it; a date that says the same
        and more counts as surer."""
        known = self.claims.get(field)
        if known is not None and known.confidence >= confidence:
            if field != "issued" or len(value.parts) <= len(known.value.parts) or not value.refines(known.value):
                return
            confidence = known.confidence
        self.set(field, value, span, confidence, parts)

    def drop(self, *fields: str) -> None:
        """Take claims back."""
        for field in fields:
            self.claims.pop(field, None)
