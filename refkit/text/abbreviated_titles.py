"""Abbreviated titles of journals, and the whole title where a page prints both."""

from __future__ import annotations

import re
from functools import lru_cache

from refkit.model import Span

# Words that abbreviations leave out (ISO 4, 5.2).
_LEFT_OUT = (
    r"(?:(?:of|the|and|&|in|for|on|to|de|la|le|les|et|des|du|und|der|die|für|del|e|y|da|do|dos)\s{1,2}){0,3}"
)
_WORD = re.compile(r"[^\W_]+")


def whole_title(short: str, text: str, start: int = 0, end: int | None = None) -> Span | None:
    """Where `text[start:end]` prints the title that `short` ("Br J Ophthalmol", "IJSEM") abbreviates, else None.

    Each word of `short` must begin a word of the title, in order, with nothing between them that abbreviations
    keep. A title of one word is no abbreviation unless it is written in capitals only.
    """
    pattern = _pattern(short)
    if pattern is None:
        return None
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        if len(match[0]) > len(short) + 2:
            return Span(match.start(), match.end())
    return None


@lru_cache(512)
def _pattern(short: str) -> re.Pattern[str] | None:
    words = _WORD.findall(short)
    if len(words) == 1 and words[0].isupper() and 3 <= len(words[0]) <= 8:
        words = list(words[0])
    elif not 2 <= len(words) <= 9 or len(short) > 80:
        return None
    pieces = [rf"{re.escape(word)}[^\W\d_]{{0,20}}" for word in words]
    gap = rf"[,:]?[\s-]{{1,2}}{_LEFT_OUT}"
    return re.compile(rf"(?<![^\W_]){gap.join(pieces)}(?![^\W_])")
