"""Reading a registry: works by DOI, and works that may be the one that is wanted."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import msgspec

from refkit.enrich.local import store
from refkit.enrich.local.agreement import agreement
from refkit.enrich.local.kept import DOI_AT, Unreadable, Values, loosen, message
from refkit.enrich.local.keys import LAST_NUMBER, NUMBER_BITS, doi_key
from refkit.enrich.local.wanted import Wanted, clues, probes
from refkit.model import DOI

MOST = 20  # candidates
_ENTRIES = 24  # of a key: one that more works share says too little, and is not followed
_LOOKED_AT = 32  # works that are unpacked for one query
_HOPELESS = 0.12  # a share of the best one's weight; who shares less with what is wanted is not looked at
_TELLING = 4.0  # the weight of a key that tells one work from nearly all others
_SOURCES = 10_000  # kept in memory

_KEYS = "SELECT k FROM keys WHERE k BETWEEN ? AND ? LIMIT ?"
_DOIS = "SELECT k FROM dois WHERE k BETWEEN ? AND ?"
_WORK = "SELECT source, data FROM works WHERE id = ?"


class Local:
    """The registry at `path`, for reading. Safe for threads, and for several processes on one file.

    records, newest, abstracts: as `Built` has them; `abstracts` says whether they were kept.

    Raises `BadRegistry` when it is opened, or later if the file proves to be damaged.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = str(path)
        self._threads = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._sources: dict[int, bytes] = {}
        try:
            meta = store.meta(self._connection())
            self.records = int(meta["records"])
            self.newest = meta["newest"]
            self.abstracts = meta["abstracts"] == "yes"
        except (sqlite3.Error, KeyError, ValueError) as error:
            self.close()
            raise store.damaged(path, error) from error

    def get(self, dois: Sequence[DOI]) -> dict[str, bytes]:
        """The works messages of those of `dois` that are in the registry: DOI in lower case → JSON.

        A message has the fields that are kept. Raises `BadRegistry`.
        """
        try:
            connection = self._connection()
            found = {}
            for folded in dict.fromkeys(doi.folded for doi in dois):
                low = doi_key(folded) << NUMBER_BITS
                for (entry,) in connection.execute(_DOIS, (low, low | LAST_NUMBER)).fetchall():
                    work = self._work(connection, entry & LAST_NUMBER)
                    if work and work[0][DOI_AT].lower() == folded:
                        found[folded] = self._message(connection, *work)
                        break
        except (sqlite3.Error, Unreadable, msgspec.MsgspecError, TypeError, ValueError, AttributeError) as error:
            raise store.damaged(self.path, error) from error
        return found

    def candidates(self, wanted: Wanted) -> list[bytes]:
        """Works that may be the one that is `wanted`, as JSON messages, best first, at most 20.

        Their order is by what of title, first author, year, volume and first page agrees; whether one of them
        is the work is for `refkit.matching` to say. The work done is bounded, whatever is asked for: at most
        160 keys, 25 entries of each, 32 works. Raises `BadRegistry`.
        """
        try:
            connection = self._connection()
            known = clues(wanted)
            ranked: list[tuple[float, str, Values, int]] = []
            for number in self._likely(connection, wanted):
                work = self._work(connection, number)
                if work:
                    ranked.append((-agreement(known, work[0]), work[0][DOI_AT].lower(), *work))
            ranked.sort(key=lambda entry: entry[:2])
            return [self._message(connection, values, source) for _, _, values, source in ranked[:MOST]]
        except (sqlite3.Error, Unreadable, msgspec.MsgspecError, TypeError, AttributeError) as error:
            raise store.damaged(self.path, error) from error

    def _likely(self, connection: sqlite3.Connection, wanted: Wanted) -> list[int]:
        """The numbers of the works that share most keys, at most `_LOOKED_AT`."""
        weights: dict[int, float] = {}
        crowded: list[list[int]] = []
        for key, weight in probes(wanted):
            low = key << NUMBER_BITS
            entries = [entry for (entry,) in connection.execute(_KEYS, (low, low | LAST_NUMBER, _ENTRIES + 1))]
            if len(entries) > _ENTRIES:
                crowded.append(entries)
                continue
            for entry in entries:
                number = entry & LAST_NUMBER
                weights[number] = weights.get(number, 0.0) + weight
        likely = sorted(weights, key=lambda number: (-weights[number], number))[:_LOOKED_AT]
        best = weights[likely[0]] if likely else 0.0
        likely = [number for number in likely if weights[number] >= best * _HOPELESS]
        if best < _TELLING:  # what a crowded key has is better than nothing
            seen = set(likely)
            for entries in crowded:
                if len(likely) >= MOST:
                    break
                fresh = [n for n in (entry & LAST_NUMBER for entry in entries[:_ENTRIES]) if n not in seen]
                seen.update(fresh)
                likely += fresh
        return likely[:_LOOKED_AT]

    def _work(self, connection: sqlite3.Connection, number: int) -> tuple[Values, int] | None:
        row = connection.execute(_WORK, (number,)).fetchone()
        return (loosen(row[1]), row[0]) if row else None

    def _message(self, connection: sqlite3.Connection, values: Values, source: int) -> bytes:
        data = self._sources.get(source)
        if data is None:
            row = connection.execute("SELECT data FROM sources WHERE id = ?", (source,)).fetchone()
            if row is None:
                raise Unreadable(f"source {source} is missing")
            if len(self._sources) >= _SOURCES:
                self._sources.clear()
            data = self._sources[source] = row[0]
        return message(values, data)

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._threads, "connection", None)
        if connection is None:
            connection = self._threads.connection = store.open_to_read(self.path)
            with self._lock:
                self._open.append(connection)
        return connection

    def close(self) -> None:
        """Close the file. The registry cannot be read afterwards."""
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()

    def __enter__(self) -> Local:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
