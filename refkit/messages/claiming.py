"""Claims as a reading of a message makes them."""

from __future__ import annotations

from typing import Any

from refkit.model import Claim, Source, Span


class Adding:
    """Collects the claims of one message; empty values are none, and a place without length is none either."""

    __slots__ = ("_source", "claims")

    def __init__(self, source: Source) -> None:
        self._source = source
        self.claims: list[Claim] = []

    def __call__(
        self,
        field: str,
        value: Any,
        span: Span | None = None,
        confidence: float = 1.0,
        parts: tuple[Span, ...] = (),
    ) -> None:
        """Claim `value` for `field`, if there is one."""
        if value:
            self._put(field, value, span, confidence, parts)

    def count(self, field: str, value: int, span: Span | None = None) -> None:
        """Claim a number, which may be 0."""
        self._put(field, value, span, 1.0, ())

    def _put(self, field: str, value: Any, span: Span | None, confidence: float, parts: tuple[Span, ...]) -> None:
        if span is None or span.start >= span.end:
            span, parts = None, ()
        self.claims.append(Claim(field, value, self._source, span, confidence, parts))


def joined(one: Span, two: Span) -> Span:
    """From the start of the first to the end of the last of two places."""
    return Span(min(one.start, two.start), max(one.end, two.end))
