"""The trained model of sentence roles: background, objective, methods, results, conclusions, other.

A linear-chain conditional random field over hashed n-grams of a sentence and its neighbours and over its place. It
knows two kinds of literature, medicine and computing, and weighs between them by the words of the abstract.
`docs/model-card-findings.md` says how it was trained and what it is not good at.

All weights of an n-gram are one large integer with a field of 16 bits for each column: one addition adds them all.
A field holds the sum of 257 bytes, and a sentence has no more n-grams than that (`MOST_WORDS`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from math import exp
from operator import add
from struct import Struct

import msgspec

from refkit.findings.chains import best_chain, shares
from refkit.findings.model_file import COLUMNS, MIDDLE, ROLES, Head, unpack
from refkit.findings.ngrams import ngrams
from refkit.findings.placing import places

_FIELDS = Struct(f"<{COLUMNS}H")
_WIDTH = 2 * COLUMNS  # bytes
_OF_ROLES = len(ROLES)
_BLOCK = 3 * _OF_ROLES
_RESULTS, _CONCLUSIONS = ROLES.index("RESULTS"), ROLES.index("CONCLUSIONS")
_SURE = 30.0
_NEGLIGIBLE = 0.01
_PLACES_KEPT = 2000


class Judged(msgspec.Struct, frozen=True, gc=False):
    """The probabilities that a sentence says what was found, and what follows from it."""

    result: float
    conclusion: float


class _Table(dict[int, int]):
    """Slot → its weights as one integer, made when it is first asked for."""

    def __init__(self, rows: bytes) -> None:
        super().__init__()
        spread = bytearray(2 * len(rows))  # each byte becomes the lower half of a field
        spread[::2] = rows
        self._spread = bytes(spread)

    def __missing__(self, slot: int) -> int:
        start = slot * _WIDTH
        weights = self[slot] = int.from_bytes(self._spread[start : start + _WIDTH], "little")
        return weights


class RoleModel:
    """The model with its weights; made by `model`."""

    def __init__(self, head: Head, rows: bytes) -> None:
        self.head = head
        self._table = _Table(rows)
        self._placed: dict[tuple[int, int, int], tuple[float, ...]] = {}

    def roles(self, sentences: Sequence[str]) -> list[str]:
        """One of `ROLES` for each sentence of an abstract. In computing CONCLUSIONS are among the RESULTS."""
        sums, computing = self._weigh(sentences)
        kind = int(computing > 0.5)
        chain = best_chain(self._emissions(sums, kind), self.head.literatures[kind].links)
        return [ROLES[role] for role in chain]

    def judge(self, sentences: Sequence[str]) -> list[Judged]:
        """How far each sentence of an abstract is a result and a conclusion.

        What is a finding both kinds of literature say, each as far as the abstract is of it; whether a finding is a
        conclusion medicine says, since the other data do not tell.
        """
        sums, computing = self._weigh(sentences)
        medicine = shares(self._emissions(sums, 0), self.head.literatures[0].links)
        other = medicine
        if computing > _NEGLIGIBLE:
            other = shares(self._emissions(sums, 1), self.head.literatures[1].links)
        judged = []
        for here, there in zip(medicine, other, strict=True):
            stated = here[_RESULTS] + here[_CONCLUSIONS]
            mixed = (1 - computing) * stated + computing * (there[_RESULTS] + there[_CONCLUSIONS])
            follows = here[_CONCLUSIONS] / stated if stated else 0.0
            judged.append(Judged(mixed * (1 - follows), mixed * follows))
        return judged

    def _weigh(self, sentences: Sequence[str]) -> tuple[list[tuple[int, tuple[int, ...]]], float]:
        """For each sentence what the middles add up to, and the summed bytes of its n-grams by column; and how far
        the abstract is one of computing, 0 to 1."""
        weigh = self._table.__getitem__
        found = []
        for sentence in sentences:
            slots = ngrams(sentence)
            total = sum(map(weigh, slots)).to_bytes(_WIDTH, "little")
            found.append((MIDDLE * len(slots), _FIELDS.unpack(total)))
        leaning = self.head.scales[-1] * sum(sums[-1] - middle for middle, sums in found)
        leaning += self.head.bias * len(found)
        return found, 1 / (1 + exp(-max(-_SURE, min(_SURE, leaning))))

    def _emissions(self, found: Sequence[tuple[int, tuple[int, ...]]], kind: int) -> list[list[float]]:
        """What speaks for each role of each sentence: its own words, those of its neighbours, its place."""
        start, end = kind * _BLOCK, (kind + 1) * _BLOCK
        scales = self.head.scales[start:end]
        rows = [
            [(total - middle) * scale for total, scale in zip(sums[start:end], scales, strict=False)]
            for middle, sums in found
        ]
        count = len(rows)
        emissions: list[list[float]] = []
        for index, row in enumerate(rows):
            emission: Iterable[float] = map(add, row[:_OF_ROLES], self._of_place(index, count, kind))
            if index:
                emission = map(add, emission, rows[index - 1][_OF_ROLES : 2 * _OF_ROLES])
            if index + 1 < count:
                emission = map(add, emission, rows[index + 1][2 * _OF_ROLES :])
            emissions.append(list(emission))
        return emissions

    def _of_place(self, index: int, count: int, kind: int) -> tuple[float, ...]:
        """What the place says for each role, remembered: most abstracts have few sentences."""
        if (known := self._placed.get((index, count, kind))) is not None:
            return known
        rows = [self.head.literatures[kind].places[place] for place in places(index, count)]
        if len(self._placed) > _PLACES_KEPT:
            self._placed.clear()
        summed = self._placed[index, count, kind] = tuple(map(sum, zip(*rows, strict=True)))
        return summed


@cache
def model() -> RoleModel:
    """The model that comes with refkit, read when it is first asked for."""
    from importlib.resources import files

    return RoleModel(*unpack(files("refkit.findings").joinpath("roles.weights").read_bytes()))
