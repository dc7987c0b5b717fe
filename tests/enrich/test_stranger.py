"""A provider of somebody else's comes in by the same door as ours, and can do all that ours can."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import msgspec
import pytest

from refkit import plugins
from refkit.enrich.asking import Online
from refkit.enrich.settings import Settings
from refkit.model import Work
from tests.enrich.asking import dois, settings
from tests.enrich.stranger import HARBOUR
from tests.stand_in import StandIn, every, faults

NUMBER = 25


def documents() -> list[dict[str, object]]:
    listed: list[dict[str, object]] = [{"agencies": {"10.5556": "mEDRA"}}]
    for number in range(NUMBER):
        doi = f"10.5556/quay.{number}"
        title = "unreadable" if number == 3 else f"Quay number {number}"
        listed.append({"agencies": {doi: "mEDRA"}})
        listed.append({"data": {"id": doi, "type": "dois", "attributes": {"title": title, "titles": title}}})
    return listed


ASKED = dois([{"DOI": f"10.5556/quay.{number}"} for number in range(NUMBER)])


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    declared = dict(plugins.declared("refkit.providers"))
    declared["harbour"] = EntryPoint("harbour", "tests.enrich.stranger:HARBOUR", "refkit.providers")
    monkeypatch.setattr(plugins, "declared", lambda group: declared if group == "refkit.providers" else {})
    with StandIn(documents()) as running:
        yield running


def asking(server: StandIn, **changed: object) -> Settings:
    given = settings(server, **changed)
    return msgspec.structs.replace(given, bases={**given.bases, "harbour": server.datacite_url})


def test_its_agencys_dois_are_asked_for_in_batches_cached_and_read_by_it(server: StandIn, tmp_path: Path) -> None:
    cache = str(tmp_path / "cache.sqlite")
    online = Online(asking(server, cache=cache))
    outcomes = list(online.outcomes(ASKED))
    assert online.title == "Crossref and DataCite and the Harbour Office"
    online.close()
    assert [seen.service for seen in server.requests] == ["crossref", "doi.org", *["datacite"] * 3]
    assert {outcome.agency for outcome in outcomes if outcome.state == "found"} == {"the Harbour Office"}
    assert [outcome.registered.work.title for outcome in outcomes if outcome.registered][:2] == [
        "Quay number 0",
        "Quay number 1",
    ]
    server.clear()
    online = Online(asking(server, cache=cache))
    assert repr(list(online.outcomes(ASKED))) == repr(outcomes)
    online.close()
    assert server.requests == []


def test_one_record_that_it_cannot_read_costs_only_itself(server: StandIn) -> None:
    online = Online(asking(server))
    states = [outcome.state for outcome in online.outcomes(ASKED)]
    online.close()
    assert states.count("found") == NUMBER - 1
    assert states[3] == "refused"


def test_what_goes_wrong_on_the_way_is_repeated_for_it_too(server: StandIn) -> None:
    server.faults = [every(3, faults.gateway(503))]
    online = Online(asking(server))
    states = [outcome.state for outcome in online.outcomes(ASKED)]
    online.close()
    assert states.count("found") == NUMBER - 1


def test_it_can_be_searched(server: StandIn) -> None:
    online = Online(asking(server), providers=[HARBOUR])
    (found,) = online.candidates([Work(title="Quay number 7")])
    online.close()
    assert found.candidates[0].doi.text == "10.5556/quay.7"
