"""Every DOI is found, however odd it is, with as few requests as there can be."""

from __future__ import annotations

from collections import Counter

import pytest

from refkit.enrich.crossref import CROSSREF
from refkit.enrich.settings import Settings
from refkit.model import DOI
from tests.enrich.asking import ask, dois, soundly_answered, works
from tests.stand_in import Answer, StandIn, faults, on_doi, when
from tests.stand_in.messages import LONGEST_LINE

ODD = [
    "10.5555/(SICI)1097-0000(199901)12:1<1::AID-INV1>3.0.CO;2-#",
    "10.5555/less<than>",
    "10.5555/a#b",
    "10.5555/a?b",
    "10.5555/semi;colon",
    "10.5555/a,b",
    "10.5555/plus+and%25",
    "10.5555/closing(bracket)",
]


def test_a_batch_is_as_long_as_the_request_line_allows() -> None:
    made = works(1000)
    with StandIn(made) as server:
        outcomes = ask(server, dois(made))
    assert {outcome.state for outcome in outcomes} == {"found"}
    assert [outcome.registered.doi for outcome in outcomes if outcome.registered] == dois(made)
    lengths = [seen.request.line_length for seen in server.requests]
    assert all(length <= LONGEST_LINE for length in lengths)
    assert all(length > LONGEST_LINE * 0.9 for length in sorted(lengths)[1:])  # one is the rest
    assert sum(len(seen.dois) for seen in server.requests) == 1000


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "among others"])
@pytest.mark.parametrize("doi", ODD)
def test_an_odd_doi_is_found(doi: str, alone: bool) -> None:
    with StandIn() as server:
        outcomes = ask(server, [doi] if alone else [doi, "10.5555/corrected", "10.5555/erratum"])
    assert [outcome.state for outcome in outcomes] == ["found"] * len(outcomes)
    assert outcomes[0].registered is not None
    assert outcomes[0].registered.doi == DOI(doi)
    assert not outcomes[0].alias


def test_a_slash_at_the_end_belongs_to_the_doi() -> None:
    made = [{**works(1)[0], "DOI": doi} for doi in ("10.5555/shore", "10.5555/shore/", "10.5555/pier/")]
    with StandIn(made) as server:
        outcomes = ask(server, ["10.5555/shore/", "10.5555/pier/", "10.5555/shore"])
        alone = ask(server, ["10.5555/shore/"])
    found = [outcome.registered.doi.text for outcome in outcomes + alone if outcome.registered]
    assert found == ["10.5555/shore/", "10.5555/pier/", "10.5555/shore", "10.5555/shore/"]


def test_what_a_batch_leaves_out_is_asked_for_singly_before_it_is_called_unknown() -> None:
    made = works(30)
    hidden = made[7]["DOI"]

    def forgetful(request: object, answer: Answer) -> Answer:
        body = b'{"status":"ok","message-type":"work-list","message":{"items":[]}}'
        return Answer(200, body, headers=answer.headers)

    rule = when(lambda request: request.path == "/works" and hidden in request.dois, forgetful)
    with StandIn(made, faults=[rule]) as server:
        outcomes = ask(server, dois(made[7:9]))
    assert [outcome.state for outcome in outcomes] == ["found", "found"]
    assert [seen.path.count("%2F") for seen in server.requests] == [0, 1, 1]


def test_an_alias_gives_the_work_under_its_own_name() -> None:
    with StandIn() as server:
        (outcome,) = ask(server, ["10.5555/alias"])
    assert (outcome.state, outcome.alias) == ("found", True)
    assert outcome.registered is not None
    assert outcome.registered.doi.text == "10.5555/primary.v5"


def test_an_alias_that_crossref_does_not_know_is_not_called_a_doi_that_does_not_exist() -> None:
    with StandIn() as server:
        (outcome,) = ask(server, ["10.5555/alias-gone"])
    assert (outcome.state, outcome.agency) == ("elsewhere", "Crossref")
    assert "https://doi.org/10.5555/alias-gone" in outcome.said


