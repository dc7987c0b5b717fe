"""What a parser is: how a layout is recognised, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from refkit.model import Reading
from refkit.parsers.page import Page

GROUP = "refkit.parsers"
_END = 12_000  # characters at either end of a page in which marks are looked for


class Layout(msgspec.Struct, frozen=True):
    """A kind of page, known by its structure.

    name:      what it is called in sources ("scite")
    title:     for people ("scite.ai paper page")
    marks:     strings that stand on every page of the kind, in its first or last 12,000 characters; a tuple is
               of strings one of which stands there. A page without a mark is not looked at further. They make
               recognition cheap: choose rare ones, that begin with a capital letter or a sign (see `Marks`).
    recognise: whether a page with those marks is of the kind
    read:      the records of such a page, the page's own work first, as claims with spans. It may find
               less than there is, on a page that was cut off; it never fetches and never guesses.
    priority:  layouts of a smaller number are asked first
    """

    name: str
    title: str
    marks: tuple[str | tuple[str, ...], ...]
    recognise: Callable[[Page], bool]
    read: Callable[[Page], Reading]
    priority: int = 100


class Marks:
    """The marks of some layouts, all looked up in one pass over a page.

    The pass stops at every character that a mark begins with: a mark that begins with a frequent one, such as a
    space or a small letter, makes it slow for all.
    """

    def __init__(self, layouts: Sequence[Layout]) -> None:
        self._wanted = [(known, [(m,) if isinstance(m, str) else m for m in known.marks]) for known in layouts]
        marks = {mark for _, wanted in self._wanted for one_of in wanted for mark in one_of if mark}
        near = {mark for mark in marks if mark[0] < "\u0100"}
        self._search = re.compile(_tree(near)).search if near else None
        self._beginnings = {mark: {other for other in near if mark.startswith(other)} for mark in near}
        # Marks in other scripts would make the pass slow; a single character of theirs is found in no time.
        self._far: dict[str, list[str]] = {}
        for mark in sorted(marks - near):
            self._far.setdefault(mark[0], []).append(mark)
        self._asked: dict[str, list[int]] = {}  # by the first mark that a layout wants
        for index, (_, wanted) in enumerate(self._wanted):
            for mark in wanted[0] if wanted else ("",):
                self._asked.setdefault(mark, []).append(index)

    def likely(self, text: str) -> Iterator[Layout]:
        """The layouts whose marks are in `text`, in their order."""
        # Layouts are told by the first and last of a page; what its middle holds is its own affair.
        ends = text if len(text) <= 2 * _END else f"{text[:_END]}\n{text[-_END:]}"
        found = {""}
        at = 0
        while self._search and (match := self._search(ends, at)):
            found |= self._beginnings[match[0]]
            at = match.start() + 1  # marks may overlap
        for first, marks in self._far.items():
            if first in ends:
                found.update(mark for mark in marks if mark in ends)
        for index in sorted({index for mark in found for index in self._asked.get(mark, ())}):
            layout, wanted = self._wanted[index]
            if not any(found.isdisjoint(one_of) for one_of in wanted):
                yield layout


def _tree(words: Iterable[str]) -> str:
    """An expression for `words`, by their first characters; of two at one place it matches the longer."""
    rests: dict[str, set[str]] = {}
    for word in words:
        rests.setdefault(word[:1], set()).add(word[1:])
    firsts = sorted(rests, key=lambda first: (not first, first))
    ways = [
        re.escape(first) + (_tree(rests[first]) if len(rests[first]) > 1 else re.escape(*rests[first]))
        for first in firsts
    ]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
