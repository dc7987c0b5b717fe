"""A place in a text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, array_like=True, gc=False, order=True):
    """Characters `start` up to (not including) `end` of a page's text: `page.text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """What stands there in `text`."""
        return text[self.start : self.end]
