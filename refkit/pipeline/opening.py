"""Opening an input: the pages or the one reference file in it, as bytes, one at a time."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections.abc import Container, Iterator
from typing import BinaryIO, cast

import msgspec

from refkit.model import Problem
from refkit.parsers import containers
from refkit.parsers.containers import Held
from refkit.pipeline.begun import Begun
from refkit.pipeline.inputs import STDIN, Input

LARGEST = containers.LARGEST
_PIECE = 1 << 20


class Meter(msgspec.Struct):
    """How many bytes of regular files have been read: for a progress bar, where pages are not known in number."""

    done: int = 0


def open_input(
    source: Input, stdin: BinaryIO | None, references: Container[str], meter: Meter | None = None
) -> Iterator[Held | Problem]:
    """What `source` holds: one `Held` for a page or a reference file, any number for a container.

    references: the endings of reference files; a regular file with such an ending is read however large it is

    What cannot be read is a problem. A page of a container has a "#" and its place in the container in its `ref`.
    """
    try:
        if source.ref != STDIN:
            with open(source.ref, "rb") as file:
                before = meter.done if meter else 0
                for found in _from(file, source, references, os.fstat(file.fileno())):
                    if meter and file.seekable():
                        meter.done = before + file.tell()
                    yield found
                if meter and file.seekable():
                    meter.done = before + os.fstat(file.fileno()).st_size
        elif stdin is None:
            yield _unreadable(source, "it is closed")
        else:
            yield from _from(stdin, source, references, None)
    except OSError as error:
        yield _unreadable(source, error.strerror or str(error))


def _unreadable(source: Input, reason: str) -> Problem:
    message = f"Cannot read {source.name} ({reason}); check it and its permissions."
    return Problem("unreadable", "error", message, source.ref)


def _from(
    file: BinaryIO, source: Input, references: Container[str], found: os.stat_result | None
) -> Iterator[Held | Problem]:
    regular = found is not None and stat.S_ISREG(found.st_mode)
    start = _at_most(file, min(containers.START, LARGEST + 1))
    suffix = source.suffix
    kind = containers.kind(suffix, start)
    if regular:
        file.seek(0)
        stream = file
    else:
        stream = cast(BinaryIO, Begun(start, file))
    if kind == "gzip":
        suffix = Input(source.ref[: -len(suffix)]).suffix if suffix == ".gz" else ""
        kind = containers.kind(suffix, _inflated(start))
        stream = cast(BinaryIO, containers.Members(stream) if kind == "warc" else gzip.GzipFile(fileobj=stream))
        if kind in ("gzip", "zip", "parquet"):
            message = f"{source.name} holds {kind} data that is compressed once more; unpack it first."
            yield Problem("nested", "error", message, source.ref)
            return
        regular = False
    if kind:
        yield from containers.pages(kind, stream, source.ref)
        return
    if regular and suffix not in references and found is not None and found.st_size > LARGEST:
        yield _too_large(source)
        return
    try:
        data = stream.read() if regular and suffix in references else _at_most(stream, LARGEST + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        message = f"{source.name} cannot be unpacked ({error}); fetch it again."
        yield Problem("damaged", "error", message, source.ref)
        return
    if len(data) > LARGEST and not (regular and suffix in references):
        yield _too_large(source)
        return
    yield Held(source.ref, data, suffix=suffix or "-")


def _too_large(source: Input) -> Problem:
    advice = "split it, or name it as a file" if source.ref == STDIN else "split it"
    message = f"There is more than {LARGEST >> 20} MB in {source.name}, so it is no page; {advice}."
    return Problem("too_large", "error", message, source.ref)


def _at_most(stream: BinaryIO, most: int) -> bytes:
    data = bytearray()  # grown piece by piece: asked for at once, so much would be set aside for any small page
    while len(data) < most and (piece := stream.read(min(_PIECE, most - len(data)))):
        data += piece
    return bytes(data)


def _inflated(start: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(start, containers.START)
    except zlib.error:
        return b""
