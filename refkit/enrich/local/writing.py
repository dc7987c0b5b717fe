"""Works into the file, one after the other; at the end their keys, in order."""

from __future__ import annotations

import itertools
import sqlite3
from pathlib import Path

import msgspec

from refkit.enrich.local import store
from refkit.enrich.local.buckets import Buckets
from refkit.enrich.local.kept import ABSTRACT_AT, DOI_AT, Unreadable, Values, loosen, read, squeeze
from refkit.enrich.local.keys import LAST_NUMBER, NUMBER_BITS, doi_key, work_keys
from refkit.enrich.local.sources import Sources
from refkit.errors import UsageError

_BATCH = 2_000
_INSERT_WORK = "INSERT INTO works VALUES (?, ?, ?, ?)"


class Writer:
    """Puts works into the registry behind `connection`, which is empty or is being added to.

    piles:     a folder for the keys that are not sorted yet
    abstracts: keep them; what the registry says itself goes first
    """

    def __init__(self, connection: sqlite3.Connection, piles: Path, *, abstracts: bool) -> None:
        self._connection = connection
        before = store.meta(connection)
        self._abstracts = before["abstracts"] == "yes" if before else abstracts
        self._newest = before.get("newest", "")
        self._adding = bool(before)
        self._number: int = connection.execute("SELECT coalesce(max(id), 0) FROM works").fetchone()[0]
        self._sources = Sources(connection)
        self._rows: list[tuple[int, int, int, bytes]] = []
        self._dois, self._keys = Buckets(piles / "dois"), Buckets(piles / "keys")
        self.read = 0
        self.replaced = 0
        connection.execute("BEGIN")

    def add(self, raw: bytes | msgspec.Struct) -> None:
        """Take in one works message. Raises `Unreadable`."""
        values, source, stamp, day = read(raw)
        if not self._abstracts:
            values[ABSTRACT_AT] = None
        doi = doi_key(values[DOI_AT].lower())
        keys = work_keys(values)
        number = self._number + 1
        if number > LAST_NUMBER:
            raise UsageError(f"A registry holds at most {LAST_NUMBER:,} works; split the shards among several.")
        self._rows.append((number, stamp, self._sources.number(source), squeeze(values)))
        self._number = number
        self._dois.add([doi << NUMBER_BITS | number])
        self._keys.add([key << NUMBER_BITS | number for key in keys])
        self._newest = max(self._newest, day)
        self.read += 1
        if len(self._rows) >= _BATCH:
            self._write_rows()

    def finish(self) -> None:
        """Write the keys, drop what a newer record replaces, and say in the file what it is."""
        self._write_rows()
        insert_key = "INSERT OR IGNORE INTO keys VALUES (?)"
        for pile in self._keys.in_order():
            self._connection.executemany(insert_key, zip(pile))
        for pile in self._dois.in_order():
            self._connection.executemany("INSERT INTO dois VALUES (?)", zip(pile))
            for numbers in self._alike(pile):
                self._settle(numbers)
        records = self._connection.execute("SELECT count(*) FROM dois").fetchone()[0]
        self._connection.executemany(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)",
            [
                ("records", str(records)),
                ("newest", self._newest),
                ("abstracts", "yes" if self._abstracts else "no"),
            ],
        )
        self._connection.execute("COMMIT")

    def _write_rows(self) -> None:
        self._sources.write()
        self._connection.executemany(_INSERT_WORK, self._rows)
        self._rows.clear()

    def _alike(self, pile: list[int]) -> list[list[int]]:
        """The numbers of works whose DOIs share a hash, group by group."""
        if self._adding:
            groups = []
            for key in dict.fromkeys(entry >> NUMBER_BITS for entry in pile):
                low = key << NUMBER_BITS
                found = self._connection.execute(
                    "SELECT k FROM dois WHERE k BETWEEN ? AND ?", (low, low | LAST_NUMBER)
                ).fetchall()
                if len(found) > 1:
                    groups.append([entry & LAST_NUMBER for (entry,) in found])
            return groups
        shared: dict[int, list[int]] = {}
        for one, other in itertools.pairwise(pile):
            if one >> NUMBER_BITS == other >> NUMBER_BITS:
                group = shared.setdefault(one >> NUMBER_BITS, [one & LAST_NUMBER])
                group.append(other & LAST_NUMBER)
        return list(shared.values())

    def _settle(self, numbers: list[int]) -> None:
        """Of works with one DOI keep the newest; of equally new ones the last read."""
        newest: dict[str, tuple[int, int, Values]] = {}
        for number in numbers:
            row = self._connection.execute("SELECT stamp, data FROM works WHERE id = ?", (number,)).fetchone()
            try:
                values = loosen(row[1])
            except Unreadable as error:  # in the registry that is added to
                raise sqlite3.DatabaseError(f"the record of work {number} is damaged") from error
            this = (row[0], number, values)
            doi = values[DOI_AT].lower()
            other = newest.get(doi)
            if other is None:
                newest[doi] = this
                continue
            winner, loser = (this, other) if this[:2] > other[:2] else (other, this)
            newest[doi] = winner
            self._drop(loser[1], loser[2])

    def _drop(self, number: int, values: Values) -> None:
        self._connection.execute("DELETE FROM works WHERE id = ?", (number,))
        self._connection.execute(
            "DELETE FROM dois WHERE k = ?", (doi_key(values[DOI_AT].lower()) << NUMBER_BITS | number,)
        )
        keys = [(key << NUMBER_BITS | number,) for key in work_keys(values)]
        self._connection.executemany("DELETE FROM keys WHERE k = ?", keys)
        self.replaced += 1
