"""Fitting the conditional random field of `refkit.findings.role_model`. Training only: numpy and scipy.

Each kind of literature has weights of its own, the sum of weights that all share and of a difference; both are
drawn to nought ("a domain copy of the features"). Beside each abstract stand `CROPS` beginnings of it, because
pages break abstracts off. The objective is convex, and the fit starts from nought.
"""

from __future__ import annotations

import importlib
import os
import random
from collections.abc import Sequence
from typing import Any

import msgspec

from refkit.findings.model_file import ROLES
from refkit.findings.ngrams import SLOTS, ngrams
from refkit.findings.placing import PLACES, places

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # sums in one order, however many cores there are
np: Any = importlib.import_module("numpy")
sparse: Any = importlib.import_module("scipy.sparse")
optimize: Any = importlib.import_module("scipy.optimize")

CROPS = 2
CROPPED = 0.35  # of an abstract's weight is that of its crops
OWN, NEIGHBOUR, SHAPE = 16.0, 50.0, 0.3  # how strongly weights are drawn to nought: of words, of the rest
DIFFERENCE = 0.5  # the same for the differences between kinds of literature, in these
TRUST = (1.0, 0.3)  # of the labels of each kind: readers' votes are of one mind on half of the sentences only
ROUNDS = 60
SEED = 0

_K = len(ROLES)
_REST = PLACES * _K + _K * _K + 2 * _K


class Fitted(msgspec.Struct):
    """The weights for one kind of literature, as arrays: `weights` is slots x (own, next, previous) roles."""

    weights: Any
    places: Any
    steps: Any
    first: Any
    last: Any


def matrix(abstracts: Sequence[Sequence[str]]) -> Any:
    """Sentences x slots, 1 where a sentence holds an n-gram."""
    columns: list[int] = []
    ends = [0]
    for abstract in abstracts:
        for sentence in abstract:
            columns += sorted(ngrams(sentence))
            ends.append(len(columns))
    ones = np.ones(len(columns), np.float32)
    return sparse.csr_matrix((ones, np.array(columns), np.array(ends)), shape=(len(ends) - 1, SLOTS))


