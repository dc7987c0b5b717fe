"""Whatever the network does, nothing is lost, nothing is asked for twice, and the result is the same."""

from __future__ import annotations

from typing import Any

import pytest

from refkit.enrich.asking import Online
from refkit.enrich.lookup import Outcome
from refkit.model import Work
from tests.enrich.asking import ask, dois, settings, soundly_answered, told, works
from tests.stand_in import Answer, StandIn, every, faults, on_doi, on_path, when
from tests.stand_in.faults import Fault

SINGLY, TOGETHER = works(44, comma=True), works(60)
FAULTS: dict[str, Fault] = {
    "429 without Retry-After": faults.too_many(),
    "429 with seconds": faults.too_many(1),
    "429 with a date": faults.too_many(1, date=True),
    "500": faults.server_error(),
    "502": faults.gateway(502),
    "503": faults.gateway(503),
    "503 with Retry-After": faults.gateway(503, retry_after=1),
    "504": faults.gateway(504),
    "a cut body": faults.cut(),
    "a page of HTML with status 200": faults.html(),
    "no JSON": faults.not_json(),
    "another message-type": faults.wrong_type(),
    "a reset connection": faults.reset(),
    "a redirect to itself": faults.loop(),
}


def all_of(server: StandIn, **changed: Any) -> list[Outcome]:
    return ask(server, dois(SINGLY + TOGETHER), **changed)


@pytest.fixture(scope="module")
def without_faults() -> bytes:
    with StandIn(SINGLY + TOGETHER) as server:
        outcomes = all_of(server)
    assert {outcome.state for outcome in outcomes} == {"found"}
    return told(outcomes)


@pytest.mark.parametrize("name", FAULTS)
def test_every_twentieth_answer_gone_wrong_changes_nothing(name: str, without_faults: bytes) -> None:
    with StandIn(SINGLY + TOGETHER, faults=[every(20, FAULTS[name])]) as server:
        outcomes = all_of(server)
        assert sum(seen.fault != "" for seen in server.requests) >= 2
        answered = soundly_answered(server)
    assert told(outcomes) == without_faults
    assert set(answered.values()) == {1}
    assert len(answered) == len(outcomes)


@pytest.mark.parametrize("fault", [faults.stall(), faults.half()], ids=["no answer", "half an answer"])
def test_every_twentieth_answer_that_never_ends_is_given_up_and_asked_for_again(
    fault: Fault, without_faults: bytes
) -> None:
    with StandIn(SINGLY + TOGETHER, faults=[every(20, fault)]) as server:
        outcomes = all_of(server, timeout=1.0)
        assert sum(seen.fault != "" for seen in server.requests) >= 2
        answered = soundly_answered(server)
    assert told(outcomes) == without_faults
    assert set(answered.values()) == {1}


def test_a_redirect_that_never_ends_is_a_failure_for_now() -> None:
    with StandIn(faults=[on_doi("10.5555/corrected", faults.loop())]) as server:
        outcomes = ask(server, ["10.5555/corrected", "10.5555/erratum"], attempts=2)
    assert [outcome.state for outcome in outcomes] == ["later", "found"]
    assert "it redirects for ever" in outcomes[0].said


def test_a_redirect_is_followed_only_on_the_same_host() -> None:
    def astray(_: object, __: Answer) -> Answer:
        return Answer(302, headers={"location": "http://127.0.0.1:1/works/10.5555%2Ferratum"})

    with StandIn(faults=[on_doi("10.5555/corrected", astray)]) as server:
        (outcome,) = ask(server, ["10.5555/corrected"])
    assert (outcome.state, "status 302" in outcome.said) == ("later", True)


def test_doi_org_without_an_answer_is_a_failure_for_now_and_not_an_unknown_doi() -> None:
    with StandIn(faults=[on_path("/ra/", faults.gateway(503))]) as server:
        (outcome,) = ask(server, ["10.5555/no-such-work"], attempts=2)
    assert outcome.state == "later"
    assert "doi.org did not say" in outcome.said or "doi.org did not answer" in outcome.said


def test_datacite_without_an_answer_is_a_failure_for_now_and_found_by_the_next_run(tmp_path: object) -> None:
    cache = f"{tmp_path}/cache.sqlite"
    with StandIn(faults=[on_path("/dois", faults.gateway(503))]) as server:
        (first,) = ask(server, ["10.5072/limpet.1"], attempts=2, cache=cache)
        server.faults = []
        server.clear()
        (second,) = ask(server, ["10.5072/limpet.1"], cache=cache)
        assert {seen.service for seen in server.requests} == {"datacite"}
    assert (first.state, second.state) == ("later", "found")


def test_a_search_that_goes_wrong_is_repeated_and_finds_the_same() -> None:
    titles = [message["title"][0] for message in TOGETHER[:30]]

    def searched(server: StandIn) -> bytes:
        online = Online(settings(server))
        try:
            found = list(online.candidates([Work(title=title) for title in titles]))
        finally:
            online.close()
        assert all(one.candidates for one in found)
        return repr(found).encode()

    with StandIn(TOGETHER) as server:
        expected = searched(server)
    with StandIn(TOGETHER, faults=[every(12, faults.gateway(503)), every(17, faults.too_many())]) as server:
        assert searched(server) == expected
        sound = [seen.query["query.bibliographic"] for seen in server.requests if seen.status == 200]
    assert sorted(sound) == sorted(set(sound))
    assert len(sound) == len(titles)


def test_a_search_that_crossref_refuses_says_so() -> None:
    with StandIn(faults=[when(lambda _: True, lambda *_: Answer(400))]) as server:
        online = Online(settings(server))
        (found,) = online.candidates([Work(title="Barnacles on the move")])
        online.close()
        assert len(server.requests) == 1
    assert found.said == "Crossref refuses to search for it (status 400)."
