"""Answers gone wrong, on demand and always at the same places.

A fault is a function of the request and the answer it would have had, to the answer it gets. A rule says when.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.utils import formatdate

from tests.stand_in import bodies
from tests.stand_in.messages import Answer, Request, as_json

Fault = Callable[[Request, Answer], Answer]


@dataclass(slots=True)
class Rule:
    """`fault` for requests that `applies` chooses, given the request and its number (the first is 1)."""

    applies: Callable[[Request, int], bool]
    fault: Fault
    name: str = ""
    count: int = field(default=0, init=False)

    def meets(self, request: Request) -> bool:
        self.count += 1
        return self.applies(request, self.count)


def every(number: int, fault: Fault) -> Rule:
    """Every `number`-th request that the limits let in."""
    return Rule(lambda _, count: count % number == 0, fault, f"every:{number}")


def first(number: int, fault: Fault) -> Rule:
    """The first `number` requests."""
    return Rule(lambda _, count: count <= number, fault, f"first:{number}")


def on_doi(doi: str, fault: Fault, *, times: int | None = None) -> Rule:
    """Requests that name `doi`, alone or in a filter; the first `times` of them, or all."""
    return when(lambda request: doi.lower() in request.dois, fault, times=times)


def on_path(start: str, fault: Fault, *, times: int | None = None) -> Rule:
    """Requests whose path begins with `start`; the first `times` of them, or all."""
    return when(lambda request: request.path.startswith(start), fault, times=times)


def when(chosen: Callable[[Request], bool], fault: Fault, *, times: int | None = None) -> Rule:
    """Requests that `chosen` says yes to; the first `times` of them, or all."""
    met = 0

    def applies(request: Request, _: int) -> bool:
        nonlocal met
        if not chosen(request):
            return False
        met += 1
        return times is None or met <= times

    return Rule(applies, fault, "when")


def too_many(seconds: int | None = None, *, date: bool = False) -> Fault:
    """429 with no body; with `seconds`, a Retry-After that says them, or the date that many seconds on."""
    headers = {}
    if seconds is not None and not date:
        headers["retry-after"] = str(seconds)

    def fault(_: Request, __: Answer) -> Answer:
        if seconds is not None and date:
            return Answer(429, headers={"retry-after": formatdate(time.time() + seconds, usegmt=True)})
        return Answer(429, headers=headers)

    return fault


def blocked() -> Fault:
    """403: the caller is blocked by hand."""
    return _always(bodies.gateway_page(403, "Forbidden"))


def server_error() -> Fault:
    """500 with the API's own JSON."""
    return _always(bodies.server_error())


def gateway(status: int, retry_after: int | None = None) -> Fault:
    """502, 503 or 504 with the page of a load balancer."""
    titles = {502: "Bad Gateway", 503: "Service Temporarily Unavailable", 504: "Gateway Time-out"}
    page = bodies.gateway_page(status, titles[status])
    if retry_after is not None:
        page = replace(page, headers={**page.headers, "retry-after": str(retry_after)})
    return _always(page)


def cut() -> Fault:
    """Half of the body under the whole one's Content-Length, then the connection is closed."""
    return lambda _, answer: replace(
        answer, body=answer.body[: len(answer.body) // 2], length=max(1, len(answer.body)), then="close"
    )


def html() -> Fault:
    """A page of HTML with status 200."""
    page = b"<!DOCTYPE html>\n<html><head><title>Maintenance</title></head><body>Back soon.</body></html>"
    return lambda _, answer: replace(answer, status=200, body=page, content_type="text/html")


def not_json() -> Fault:
    """Status 200 and application/json, but the text breaks off inside a string; the length is right."""
    return lambda _, answer: replace(answer, status=200, body=b'{"status":"ok","message-type":"wo')


def wrong_type() -> Fault:
    """Sound JSON of another message-type than was asked for."""
    body = {"status": "ok", "message-type": "member", "message-version": "1.0.0", "message": {"id": 5555}}
    return lambda _, answer: replace(answer, status=200, body=as_json(body))


def reset() -> Fault:
    """The connection is reset (RST) without a byte of an answer."""
    return lambda _, answer: replace(answer, send=0, then="reset")


def stall() -> Fault:
    """The request is taken, and nothing ever comes."""
    return lambda _, answer: replace(answer, send=0, then="stall")


def half() -> Fault:
    """The headers and half of the body come, and then nothing, on an open connection."""
    return lambda _, answer: replace(
        answer, body=answer.body[: len(answer.body) // 2], length=max(1, len(answer.body)), then="stall"
    )


def slow(seconds: float) -> Fault:
    """The right answer, late."""
    return lambda _, answer: replace(answer, delay=answer.delay + seconds)


def loop() -> Fault:
    """A redirect to the same address, for ever."""

    def fault(request: Request, _: Answer) -> Answer:
        query = f"?{request.query_string}" if request.query_string else ""
        return Answer(301, headers={"location": request.path + query})

    return fault


def _always(answer: Answer) -> Fault:
    return lambda _, __: answer


_NAMED: dict[str, Callable[[], Fault]] = {
    "403": blocked,
    "429": too_many,
    "500": server_error,
    "502": lambda: gateway(502),
    "503": lambda: gateway(503),
    "504": lambda: gateway(504),
    "cut": cut,
    "half": half,
    "html": html,
    "loop": loop,
    "not-json": not_json,
    "reset": reset,
    "stall": stall,
    "wrong-type": wrong_type,
}


def read_rule(spec: str) -> Rule:
    """The rule that `WHEN:VALUE=FAULT` says: `every:20=429`, `first:3=503`, `doi:10.5555/abc=stall`,
    `path:/works?=html`, `every:5=429-seconds:2`, `every:5=429-date:2`, `every:9=slow:0.5`.

    Raises ValueError with the known names if it says none.
    """
    place, _, what = spec.rpartition("=")
    kind, _, value = place.partition(":")
    name, _, amount = what.partition(":")
    number = float(amount or 1)
    if name in _NAMED:
        fault = _NAMED[name]()
    elif name in ("429-seconds", "429-date"):
        fault = too_many(int(number), date=name == "429-date")
    elif name == "slow":
        fault = slow(number)
    else:
        known = ", ".join([*_NAMED, "429-seconds:N", "429-date:N", "slow:N"])
        raise ValueError(f"Unknown fault {what!r} in {spec!r}; use one of {known}.")
    if kind in ("every", "first") and value.isdigit() and int(value):
        rule = (every if kind == "every" else first)(int(value), fault)
    elif kind == "doi":
        rule = on_doi(value, fault)
    elif kind == "path":
        rule = on_path(value, fault)
    else:
        raise ValueError(f"Unknown place {place!r} in {spec!r}; use every:N, first:N, doi:DOI or path:START.")
    rule.name = spec
    return rule
