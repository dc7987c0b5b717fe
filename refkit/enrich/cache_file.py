"""The SQLite file that answers, the ledger and the pace share, used by several threads and processes at once.

A file that is damaged, also in the middle of a run, is set aside and named, and a new one is begun: it holds
nothing that cannot be asked again.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from refkit.errors import RefkitError
from refkit.model import Problem

T = TypeVar("T")

_APPLICATION, _VERSION = 0x52464B54, 3  # "RFKT"
_CHECKED = 64 << 20  # bytes up to which a file is looked through when it is opened
_PATIENCE = 60.0  # seconds to wait for another process's transaction; they are all short
_MOST_VARIABLES = 500  # of one query
_MOST_REBUILT = 3  # in one run: a disk that damages files again and again is not to be hidden
_SCHEMA = (
    """create table if not exists answers(
      provider text not null, key text not null, kind text not null, body blob, at real not null,
      primary key(provider, key)
    ) without rowid""",
    "create table if not exists runs(run text primary key, begun real not null, ended real) without rowid",
    """create table if not exists ledger(
      run text not null, key text not null, state text not null, said text not null, owner text not null,
      primary key(run, key)
    ) without rowid""",
    """create table if not exists owners(
      owner text primary key, host text not null, pid integer not null, seen real not null
    ) without rowid""",
    "create table if not exists leases(key text primary key, owner text not null) without rowid",
    """create table if not exists flights(
      pool text not null, owner text not null, token integer not null, at real not null, until real not null,
      primary key(pool, owner, token)
    ) without rowid""",
    """create table if not exists departures(
      pool text not null, at real not null, owner text not null, token integer not null,
      primary key(pool, at, owner, token)
    ) without rowid""",
    "create table if not exists pauses(pool text primary key, until real not null) without rowid",
)


class CacheError(RefkitError):
    """The cache cannot be used: no room, no permission, damaged again and again."""


class CacheFile:
    """The file at `path`; "" for one without a name that lasts as long as the object. Raises `CacheError`.

    problems: what was set aside
    rebuilt:  how often a new file was begun since this one was opened; what was in it is gone each time
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.rebuilt = 0
        self._lock = threading.RLock()
        self._number = 0  # the file's inode, to tell whether another process has set it aside already
        if path:
            try:
                Path(path).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise CacheError(
                    f"The folder of the cache {path} cannot be made ({error.strerror}); name another with --cache."
                ) from error
        try:
            self._db = self._open()
        except sqlite3.Error as error:
            if not path or not _is_damage(error):
                raise failed(path, error) from error
            self._begin_anew()

    def read(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self._tried(lambda db: db.execute(query, values).fetchall())

    def write(self, change: Callable[[sqlite3.Connection], T]) -> T:
        """What `change` gives, done as one transaction: all of it or nothing. It may be called again if the file
        turns out to be damaged."""

        def transaction(db: sqlite3.Connection) -> T:
            try:
                db.execute("begin immediate")
                result = change(db)
                db.execute("commit")
            except BaseException:
                if db.in_transaction:
                    db.execute("rollback")
                raise
            return result

        return self._tried(transaction)

    def close(self) -> None:
        """Close the file; what is in it stays."""
        with self._lock:
            self._db.close()

    def _tried(self, act: Callable[[sqlite3.Connection], T]) -> T:
        with self._lock:
            while True:
                try:
                    return act(self._db)
                except sqlite3.Error as error:
                    if not self.path or not _is_damage(error) or self.rebuilt >= _MOST_REBUILT:
                        raise failed(self.path, error) from error
                    self._db.close()
                    self._begin_anew()

    def _begin_anew(self) -> None:
        self.rebuilt += 1
        try:
            if self._is_still_there():
                self.problems.append(_set_aside(self.path))
            self._db = self._open()
        except OSError as error:
            raise CacheError(
                f"The cache {self.path} is damaged and cannot be set aside ({error.strerror}); remove it, or name "
                "another with --cache."
            ) from error
        except sqlite3.Error as error:
            raise failed(self.path, error) from error

    def _is_still_there(self) -> bool:
        try:
            return not self._number or os.stat(self.path).st_ino == self._number
        except FileNotFoundError:
            return False

    def _open(self) -> sqlite3.Connection:
        # A private cache without a name is a temporary file, not memory: it may grow large.
        db = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            self._number = os.stat(self.path).st_ino if self.path else 0
            db.execute("pragma synchronous = normal")
            _take_possession(db)
            _write_ahead(db)
            if self.path and os.path.getsize(self.path) < _CHECKED:
                _look_through(db)
        except BaseException:
            db.close()
            raise
        return db


def rows_of(
    execute: Callable[[str, Sequence[object]], Iterable[tuple[Any, ...]]],
    query: str,
    values: Sequence[object],
    keys: Sequence[str],
) -> Iterator[tuple[Any, ...]]:
    """The rows of `query`, which ends with the condition on `values` and then on `keys` (`key in ({})`), by as many
    queries as it takes. `execute` is `CacheFile.read`, or a connection's inside a transaction."""
    for at in range(0, len(keys), _MOST_VARIABLES):
        some = keys[at : at + _MOST_VARIABLES]
        yield from execute(query.format(",".join("?" * len(some))), (*values, *some))


class _Damaged(sqlite3.DatabaseError):
    """The file is not one that can be used as a cache."""


def _take_possession(db: sqlite3.Connection) -> None:
    """Make the tables of a new file. Nothing is changed in a file that is another program's."""
    db.execute("begin immediate")
    try:
        (tables,) = db.execute("select count(*) from sqlite_master").fetchone()
        (application,) = db.execute("pragma application_id").fetchone()
        (version,) = db.execute("pragma user_version").fetchone()
        if tables:
            _check_mark(application, version)
        else:
            for statement in _SCHEMA:
                db.execute(statement)
            db.execute(f"pragma application_id = {_APPLICATION}")
            db.execute(f"pragma user_version = {_VERSION}")
        db.execute("commit")
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise


def _check_mark(application: int, version: int) -> None:
    if application != _APPLICATION or version != _VERSION:
        raise _Damaged("it is another program's, or of another version")


def _look_through(db: sqlite3.Connection) -> None:
    if db.execute("pragma quick_check(1)").fetchone() != ("ok",):
        raise _Damaged("it is damaged")


def _write_ahead(db: sqlite3.Connection) -> None:
    """Readers and a writer side by side. SQLite does not wait by itself when two processes switch at once; where
    it cannot be (some network folders), the file works without."""
    for _ in range(50):
        try:
            db.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as error:
            if _code(error) not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
            time.sleep(0.02)
        else:
            return


def failed(path: str, error: sqlite3.Error) -> CacheError:
    """SQLite's error as a sentence that says what to do."""
    name = path or "of this run"
    code = _code(error)
    if code == sqlite3.SQLITE_FULL:
        return CacheError(
            f"There is no room for the cache {name} (the disk is full); make room and run the same command again: "
            "it goes on where it stopped."
        )
    if code == sqlite3.SQLITE_IOERR:
        return CacheError(
            f"The disk does not take or give what is in the cache {name} ({error}); see to its room and health, or "
            "name another with --cache."
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CacheError(f"Another program keeps the cache {name} locked; end it, or name another with --cache.")
    return CacheError(f"The cache {name} cannot be used ({error}); see to it, or name another with --cache.")


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 if the error is not SQLite's own."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _is_damage(error: sqlite3.Error) -> bool:
    return isinstance(error, _Damaged) or _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _set_aside(path: str) -> Problem:
    number = 1
    while os.path.lexists(aside := f"{path}.damaged-{number}"):
        number += 1
    for ending in ("-wal", "-shm", ""):
        if os.path.exists(path + ending):
            os.replace(path + ending, aside + ending)
    message = f"The cache {path} is damaged or of another kind; it was set aside as {aside} and a new one begun."
    return Problem("cache_damaged", "warning", message, path)
