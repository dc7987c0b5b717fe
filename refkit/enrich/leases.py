"""Who asks for what: two processes on one cache never ask for the same thing at the same time."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Sequence

from refkit.enrich.cache_file import CacheError, CacheFile, rows_of
from refkit.enrich.presence import Presence, forget

_POLL = 0.2  # seconds after which to see how far another process has come


class Leases:
    """What this process has said that it asks for."""

    def __init__(self, file: CacheFile, presence: Presence) -> None:
        self._file, self._presence = file, presence

    def share(
        self, keys: Sequence[str], unknown: Callable[[Sequence[str]], list[str]], ask: Callable[[list[str]], object]
    ) -> None:
        """Have all of `keys` asked for, here or by another process that is at it already.

        unknown: those of the keys that are still to be asked for
        ask:     asks for keys that nobody else asks for
        """
        wanted = unknown(keys)
        while wanted:
            mine = self.take(wanted)
            try:
                # Between the question and the lease another process may have got some of them.
                if mine and (still := unknown(mine)):
                    ask(still)
            finally:
                if mine:
                    self.release()
            taken = set(mine)
            wanted = [key for key in wanted if key not in taken]
            if wanted:
                if not mine:
                    time.sleep(_POLL)
                wanted = unknown(wanted)

    def take(self, keys: Sequence[str]) -> list[str]:
        """Those of `keys` that nobody else is asking for, in order: they are this process's until `release`, or
        until it is gone."""
        owner = self._presence.owner

        def change(db: sqlite3.Connection) -> set[str]:
            now = time.time()
            self._presence.tell(db, now)
            self._presence.bury(db, now)
            query = "select key from leases where owner <> ? and key in ({})"
            others = {key for (key,) in rows_of(db.execute, query, (owner,), keys)}
            rows = [(key, owner) for key in keys if key not in others]
            db.executemany("insert or replace into leases values(?, ?)", rows)
            return others

        others = self._file.write(change)
        return [key for key in keys if key not in others]

    def release(self) -> None:
        """Give back all. Where the file does not take that, it is given back when this process has ended."""
        with contextlib.suppress(CacheError):
            self._file.write(lambda db: forget(db, self._presence.owner))

    def keep(self) -> None:
        """Say that this process is still there; to be called every second or so while it asks."""
        if self._presence.is_due:
            self._file.write(lambda db: self._presence.tell(db, time.time()))
