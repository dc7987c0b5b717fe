"""The bodies that Crossref, its load balancer, DataCite and doi.org send, after recorded ones."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tests.stand_in.messages import Answer, as_json

# Headers that stand on every answer of Crossref's.
CROSSREF_HEADERS = {
    "access-control-expose-headers": "Link",
    "access-control-allow-headers": "X-Requested-With, Accept, Accept-Encoding, Accept-Charset, Accept-Language, "
    "Accept-Ranges, Cache-Control",
    "access-control-allow-origin": "*",
    "vary": "Accept-Encoding",
    "server": "Jetty(9.4.40.v20210413)",
    "permissions-policy": "interest-cohort=()",
}

# What the load balancer before the API calls itself; its pages have none of the API's headers.
BALANCER = "awselb/2.0"


def work(message: bytes) -> Answer:
    """One work; `message` is its JSON."""
    return Answer(
        200, b'{"status":"ok","message-type":"work","message-version":"1.0.0","message":' + message + b"}"
    )


def work_list(
    items: Iterable[bytes], *, total: int, rows: int, offset: int, terms: str | None, cursor: str | None = None
) -> Answer:
    """A list of works; `items` are the JSON of each, `cursor` the next one if one was asked for."""
    next_cursor = b'"next-cursor":' + as_json(cursor) + b"," if cursor is not None else b""
    body = (
        b'{"status":"ok","message-type":"work-list","message-version":"1.0.0","message":{"facets":{},'
        + next_cursor
        + b'"total-results":%d,"items":[' % total
        + b",".join(items)
        + b'],"items-per-page":%d,"query":' % rows
        + as_json({"start-index": offset, "search-terms": terms})
        + b"}}"
    )
    return Answer(200, body)


def agency(doi: str, label: str) -> Answer:
    """Which agency has a DOI, as `/works/{doi}/agency` says it."""
    message = {"DOI": doi, "agency": {"id": label.lower(), "label": label}}
    return _json(
        200, {"status": "ok", "message-type": "work-agency", "message-version": "1.0.0", "message": message}
    )


def not_found() -> Answer:
    """What Crossref says of a DOI or a route that it does not know: a sentence, not JSON."""
    return Answer(404, b"Resource not found.", "text/plain")


def invalid(*problems: tuple[str, str, str]) -> Answer:
    """A request that is refused: (type, value, message) of each problem."""
    return _failure(400, "validation-failure", problems)


def invalid_cursor(cursor: str) -> Answer:
    problem = ("cursor-invalid", cursor, "Cursor specified but it is invalid")
    return _failure(404, "resource-failure", (problem,))


def not_allowed() -> Answer:
    """The answer to anything but GET and HEAD."""
    return Answer(405, b"Method not allowed.", "text/plain", {"allow": "GET, HEAD, OPTIONS"})


def line_too_long() -> Answer:
    """The page of the web server in front, after which the connection is closed."""
    return Answer(414, b"<h1>Bad Message 414</h1><pre>reason: URI Too Long</pre>", "text/html", then="close")


def bad_request() -> Answer:
    return Answer(400, b"<h1>Bad Message 400</h1>", "text/html", then="close")


def server_error() -> Answer:
    """The JSON that a failure inside the API gives."""
    name = "class clojure.lang.ExceptionInfo"
    message = {
        "name": name,
        "description": "clojure.lang.ExceptionInfo: Response Exception",
        "message": "Response Exception",
        "stack": ["clojure.core$ex_info.invokeStatic(core.clj:4617)", "java.lang.Thread.run(Thread.java:829)"],
        "cause": None,
    }
    body = {"status": "error", "message-type": "exception", "message-version": "1.0.0", "message": message}
    return Answer(500, as_json(body), headers={"exception-name": name})


def gateway_page(status: int, title: str) -> Answer:
    """The HTML page of a load balancer, without the API's headers."""
    page = (
        f"<html>\r\n<head><title>{status} {title}</title></head>\r\n<body>\r\n"
        f"<center><h1>{status} {title}</h1></center>\r\n</body>\r\n</html>"
    )
    return Answer(status, page.encode(), "text/html", {"server": BALANCER})


def agencies(found: list[dict[str, str]]) -> Answer:
    """doi.org's answer, which is a list and spread over lines."""
    body = json.dumps(found, indent=2, ensure_ascii=False).encode()
    return Answer(200, body, "application/json;charset=UTF-8", {"server": "cloudflare"})


def datacite_json(status: int, value: object) -> Answer:
    """JSON:API, as DataCite writes it."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return Answer(status, body, "application/vnd.api+json; charset=utf-8", {"server": "nginx"})


def datacite_not_found() -> Answer:
    error = {"status": "404", "title": "The resource you are looking for doesn't exist."}
    return datacite_json(404, {"errors": [error]})


def _failure(status: int, kind: str, problems: Iterable[tuple[str, str, str]]) -> Answer:
    message = [{"type": type_, "value": value, "message": text} for type_, value, text in problems]
    return _json(status, {"status": "failed", "message-type": kind, "message": message})


def _json(status: int, value: object) -> Answer:
    return Answer(status, as_json(value))
