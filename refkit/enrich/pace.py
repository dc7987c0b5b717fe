"""How fast a registry may be asked: each pool by itself, learnt from its headers, kept by all processes together.

Limits go by the caller's address or e-mail address, not by process, so the next free moment of each pool and the
requests that are under way stand in a database that processes share: the cache.
"""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from collections.abc import Mapping

import msgspec

# Requests that leave evenly spaced may arrive a little closer; what is kept off the limit for that.
_MARGIN, _MOST_MARGIN = 1.02, 1.5
_SCHEMA = """
create table if not exists slots(pool text primary key, next real not null) without rowid;
create table if not exists flights(pool text, token text, until real not null, primary key(pool, token)) without rowid;
"""


class Limits(msgspec.Struct, frozen=True):
    """So many requests in so many seconds, and so many at a time."""

    requests: int
    seconds: float = 1.0
    concurrency: int = 1


class Pace:
    """The moments at which requests may be sent. Safe for threads; processes share it through `path`.

    path:   an SQLite file, or ":memory:"
    limits: pool → its limits before any answer has told them
    """

    def __init__(self, path: str, limits: Mapping[str, Limits]) -> None:
        self._limits = dict(limits)
        self._margins: dict[str, float] = {}
        self._random = random.Random()
        self._lock = threading.Lock()
        self._db = sqlite3.connect(path, timeout=30.0, isolation_level=None, check_same_thread=False)
        self._db.executescript(_SCHEMA)

    def limits(self, pool: str) -> Limits:
        """What is known of `pool`."""
        return self._limits.get(pool, _CAREFUL)

    def wait(self, pool: str, token: str, longest: float) -> None:
        """Sleep until `pool` has room for a request that ends within `longest` seconds, and take it.

        Call `landed` with the same token when the answer is there.
        """
        while True:
            delay = self._take(pool, token, longest)
            if delay <= 0:
                return
            time.sleep(delay)

    def _take(self, pool: str, token: str, longest: float) -> float:
        """0 if the request may leave now, else the seconds after which to ask again."""
        limits = self.limits(pool)
        now = time.time()
        with self._lock:
            self._db.execute("begin immediate")
            try:
                self._db.execute("delete from flights where until < ?", (now,))
                (flying,) = self._db.execute("select count(*) from flights where pool = ?", (pool,)).fetchone()
                row = self._db.execute("select next from slots where pool = ?", (pool,)).fetchone()
                free = row[0] if row else 0.0
                if free > now + _FARTHEST:  # the clock was set back
                    free = now
                if flying >= limits.concurrency:
                    return _MOMENT
                if free > now:
                    return min(free - now, 1.0)
                gap = limits.seconds / max(limits.requests, 1) * self._margins.get(pool, _MARGIN)
                # A moment that was missed by a little is made up for; a pause is not.
                begun = max(free, now - gap / 2)
                self._db.execute("insert or replace into slots values(?, ?)", (pool, begun + gap))
                self._db.execute("insert or replace into flights values(?, ?, ?)", (pool, token, now + longest))
                return 0.0
            finally:
                self._db.execute("commit")

    def landed(self, pool: str, token: str) -> None:
        """The request of `token` has its answer, or was given up."""
        with self._lock:
            self._db.execute("delete from flights where pool = ? and token = ?", (pool, token))

    def learn(self, pool: str, headers: Mapping[str, str]) -> None:
        """Take a pool's limits from the headers of its answer (`x-rate-limit-limit`, `-interval`,
        `x-concurrency-limit`)."""
        known = self.limits(pool)
        requests = _number(headers.get("x-rate-limit-limit", ""))
        seconds = _number(headers.get("x-rate-limit-interval", "").rstrip("s"))
        concurrency = _number(headers.get("x-concurrency-limit", ""))
        if requests or seconds or concurrency:
            self._limits[pool] = Limits(
                int(requests or known.requests), seconds or known.seconds, int(concurrency or known.concurrency)
            )

    def hold(self, pool: str, seconds: float) -> None:
        """Send nothing more to `pool` for so many seconds, and a little slower from then on."""
        self._margins[pool] = min(self._margins.get(pool, _MARGIN) * 1.1, _MOST_MARGIN)
        with self._lock:
            until = time.time() + seconds
            self._db.execute(
                "insert into slots values(?, ?) on conflict(pool) do update set next = max(next, excluded.next)",
                (pool, until),
            )

    def back_off(self, attempt: int) -> float:
        """Seconds before the next attempt, the `attempt`th having failed: doubling, with jitter, at most a minute."""
        return min(60.0, 0.5 * 2.0**attempt) * self._random.uniform(0.5, 1.0)

    def close(self) -> None:
        """Close the database."""
        self._db.close()


_MOMENT = 0.005  # seconds after which to look again for a request that has landed
_FARTHEST = 900.0
_CAREFUL = Limits(1, 1.0, 1)


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 < value < 1e6 else 0.0
