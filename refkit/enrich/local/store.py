"""The registry's file: one SQLite database that is written once and never changed in place."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from refkit.errors import UsageError

APPLICATION = 0x7266_6B72  # "rfkr", SQLite's application_id
VERSION = 1

# A `dois` or `keys` row is one integer, a hash before a work's number (`refkit.enrich.local.keys`): in SQLite's
# form of a rowid that is 14 bytes an entry, in order, with nothing beside it. FTS5 without content takes 46 bytes
# for a title where this takes about 80, but it has no bound: its ranked search for any of a title's words reads
# every entry of each (57 a second of 100,000 titles), and its search for all of them misses a misprint.
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE works (id INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, source INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE dois (k INTEGER PRIMARY KEY);
CREATE TABLE keys (k INTEGER PRIMARY KEY);
"""
_NO_SAFETY = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;
"""


class BadRegistry(UsageError):
    """A file that is no registry, or is damaged, or is of another version of refkit."""


def create(path: str | Path) -> sqlite3.Connection:
    """An empty registry at `path`, where an empty file or none is. Without safety against a crash: a file that
    is not whole is thrown away."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(f"PRAGMA page_size = 8192; {_NO_SAFETY}")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.executescript(_SCHEMA)
    return connection


def reopen(path: str | Path) -> sqlite3.Connection:
    """The registry at `path`, a copy of one, to write to. Raises `BadRegistry`."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        check(connection, path)
        connection.executescript(_NO_SAFETY)
    except BaseException:
        connection.close()
        raise
    return connection


def open_to_read(path: str | Path) -> sqlite3.Connection:
    """The registry at `path`, read only. Raises `BadRegistry`.

    It is opened as immutable, without locks: a registry is replaced by renaming and never written to.
    """
    if not Path(path).is_file():
        raise BadRegistry(f"There is no registry {str(path)!r}; make one with `refkit registry build`.")
    address = f"file:{quote(os.path.abspath(path))}?mode=ro&immutable=1"
    connection = None
    try:
        connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        check(connection, path)
    except sqlite3.Error as error:
        raise damaged(path, error) from error
    except BaseException:
        if connection is not None:
            connection.close()
        raise
    return connection


def check(connection: sqlite3.Connection, path: str | Path) -> None:
    """Raise `BadRegistry` unless `connection` is to a registry of this version."""
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    except sqlite3.Error as error:
        raise BadRegistry(
            f"{str(path)!r} is no registry, or it is damaged ({error}); build it anew with `refkit registry build`."
        ) from error
    if application != APPLICATION or not {"meta", "sources", "works", "dois", "keys"} <= tables:
        raise BadRegistry(f"{str(path)!r} is no registry of refkit; make one with `refkit registry build`.")
    if version != VERSION:
        raise BadRegistry(
            f"{str(path)!r} is a registry of version {version} and this refkit reads version {VERSION}; "
            "build it anew with `refkit registry build`."
        )


def meta(connection: sqlite3.Connection) -> dict[str, str]:
    """What is known of the registry as a whole: records, newest, abstracts."""
    return dict(connection.execute("SELECT name, value FROM meta"))


def damaged(path: str | Path, error: Exception) -> BadRegistry:
    """The sentence for a registry that cannot be read on."""
    return BadRegistry(f"Registry {str(path)!r} is damaged ({error}); build it anew with `refkit registry build`.")
