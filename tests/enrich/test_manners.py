"""Who asks, and how fast: the caller's own address and no other, and never more than the registry allows."""

from __future__ import annotations

import http.client
import http.server
import threading
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from refkit.enrich.asking import Online
from refkit.enrich.cache_file import CacheFile
from refkit.enrich.pace import Limits, Pace
from refkit.enrich.presence import Presence
from refkit.model import Work
from tests.enrich.asking import MAILTO, ask, dois, late_refusals, settings, works
from tests.stand_in import DECEMBER_2025, NONE, SILENT, Limit, StandIn

MADE = works(12, comma=True)


@pytest.mark.parametrize("mailto", ["", MAILTO])
def test_the_address_is_given_if_there_is_one_and_none_is_made_up(mailto: str) -> None:
    with StandIn() as server:
        ask(server, ["10.5555/corrected", "10.5555/none", "10.5072/limpet.1"], mailto=mailto)
        agents = {seen.headers["user-agent"] for seen in server.requests}
        rest = {name: value for seen in server.requests for name, value in seen.headers.items()}
    assert len(agents) == 1
    (agent,) = agents
    assert "refkit/" in agent
    assert (f"mailto:{MAILTO}" in agent) == bool(mailto)
    assert any("@" in value for value in rest.values()) == bool(mailto)


def test_connections_are_kept() -> None:
    with StandIn(MADE, limits=DECEMBER_2025) as server:
        ask(server, dois(MADE), mailto=MAILTO)
        assert server.connections <= 3


def test_the_polite_limits_are_kept_from_the_second_second_on() -> None:
    singly, together = works(25, comma=True), works(700)
    with StandIn([*singly, *together], limits=DECEMBER_2025, latency=0.02) as server:
        outcomes = ask(server, dois([*singly, *together]), mailto=MAILTO)
        assert late_refusals(server) == 0
    assert {outcome.state for outcome in outcomes} == {"found"}


def test_the_public_limits_are_kept() -> None:
    singly, together = works(8, comma=True), works(220)
    with StandIn([*singly, *together], limits=DECEMBER_2025, latency=0.02) as server:
        ask(server, dois([*singly, *together]), mailto="")
        assert late_refusals(server) == 0
        assert most_at_once(server, 0.02) == {"/works": 1, "single": 1}


@pytest.mark.parametrize("concurrency", [1, 2, 5])
def test_no_more_are_under_way_than_the_header_allows(concurrency: int) -> None:
    made, latency = works(40, comma=True), 0.03
    limits = replace(NONE, polite_single=Limit(1000, concurrency))
    with StandIn(made, limits=limits, latency=latency) as server:
        ask(server, dois(made), mailto=MAILTO)
        assert most_at_once(server, latency)["single"] == concurrency


def most_at_once(server: StandIn, latency: float) -> dict[str, int]:
    """The most requests of a kind that were in the server at one moment."""
    most = {"/works": 0, "single": 0}
    for kind in most:
        times = [seen.time for seen in server.requests if (seen.path == "/works") == (kind == "/works")]
        for at in times:
            most[kind] = max(most[kind], sum(at <= other < at + latency for other in times))
    return most


def test_each_pool_learns_its_own_limits() -> None:
    limits = replace(NONE, polite_single=Limit(7, 2), polite_array=Limit(4, 1))
    with StandIn(limits=limits) as server:
        online = Online(settings(server, mailto=MAILTO))
        list(online.outcomes(dois([{"DOI": "10.5555/a,b"}])))
        pace = online.lookup.crew()._pace
        assert pace.limits("crossref single") == Limits(7, 1.0, 2)
        assert pace.limits("crossref list") == Limits(3, 1.0, 3)
        list(online.candidates([Work(title="Barnacles on the move")]))
        assert pace.limits("crossref list") == Limits(4, 1.0, 1)
        online.close()


