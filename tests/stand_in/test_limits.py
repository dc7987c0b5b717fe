"""The limits of December 2025: announced in the headers, kept for each pool, class and caller by itself."""

from __future__ import annotations

import socket

import pytest

from tests.stand_in import DECEMBER_2025, PUBLIC, SILENT, Limits, StandIn, faults, on_doi
from tests.stand_in.asking import get
from tests.stand_in.limits import Gate
from tests.stand_in.messages import Request

LIST = "/works?rows=1"
SINGLE = "/works/10.5555/corrected"


def request(target: str, at: float, agent: str = "") -> Request:
    path, _, query = target.partition("?")
    return Request("crossref", "GET", path, query, {"user-agent": agent}, 1, at)


def let_in(gate: Gate, target: str, times: list[float], agent: str = "") -> list[bool]:
    """Whether each is let in, when every one is answered at once."""
    results = []
    for at in times:
        ticket = gate.enter(request(target, at, agent))
        results.append(ticket is not None)
        if ticket is not None:
            gate.leave(ticket)
    return results


@pytest.mark.parametrize(
    ("target", "agent", "pool", "rate", "concurrency"),
    [
        (SINGLE, "curl/8", "public-single", 5, 1),
        (LIST, "curl/8", "public-array", 1, 1),
        (f"{SINGLE}?mailto=me@example.org", "curl/8", "polite-single", 10, 3),
        (LIST, "refkit/1 (https://example.org; mailto:me@example.org)", "polite-array", 3, 3),
        (f"{SINGLE}/agency", "curl/8", "public-single", 5, 1),
        (f"{LIST}&mailto=nobody", "curl/8", "public-array", 1, 1),
    ],
)
def test_the_headers_tell_the_pool_and_its_limits(
    target: str, agent: str, pool: str, rate: int, concurrency: int
) -> None:
    with StandIn(limits=DECEMBER_2025) as server:
        headers = get(server.url, target, headers={"User-Agent": agent}).headers
    assert headers["x-api-pool"] == pool
    assert headers["x-rate-limit-limit"] == str(rate)
    assert headers["x-rate-limit-interval"] == "1s"
    assert headers["x-concurrency-limit"] == str(concurrency)


@pytest.mark.parametrize(
    ("target", "agent", "rate"),
    [(SINGLE, "", 5), (LIST, "", 1), (SINGLE, "mailto:a@b.org", 10), (LIST, "mailto:a@b.org", 3)],
)
def test_a_second_takes_as_many_as_the_rate_says_wherever_it_begins(target: str, agent: str, rate: int) -> None:
    gate = Gate(DECEMBER_2025)
    burst = [0.7 + number / 1000 for number in range(rate)]
    assert let_in(gate, target, burst, agent) == [True] * rate
    assert let_in(gate, target, [1.0, 1.69], agent) == [False, False]  # the clock's second counts for nothing
    assert let_in(gate, target, [1.7001], agent) == [True]


def test_even_requests_at_the_rate_are_all_let_in() -> None:
    times = [number * 0.1001 for number in range(500)]
    assert all(let_in(Gate(DECEMBER_2025), SINGLE, times, "mailto:a@b.org"))


def test_concurrency_counts_requests_under_way() -> None:
    gate = Gate(DECEMBER_2025)
    tickets = [gate.enter(request(LIST, at, "mailto:a@b.org")) for at in (0.0, 2.0, 4.0)]
    assert None not in tickets
    assert gate.enter(request(LIST, 6.0, "mailto:a@b.org")) is None
    assert tickets[0] is not None
    gate.leave(tickets[0])
    assert gate.enter(request(LIST, 8.0, "mailto:a@b.org")) is not None


def test_classes_and_callers_do_not_share_a_limit() -> None:
    gate = Gate(DECEMBER_2025)
    assert let_in(gate, LIST, [0.0, 0.1]) == [True, False]
    assert let_in(gate, SINGLE, [0.1]) == [True]
    assert let_in(gate, LIST, [0.1] * 4, "mailto:a@b.org") == [True, True, True, False]
    assert let_in(gate, LIST, [0.1], "mailto:c@d.org") == [True]


def test_too_many_is_429_with_no_body_and_no_retry_after() -> None:
    with StandIn(limits=PUBLIC) as server:
        assert get(server.url, LIST).status == 200
        refused = get(server.url, LIST)
        assert (refused.status, refused.body) == (429, b"")
        assert "retry-after" not in refused.headers
        assert refused.headers["x-api-pool"] == "public-array"
        assert get(server.datacite_url, "/dois").status == 200
        assert server.statuses() == {200: 2, 429: 1}


def test_a_request_beside_one_under_way_is_429_until_that_one_is_gone() -> None:
    with StandIn(limits=PUBLIC, faults=[on_doi("10.5555/retracted", faults.stall())]) as server:
        host, port = server.url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as stalled:
            stalled.sendall(b"GET /works/10.5555/retracted HTTP/1.1\r\nhost: x\r\n\r\n")
            while not server.requests:
                pass
            assert get(server.url, SINGLE).status == 429
        for _ in range(1000):
            if get(server.url, "/works/10.5555/erratum?mailto=x").status == 200:
                break
        assert server.requests[-1].status == 200


def test_without_limits_nothing_is_refused_and_silence_is_possible() -> None:
    with StandIn() as server:
        assert {get(server.url, LIST).status for _ in range(30)} == {200}
    with StandIn(limits=SILENT) as server:
        assert not [name for name in get(server.url, SINGLE).headers if name.startswith("x-")]


def test_limits_can_be_any() -> None:
    from tests.stand_in import Limit

    tight = Limit(2, 1)
    gate = Gate(Limits(tight, tight, tight, tight))
    assert let_in(gate, LIST, [0.0, 0.1, 0.2, 1.05]) == [True, True, False, True]
