"""Where tags, comments and raw text end (WHATWG HTML, 13.2.5, "Tokenization")."""

from __future__ import annotations

import re

_TO_VALUE = re.compile(r"[^>=]*(?:>|=\s*([\"'])?)")


class Quotes:
    """Finds closing quotation marks in one text; what has none is looked for once.

    Without it a page of a thousand unclosed quotation marks would be scanned a thousand times.
    """

    __slots__ = ("_none_from", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._none_from = {'"': len(text), "'": len(text)}

    def find(self, quote: str, at: int) -> int:
        """The place of the next `quote` from `at` on, or -1."""
        if at >= self._none_from[quote]:
            return -1
        found = self.text.find(quote, at)
        if found < 0:
            self._none_from[quote] = at
        return found


def tag_end(text: str, at: int, quotes: Quotes) -> int:
    """The place of the ">" that ends the tag in which `at` stands, outside of its quoted values; -1 for none.

    A quoted value that is not closed ends nothing: the tag then ends at the next ">", so that one bad
    attribute does not cost the rest of the page.
    """
    while match := _TO_VALUE.match(text, at):
        at = match.end()
        if quote := match[1]:
            close = quotes.find(quote, at)
            if close < 0:
                return text.find(">", at)
            at = close + 1
        elif text[at - 1] == ">":
            return at - 1
    return -1
