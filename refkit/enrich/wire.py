"""What goes over the wire: requests, and what came back or did not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from urllib.parse import urljoin, urlsplit

import msgspec

Fault = Literal["", "timeout", "connection", "cut", "redirects"]


class Request(msgspec.Struct, frozen=True):
    """One GET.

    url:  the whole address, already encoded
    pool: whose limits hold ("crossref single"): each pool is paced by itself
    """

    url: str
    pool: str
    accept: str = "application/json"

    @property
    def host(self) -> str:
        """The host that is asked, with its port."""
        return urlsplit(self.url).netloc


class Reply(msgspec.Struct, frozen=True):
    """The answer, or why none came.

    status:  the HTTP status; 0 if no answer came
    headers: names in lower case
    url:     where it came from
    fault:   "" for a whole answer, else what went wrong on the way
    """

    status: int
    headers: Mapping[str, str] = {}
    body: bytes = b""
    url: str = ""
    fault: Fault = ""

    @property
    def passing(self) -> bool:
        """Whether the same request may succeed a little later: no answer, too fast, or the server's own fault."""
        return bool(self.fault) or self.status in (408, 425, 429) or self.status >= 500

    @property
    def target(self) -> str:
        """Where the answer redirects to, if that is on the same host; else ""."""
        if self.status not in (301, 302, 303, 307, 308) or not self.headers.get("location"):
            return ""
        try:
            target = urljoin(self.url, self.headers["location"])
            return target if urlsplit(target)[:2] == urlsplit(self.url)[:2] else ""
        except ValueError:
            return ""

    def retry_after(self, now: float) -> float | None:
        """Seconds to wait as the answer asks (RFC 9110, 10.2.3); None if it does not say.

        `now` is a Unix time; the server's own, if it sends one, is believed more.
        """
        said = self.headers.get("retry-after", "").strip()
        if said.isascii() and said.isdigit():
            return float(said[:12])
        then = _time(said)
        if then is None:
            return None
        sent = _time(self.headers.get("date", ""))
        return max(then - (now if sent is None else sent), 0.0)


def _time(text: str) -> float | None:
    """The Unix time of an HTTP date."""
    if not text:
        return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).timestamp()
    except (TypeError, ValueError, OverflowError):
        return None
