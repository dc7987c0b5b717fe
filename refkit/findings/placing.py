"""What the place of a sentence in its abstract tells: six numbers, each of a kind of place."""

from __future__ import annotations

PLACES = 66  # how many there are in all


def places(index: int, count: int) -> tuple[int, ...]:
    """The places of sentence `index` (0-based) of `count`: how many stand before it, how many behind, its tenth of
    the abstract, both ends together, how long the abstract is, and its quarter in one of that length."""
    behind = count - 1 - index
    return (
        min(index, 6),
        7 + min(behind, 6),
        14 + 10 * index // count,
        24 + 4 * min(index, 3) + min(behind, 3),
        40 + min(count // 2, 9),
        50 + 4 * min(count // 5, 3) + min(3, 4 * index // count),
    )
