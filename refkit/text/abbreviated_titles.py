"""Abbreviated titles of journals, and the whole title where a page prints both."""

from __future__ import annotations

import re

from refkit.model import Span

# Words that abbreviations leave out (ISO 4, 5.2), at most three in a row.
_LEFT_OUT = re.compile(
    r"(?:of|the|and|&|in|for|on|to|de|la|le|les|et|des|du|und|der|die|für|del|e|y|da|do|dos)\s{1,2}"
)
_MOST_LEFT_OUT = 3
_GAP = re.compile(r"[,:]?[\s-]{1,2}")
_LETTERS = re.compile(r"[^\W\d_]{0,20}")
_WORD = re.compile(r"[^\W_]+")


def whole_title(short: str, text: str, start: int = 0, end: int | None = None) -> Span | None:
    """Where `text[start:end]` prints the title that `short` ("Br J Ophthalmol", "IJSEM") abbreviates, else None.

    Each word of `short` must begin a word of the title, in order, with nothing between them that abbreviations
    keep. A title of one word is no abbreviation unless it is written in capitals only.
    """
    words = _WORD.findall(short)
    if len(words) == 1 and words[0].isupper() and 3 <= len(words[0]) <= 8:
        words = list(words[0])
    elif not 2 <= len(words) <= 9 or len(short) > 80:
        return None
    end = len(text) if end is None else min(end, len(text))
    at = text.find(words[0], start, end)
    while at >= 0:
        stop = -1 if at and text[at - 1].isalnum() else _end(words, text, at, end)
        if stop - at > len(short) + 2:
            return Span(at, stop)
        at = text.find(words[0], max(at + 1, stop), end)
    return None


def _end(words: list[str], text: str, at: int, end: int) -> int:
    """Where the title ends that begins at `at` and of which `words` are the beginnings; -1 if none does."""
    for index, word in enumerate(words):
        if index:
            at = _next_word(word, text, at, end)
            if at < 0:
                return -1
        letters = _LETTERS.match(text, at + len(word), end)
        at = letters.end() if letters else at
    return -1 if at < end and text[at].isalnum() else at


def _next_word(word: str, text: str, at: int, end: int) -> int:
    """Where a word that begins with `word` begins behind the one that ends at `at`, nothing but words that
    abbreviations leave out between them; -1 if there is none."""
    gap = _GAP.match(text, at, end)
    for _ in range(_MOST_LEFT_OUT + 1):
        if gap is None:
            break
        if text.startswith(word, gap.end(), end):
            return gap.end()
        gap = _LEFT_OUT.match(text, gap.end(), end)
    return -1
