"""Who uses a cache file just now, so that what a process has taken is free again when it is gone.

A process that was killed cannot give anything back. It is known to be gone when the system says so, or, from
another machine, when it has not been heard of for a while.
"""

from __future__ import annotations

import os
import platform
import sqlite3
import time

_HEARD = 15.0  # seconds after which a process that says nothing is taken for dead
_OFTEN = 2.0
_AT_WORK = 1.0  # seconds for which a registry is taken to be busy with a request whose sender is gone


class Presence:
    """This user of the file. `owner` is its name in what it takes."""

    def __init__(self) -> None:
        self.owner = os.urandom(16).hex()
        self._host, self._pid = _host(), os.getpid()
        self._told = float("-inf")

    def tell(self, db: sqlite3.Connection, now: float) -> None:
        """Write, inside a transaction, that this one is there."""
        db.execute("insert or replace into owners values(?, ?, ?, ?)", (self.owner, self._host, self._pid, now))
        self._told = time.monotonic()

    @property
    def is_due(self) -> bool:
        """Whether it is time to `tell` again."""
        return time.monotonic() - self._told > _OFTEN

    def bury(self, db: sqlite3.Connection, now: float) -> None:
        """Give back, inside a transaction, what those that are gone had taken."""
        for owner, host, pid, seen in db.execute("select owner, host, pid, seen from owners").fetchall():
            if owner != self.owner and self._is_gone(host, pid, seen, now):
                forget(db, owner)

    def _is_gone(self, host: str, pid: int, seen: float, now: float) -> bool:
        if abs(now - seen) > _HEARD:  # also when the clock was set back
            return True
        return host == self._host and not _is_running(pid)


def forget(db: sqlite3.Connection, owner: str) -> None:
    """Delete, inside a transaction, `owner` and what it had taken."""
    for table in ("leases", "owners"):
        db.execute(f"delete from {table} where owner = ?", (owner,))  # noqa: S608 - the names stand above
    abandon(db, owner)


def abandon(db: sqlite3.Connection, owner: str) -> None:
    """Nobody waits for the answers to `owner`'s requests any more. The registry may still be at the latest ones."""
    db.execute("update flights set until = min(until, at + ?) where owner = ?", (_AT_WORK, owner))


def _host() -> str:
    """The machine; two containers are two, for neither sees the other's processes."""
    try:
        return f"{platform.node()} {os.readlink('/proc/self/ns/pid')}"
    except OSError:
        return platform.node()


def _is_running(pid: int) -> bool:
    if os.name == "nt":  # where os.kill ends the process, whatever the signal
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
