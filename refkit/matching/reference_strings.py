"""A raw reference string made ready: what may be looked for in it, and what a reader makes of it."""

from __future__ import annotations

import re
from functools import cached_property

from refkit.matching.numbers import years_in
from refkit.matching.titles import DIVIDED, Title, folded_words
from refkit.model import start_of
from refkit.text.citations import Reference, parse_reference
from refkit.text.dois import find_dois

_LONGEST = 2000
_PIECE = re.compile(r"[.:;?!,()\[\]“”\"‘’«»„–—/]|-(?=\s)|\s-|(?<=[A-Z]{2})\s(?=[A-Z][a-z])")
_NUMBER = re.compile(r"[A-Za-z]{0,4}\d+[A-Za-z]?")
_LOCATOR = re.compile(r"(?<![\w.-])[A-Za-z]{0,3}\d{1,7}[A-Za-z]?(?=\s?[(:,;.–—-]|\s*$)")
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?")
_SHORTEST = 8  # letters that a title must have to be looked for


class ReferenceString:
    """`text` with what it takes to look for a title, a name, a year, a number in it; each made when needed."""

    def __init__(self, text: str) -> None:
        self.text = DIVIDED.sub("", text[:_LONGEST])

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word for piece in self._pieces for word in piece)

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(number.lower().lstrip("0") for number in _NUMBER.findall(self.text))

    @cached_property
    def gives_numbers(self) -> bool:
        """Whether it says a volume or page at all: a number before a stop, apart from years."""
        return any(_YEAR.fullmatch(number) is None for number in _LOCATOR.findall(self.text))

    @cached_property
    def years(self) -> tuple[int, ...]:
        return years_in(self.text)

    @cached_property
    def dois(self) -> frozenset[str]:
        if "10." not in self.text:
            return frozenset()
        return frozenset(found.doi.folded for found in find_dois(self.text, 0, len(self.text)))

    @cached_property
    def parsed(self) -> Reference | None:
        return parse_reference(self.text, 0, len(self.text))

    @cached_property
    def _pieces(self) -> list[list[str]]:
        return [words for piece in _PIECE.split(self.text) if (words := folded_words(piece))]

    @cached_property
    def _squashed(self) -> tuple[str, frozenset[int]]:
        """All words without spaces; and the places where a piece begins or ends."""
        places, joined, at = {0}, [], 0
        for words in self._pieces:
            piece = "".join(words)
            joined.append(piece)
            at += len(piece)
            places.add(at)
        return "".join(joined), frozenset(places)

    def compare_title(self, title: Title) -> str:
        """As `compare_titles`, where the title is looked for: `equal_…` if it stands between stops, `cut` if it
        is part of something longer, "" if not."""
        if len(title.squashed) < _SHORTEST:
            return ""
        text, places = self._squashed
        at = text.find(title.squashed)
        level = ""
        while at >= 0:
            begins, ends = at in places, at + len(title.squashed) in places
            if begins and ends:
                return f"equal_{title.weight}"
            if len(title.words) >= 4 and (begins or ends or title.weight == "long"):
                level = "cut"
            at = text.find(title.squashed, at + 1)
        return level

    def begins_with(self, title: Title) -> bool:
        """Whether the title comes first: then the string names no author before it."""
        return self._squashed[0].startswith(title.squashed[:40])

    def share_of(self, title: Title) -> float:
        """How many of the title's words, by letters, stand anywhere in the string; 0 to 1."""
        found = sum(len(word) for word in title.set if word in self.words)
        return found / (sum(map(len, title.set)) or 1)

    def page(self) -> str:
        """The first page that a reader finds."""
        return start_of(self.parsed.page[0]) if self.parsed and self.parsed.page else ""
