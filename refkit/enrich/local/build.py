"""Shards of works messages → a registry, in one pass, by way of a temporary file."""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from refkit.enrich.local import shards as shard_files
from refkit.enrich.local import store
from refkit.enrich.local.kept import Unreadable
from refkit.enrich.local.writing import Writer
from refkit.errors import OutputError, UsageError
from refkit.model import Problem

_MOST_PROBLEMS = 1_000
_MOST_EVIDENCE = 200


class Built(msgspec.Struct, frozen=True):
    """What came of it.

    path:     the registry
    records:  works in it
    read:     messages read in this run
    replaced: of those read or there before, how many gave way to a newer record of the same DOI
    newest:   the last day on which the registry touched any of them ("2025-02-28"), "" if none says
    size:     bytes of the file
    problems: what could not be read, at most a thousand; `failed` is how many there were in all
    """

    path: str
    records: int
    read: int
    replaced: int
    newest: str
    size: int
    problems: tuple[Problem, ...] = ()
    failed: int = 0


class _Troubles:
    """Problems, counted, of which the first thousand are kept."""

    def __init__(self) -> None:
        self.kept: list[Problem] = []
        self.count = 0

    def add(self, problem: Problem) -> None:
        self.count += 1
        if len(self.kept) < _MOST_PROBLEMS:
            self.kept.append(problem)


def size(shards: Iterable[str | Path]) -> int:
    """The bytes that `build` will read of `shards`, for a progress bar. Raises `UsageError`."""
    return sum(path.stat().st_size for path in shard_files.files(shards))


def build(
    shards: Iterable[str | Path],
    output: str | Path,
    progress: Callable[[int], None] | None = None,
    *,
    add: bool = False,
    abstracts: bool = True,
) -> Built:
    """Make the registry `output` of `shards`: files or folders of Crossref's public data file.

    Read are JSON shards (`{"items": […]}`), JSON lines and lists of works messages, plain or gzip, and tar files
    of them. Of two records of one DOI the one that was indexed (or deposited) later is kept, or the one that is
    read later. A line or file that is damaged becomes a problem and the rest goes on.

    progress:  called with the number of bytes, as they stand on the disk, that were read so far
    add:       put the works into the registry that is at `output` already; it is copied, and replaced at the end
    abstracts: keep them (they take about 40 % of the space). When adding, as it was when the registry was made.

    Raises `UsageError` (no such shards, no works in them), `BadRegistry` (nothing to add to) and `OutputError`.
    The file appears under its name only when it is whole.
    """
    files = shard_files.files(shards)
    target = Path(os.path.realpath(output))
    if target.is_dir():
        raise OutputError(f"Cannot write {output}: it is a folder; name a file in it.")
    for path in files:
        if target.exists() and path.exists() and os.path.samefile(path, target):
            raise UsageError(f"Output {output} is a shard too, and would be lost; write to another file.")
    if add:
        store.open_to_read(target).close()
    try:
        room = Path(tempfile.mkdtemp(prefix=f".{target.name[:80]}.", suffix=".tmp", dir=target.parent))
    except OSError as error:
        raise _cannot(output, error) from error
    try:
        return _build(files, target, room, progress, add=add, abstracts=abstracts)
    except (OSError, sqlite3.Error) as error:
        if add and isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            raise store.damaged(output, error) from error
        raise _cannot(output, error) from error
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _build(
    files: list[Path],
    target: Path,
    room: Path,
    progress: Callable[[int], None] | None,
    *,
    add: bool,
    abstracts: bool,
) -> Built:
    temporary = room / "registry"
    if add:
        shutil.copyfile(target, temporary)
        connection = store.reopen(temporary)
    else:
        connection = store.create(temporary)
    troubles = _Troubles()
    with contextlib.closing(connection):
        writer = Writer(connection, room / "piles", abstracts=abstracts)
        _read(files, writer, troubles, progress)
        if not writer.read:
            raise UsageError(f"No works were found in {_named(files)}; {_first(troubles)}")
        writer.finish()
        records = int(store.meta(connection)["records"])
        newest = store.meta(connection)["newest"]
    with open(temporary, "rb+") as file:
        os.fsync(file.fileno())
    mask = os.umask(0)
    os.umask(mask)
    os.chmod(temporary, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~mask)
    os.replace(temporary, target)
    return Built(
        str(target), records, writer.read, writer.replaced, newest, target.stat().st_size,
        tuple(troubles.kept), troubles.count,
    )  # fmt: skip


def _read(files: list[Path], writer: Writer, troubles: _Troubles, progress: Callable[[int], None] | None) -> None:
    read = 0

    def advance(count: int) -> None:
        nonlocal read
        read += count
        if progress and count:
            progress(read)

    with _rare_collections():
        for path in files:
            for found in shard_files.read(path, advance, troubles.add):
                try:
                    writer.add(found.raw)
                except Unreadable as error:
                    troubles.add(_damaged(found, error))


@contextlib.contextmanager
def _rare_collections() -> Iterator[None]:
    """Messages are trees: the collector, which looks for rings, takes a tenth of the time and finds none."""
    before = gc.get_threshold()
    gc.set_threshold(500_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _damaged(found: shard_files.Found, error: Unreadable) -> Problem:
    place = f"{found.where}, {found.unit} {found.number}"
    return Problem(
        "damaged_record",
        "warning",
        f"{place} is no works message: {error}; it was left out, look whether the file is whole.",
        found.where,
        line=found.number if found.unit == "line" else None,
        evidence=_evidence(found.raw),
    )


def _evidence(raw: bytes | msgspec.Struct) -> str:
    text = raw if isinstance(raw, bytes) else msgspec.json.encode(raw)
    return text[:_MOST_EVIDENCE].decode("utf-8", "replace")


def _named(files: list[Path]) -> str:
    return str(files[0]) if len(files) == 1 else f"{files[0]} and {len(files) - 1} more"


def _first(troubles: _Troubles) -> str:
    if troubles.kept:
        return f"the first problem: {troubles.kept[0].message}"
    return "give the JSON shards or JSON lines of Crossref's public data file."


def _cannot(output: str | Path, error: Exception) -> OutputError:
    folder = Path(output).parent
    if isinstance(error, FileNotFoundError) and not folder.exists():
        return OutputError(f"Cannot write {output}: there is no folder {str(folder)!r}; make it first.")
    if isinstance(error, PermissionError):
        return OutputError(f"Cannot write {output}: folder {str(folder)!r} does not allow it; choose another.")
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return OutputError(f"Cannot write {output}: {why}; make room or write to another folder.")
