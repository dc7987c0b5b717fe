"""What works have in common, kept once: a source's bytes → its number."""

from __future__ import annotations

import sqlite3

_MOST = 100_000  # sources remembered; one that comes again after being forgotten is kept twice, which is harmless


class Sources:
    """The sources of a registry that is being built."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[bytes, int] = {}
        self._new: list[tuple[int, bytes]] = []
        self._last: int = connection.execute("SELECT coalesce(max(id), 0) FROM sources").fetchone()[0]

    def number(self, source: bytes) -> int:
        """The number of `source`, a new one if it is not remembered."""
        known = self._known.get(source)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._last += 1
            known = self._known[source] = self._last
            self._new.append((known, source))
        return known

    def write(self) -> None:
        """Put the new ones into the file."""
        self._connection.executemany("INSERT INTO sources VALUES (?, ?)", self._new)
        self._new.clear()
