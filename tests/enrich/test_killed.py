"""A run that is killed at any moment loses nothing, and what it had stored is not asked for again."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from refkit.enrich.asking import Online
from tests.enrich.asking import MAILTO, dois, refkit, settings, soundly_answered, until, works
from tests.stand_in import NONE, Limit, StandIn

MADE = [*works(100, comma=True), *works(40)]
# Few at a time, so that a run takes long enough to be killed.
THREE_AT_ONCE = replace(NONE, polite_single=Limit(1000, 3))


def stored(cache: Path) -> set[str]:
    """The DOIs of which the cache has an answer."""
    if not cache.exists():
        return set()
    with closing(sqlite3.connect(cache)) as db:
        if not db.execute("select count(*) from sqlite_master where name = 'answers'").fetchone()[0]:
            return set()
        return {key for (key,) in db.execute("select key from answers where provider = 'crossref'")}


def test_twenty_runs_killed_at_random_moments_give_what_one_run_gives(tmp_path: Path) -> None:
    listed, cache = tmp_path / "dois.txt", tmp_path / "cache.sqlite"
    listed.write_text("\n".join(doi.text for doi in [*dois(MADE), *dois([{"DOI": "10.5555/none"}])]))
    chance = random.Random(20)
    asked_again: set[str] = set()
    killed = 0
    with StandIn(MADE, limits=THREE_AT_ONCE, latency=0.02) as server:

        def command(output: str, cache_file: Path) -> list[str]:
            return [
                "enrich",
                str(listed),
                "-o",
                str(tmp_path / output),
                "--cache",
                str(cache_file),
                "--mailto",
                MAILTO,
            ]

        whole = refkit(server, *command("whole.jsonl", tmp_path / "other.sqlite"))
        whole.communicate()
        server.clear()
        for _ in range(20):
            before, begun = stored(cache), len(server.log)
            process = refkit(server, *command("killed.jsonl", cache))
            moment = begun + chance.randrange(8)
            # As far as that, or, of every fourth run, a moment that has to do with no request at all.
            if chance.random() < 0.25:
                until(lambda: cache.exists(), process)
            else:
                until(lambda moment=moment: len(server.log) >= moment, process)  # type: ignore[misc]
            process.kill()
            process.communicate()
            killed += process.returncode == -9
            asked_again |= before & {doi for seen in server.requests[begun:] for doi in seen.dois}
        before, begun = stored(cache), len(server.log)
        last = refkit(server, *command("killed.jsonl", cache))
        _, said = last.communicate()
        asked_again |= before & {doi for seen in server.requests[begun:] for doi in seen.dois}
    assert killed == 20
    assert (last.returncode, whole.returncode) == (0, 0), said
    assert asked_again == set()
    assert 0 < len(before) < len(MADE) + 1
    assert (tmp_path / "killed.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert not [path.name for path in tmp_path.iterdir() if "damaged" in path.name]


def test_what_a_killed_process_had_taken_is_free_at_once(tmp_path: Path) -> None:
    made, cache = works(30, comma=True), str(tmp_path / "cache.sqlite")
    listed = tmp_path / "dois.txt"
    listed.write_text("\n".join(doi.text for doi in dois(made)))
    with StandIn(made, limits=THREE_AT_ONCE, latency=0.05) as server:
        process = refkit(
            server, "enrich", str(listed), "-o", str(tmp_path / "out.jsonl"), "--cache", cache, "--mailto", MAILTO
        )
        until(lambda: len(server.log) >= 5, process)
        process.kill()
        process.communicate()
        online = Online(settings(server, cache=cache))
        taken = online.lookup.leases.take([doi.folded for doi in dois(made)])
        outcomes = list(online.outcomes(dois(made)))
        online.close()
    assert len(taken) == 30
    assert {outcome.state for outcome in outcomes} == {"found"}


def test_a_run_that_was_broken_off_does_not_ask_again_for_what_failed_for_good_in_it(tmp_path: Path) -> None:
    """Also where "there is no such DOI" is believed for no time at all; a new run does ask."""
    made = works(3)
    asked = [*dois(made), *dois([{"DOI": "10.5555/none-1"}, {"DOI": "10.5555/none-2"}])]
    with StandIn(made) as server:
        known = settings(server, cache=str(tmp_path / "cache.sqlite"), missing_days=0.0)

        def run(*, whole: bool) -> int:
            server.clear()
            online = Online(known, "the run")
            states = [outcome.state for outcome in online.outcomes(asked)]
            assert states == ["found"] * 3 + ["not_found"] * 2
            assert online.lookup.ledger.tally() == {"done": 3, "failed for good": 2}
            online.close(whole=whole)
            return len(server.requests)

        assert run(whole=False) > 0
        assert run(whole=True) == 0
        assert run(whole=True) > 0
    assert "10.5555/none-1" in soundly_answered(server) or server.statuses()[404] == 2
