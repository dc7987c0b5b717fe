"""A run that has to stop says why, keeps what it has, and goes on where it stopped."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from refkit.cli import run
from refkit.enrich.asking import Online
from refkit.model import Work
from tests.enrich.asking import (
    MAILTO,
    ask,
    child,
    dois,
    late_refusals,
    refkit,
    settings,
    soundly_answered,
    until,
    works,
)
from tests.stand_in import POLITE, StandIn, every, faults, on_doi, on_path, when

MADE = works(60, comma=True)


def test_403_stops_the_run_with_a_sentence_and_the_next_run_goes_on(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache.sqlite")
    blocked = when(lambda request: len(server.log) > 20, faults.blocked())
    with StandIn(MADE, faults=[blocked]) as server:
        online = Online(settings(server, cache=cache))
        first = list(online.outcomes(dois(MADE)))
        stopped, host = online.stopped, server.url.removeprefix("http://")
        online.close()
        refused = server.statuses()[403]
        server.faults = []
        second = ask(server, dois(MADE), cache=cache)
    assert stopped == f"{host} has blocked this address (403); write to its support before you ask again."
    assert 1 <= refused <= 16  # those that were under way
    states = [outcome.state for outcome in first]
    assert states.count("found") >= 4
    assert states.count("later") == 60 - states.count("found")
    assert {outcome.said for outcome in first if outcome.state == "later"} == {stopped}
    assert {outcome.state for outcome in second} == {"found"}
    assert set(soundly_answered(server).values()) == {1}


def test_403_to_a_search_stops_the_look_ups_too() -> None:
    with StandIn(MADE, faults=[on_path("/works?", faults.blocked()), every(1, faults.blocked())]) as server:
        online = Online(settings(server))
        found = list(online.candidates([Work(title="Barnacles on the move"), Work(title="Limpets at rest")]))
        outcomes = list(online.outcomes(dois(MADE)))
        online.close()
        assert len(server.requests) <= 2
    assert {one.said for one in found} == {outcome.said for outcome in outcomes} == {online.stopped}
    assert "has blocked this address" in online.stopped


def test_a_tenth_of_errors_stops_the_run_and_the_next_run_goes_on(tmp_path: Path) -> None:
    made, cache = works(300, comma=True), str(tmp_path / "cache.sqlite")
    with StandIn(made, faults=[every(6, faults.gateway(503))]) as server:
        online = Online(settings(server, cache=cache))
        first = list(online.outcomes(dois(made)))
        online.close()
        found = sum(outcome.state == "found" for outcome in first)
        assert 12 <= server.statuses()[503] < 40
        server.faults = []
        second = ask(server, dois(made), cache=cache)
    assert "answers of 127.0.0.1" in online.stopped
    assert "were errors; nothing more was asked. Run the same command again later" in online.stopped
    assert 40 < found < 300
    assert {outcome.state for outcome in second} == {"found"}
    assert set(soundly_answered(server).values()) == {1}


def test_fewer_errors_than_a_tenth_do_not_stop_it() -> None:
    made = works(300, comma=True)
    with StandIn(made, faults=[every(15, faults.gateway(503))]) as server:
        outcomes = ask(server, dois(made))
    assert {outcome.state for outcome in outcomes} == {"found"}


def test_a_registry_that_asks_to_be_left_alone_for_an_hour_is() -> None:
    with StandIn(MADE, faults=[every(1, faults.too_many(3600))]) as server:
        online = Online(settings(server))
        outcomes = list(online.outcomes(dois(MADE)))
        online.close()
        assert len(server.requests) == 1
    assert "asks to be left alone for 60 minutes; run the same command again then" in online.stopped
    assert {outcome.state for outcome in outcomes} == {"later"}


def test_ctrl_c_ends_at_once_with_a_sentence_and_keeps_what_was_got(tmp_path: Path) -> None:
    listed, output, cache = tmp_path / "dois.txt", tmp_path / "out.jsonl", tmp_path / "cache.sqlite"
    listed.write_text("\n".join(doi.text for doi in dois(MADE)))
    arguments = ["enrich", str(listed), "-o", str(output), "--cache", str(cache)]
    stalled = MADE[40]["DOI"]
    with StandIn(MADE, faults=[on_doi(stalled, faults.stall())]) as server:
        process = refkit(server, *arguments)
        until(lambda: len(server.log) >= 60, process)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)  # the request would be given up after 30 seconds
        assert process.returncode == 130
        assert said.strip().splitlines()[-1] == "refkit: stopped."
        assert "refkit: what the registries have answered is kept; the same command goes on from there." in said
        assert "Traceback" not in said
        server.faults = []
        again = refkit(server, *arguments)
        again.communicate()
        answered = soundly_answered(server)
    assert again.returncode == 0
    assert output.read_text().count("\n") == 60
    assert answered[stalled] == 1
    # Answers that were on their way when the key was pressed are asked for again, and no others.
    assert sum(count - 1 for count in answered.values()) <= 16


@pytest.mark.parametrize("option", ["--cache", "--no-cache"])
def test_ctrl_c_says_that_answers_are_kept_only_where_they_are(
    option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("refkit.pipeline.enrich", interrupted)
    arguments = [option] if option == "--no-cache" else [option, str(tmp_path / "cache.sqlite")]
    assert run(["enrich", "10.5555/corrected", *arguments]) == 130
    said = capsys.readouterr().err
    assert ("is kept; the same command goes on" in said) == (option == "--cache")
    assert said.endswith("refkit: stopped.\n")


def test_a_thousand_dois_one_invalid_one_that_fails_always_and_an_end_half_way(tmp_path: Path) -> None:
    made = works(999)
    asked = [*dois(made[:500]), *dois([{"DOI": "10.5555/invalid"}]), *dois(made[500:])]
    failing = made[600]["DOI"]
    cache, run = str(tmp_path / "cache.sqlite"), "a thousand"
    with StandIn(made, limits=POLITE, faults=[on_doi(failing, faults.gateway(502))]) as server:
        process = child(server, asked, tmp_path / "out", run, cache=cache, mailto=MAILTO, pause=0.05, attempts=3)
        until(lambda: sum(seen.status == 200 for seen in server.requests) >= 5, process)
        process.kill()
        process.communicate()
        assert process.returncode
        kept = set(soundly_answered(server))
        first = len(server.log)
        outcomes = ask(server, asked, run, cache=cache, mailto=MAILTO, pause=0.05, attempts=3)
        second = server.requests[first:]
        assert late_refusals(server) == 0
        lists = [seen for seen in server.requests if seen.path == "/works"]
        answered = soundly_answered(server)
    trouble = {outcome.doi.text: outcome for outcome in outcomes if outcome.state != "found"}
    assert set(trouble) == {"10.5555/invalid", failing}
    assert trouble["10.5555/invalid"].state == "not_found"
    assert trouble[failing].state == "later"
    assert "try again later" in trouble[failing].said
    assert len(lists) < 40
    again = {doi for seen in second for doi in seen.dois if doi in kept}
    # The batches that were under way (three at most) when the process ended are all that may be asked for again.
    assert len(again) <= 3 * 130
    assert sum(answered.values()) - len(answered) <= 3 * 130
