"""Requests and answers of HTTP/1.1 as values, and how they stand on the wire (RFC 9112)."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from http import HTTPStatus
from typing import Literal
from urllib.parse import parse_qsl, unquote

Service = Literal["crossref", "datacite", "doi.org"]

# The request line that Crossref takes, in bytes.
LONGEST_LINE = 4096


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came: `path` is still percent-encoded, the names in `headers` are in lower case."""

    service: Service
    method: str
    path: str
    query_string: str
    headers: Mapping[str, str]
    connection: int
    arrived: float
    line_length: int = 0

    @property
    def query(self) -> dict[str, str]:
        """The parameters, decoded once; of a repeated name the last counts."""
        return dict(self.pairs)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return parse_qsl(self.query_string, keep_blank_values=True)

    @property
    def dois(self) -> list[str]:
        """The DOIs that are asked for, in lower case: of the path, or of `filter=doi:…`."""
        for before in ("/v1/works/", "/works/", "/dois/", "/ra/", "/doiRA/"):
            if self.path.startswith(before):
                rest = self.path.removeprefix(before).removesuffix("/agency")
                return [unquote(rest).lower()] if rest else []
        wanted = self.query.get("filter", "").split(",")
        return [each.removeprefix("doi:").lower() for each in wanted if each.startswith("doi:")]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent, and how: faults change these fields.

    `length`: the Content-Length that is claimed, if it is not the body's. `send`: how many bytes of the whole
    answer go out, None for all. `then`: what follows; "stall" leaves the connection open without a further byte.
    `delay`: seconds before the first byte.
    """

    status: int
    body: bytes = b""
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    send: int | None = None
    then: Literal["keep", "close", "reset", "stall"] = "keep"
    delay: float = 0.0


def parse_head(head: bytes, service: Service, connection: int) -> Request | None:
    """The request whose line and headers are `head`, without the empty line; None if it is not HTTP."""
    line, _, rest = head.partition(b"\r\n")
    parts = line.decode("latin-1").split(" ")
    if len(parts) != 3 or not parts[2].startswith("HTTP/1."):
        return None
    headers = {"http-version": parts[2]}
    for each in rest.decode("latin-1").split("\r\n"):
        name, colon, value = each.partition(":")
        if colon:
            headers[name.lower()] = value.strip()
    path, _, query = parts[1].partition("?")
    return Request(
        service, parts[0], path, query.partition("#")[0], headers, connection, time.monotonic(), len(line)
    )


def wire(answer: Answer, *, head_only: bool, close: bool) -> bytes:
    """The bytes of `answer`, with a Content-Length and never in chunks."""
    try:
        reason = HTTPStatus(answer.status).phrase
    except ValueError:
        reason = ""
    lines = [f"HTTP/1.1 {answer.status} {reason}", f"date: {formatdate(usegmt=True)}"]
    if answer.body or answer.status == HTTPStatus.OK:
        lines.append(f"content-type: {answer.content_type}")
    lines.append(f"content-length: {len(answer.body) if answer.length is None else answer.length}")
    lines += [f"{name}: {value}" for name, value in answer.headers.items()]
    lines.append(f"connection: {'close' if close else 'keep-alive'}")
    head = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"
    return head if head_only else head + answer.body


def as_json(value: object) -> bytes:
    """Compact UTF-8, with the slashes escaped as Crossref's server does."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("/", "\\/").encode("utf-8", "surrogatepass")
