"""Sorting more integers than fit into memory: dealt out by their first bits, to files, and sorted pile by pile."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

_BITS = 10  # 1,024 piles: of the 1.4 billion keys of the whole of Crossref, each takes 11 MB
_SHIFT = 63 - _BITS
_MOST = 1 << 20  # integers held back before they go to the files


class Buckets:
    """A growing heap of integers of 63 bits, evenly spread (hashes); read back in order.

    folder: where the piles go, made when it is needed; nothing is written for fewer than a million integers.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._piles = [array("q") for _ in range(1 << _BITS)]
        self._held = 0
        self._on_disk = False

    def add(self, numbers: list[int]) -> None:
        """Put `numbers` in."""
        piles = self._piles
        for number in numbers:
            piles[number >> _SHIFT].append(number)
        self._held += len(numbers)
        if self._held >= _MOST:
            self._flush()

    def in_order(self) -> Iterator[list[int]]:
        """All numbers once, ascending, a list for each pile that has any. The heap is empty afterwards."""
        for number, pile in enumerate(self._piles):
            self._piles[number] = array("q")
            path = self._folder / f"{number}"
            if self._on_disk and path.exists():
                stored = array("q")
                stored.frombytes(path.read_bytes())
                path.unlink()
                pile = stored + pile
            if pile:
                yield sorted(set(pile))
        self._held = 0

    def _flush(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._on_disk = True
        for number, pile in enumerate(self._piles):
            if pile:
                with open(self._folder / f"{number}", "ab") as file:
                    pile.tofile(file)
                self._piles[number] = array("q")
        self._held = 0