def test_a_doi_of_datacite_is_looked_up_there_and_one_of_another_agency_is_named() -> None:
    with StandIn() as server:
        outcomes = ask(server, ["10.5072/limpet.1", "10.5556/medra.2020.01", "10.5557/jalc.1"])
    assert [outcome.state for outcome in outcomes] == ["found", "elsewhere", "elsewhere"]
    assert [outcome.agency for outcome in outcomes] == ["DataCite", "mEDRA", "JaLC"]
    assert outcomes[0].registered is not None
    assert outcomes[0].registered.provider == "datacite"


def test_a_doi_that_does_not_exist_is_not_found_with_a_sentence() -> None:
    with StandIn() as server:
        outcomes = ask(
            server, ["10.5555/no-such-work", "10.9999/no-such-prefix", "10.5555/no,such", "10.5072/none"]
        )
    assert {outcome.state for outcome in outcomes} == {"not_found"}
    assert outcomes[0].said == "No registry has the DOI 10.5555/no-such-work; see whether it is mistyped."


def test_the_agency_of_a_prefix_is_asked_for_once() -> None:
    documents = [
        {"data": {"id": f"10.5072/shell.{number}", "type": "dois",
                  "attributes": {"doi": f"10.5072/shell.{number}", "titles": [{"title": f"Shell {number}"}]}}}
        for number in range(120)
    ]  # fmt: skip
    asked = [document["data"]["id"] for document in documents]
    with StandIn(documents) as server:
        outcomes = ask(server, map(str, asked))
        services = Counter(seen.service for seen in server.requests)
    assert {outcome.state for outcome in outcomes} == {"found"}
    assert services == {"crossref": 1, "doi.org": 1, "datacite": 3}


def test_an_empty_list_asks_nothing() -> None:
    with StandIn() as server:
        assert ask(server, []) == []
        assert server.requests == []


def test_a_doi_that_is_given_twice_or_in_capitals_is_asked_for_once() -> None:
    given = ["10.5555/corrected", "10.5555/CORRECTED", "10.5555/erratum", "10.5555/Corrected"]
    with StandIn() as server:
        outcomes = ask(server, given)
    assert [outcome.doi.text for outcome in outcomes] == given
    assert {outcome.state for outcome in outcomes} == {"found"}
    assert not any(outcome.alias for outcome in outcomes)
    assert soundly_answered(server) == {"10.5555/corrected": 1, "10.5555/erratum": 1}


@pytest.mark.parametrize("status", [400, 414])
def test_a_doi_that_breaks_a_batch_costs_only_itself(status: int) -> None:
    made = works(200)
    bad = made[33]["DOI"]
    with StandIn(made, faults=[on_doi(bad, lambda *_: Answer(status))]) as server:
        outcomes = ask(server, dois(made))
    assert [outcome.doi.text for outcome in outcomes if outcome.state != "found"] == [bad]
    assert outcomes[33].state == "refused"
    assert f"status {status}" in outcomes[33].said
    assert max(soundly_answered(server).values()) == 1
    assert len(server.requests) < 35


def test_a_doi_that_the_server_stumbles_over_is_put_off_and_the_others_are_found() -> None:
    made = works(200)
    bad = made[150]["DOI"]
    with StandIn(made, faults=[on_doi(bad, faults.gateway(502))]) as server:
        outcomes = ask(server, dois(made))
    assert [outcome.doi.text for outcome in outcomes if outcome.state != "found"] == [bad]
    assert outcomes[150].state == "later"
    assert "try again later" in outcomes[150].said
    assert max(soundly_answered(server).values()) == 1


def test_batches_hold_every_doi_once_and_leave_out_only_those_with_commas() -> None:
    asked = [DOI(doi) for doi in ODD] + [DOI(f"10.5555/{'x' * size}") for size in (10, 900, 3000, 5000)]
    batched = [doi for _, some in CROSSREF.batches(asked, Settings()) for doi in some]
    assert batched == [doi for doi in asked if "," not in doi.text and len(doi.text) < 4000]


def test_every_record_of_the_fixtures_is_found() -> None:
    with StandIn() as server:
        outcomes = ask(server, list(server.records.works))
    assert [outcome.doi.text for outcome in outcomes if outcome.state != "found"] == []
