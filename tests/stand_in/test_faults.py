"""Answers gone wrong come where they are asked for, and look as they do in the wild."""

from __future__ import annotations

import email.utils
import http.client
import json
import time

import pytest

from tests.stand_in import StandIn, every, faults, first, on_doi, on_path, read_rule, when
from tests.stand_in.asking import Got, get
from tests.stand_in.faults import Fault

SINGLE = "/works/10.5555/corrected"


def one(fault: Fault, *, timeout: float = 5.0) -> Got:
    with StandIn(faults=[first(1, fault)]) as server:
        return get(server.url, SINGLE, timeout=timeout)


def test_429_without_and_with_retry_after() -> None:
    bare = one(faults.too_many())
    assert (bare.status, bare.body) == (429, b"")
    assert "retry-after" not in bare.headers
    assert bare.headers["x-rate-limit-interval"] == "1s"
    assert one(faults.too_many(3)).headers["retry-after"] == "3"
    date = email.utils.parsedate_to_datetime(one(faults.too_many(30, date=True)).headers["retry-after"])
    assert 20 < date.timestamp() - time.time() <= 30


def test_500_is_json_and_gateways_send_html() -> None:
    error = one(faults.server_error())
    assert (error.status, error.json["status"], error.json["message-type"]) == (500, "error", "exception")
    for status in (502, 503, 504):
        page = one(faults.gateway(status))
        assert page.status == status
        assert page.headers["content-type"] == "text/html"
        assert page.body.startswith(b"<html>")
        assert "x-api-pool" not in page.headers
    assert one(faults.gateway(503, retry_after=2)).headers["retry-after"] == "2"
    assert one(faults.blocked()).status == 403


def test_a_cut_body_is_shorter_than_its_content_length() -> None:
    with pytest.raises(http.client.IncompleteRead) as cut:
        one(faults.cut())
    assert cut.value.partial.startswith(b'{"status":"ok"')
    assert cut.value.expected is not None
    assert cut.value.expected > 0


def test_bodies_that_are_not_what_they_say() -> None:
    page = one(faults.html())
    assert (page.status, page.headers["content-type"]) == (200, "text/html")
    broken = one(faults.not_json())
    assert (broken.status, broken.headers["content-type"]) == (200, "application/json")
    with pytest.raises(json.JSONDecodeError):
        _ = broken.json
    assert one(faults.wrong_type()).json["message-type"] == "member"


def test_a_reset_connection_gives_no_answer() -> None:
    with pytest.raises(ConnectionResetError):
        one(faults.reset())


@pytest.mark.parametrize("fault", [faults.stall(), faults.half()])
def test_a_stall_never_ends_by_itself(fault: Fault) -> None:
    with pytest.raises(TimeoutError):
        one(fault, timeout=0.2)


def test_a_slow_answer_is_the_right_one_late() -> None:
    start = time.monotonic()
    assert one(faults.slow(0.2)).status == 200
    assert time.monotonic() - start >= 0.2


def test_a_redirect_loop_leads_to_itself() -> None:
    with StandIn(faults=[when(lambda _: True, faults.loop())]) as server:
        got = get(server.url, "/works?rows=1")
        assert (got.status, got.headers["location"]) == (301, "/works?rows=1")


def test_every_twentieth_is_counted_and_the_same_each_time() -> None:
    def run() -> list[int]:
        with StandIn(faults=[every(20, faults.gateway(503))]) as server:
            for _ in range(60):
                get(server.url, SINGLE)
            assert {seen.fault for seen in server.requests} == {"", "every:20"}
            return [seen.status for seen in server.requests]

    statuses = run()
    assert [at for at, status in enumerate(statuses, 1) if status == 503] == [20, 40, 60]
    assert run() == statuses


def test_a_doi_meets_its_fault_alone_and_in_a_batch_and_only_so_often() -> None:
    rule = on_doi("10.5555/Corrected", faults.gateway(502), times=2)
    with StandIn(faults=[rule]) as server:
        batch = "/works?filter=doi:10.5555/erratum,doi:10.5555/corrected"
        statuses = [get(server.url, target).status for target in (batch, "/works/10.5555/erratum", SINGLE, SINGLE)]
    assert statuses == [502, 200, 502, 200]


def test_faults_of_one_service_leave_the_others_alone_and_can_be_taken_away() -> None:
    with StandIn(faults=[on_path("/dois", faults.gateway(504))]) as server:
        assert get(server.url, SINGLE).status == 200
        assert get(server.datacite_url, "/dois/10.5072/limpet.1").status == 504
        server.faults = []
        assert get(server.datacite_url, "/dois/10.5072/limpet.1").status == 200


def test_a_stall_and_a_reset_stand_in_the_log_without_a_status() -> None:
    with StandIn(faults=[first(1, faults.reset())]) as server:
        with pytest.raises(ConnectionResetError):
            get(server.url, SINGLE)
        assert [(seen.status, seen.fault) for seen in server.requests] == [(0, "first:1")]


@pytest.mark.parametrize(
    ("spec", "status"),
    [("every:1=429", 429), ("first:1=503", 503), ("doi:10.5555/corrected=500", 500), ("path:/works/=403", 403)],
)
def test_rules_can_be_written_in_a_line(spec: str, status: int) -> None:
    with StandIn(faults=[read_rule(spec)]) as server:
        assert get(server.url, SINGLE).status == status
        assert server.requests[0].fault == spec


def test_a_rule_with_an_amount_and_one_that_is_none() -> None:
    with StandIn(faults=[read_rule("every:1=429-seconds:7")]) as server:
        assert get(server.url, SINGLE).headers["retry-after"] == "7"
    with pytest.raises(ValueError, match="use one of 403, 429"):
        read_rule("every:3=sloth")
    with pytest.raises(ValueError, match="use every:N"):
        read_rule("sometimes=429")
