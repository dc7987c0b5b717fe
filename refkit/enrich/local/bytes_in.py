"""The bytes of a file, unpacked, in pieces; and how much of the file they came from."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import IO

_PIECE = 1 << 20
_GZIP = b"\x1f\x8b"
_AUTO = 31  # zlib's window for a gzip member

Advance = Callable[[int], None]


class Cut(Exception):
    """A file that cannot be read to its end; the text says why. What came before is good."""


class Counted:
    """A binary file that tells how many bytes were read from it."""

    def __init__(self, file: IO[bytes], advance: Advance) -> None:
        self._file, self._advance = file, advance

    def read(self, size: int = -1) -> bytes:
        """As a file's."""
        data = self._file.read(size)
        self._advance(len(data))
        return data


def pieces(file: IO[bytes] | Counted) -> Iterator[bytes]:
    """The content of `file`, about a megabyte at a time, unpacked if it is gzip (of one member or several).

    Whether it is gzip is seen from its first bytes. Raises `Cut`.
    """
    first = _next(file)
    if first.startswith(_GZIP):
        yield from _unpacked(first, file)
        return
    while first:
        yield first
        first = _next(file)


def _next(file: IO[bytes] | Counted) -> bytes:
    try:
        return file.read(_PIECE)
    except OSError as error:
        raise Cut(error.strerror or str(error)) from error


def _unpacked(data: bytes, file: IO[bytes] | Counted) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(_AUTO)
    while data:
        try:
            piece = unpacker.decompress(data, _PIECE)
        except zlib.error as error:
            raise Cut(f"its compression is damaged, {error}") from error
        if piece:
            yield piece
        data = unpacker.unconsumed_tail
        if unpacker.eof:
            data = unpacker.unused_data.lstrip(b"\x00") or _next(file).lstrip(b"\x00")
            if data:
                unpacker = zlib.decompressobj(_AUTO)
        elif not data:
            data = _next(file)
            if not data:
                raise Cut("it ends in the middle of its compressed data")
