"""The book of a run tells what was done, what was refused, what failed for good and what failed for now."""

from __future__ import annotations

import time
from pathlib import Path

from refkit.enrich.asking import Online
from refkit.enrich.cache import Cache
from refkit.enrich.ledger import Ledger
from refkit.enrich.settings import DAY
from refkit.model import DOI, Work
from tests.enrich.asking import settings
from tests.stand_in import Answer, StandIn, faults, on_doi

DONE, REFUSED, GONE, NOW = "10.5555/corrected", "10.5555/erratum", "10.5555/none", "10.5555/retracted"


def test_each_doi_and_search_of_a_run_stands_in_it(tmp_path: Path) -> None:
    rules = [on_doi(REFUSED, lambda *_: Answer(410 - 5)), on_doi(NOW, faults.gateway(502))]
    with StandIn(faults=rules) as server:
        online = Online(settings(server, cache=str(tmp_path / "cache.sqlite")), "run")
        asked = [DOI(doi) for doi in (DONE, REFUSED, GONE, NOW, "10.5072/limpet.1", "10.5556/medra.2020.01")]
        states = [outcome.state for outcome in online.outcomes(asked)]
        list(online.candidates([Work(title="Barnacles on the move")]))
        entries = online.lookup.ledger.entries([doi.folded for doi in asked])
        tally = online.lookup.ledger.tally()
        online.close()
    assert states == ["found", "refused", "not_found", "later", "found", "elsewhere"]
    assert [entries[doi.folded].state for doi in asked] == [
        "done", "refused", "failed for good", "failed for now", "done", "done",
    ]  # fmt: skip
    assert entries[NOW].said == f"Crossref did not answer for {NOW} (status 502); try again later."
    assert tally == {"done": 4, "refused": 1, "failed for good": 1, "failed for now": 1}


def test_what_failed_for_now_is_tried_again_when_the_run_is_started_again_and_not_before(tmp_path: Path) -> None:
    with StandIn(faults=[on_doi(NOW, faults.gateway(502))]) as server:
        known = settings(server, cache=str(tmp_path / "cache.sqlite"), attempts=2)
        online = Online(known, "run")
        (first,) = online.outcomes([DOI(NOW)])
        requests = len(server.requests)
        (second,) = online.outcomes([DOI(NOW)])
        assert len(server.requests) == requests
        online.close(whole=False)
        server.faults = []
        online = Online(known, "run")
        (third,) = online.outcomes([DOI(NOW)])
        assert online.lookup.ledger.tally() == {"done": 1}
        online.close()
    assert [first.state, second.state, third.state] == ["later", "later", "found"]


def test_a_run_goes_on_for_a_week_and_is_then_begun_anew() -> None:
    cache, now = Cache(""), time.time()
    assert Ledger(cache.file, "run", "one", now).begun == now
    assert Ledger(cache.file, "run", "two", now + DAY).begun == now
    assert Ledger(cache.file, "run", "three", now + 8 * DAY).begun == now + 8 * DAY
    assert Ledger(cache.file, "run", "four", now - DAY).begun == now - DAY  # the clock was set back
    cache.close()


def test_a_run_that_came_to_its_end_is_begun_anew_and_one_without_a_name_leaves_nothing() -> None:
    cache, now = Cache(""), time.time()
    ledger = Ledger(cache.file, "run", "one", now)
    ledger.known([("10.5555/a", "done")])
    ledger.end(now + 1)
    assert Ledger(cache.file, "run", "two", now + 2).tally() == {}
    once = Ledger(cache.file, "", "three", now)
    once.known([("10.5555/a", "done")])
    assert once.tally() == {"done": 1}
    once.discard()
    assert cache.file.read("select run from runs") == [("run",)]
    assert cache.file.read("select run from ledger") == []
    cache.close()
