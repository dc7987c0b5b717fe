"""What registries have answered, kept in a file that several processes can use at once."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from refkit.enrich.cache_file import CacheError, CacheFile, rows_of
from refkit.model import Problem

__all__ = ["Answer", "Cache", "CacheError", "Kind"]

Kind = Literal["found", "missing", "refused", "agency", "search"]


class Answer(msgspec.Struct, frozen=True):
    """An answer as it is kept.

    kind: found (`body` is the registry's message), missing (it has no such work), refused (it will not answer:
          `body` says why), agency (`body` is the name of the agency that has it), search (`body` is a JSON list of
          messages)
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
        self.file = CacheFile(path)
        self.lost = 0  # answers that turned out to be damaged

    @property
    def problems(self) -> list[Problem]:
        """What was set aside, also in the middle of the run."""
        return self.file.problems

    @property
    def losses(self) -> int:
        """A number that grows when answers are gone that were there."""
        return self.file.rebuilt + self.lost

    def get(self, provider: str, keys: Sequence[str], *, bodies: bool = True) -> dict[str, Answer]:
        """What is kept of `keys`; those of which nothing is are left out.

        bodies: with what was found, which is long; if not, only names of agencies and reasons are read
        """
        found: dict[str, Answer] = {}
        body = "body" if bodies else "case when kind in ('found', 'search') then null else body end"
        query = f"select key, kind, {body}, at from answers where provider = ? and key in ({{}})"  # noqa: S608
        for key, kind, packed, time in rows_of(self.file.read, query, (provider,), keys):
            try:
                found[key] = Answer(kind, zlib.decompress(packed) if packed else b"", time)
            except (zlib.error, TypeError):
                self._drop(provider, key)  # it is asked for again
        return found

    def put(
        self,
        provider: str,
        answers: Iterable[tuple[str, Answer]],
        also: Iterable[Callable[[sqlite3.Connection], object]] = (),
    ) -> None:
        """Keep `answers`, each under its key, all or none. `also` is done in the same transaction."""
        rows = [
            (provider, key, answer.kind, zlib.compress(answer.body, 6) if answer.body else None, answer.at)
            for key, answer in answers
        ]
        others = tuple(also)

        def change(db: sqlite3.Connection) -> None:
            db.executemany("insert or replace into answers values(?, ?, ?, ?, ?)", rows)
            for other in others:
                other(db)

        self.file.write(change)

    def close(self) -> None:
        """Close the file; what is in it stays."""
        self.file.close()

    def _drop(self, provider: str, key: str) -> None:
        self.lost += 1
        query = "delete from answers where provider = ? and key = ?"
        self.file.write(lambda db: db.execute(query, (provider, key)))
