"""How long what was learnt is believed, and what is not asked for."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from refkit.enrich.asking import Online
from refkit.enrich.settings import DAY
from refkit.model import Work
from tests.enrich.asking import ask, dois, refkit, settings, works
from tests.stand_in import StandIn, faults, when

MADE = works(4)
ASKED = [*dois(MADE), *dois([{"DOI": "10.5555/none"}])]


def older(cache: str, days: float) -> None:
    """Make all that is in the cache `days` older."""
    with closing(sqlite3.connect(cache)) as db:
        db.execute("update answers set at = at - ?", (days * DAY,))
        db.commit()


def asked_again(server: StandIn, cache: str, **changed: Any) -> set[str]:
    server.clear()
    ask(server, ASKED, cache=cache, **changed)
    return {doi for seen in server.requests for doi in seen.dois}


def test_an_answer_is_believed_for_thirty_days_and_that_there_is_none_for_three(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache.sqlite")
    with StandIn(MADE) as server:
        assert asked_again(server, cache) == {doi.folded for doi in ASKED}
        assert asked_again(server, cache) == set()
        older(cache, 2.9)
        assert asked_again(server, cache) == set()
        older(cache, 0.2)
        assert asked_again(server, cache) == {"10.5555/none"}
        older(cache, 2.8)
        assert asked_again(server, cache) == set()
        older(cache, 25)
        assert asked_again(server, cache) == {doi.folded for doi in ASKED}


def test_the_age_can_be_chosen(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache.sqlite")
    with StandIn(MADE) as server:
        asked_again(server, cache)
        older(cache, 2)
        assert asked_again(server, cache, days=1.0) == {doi.folded for doi in dois(MADE)}


def test_an_answer_from_the_future_is_not_believed_for_ever(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache.sqlite")
    with StandIn(MADE) as server:
        asked_again(server, cache)
        older(cache, -400)
        assert asked_again(server, cache) == {doi.folded for doi in ASKED}
        assert asked_again(server, cache) == set()


def test_refresh_asks_for_everything_once_more(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache.sqlite")
    with StandIn(MADE) as server:
        asked_again(server, cache)
        assert asked_again(server, cache, refresh=True) == {doi.folded for doi in ASKED}
        assert asked_again(server, cache) == set()
        assert asked_again(server, cache, refresh=True) == {doi.folded for doi in ASKED}


def test_a_refresh_that_was_broken_off_and_is_started_again_refreshes_nothing_twice(tmp_path: Path) -> None:
    made, cache = works(60, comma=True), str(tmp_path / "cache.sqlite")
    with StandIn(made) as server:
        ask(server, dois(made), cache=cache)
        server.clear()
        server.faults = [when(lambda _: len(server.log) > 25, faults.blocked())]
        ask(server, dois(made), "refresh", cache=cache, refresh=True)
        first = {doi for seen in server.requests if seen.status == 200 for doi in seen.dois}
        server.faults = []
        server.clear()
        outcomes = ask(server, dois(made), "refresh", cache=cache, refresh=True)
        second = {doi for seen in server.requests for doi in seen.dois}
        server.clear()
        ask(server, dois(made), "refresh", cache=cache, refresh=True)
        third = {doi for seen in server.requests for doi in seen.dois}
    assert {outcome.state for outcome in outcomes} == {"found"}
    assert first
    assert first & second == set()
    assert first | second == third == {doi.folded for doi in dois(made)}


def test_offline_asks_nothing_and_tells_old_answers(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache.sqlite")
    with StandIn(MADE) as server:
        ask(server, ASKED[:2], cache=cache)
        older(cache, 400)
        server.clear()
        outcomes = ask(server, ASKED, cache=cache, offline=True)
        online = Online(settings(server, cache=cache, offline=True))
        (found,) = online.candidates([Work(title="Barnacles on the move")])
        online.close()
        assert server.requests == []
    assert [outcome.state for outcome in outcomes] == ["found"] * 2 + ["offline"] * 3
    assert outcomes[2].said == "10.5555/made.0002 is not in the cache; run again without --offline."
    assert found.said == "It was not looked for; run again without --offline."


def test_a_doi_that_was_corrected_never_gets_the_answer_to_the_old_one(tmp_path: Path) -> None:
    """Neither of two that differ in what careless programs cut off."""
    cache = str(tmp_path / "cache.sqlite")
    with StandIn() as server:
        for doi in ("10.5555/a", "10.5555/a#b", "10.5555/a?b", "10.5555/a,b", "10.5555/a"):
            (outcome,) = ask(server, [doi], cache=cache)
            assert outcome.registered is not None
            assert outcome.registered.doi.text == doi


def test_without_a_cache_nothing_is_left_on_the_disk(tmp_path: Path) -> None:
    with StandIn(MADE) as server:
        for _ in range(2):
            process = refkit(server, "enrich", MADE[0]["DOI"], "--no-cache", "-o", str(tmp_path / "out.jsonl"))
            process.communicate()
            assert process.returncode == 0
        assert len(server.requests) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_search_is_remembered_with_all_that_was_asked(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache.sqlite")
    with StandIn() as server:

        def searched(**changed: object) -> int:
            server.clear()
            online = Online(settings(server, cache=cache, **changed))
            list(online.candidates([Work(title="Barnacles on the move"), Work(title="Barnacles on the move")]))
            online.close()
            return len(server.requests)

        assert searched() == 1
        assert searched() == 0
        assert searched(rows=2) == 1
        assert searched(filters={"type": "journal-article"}) == 1
        assert searched(refresh=True) == 1
