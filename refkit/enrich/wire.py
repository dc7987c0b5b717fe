"""What goes over the wire: requests, and what came back or did not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

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


class Reply(msgspec.Struct, frozen=True):
    """The answer, or why none came.

    status:  the HTTP status; 0 if no answer came
    headers: names in lower case
    url:     where it came from, after redirects
    fault:   "" for a whole answer, else what went wrong on the way
    """

    status: int
    headers: Mapping[str, str] = {}
    body: bytes = b""
    url: str = ""
    fault: Fault = ""

    @property
    def passing(self) -> bool:
        """Whether the same request may succeed a little later: nothing came, too fast, or the server's own fault."""
        return bool(self.fault) or self.status == 429 or self.status >= 500

    def retry_after(self, now: float) -> float | None:
        """Seconds to wait as the answer asks (RFC 9110, 10.2.3); None if it does not say. `now` is a Unix time."""
        said = self.headers.get("retry-after", "").strip()
        if said.isdigit():
            return min(float(said), _LONGEST_WAIT)
        if not said:
            return None
        from email.utils import parsedate_to_datetime

        try:
            then = parsedate_to_datetime(said).timestamp()
        except (TypeError, ValueError, OverflowError):
            return None
        return min(max(then - now, 0.0), _LONGEST_WAIT)


_LONGEST_WAIT = 600.0
