"""What registries have answered, kept in one SQLite file that several processes can use at once.

A file that is damaged is set aside and named, and a new one is begun: it holds nothing that cannot be asked again.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from refkit.errors import RefkitError
from refkit.model import Problem

Kind = Literal["found", "missing", "refused", "agency", "search"]

_APPLICATION, _VERSION = 0x52464B54, 1  # "RFKT"
_MOST_VARIABLES = 500
_SCHEMA = """
create table if not exists answers(
  provider text not null, key text not null, kind text not null, body blob, at real not null,
  primary key(provider, key)
) without rowid;
create table if not exists leases(key text primary key, owner text not null, until real not null) without rowid;
create table if not exists runs(run text primary key, begun real not null, ended real) without rowid;
create table if not exists ledger(
  run text not null, key text not null, state text not null, said text not null, at real not null,
  primary key(run, key)
) without rowid;
"""


class CacheError(RefkitError):
    """The cache cannot be used: no room, no permission, damaged while it was in use."""


class Answer(msgspec.Struct, frozen=True):
    """An answer as it is kept.

    kind: found (`body` is the registry's message), missing (it has no such work), refused (it will not answer:
          `body` says why), agency (`body` is the name of
          the agency that has it), search (`body` is a JSON list of messages)
    at:   Unix time of the answer
    """

    kind: Kind
    body: bytes
    at: float


class Cache:
    """The answers by provider and key (a folded DOI, or what was searched for). Safe for threads and processes.

    path: the file; "" for a cache that lasts as long as the object. `problems` says what was set aside.
    Raises `CacheError`.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._lock = threading.Lock()
        if path:
            try:
                Path(path).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise CacheError(f"The folder of the cache {path} cannot be made ({error.strerror}).") from error
        try:
            self._db = self._open()
        except sqlite3.DatabaseError as error:
            if _is_of_the_system(error) or not path:
                raise _failed(path, error) from error
            self.problems.append(_set_aside(path))
            try:
                self._db = self._open()
            except sqlite3.DatabaseError as again:
                raise _failed(path, again) from again

    def _open(self) -> sqlite3.Connection:
        # A private cache without a name is a temporary file, not memory: it may grow large.
        db = sqlite3.connect(self.path, timeout=60.0, isolation_level=None, check_same_thread=False)
        try:
            db.execute("pragma journal_mode = wal")
            db.execute("pragma synchronous = normal")
            (application,) = db.execute("pragma application_id").fetchone()
            (version,) = db.execute("pragma user_version").fetchone()
            tables = db.execute("select count(*) from sqlite_master").fetchone()[0]
            if tables and (application != _APPLICATION or version != _VERSION):
                raise sqlite3.DatabaseError("it is another program's, or of another version")
            if os.path.exists(self.path) and os.path.getsize(self.path) < _CHECKED:
                if db.execute("pragma quick_check(1)").fetchone() != ("ok",):
                    raise sqlite3.DatabaseError("it is damaged")
            db.executescript(_SCHEMA)
            if not tables:
                db.execute(f"pragma application_id = {_APPLICATION}")
                db.execute(f"pragma user_version = {_VERSION}")
        except BaseException:
            db.close()
            raise
        return db

    def get(self, provider: str, keys: Sequence[str]) -> dict[str, Answer]:
        """What is kept of `keys`; those of which nothing is are left out."""
        found: dict[str, Answer] = {}
        for at in range(0, len(keys), _MOST_VARIABLES):
            some = keys[at : at + _MOST_VARIABLES]
            marks = ",".join("?" * len(some))
            query = f"select key, kind, body, at from answers where provider = ? and key in ({marks})"
            for key, kind, body, time in self._all(query, (provider, *some)):
                try:
                    found[key] = Answer(kind, zlib.decompress(body) if body else b"", time)
                except zlib.error:
                    continue  # as if it were not there: it is asked for again
        return found

    def put(self, provider: str, answers: Iterable[tuple[str, Answer]]) -> None:
        """Keep `answers`, each under its key, all or none."""
        rows = [
            (provider, key, answer.kind, zlib.compress(answer.body, 6) if answer.body else None, answer.at)
            for key, answer in answers
        ]
        with self._lock, self._guarded():
            self._db.execute("begin immediate")
            try:
                self._db.executemany("insert or replace into answers values(?, ?, ?, ?, ?)", rows)
                self._db.execute("commit")
            except BaseException:
                _rolled_back(self._db)
                raise

    def lease(self, keys: Sequence[str], owner: str, now: float, seconds: float) -> list[str]:
        """Those of `keys` that nobody else is asking for: they are `owner`'s for so many seconds."""
        mine: list[str] = []
        with self._lock, self._guarded():
            self._db.execute("begin immediate")
            try:
                for key in keys:
                    row = self._db.execute("select owner, until from leases where key = ?", (key,)).fetchone()
                    if row is None or row[0] == owner or row[1] < now:
                        self._db.execute(
                            "insert or replace into leases values(?, ?, ?)", (key, owner, now + seconds)
                        )
                        mine.append(key)
                self._db.execute("commit")
            except BaseException:
                _rolled_back(self._db)
                raise
        return mine

    def release(self, owner: str) -> None:
        """Give back all that `owner` holds."""
        with self._lock, self._guarded():
            self._db.execute("delete from leases where owner = ?", (owner,))

    def begin(self, run: str, now: float) -> float:
        """When the run that is called `run` was begun: `now`, or earlier if it was broken off."""
        with self._lock, self._guarded():
            row = self._db.execute("select begun, ended from runs where run = ?", (run,)).fetchone()
            if row is not None and row[1] is None:
                return float(row[0])
            self._db.execute("insert or replace into runs values(?, ?, null)", (run, now))
            self._db.execute("delete from ledger where run = ?", (run,))
            return now

    def end(self, run: str, now: float) -> None:
        """The run went through to its end."""
        with self._lock, self._guarded():
            self._db.execute("update runs set ended = ? where run = ?", (now, run))

    def enter(self, run: str, entries: Iterable[tuple[str, str, str]], now: float) -> None:
        """Write (key, state, what is said) into the ledger of `run`."""
        rows = [(run, key, state, said, now) for key, state, said in entries]
        with self._lock, self._guarded():
            self._db.execute("begin immediate")
            try:
                self._db.executemany("insert or replace into ledger values(?, ?, ?, ?, ?)", rows)
                self._db.execute("commit")
            except BaseException:
                _rolled_back(self._db)
                raise

    def ledger(self, run: str) -> dict[str, tuple[str, str]]:
        """Key → state and what is said, of all that `run` has dealt with."""
        rows = self._all("select key, state, said from ledger where run = ?", (run,))
        return {key: (state, said) for key, state, said in rows}

    def close(self) -> None:
        """Close the file; what is in it stays."""
        self._db.close()

    def _all(self, query: str, values: Sequence[object]) -> list[tuple]:  # type: ignore[type-arg]
        with self._lock, self._guarded():
            return self._db.execute(query, values).fetchall()

    def _guarded(self) -> _Guard:
        return _Guard(self.path)


