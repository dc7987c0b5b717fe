"""The loss report: what a format cannot carry is named, and nothing else."""

from __future__ import annotations

from refkit.formats.bibtex import BIBTEX
from refkit.formats.csl_json import CSL_JSON
from refkit.formats.losses import Loss, losses
from refkit.formats.records import RECORDS
from refkit.formats.ris import RIS
from refkit.formats.tagged.wos import WOS
from refkit.model import Name, Work
from tests.formats.works import DATASET, LIBRARY, PEER_SUPPORT, one


def test_the_format_that_has_no_place_for_notes_loses_the_findings() -> None:
    found = [loss for loss in losses(LIBRARY, CSL_JSON) if loss.variable == "findings"]
    assert [loss.key for loss in found] == ["vanderberg2020"]
    assert str(found[0]).startswith("vanderberg2020: findings is lost (Key finding (result)")


def test_a_value_that_comes_back_otherwise_is_shown_both_ways() -> None:
    (loss,) = losses(one(Work(type="book", title="T", author=(Name(literal="A, B"),))), RIS)
    assert loss == Loss("k", "author", "A, B", "A B")
    assert str(loss) == "k: author becomes 'A B' (was 'A, B')"


def test_what_is_carried_is_not_told() -> None:
    assert list(losses(one(PEER_SUPPORT.work), BIBTEX)) == []
    assert {loss.variable for loss in losses(one(DATASET.work), BIBTEX)} == {"type"}


def test_the_citation_key_is_missed_where_there_is_no_place_for_it() -> None:
    assert "citation-key" in {loss.variable for loss in losses(LIBRARY, WOS)}


def test_record_files_hold_the_claims_themselves() -> None:
    assert list(losses(LIBRARY, RECORDS)) == []
