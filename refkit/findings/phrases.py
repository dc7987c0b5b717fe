"""Looking up many phrases in a sentence at once: one look at a table for each of its words."""

from __future__ import annotations

import re
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

_TOKEN = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*+|[%<>=≤≥±]")


def words(text: str) -> str:
    """`text` folded for looking phrases up: lower case, one space around each word, number or sign."""
    return f" {' '.join(_TOKEN.findall(text.lower()))} "


class _Node(Generic[Entry]):
    """What can follow a word: the next words, and the phrase that ends here with what is said about it."""

    __slots__ = ("end", "following")

    def __init__(self) -> None:
        self.following: dict[str, _Node[Entry]] = {}
        self.end: tuple[str, Entry] | None = None


class Phrases(Generic[Entry]):
    """A table of phrases, each with something said about it.

    Where two phrases begin with one word and both stand there, the longer one counts; phrases that begin at
    different words may overlap, and each counts.
    """

    def __init__(self, entries: list[tuple[str, Entry]]) -> None:
        """`entries`: phrase (in any spelling that `words` folds) and what is said of it; the first counts."""
        top: _Node[Entry] = _Node()
        for phrase, entry in entries:
            node = top
            folded = words(phrase).split()
            for word in folded:
                node = node.following.setdefault(word, _Node())
            if folded and node.end is None:
                node.end = (" ".join(folded), entry)
        self._first = top.following

    def find(self, folded: str) -> list[tuple[str, Entry]]:
        """The phrases in `folded` (what `words` gave), in order of place, each as often as it stands there."""
        found: list[tuple[str, Entry]] = []
        split = folded.split()
        first, last = self._first, len(split)
        for i, word in enumerate(split, 1):
            if word not in first:
                continue
            node = first[word]
            longest, at = node.end, i
            while at < last and (following := node.following.get(split[at])):
                node, at = following, at + 1
                longest = node.end or longest
            if longest:
                found.append(longest)
        return found


def listed(table: str) -> list[str]:
    """The phrases of a table in which they are set apart by ";"."""
    return [phrase for part in table.split(";") if (phrase := " ".join(part.split()))]