_CHECKED = 64 << 20  # bytes up to which a file is looked through when it is opened


class _Guard:
    """SQLite's errors as `CacheError`."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.Error):
            raise _failed(self.path, error) from error


def _failed(path: str, error: sqlite3.Error) -> CacheError:
    name = path or "of this run"
    if "full" in str(error):
        return CacheError(
            f"There is no room for the cache {name} (the disk is full); make room and run the same command again: "
            "it goes on where it stopped."
        )
    return CacheError(f"The cache {name} cannot be used ({error}); see to it, or name another with --cache.")


def _is_of_the_system(error: sqlite3.DatabaseError) -> bool:
    """Whether the file may be sound: it could not be opened, is locked, or the disk is full."""
    return isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error)


def _set_aside(path: str) -> Problem:
    number = 1
    while os.path.exists(aside := f"{path}.damaged-{number}"):
        number += 1
    os.replace(path, aside)
    for ending in ("-wal", "-shm"):
        if os.path.exists(path + ending):
            os.replace(path + ending, aside + ending)
    message = f"The cache {path} is damaged or of another kind; it was set aside as {aside} and a new one begun."
    return Problem("cache_damaged", "warning", message, path)


def _rolled_back(db: sqlite3.Connection) -> None:
    if db.in_transaction:
        db.execute("rollback")
