"""How much a caller may ask for: Crossref's pools and classes of request, announced and enforced."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from dataclasses import dataclass, replace
from typing import Literal

from tests.stand_in.messages import Answer, Request

Pool = Literal["public", "polite"]
_ADDRESS = re.compile(r"mailto:\s*([^\s;,)<>]+@[^\s;,)<>]+)", re.I)


@dataclass(frozen=True, slots=True)
class Limit:
    """Requests in any one second, and how many may be under way at once."""

    rate: int
    concurrency: int


@dataclass(frozen=True, slots=True)
class Limits:
    """A limit for each pool and class. `pool`: every caller's pool; None lets the `mailto` decide.

    `enforced`: whether more than the limit gives 429. `announced`: whether the headers tell the limits.
    """

    public_single: Limit
    public_array: Limit
    polite_single: Limit
    polite_array: Limit
    pool: Pool | None = None
    enforced: bool = True
    announced: bool = True


# The table of December 2025, and the same with every caller in one pool.
DECEMBER_2025 = Limits(Limit(5, 1), Limit(1, 1), Limit(10, 3), Limit(3, 3))
POLITE = replace(DECEMBER_2025, pool="polite")
PUBLIC = replace(DECEMBER_2025, pool="public")
# No limit is kept, and the one announced is higher than a client reaches.
_HIGH = Limit(100_000, 1_000)
NONE = Limits(_HIGH, _HIGH, _HIGH, _HIGH, enforced=False)
# No limit, and no word of it.
SILENT = replace(NONE, announced=False)

NAMED = {"real": DECEMBER_2025, "polite": POLITE, "public": PUBLIC, "none": NONE, "silent": SILENT}


def mailto(request: Request) -> str:
    """The caller's address, of the query or of the User-Agent; "" for none."""
    if "mailto=" in request.query_string:
        address = request.query.get("mailto", "")
        if "@" in address:
            return address
    found = _ADDRESS.search(request.headers.get("user-agent", ""))
    return found.group(1) if found else ""


def is_single(request: Request) -> bool:
    """Whether one record is asked for; everything else is a list."""
    return bool(re.match(r"/(?:v1/)?works/.", request.path))


class Gate:
    """Lets requests in or refuses them, and counts those under way. One second is any second, not the clock's."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._times: defaultdict[tuple[str, str], deque[float]] = defaultdict(deque)
        self._under_way: defaultdict[tuple[str, str], int] = defaultdict(int)

    def enter(self, request: Request) -> Ticket | None:
        """A ticket to give back to `leave`, or None: too many in the last second, or at once."""
        caller = mailto(request)
        key, limit = self._ticket(request, caller)
        ticket = key, caller
        if self.limits.enforced:
            times = self._times[ticket]
            while times and times[0] <= request.arrived - 1.0:
                times.popleft()
            if len(times) >= limit.rate or self._under_way[ticket] >= limit.concurrency:
                return None
            times.append(request.arrived)
        self._under_way[ticket] += 1
        return ticket

    def leave(self, ticket: Ticket) -> None:
        self._under_way[ticket] -= 1

    def headers(self, request: Request) -> dict[str, str]:
        """What Crossref's answer says of the caller's limits."""
        key, limit = self._ticket(request, mailto(request))
        if not self.limits.announced:
            return {}
        return {
            "x-rate-limit-limit": str(limit.rate),
            "x-rate-limit-interval": "1s",
            "x-concurrency-limit": str(limit.concurrency),
            "x-api-pool": key,
        }

    def _ticket(self, request: Request, caller: str) -> tuple[str, Limit]:
        pool = self.limits.pool or ("polite" if caller else "public")
        kind = "single" if is_single(request) else "array"
        limit: Limit = getattr(self.limits, f"{pool}_{kind}")
        return f"{pool}-{kind}", limit


# The pool with its class, and the caller's address.
Ticket = tuple[str, str]


def too_many() -> Answer:
    """429 as Crossref sends it: no body and no Retry-After."""
    return Answer(429)
