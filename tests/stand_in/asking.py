"""A bare client for the stand-in's own tests: no retries, no redirects, a connection for each request."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Got:
    """What came: the names in `headers` are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def get(base: str, target: str, *, timeout: float = 5.0, headers: Mapping[str, str] | None = None) -> Got:
    """GET `target`, a path with its query, of the server at `base`; raises what http.client raises."""
    connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=timeout)
    try:
        connection.request("GET", target, headers=dict(headers or {}))
        answer = connection.getresponse()
        named = {name.lower(): value for name, value in answer.getheaders()}
        return Got(answer.status, named, answer.read())
    finally:
        connection.close()
