"""How fast a registry may be asked: each pool by itself, learnt from its headers, kept by all processes together.

Limits go by the caller's address or e-mail address, not by process, so the moments at which requests left and
those that are under way stand in a file that processes share: the cache.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections import Counter
from collections.abc import Mapping

import msgspec

from refkit.enrich.cache_file import CacheFile
from refkit.enrich.presence import Presence, abandon

# What is kept off the limit, as a share of its interval: requests may arrive closer together than they left.
_MARGIN, _MOST_MARGIN = 0.02, 0.5
_SPREAD = 0.8  # requests are not sent in one burst, but may make up for a moment that was missed
_MOMENT = 0.02  # seconds after which to look again for another process's request that has landed
# Seconds for which a request may have been on its way for longer than others; the first ones open connections.
_MOST_LATE, _MOST_LATE_FIRST, _FIRST = 0.05, 0.3, 4
_LONGEST = 1.0  # seconds to sleep before looking again
_FARTHEST = 900.0  # no pause is longer, unless the clock was set back


class Limits(msgspec.Struct, frozen=True):
    """So many requests in so many seconds, and so many at a time."""

    requests: int
    seconds: float = 1.0
    concurrency: int = 1


_CAREFUL = Limits(1, 1.0, 1)


class Pace:
    """The moments at which requests may be sent.

    limits: pool → its limits before any answer has told them; until the first answer has come, one request is
            under way at a time
    pause:  seconds before the first repetition of a request
    """

    def __init__(self, file: CacheFile, presence: Presence, limits: Mapping[str, Limits], pause: float) -> None:
        self._file, self._presence, self._pause = file, presence, pause
        self._limits = dict(limits)
        self._heard: set[str] = set()
        self._flying: Counter[str] = Counter()
        self._landings: Counter[str] = Counter()
        self._margins: dict[str, float] = {}
        self._taken: dict[int, float] = {}  # token → `time.monotonic` when it left
        self._quickest: dict[str, float] = {}  # pool → the seconds that an answer takes
        self._random = random.Random()  # noqa: S311 - jitter

    def limits(self, pool: str) -> Limits:
        """What is known of `pool`."""
        return self._limits.get(pool, _CAREFUL)

    def room(self, pool: str) -> bool:
        """Whether this process may have one more request under way."""
        return self._flying[pool] < (self.limits(pool).concurrency if pool in self._heard else 1)

    def take(self, pool: str, token: int, longest: float) -> float:
        """0 if a request that ends within `longest` seconds may leave now, and then it counts as under way until
        `landed` is called with the same token; else the seconds after which to ask again."""
        if not self.room(pool):
            return _LONGEST
        delay = self._file.write(lambda db: self._take(db, pool, token, longest))
        if not delay:
            self._flying[pool] += 1
            self._taken[token] = time.monotonic()
        return delay

    def _take(self, db: sqlite3.Connection, pool: str, token: int, longest: float) -> float:
        limits, now = self.limits(pool), time.time()
        paused = db.execute("select until from pauses where pool = ?", (pool,)).fetchone()
        if paused and now < paused[0] <= now + _FARTHEST:
            return min(float(paused[0]) - now, _LONGEST)
        window = limits.seconds * (1 + self._margins.get(pool, _MARGIN))
        db.execute(
            "delete from departures where pool = ? and (at <= ? or at > ?)",
            (pool, now - window, now + limits.seconds),
        )
        (count, last) = db.execute("select count(*), max(at) from departures where pool = ?", (pool,)).fetchone()
        if count:
            free = last + _SPREAD * limits.seconds / limits.requests
            if count >= limits.requests:
                query = "select at from departures where pool = ? order by at limit 1 offset ?"
                (first,) = db.execute(query, (pool, count - limits.requests)).fetchone()
                free = max(free, first + window)
            if free > now:
                return min(float(free) - now, _LONGEST)
        if self._under_way(db, pool, now) >= limits.concurrency:
            self._presence.bury(db, now)
            if self._under_way(db, pool, now) >= limits.concurrency:
                return _MOMENT
        if self._presence.is_due:
            self._presence.tell(db, now)
        owner = self._presence.owner
        db.execute("insert or replace into departures values(?, ?, ?, ?)", (pool, now, owner, token))
        db.execute("insert or replace into flights values(?, ?, ?, ?, ?)", (pool, owner, token, now, now + longest))
        return 0.0

    def _under_way(self, db: sqlite3.Connection, pool: str, now: float) -> int:
        db.execute("delete from flights where pool = ? and until < ?", (pool, now))
        return int(db.execute("select count(*) from flights where pool = ?", (pool,)).fetchone()[0])

    def landed(self, pool: str, token: int, moment: float = 0.0) -> None:
        """The request of `token` has its answer, or was given up.

        moment: `time.monotonic` when the answer was there. One that came later than others may have been late on
        its way to the registry too, and then is closer to the next ones than it left.
        """
        self._flying[pool] -= 1
        taken = moment - self._taken.pop(token, moment) if moment else 0.0
        late = 0.0
        if taken > 0:
            known = self._quickest.get(pool)
            self._quickest[pool] = taken if known is None else min(taken, known * 1.02)
            self._landings[pool] += 1
            most = _MOST_LATE_FIRST if self._landings[pool] <= _FIRST else _MOST_LATE
            late = min(taken if known is None else taken - self._quickest[pool], most)
        owner = self._presence.owner

        def change(db: sqlite3.Connection) -> None:
            db.execute("delete from flights where pool = ? and owner = ? and token = ?", (pool, owner, token))
            if late > 0:
                query = "update departures set at = at + ? where pool = ? and owner = ? and token = ?"
                db.execute(query, (late, pool, owner, token))

        self._file.write(change)

    def ended(self) -> None:
        """No request of this process is under way any more, whatever became of them."""
        self._flying.clear()
        self._taken.clear()
        self._file.write(lambda db: abandon(db, self._presence.owner))

    def learn(self, pool: str, headers: Mapping[str, str]) -> None:
        """Take a pool's limits from the headers of its answer (`x-rate-limit-limit`, `-interval`,
        `x-concurrency-limit`)."""
        self._heard.add(pool)
        known = self.limits(pool)
        requests = _number(headers.get("x-rate-limit-limit", ""))
        seconds = _seconds(headers.get("x-rate-limit-interval", ""))
        concurrency = _number(headers.get("x-concurrency-limit", ""))
        if requests or seconds or concurrency:
            self._limits[pool] = Limits(
                max(1, int(requests)) if requests else known.requests,
                seconds or known.seconds,
                max(1, int(concurrency)) if concurrency else known.concurrency,
            )
        self._margins[pool] = _MARGIN + (self._margins.get(pool, _MARGIN) - _MARGIN) * 0.98

    def hold(self, pool: str, seconds: float) -> None:
        """Send nothing more to `pool` for so many seconds (at most a quarter of an hour), and a little slower
        for a while from then on."""
        self._margins[pool] = min(self._margins.get(pool, _MARGIN) + _MARGIN, _MOST_MARGIN)

        def change(db: sqlite3.Connection) -> None:
            now = time.time()
            until = now + min(seconds, _FARTHEST)
            row = db.execute("select until from pauses where pool = ?", (pool,)).fetchone()
            if row is None or row[0] < until or row[0] > now + _FARTHEST:
                db.execute("insert or replace into pauses values(?, ?)", (pool, until))

        self._file.write(change)

    def back_off(self, attempt: int) -> float:
        """Seconds before the next attempt, the `attempt`th having failed: doubled each time, with jitter."""
        return min(60.0, self._pause * 2.0 ** (attempt - 1)) * self._random.uniform(0.5, 1.0)


_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}


def _seconds(text: str) -> float:
    """The seconds of "1s", "500ms", "1m"; 0 if it says none."""
    number = text.rstrip("abcdefghijklmnopqrstuvwxyz ")
    return _number(number) * _UNITS.get(text[len(number) :].strip() or "s", 0.0)


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 < value < 1e6 else 0.0