def test_without_a_word_of_limits_those_of_december_2025_hold() -> None:
    with StandIn(MADE, limits=SILENT) as server:
        online = Online(settings(server, mailto=""))
        list(online.outcomes(dois(MADE[:3])))
        assert online.lookup.crew()._pace.limits("crossref single") == Limits(5, 1.0, 1)
        online.close()


@pytest.mark.parametrize(
    ("headers", "limits"),
    [
        ({"x-rate-limit-limit": "50", "x-rate-limit-interval": "1s"}, Limits(50, 1.0, 3)),
        ({"x-rate-limit-limit": "50", "x-rate-limit-interval": "500ms"}, Limits(50, 0.5, 3)),
        ({"x-rate-limit-limit": "50", "x-rate-limit-interval": "1m"}, Limits(50, 60.0, 3)),
        ({"x-concurrency-limit": "1"}, Limits(3, 1.0, 1)),
        ({"x-rate-limit-limit": "many", "x-concurrency-limit": "-2"}, Limits(3, 1.0, 3)),
        ({"x-rate-limit-limit": "0", "x-rate-limit-interval": "s"}, Limits(3, 1.0, 3)),
        ({"x-rate-limit-limit": "nan", "x-rate-limit-interval": "infs"}, Limits(3, 1.0, 3)),
        ({}, Limits(3, 1.0, 3)),
    ],
)
def test_limits_are_read_from_headers_and_nonsense_is_not(headers: dict[str, str], limits: Limits) -> None:
    pace = Pace(CacheFile(""), Presence(), {"list": Limits(3, 1.0, 3)}, 1.0)
    pace.learn("list", headers)
    assert pace.limits("list") == limits
    assert pace.limits("single") == Limits(1, 1.0, 1)


def test_a_clock_that_is_set_back_does_not_hold_up_the_next_run(monkeypatch: pytest.MonkeyPatch) -> None:
    file = CacheFile("")
    ahead = Pace(file, Presence(), {"list": Limits(1, 1.0, 1)}, 1.0)
    import time

    now = time.time()
    monkeypatch.setattr("refkit.enrich.pace.time.time", lambda: now + 100_000)
    assert ahead.take("list", 1, 10.0) == 0
    ahead.hold("list", 500)
    monkeypatch.setattr("refkit.enrich.pace.time.time", lambda: now)
    behind = Pace(file, Presence(), {"list": Limits(1, 1.0, 2)}, 1.0)
    behind.learn("list", {})
    assert behind.take("list", 1, 10.0) == 0


def test_after_a_pause_of_the_registrys_nothing_leaves_from_any_process() -> None:
    file = CacheFile("")
    one, other = (Pace(file, Presence(), {"list": Limits(100, 1.0, 3)}, 1.0) for _ in range(2))
    one.hold("list", 200)
    assert other.take("list", 1, 10.0) > 0.9
    assert other.take("single", 1, 10.0) == 0


class _Proxy(http.server.BaseHTTPRequestHandler):
    seen: list[str]

    def do_GET(self) -> None:
        self.seen.append(self.path)
        address = urlsplit(self.path)
        onward = http.client.HTTPConnection(address.netloc, timeout=5)
        onward.request("GET", address._replace(scheme="", netloc="").geturl(), headers={"accept": "*/*"})
        answer = onward.getresponse()
        body = answer.read()
        onward.close()
        self.send_response(answer.status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def proxy() -> Iterator[tuple[str, list[str]]]:
    seen: list[str] = []
    handler = type("Proxy", (_Proxy,), {"seen": seen})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", seen
        server.shutdown()
        thread.join()


def test_a_proxy_of_the_environment_is_used(proxy: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    address, seen = proxy
    for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTP_PROXY", address)
    with StandIn() as server:
        (outcome,) = ask(server, ["10.5555/corrected"])
        expected = f"{server.url}/works/10.5555%2Fcorrected"
    assert outcome.state == "found"
    assert seen == [expected]


def test_no_thread_is_left_when_a_run_is_closed() -> None:
    with StandIn(MADE) as server:
        ask(server, dois(MADE))
        assert [thread.name for thread in threading.enumerate() if thread.name.startswith("refkit")] == []
