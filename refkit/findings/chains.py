"""The best chain of roles through an abstract, and how sure each is (a linear-chain conditional random field).

`emissions[i][k]` is what speaks for role k of sentence i, in logits; `Links` what speaks for one role behind
another.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from operator import add

import msgspec


class Links(msgspec.Struct, frozen=True):
    """`first[k]`, `last[k]`: what speaks for an abstract that begins or ends with role k; `steps[j][k]`: for role k
    behind role j."""

    first: tuple[float, ...]
    last: tuple[float, ...]
    steps: tuple[tuple[float, ...], ...]


def best_chain(emissions: Sequence[Sequence[float]], links: Links) -> list[int]:
    """The role of each sentence in the likeliest chain (Viterbi); of equals the lower number."""
    if not emissions:
        return []
    columns = list(zip(*links.steps, strict=True))  # what leads to each role
    totals = [a + b for a, b in zip(links.first, emissions[0], strict=True)]
    back: list[list[int]] = []
    for emission in emissions[1:]:
        origins, reached = [], []
        for column, own in zip(columns, emission, strict=False):  # the quicker form: this is the inner loop
            ways = list(map(add, totals, column))
            most = max(ways)
            origins.append(ways.index(most))
            reached.append(most + own)
        back.append(origins)
        totals = reached
    totals = [a + b for a, b in zip(totals, links.last, strict=True)]
    chain = [totals.index(max(totals))]
    for origins in reversed(back):
        chain.append(origins[chain[-1]])
    return chain[::-1]


def shares(emissions: Sequence[Sequence[float]], links: Links) -> list[list[float]]:
    """The probability of each role for each sentence, over all chains (forward-backward)."""
    if not emissions:
        return []
    steps = [[exp(value) for value in row] for row in links.steps]
    columns = list(zip(*steps, strict=True))
    own = []
    for emission in emissions:
        most = max(emission)
        own.append([exp(value - most) for value in emission])
    forward = [_evened([exp(a) * b for a, b in zip(links.first, own[0], strict=True)])]
    for seen in own[1:]:
        forward.append(
            _evened([_product(forward[-1], column) * value for column, value in zip(columns, seen, strict=True)])
        )
    behind = _evened([exp(value) for value in links.last])
    found = [_evened([a * b for a, b in zip(forward[-1], behind, strict=True)])]
    for before, seen in zip(forward[-2::-1], own[:0:-1], strict=True):
        arriving = [a * b for a, b in zip(seen, behind, strict=True)]
        behind = _evened([_product(row, arriving) for row in steps])
        found.append(_evened([a * b for a, b in zip(before, behind, strict=True)]))
    return found[::-1]


def _product(one: Sequence[float], two: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, two, strict=True))


def _evened(values: list[float]) -> list[float]:
    """`values` with 1 as their sum."""
    total = sum(values)
    return [value / total for value in values]
