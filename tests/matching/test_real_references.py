"""Real references against real targets: the figures that may not fall.

The data are not the project's; REFKIT_MATCHING_DATA names the folder with `deposited_references.jsonl.gz` and
`pmc_references.jsonl.gz`. The whole of them is measured by `benchmarks/matching.py`.
"""

from __future__ import annotations

import pytest

from benchmarks.matching import DATA, load
from refkit.matching import decide
from tests.scorers.matching import match

EVERY = 10  # of the references that are to match none

pytestmark = pytest.mark.skipif(
    not (DATA / "deposited_references.jsonl.gz").exists(),
    reason="no real references here; set REFKIT_MATCHING_DATA to the folder that has them",
)


def test_what_is_accepted_is_right_and_nearly_all_is_found() -> None:
    right = false = there = 0
    for wanted, doi, works in load(("deposited",), EVERY)["deposited"]:
        there += bool(doi)
        decision = decide(wanted, works)
        if decision.verdict == "accepted" and decision.index is not None:
            found = works[decision.index].doi
            right += found is not None and found.folded == doi
            false += found is None or found.folded != doi
    assert there > 400
    assert right / (right + false) >= 0.998
    assert right / there >= 0.97


def test_the_scorer_reads_messages_and_deposited_references() -> None:
    message = {
        "DOI": "10.5555/Shore.12",
        "title": ["Homing of intertidal limpets on sheltered shores"],
        "author": [{"family": "Whelk"}],
        "issued": {"date-parts": [[2011]]},
        "container-title": ["J Shore Biol"],
        "volume": "12",
        "page": "301",
    }
    query = {"title": "Homing of intertidal limpets on sheltered shores.", "author": "A Whelk", "year": "2011"}
    unknown = {"DOI": "10.5555/b", "title": ["Limpets"], "issued": {"date-parts": [[None]]}}
    assert match(query, [unknown, message]) == "10.5555/Shore.12"
    assert match(query, [unknown]) is None
    assert match({}, []) is None
