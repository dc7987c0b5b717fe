"""The trained model: what it says of abstracts that nobody trained it on, its arithmetic, its file."""

from __future__ import annotations

import itertools
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import RefkitError
from refkit.findings import find
from refkit.findings.chains import Links, best_chain, shares
from refkit.findings.model_file import COLUMNS, Head, Literature, pack, unpack
from refkit.findings.ngrams import MOST_WORDS, SLOTS, ngrams
from refkit.findings.placing import PLACES, places
from refkit.findings.role_model import RoleModel, model
from tests.findings.abstracts import record
from tests.scorers.findings import findings, roles

TRIAL = [
    "Loneliness is common among older people who live alone.",
    "The aim of this study was to test whether weekly calls by volunteers reduce loneliness.",
    "We randomly assigned 240 adults to weekly calls or to usual care for six months.",
    "Loneliness was measured with a questionnaire at baseline and at six months.",
    "Loneliness scores were significantly lower in the group with calls than in usual care (p < .01).",
    "There was no difference in visits to the doctor.",
    "Weekly calls by volunteers may be an effective way to reduce loneliness among older people.",
]
COMPUTING = [
    "Neural networks for parsing are large and slow.",
    "In this paper, we propose a parser that shares its parameters between layers.",
    "Our model is trained with a new loss function on a corpus of two languages.",
    "Experiments on two benchmark datasets show that our model outperforms the state of the art.",
]


def test_the_roles_of_a_trial() -> None:
    told = roles(TRIAL, None)
    assert told[1] in ("BACKGROUND", "OBJECTIVE")  # authors put aims under either heading
    assert [told[0], *told[2:]] == ["BACKGROUND", "METHODS", "METHODS", "RESULTS", "RESULTS", "CONCLUSIONS"]


def test_the_end_of_a_cut_trial_is_not_taken_for_its_conclusion() -> None:
    assert roles(TRIAL[:4], None)[-1] == "METHODS"
    assert roles(TRIAL[:6], None)[-1] == "RESULTS"


def test_computing_is_told_from_medicine() -> None:
    assert roles(COMPUTING, None)[-1] == "RESULTS"
    assert roles(COMPUTING, None)[2] == "METHODS"


def test_findings_of_running_text() -> None:
    text = " ".join(TRIAL)
    found = findings(None, text)
    assert [(text[start:end], kind) for start, end, kind, _ in found] == [
        (TRIAL[4], "result"), (TRIAL[6], "conclusion"),
    ]  # fmt: skip
    assert all(0.5 <= score <= 1 for *_, score in found)
    assert [finding.reason.partition(";")[0] for finding in find(record(text))] == [
        "sentence 5 of 7, a result by the trained model", "sentence 7 of 7, a conclusion by the trained model",
    ]  # fmt: skip


def test_a_last_sentence_that_announces_leaves_the_conclusion_to_the_one_before() -> None:
    (_, conclusion) = find(record(" ".join([*TRIAL, "Further research should test calls by machines."])))
    assert conclusion.text == TRIAL[6]


def test_no_sentences_have_no_roles() -> None:
    assert roles([], None) == []
    assert model().judge([]) == []
    assert findings(None, " ") == []


def test_labels_and_short_texts_do_not_load_the_weights() -> None:
    code = (
        "from tests.findings.abstracts import record; from refkit.findings import find, role_model\n"
        "find(record(('Results', 'It fell by half. It rose.'), ('Conclusions', 'It works.')))\n"
        "find(record('Forty wards took part. It fell.'))\n"
        "assert role_model.model.cache_info().currsize == 0"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root, env={**os.environ, "PYTHONPATH": str(root)})


def test_the_weights_are_small() -> None:
    assert (Path(__file__).parents[2] / "refkit/findings/roles.weights").stat().st_size < 1_500_000


@pytest.mark.parametrize("table", [b"", bytes(SLOTS * COLUMNS)], ids=["cut", "head"])
def test_a_damaged_file_of_weights_is_said(table: bytes) -> None:
    with pytest.raises(RefkitError, match="install refkit again"):
        unpack(b"refkit roles 1\n\x01\x00\x00\x00{" + table)


def test_what_is_packed_is_unpacked() -> None:
    links = Links((0.0,) * 6, (0.5,) * 6, ((0.25,) * 6,) * 6)
    head = Head((0.5,) * COLUMNS, (Literature(((1.0,) * 6,) * PLACES, links),) * 2, 0.5, ((2.0, 1.0), (1.0, 0.0)))
    table = bytes(SLOTS * COLUMNS)
    assert unpack(pack(head, table)) == (head, table)


def test_the_sums_of_the_longest_sentence_fit_their_fields() -> None:
    assert len(ngrams(" ".join(f"{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(600)))) <= 257
    assert 2 * MOST_WORDS + 12 <= 257
    links = Links((0.0,) * 6, (0.0,) * 6, ((0.0,) * 6,) * 6)
    head = Head((1.0,) * COLUMNS, (Literature(((0.0,) * 6,) * PLACES, links),) * 2)
    full = RoleModel(head, b"\xff" * (SLOTS * COLUMNS))
    assert full.roles([" ".join(f"w{'x' * n}" for n in range(120))]) == ["BACKGROUND"]


def test_ngrams_are_the_same_everywhere() -> None:
    assert sorted(ngrams("Peer support helps 40 people.")) == sorted(ngrams("peer SUPPORT helps 1,204 people."))
    assert sum(ngrams("Peer support helps.")) == sum(ngrams("Peer support helps."))


@given(st.integers(1, 300).flatmap(lambda count: st.tuples(st.integers(0, count - 1), st.just(count))))
def test_places_are_within_their_range_and_differ(case: tuple[int, int]) -> None:
    found = places(*case)
    assert len(set(found)) == len(found)
    assert all(0 <= place < PLACES for place in found)


NUMBERS = st.integers(-8, 8).map(float)
ROW = st.tuples(NUMBERS, NUMBERS, NUMBERS)


@given(st.lists(ROW, min_size=1, max_size=4), ROW, ROW, st.tuples(ROW, ROW, ROW))
def test_chains_are_what_trying_all_of_them_gives(
    emissions: list[tuple[float, float, float]],
    first: tuple[float, float, float],
    last: tuple[float, float, float],
    steps: tuple[tuple[float, float, float], ...],
) -> None:
    links = Links(first, last, steps)

    def worth(chain: tuple[int, ...] | list[int]) -> float:
        total = first[chain[0]] + last[chain[-1]] + sum(row[k] for row, k in zip(emissions, chain, strict=True))
        return total + sum(steps[a][b] for a, b in itertools.pairwise(chain))

    every = list(itertools.product(range(3), repeat=len(emissions)))
    assert worth(best_chain(emissions, links)) == max(map(worth, every))
    masses = [math.exp(worth(chain)) for chain in every]
    for at, row in enumerate(shares(emissions, links)):
        for role, share in enumerate(row):
            mass = sum(m for m, chain in zip(masses, every, strict=True) if chain[at] == role)
            assert share == pytest.approx(mass / sum(masses), abs=1e-9)


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_sentences_get_roles(texts: list[str]) -> None:
    assert len(roles(texts, None)) == len(texts)
    assert all(0 <= row.result <= 1.000001 and 0 <= row.conclusion <= 1.000001 for row in model().judge(texts))


@pytest.mark.parametrize("piece", ["a", "a ", "1,", "%", "·", "\ud800"])
def test_a_sentence_without_end_comes_to_an_end(piece: str) -> None:
    assert len(roles([piece * (500_000 // len(piece))] * 3, None)) == 3
