"""The files of Crossref's public data → works messages with their places; what cannot be read, as problems."""

from __future__ import annotations

import itertools
import os
import tarfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, cast

import msgspec

from refkit.enrich.local.bytes_in import Advance, Counted, Cut, pieces
from refkit.enrich.local.items import Item, layout, lines, listed
from refkit.errors import UsageError
from refkit.model import Problem

_PLAIN = (".json", ".jsonl", ".ndjson")
_TEXTS = (*_PLAIN, *(f"{suffix}.gz" for suffix in _PLAIN))
_TARS = (".tar", ".tar.gz", ".tgz")


class Found(msgspec.Struct, frozen=True, gc=False):
    """A message and where it stands: the file (for a member of a tar, `file.tar: member`) and the line or item."""

    raw: bytes | msgspec.Struct
    where: str
    number: int
    unit: str


def files(shards: Iterable[str | Path]) -> list[Path]:
    """The files that `shards` name, folders opened, in order of their names. Raises `UsageError`.

    Of a folder are taken: .json, .jsonl, .ndjson, each also as .gz, .tar, .tar.gz, .tgz, and those of the
    folders in it.
    """
    found: list[Path] = []
    for given in shards:
        path = Path(given)
        if path.is_dir():
            inside = sorted(
                Path(folder, name)
                for folder, _, names in os.walk(path)
                for name in names
                if name.lower().endswith((*_TEXTS, *_TARS)) and not name.startswith(".")
            )
            if not inside:
                raise UsageError(
                    f"Folder {str(path)!r} has no JSON shards (.json.gz, .jsonl.gz, .tar); name another."
                )
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise UsageError(f"There is no file {str(path)!r}; name the shards of the public data file.")
    if not found:
        raise UsageError("No shards are named; give the files or the folder of the public data file.")
    return list(dict.fromkeys(found))


def read(path: Path, advance: Advance, report: Callable[[Problem], None]) -> Iterator[Found]:
    """The messages in the file at `path`.

    advance: called with the number of bytes, as they stand on the disk, that were read since
    report:  called with a problem for each file (or member) that could not be read to its end
    """
    where = str(path)
    try:
        with open(path, "rb") as file:
            counted = Counted(file, advance)
            if where.lower().endswith(_TARS):
                yield from _members(counted, where, report)
            else:
                yield from _messages(counted, where, report)
    except OSError as error:
        report(_cut(where, error.strerror or str(error)))


def _members(file: Counted, where: str, report: Callable[[Problem], None]) -> Iterator[Found]:
    try:
        with tarfile.open(fileobj=cast(Any, file), mode="r|*", bufsize=1 << 20) as tar:
            for member in tar:
                if not member.isfile() or not member.name.lower().endswith(_TEXTS):
                    continue
                inside = tar.extractfile(member)
                if inside is not None:
                    yield from _messages(inside, f"{where}: {member.name}", report)
                tar.members.clear()  # type: ignore[attr-defined]  # else it keeps all it has passed
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        report(_cut(where, str(error) or type(error).__name__))


def _messages(file: IO[bytes] | Counted, where: str, report: Callable[[Problem], None]) -> Iterator[Found]:
    source = pieces(file)
    unit = "line"
    try:
        head = next(source, b"")
        form = layout(head)
        whole = itertools.chain((head,), source)
        found: Iterator[Item]
        if form == "lines":
            found = lines(whole)
        else:
            unit, found = "item", listed(whole, form)
        for item in found:
            yield Found(item.raw, where, item.number, unit)
    except Cut as error:
        report(_cut(where, str(error)))


def _cut(where: str, why: str) -> Problem:
    return Problem(
        "damaged_shard",
        "error",
        f"{where} could not be read to its end: {why}; what came before is kept, fetch it again for the rest.",
        where,
    )