class Chains:
    """The abstracts of one kind of literature and their crops, longest first, laid out sentence after sentence: all
    first ones, all second ones, and so on, so that those with a t-th sentence are always the first few."""

    def __init__(self, words: Any, labels: Sequence[Sequence[int]]) -> None:
        self.words, self.turned = words, words.T.tocsr()
        chance = random.Random(SEED)  # noqa: S311 - which crops
        chains: list[tuple[int, int, float]] = []
        at = 0
        for roles in labels:
            count = len(roles)
            chains.append((count, at, 1 - CROPPED))
            if count >= 4:
                chains += [
                    (chance.randint(max(2, count // 3), count - 1), at, CROPPED / CROPS) for _ in range(CROPS)
                ]
            at += count
        chains.sort(key=lambda chain: -chain[0])
        lengths, starts, self.weight = (np.array(column) for column in zip(*chains, strict=True))
        self.active = [int((lengths > t).sum()) for t in range(chains[0][0])]
        self.at = np.concatenate([[0], np.cumsum(self.active)])
        self.sentence = np.concatenate([starts[:n] + t for t, n in enumerate(self.active)])
        self.weights = np.concatenate([self.weight[:n] for n in self.active])
        self.previous = np.concatenate(
            [self.at[t] + np.arange(n) for t, n in enumerate(self.active[1:])] or [np.zeros(0, int)]
        )
        self.last = self.at[lengths - 1] + np.arange(len(chains))
        size = len(self.sentence)
        self.role = np.array([role for roles in labels for role in roles])[self.sentence]
        self.roles = np.zeros((size, _K))
        self.roles[np.arange(size), self.role] = 1
        found = np.array([places(t, int(lengths[j])) for t, n in enumerate(self.active) for j in range(n)])
        each = found.shape[1]
        self.places = sparse.csr_matrix(
            (np.ones(size * each), found.ravel(), np.arange(0, size * each + 1, each)), shape=(size, PLACES)
        )
        self.gather = sparse.csr_matrix((np.ones(size), (self.sentence, np.arange(size))), shape=(at, size)).tocsr()

    def loss(self, fitted: Fitted) -> tuple[float, Any]:
        """The negative log-likelihood under `fitted`, and its slope in one row."""
        weighed = (self.words @ fitted.weights.astype(np.float32)).astype(float)[self.sentence]
        begun, previous = self.active[0], self.previous
        emission = weighed[:, :_K] + self.places @ fitted.places
        emission[begun:] += weighed[previous, _K : 2 * _K]
        emission[previous] += weighed[begun:, 2 * _K :]
        total, share, steps = self._share(emission, fitted)
        role = self.role
        total -= (self.weights * emission[np.arange(len(role)), role]).sum()
        total -= (self.weight * (fitted.first[role[:begun]] + fitted.last[role[self.last]])).sum()
        total -= (self.weights[begun:] * fitted.steps[role[previous], role[begun:]]).sum()
        np.add.at(steps, (role[previous], role[begun:]), -self.weights[begun:])
        slope = (share - self.roles) * self.weights[:, None]
        spread = np.zeros((len(role), 3 * _K))
        spread[:, :_K] = slope
        spread[previous, _K : 2 * _K] = slope[begun:]
        spread[begun:, 2 * _K :] = slope[previous]
        table = self.turned @ (self.gather @ spread).astype(np.float32)
        parts = (table, self.places.T @ slope, steps, slope[:begun].sum(0), slope[self.last].sum(0))
        return float(total), np.concatenate([part.ravel() for part in parts])

    def _share(self, emission: Any, fitted: Fitted) -> tuple[float, Any, Any]:
        """By forward-backward: log of the sum over all chains, the share of each role, of each pair of roles."""
        most = emission.max(1)
        own = np.exp(emission - most[:, None])
        step, last = np.exp(fitted.steps), np.exp(fitted.last)
        forward, scale = np.empty_like(own), np.empty(len(own))
        for t, n in enumerate(self.active):
            here = slice(self.at[t], self.at[t + 1])
            before = slice(self.at[t - 1], self.at[t - 1] + n)
            arriving = own[here] * (forward[before] @ step if t else np.exp(fitted.first))
            scale[here] = arriving.sum(1)
            forward[here] = arriving / scale[here][:, None]
        ended = forward[self.last] @ last
        total = (self.weights * (np.log(scale) + most)).sum() + (self.weight * np.log(ended)).sum()
        backward = np.empty_like(own)
        backward[self.last] = last / ended[:, None]
        pairs = np.zeros((_K, _K))
        for t in range(len(self.active) - 1, 0, -1):
            n, here = self.active[t], slice(self.at[t], self.at[t + 1])
            before = slice(self.at[t - 1], self.at[t - 1] + n)
            leaving = own[here] * backward[here] / scale[here][:, None]
            backward[before] = leaving @ step.T
            pairs += forward[before].T @ (leaving * self.weight[:n, None])
        return total, forward * backward, pairs * step


def fit(sets: Sequence[Chains]) -> list[Fitted]:
    """The likeliest weights for each set, shared weights and difference added up (L-BFGS, `ROUNDS` rounds). All
    sets have the same n-grams as columns of `words`."""
    slots = sets[0].words.shape[1]
    size = slots * 3 * _K + _REST
    drawn = np.full(size, SHAPE)
    rows = np.full((slots, 3 * _K), NEIGHBOUR)
    rows[:, :_K] = OWN
    drawn[:-_REST] = rows.ravel()

    def objective(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(len(sets) + 1, size)
        slope = drawn * weights
        slope[1:] *= DIFFERENCE
        total = 0.5 * float((slope * weights).sum())
        for number, chains in enumerate(sets, 1):
            loss, own = chains.loss(_fitted(weights[0] + weights[number]))
            own *= TRUST[number - 1]
            total += TRUST[number - 1] * loss
            slope[0] += own
            slope[number] += own
        return total, slope.ravel()

    best = optimize.minimize(
        objective,
        np.zeros((len(sets) + 1) * size),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": ROUNDS, "maxcor": 6},
    ).x.reshape(len(sets) + 1, size)
    return [_fitted(best[0] + best[number]) for number in range(1, len(sets) + 1)]


def _fitted(row: Any) -> Fitted:
    parts = np.split(row, np.cumsum([len(row) - _REST, PLACES * _K, _K * _K, _K]))
    return Fitted(
        parts[0].reshape(-1, 3 * _K), parts[1].reshape(PLACES, _K), parts[2].reshape(_K, _K), parts[3], parts[4]
    )


def softly(sets: Sequence[Any], drawn: float = 3.0) -> tuple[Any, float]:
    """Weights of n-grams, and a bias, that tell of a sentence whether it is of the second set, by logistic
    regression in which both sets count the same."""
    words = sparse.vstack(list(sets)).tocsr()
    slots = words.shape[1]
    counts = [one.shape[0] for one in sets]
    second = np.repeat([0.0, 1.0], counts)
    weight = np.repeat([sum(counts) / (2 * count) for count in counts], counts)
    turned = words.T.tocsr()

    def objective(row: Any) -> tuple[float, Any]:
        value = words @ row[:-1] + row[-1]
        error = weight * (1 / (1 + np.exp(-value)) - second)
        total = (weight * (np.logaddexp(0, value) - second * value)).sum() + drawn / 2 * (row[:-1] ** 2).sum()
        return float(total), np.append(turned @ error + drawn * row[:-1], error.sum())

    best = optimize.minimize(objective, np.zeros(slots + 1), jac=True, method="L-BFGS-B", options={"maxiter": 40}).x
    return best[:-1], float(best[-1])
