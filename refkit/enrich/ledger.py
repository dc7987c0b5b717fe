"""The book of a run: what became of each DOI and search, so that a run that was broken off can go on."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from refkit.enrich.cache import Kind
from refkit.enrich.cache_file import CacheFile, rows_of
from refkit.enrich.settings import DAY

State = Literal["done", "refused", "failed for good", "failed for now"]
# Kind of answer → the state of what it answers.
STATES: dict[Kind, State] = {
    "found": "done", "agency": "done", "missing": "failed for good", "refused": "refused", "search": "done",
}  # fmt: skip
_RESUMED = 7 * DAY  # a run that was broken off longer ago is begun anew
_KEPT = 30 * DAY


class Entry(msgspec.Struct, frozen=True):
    """What became of a key (a folded DOI, or a search).

    state: done (there is an answer); refused (the registry will not answer for it); failed for good (no agency
           has it); failed for now (it could not be asked for)
    said:  why, in a sentence, where something is wrong
    owner: which process wrote it
    """

    state: State
    said: str
    owner: str


class Ledger:
    """The entries of one run.

    run:   a name that is the same when the same is done again; "" for a run that is not to be resumed
    begun: Unix time at which the run was begun: now, or earlier if it was broken off
    """

    def __init__(self, file: CacheFile, run: str, owner: str, now: float) -> None:
        self._file, self._owner = file, owner
        self._run = run or f"once {owner}"
        self._once = not run
        self.begun = file.write(lambda db: self._begin(db, now))

    def _begin(self, db: sqlite3.Connection, now: float) -> float:
        old = "select run from runs where begun < ?"
        db.execute(f"delete from ledger where run in ({old})", (now - _KEPT,))  # noqa: S608
        db.execute("delete from runs where begun < ?", (now - _KEPT,))
        row = db.execute("select begun, ended from runs where run = ?", (self._run,)).fetchone()
        if row is not None and row[1] is None and now - _RESUMED < row[0] <= now:
            return float(row[0])
        db.execute("delete from ledger where run = ?", (self._run,))
        db.execute("insert or replace into runs values(?, ?, null)", (self._run, now))
        return now

    def known(self, entries: Iterable[tuple[str, State]]) -> None:
        """Write (key, state) of what the cache knew already, so far as nothing is written of it."""
        rows = [(self._run, key, state, "", self._owner) for key, state in entries]
        if rows:
            query = "insert or ignore into ledger values(?, ?, ?, ?, ?)"
            self._file.write(lambda db: db.executemany(query, rows))

    def enter(self, db: sqlite3.Connection, entries: Iterable[tuple[str, State, str]]) -> None:
        """Write (key, state, what is said) inside a transaction."""
        rows = [(self._run, key, state, said, self._owner) for key, state, said in entries]
        db.executemany("insert or replace into ledger values(?, ?, ?, ?, ?)", rows)

    def entries(self, keys: Sequence[str]) -> dict[str, Entry]:
        """Key → its entry, of those that have one."""
        query = "select key, state, said, owner from ledger where run = ? and key in ({})"
        return {key: Entry(*rest) for key, *rest in rows_of(self._file.read, query, (self._run,), keys)}

    def settled(self, keys: Sequence[str]) -> set[str]:
        """Those of `keys` that are not to be asked for again in this run: refused or failed for good, also before
        it was broken off, and what failed for now since it was started the last time."""
        return {
            key
            for key, entry in self.entries(keys).items()
            if entry.state in ("refused", "failed for good")
            or (entry.state == "failed for now" and entry.owner == self._owner)
        }

    @property
    def now(self) -> float:
        """The Unix time of an answer that has just come: never before the run was begun, even if the clock was set
        back since."""
        return max(time.time(), self.begun)

    def tally(self) -> Counter[State]:
        """How many keys are in each state."""
        query = "select state, count(*) from ledger where run = ? group by state"
        return Counter(dict(self._file.read(query, (self._run,))))

    def end(self, now: float) -> None:
        """The run went through to its end: what it wrote stays, and the next one of its name begins anew."""
        self._file.write(lambda db: db.execute("update runs set ended = ? where run = ?", (now, self._run)))

    def discard(self) -> None:
        """Forget a run that nobody can resume."""

        def change(db: sqlite3.Connection) -> None:
            db.execute("delete from ledger where run = ?", (self._run,))
            db.execute("delete from runs where run = ?", (self._run,))

        if self._once:
            self._file.write(change)
