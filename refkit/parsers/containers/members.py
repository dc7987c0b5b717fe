"""The members of a gzip file, which in a compressed archive are one record each (RFC 1952; ISO 28500, annex D)."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

_MAGIC = b"\x1f\x8b\x08"
_GZIP = 31  # for zlib: expect gzip's header and trailer
_PIECE = 1 << 16


class Members(io.RawIOBase):
    """The members of `stream` unpacked, end to end, as `gzip.GzipFile` gives them; what stands behind damage can be
    read as well.

    Reading raises `zlib.error` where a member is damaged and `EOFError` where the last one breaks off.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = b""  # packed bytes that were read; those from `_at` are not yet unpacked
        self._at = 0
        self._machine = zlib.decompressobj(_GZIP)
        self._inside = False  # a member has begun

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """As `read1`, into `buffer`."""
        data = self.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def read1(self, size: int = -1) -> bytes:
        """Some bytes, `size` at the most; none only at the end."""
        size = size if size > 0 else _PIECE
        while True:
            if self._at == len(self._left) and not self._fill():
                if self._inside:
                    raise EOFError("it breaks off")
                return b""
            if not self._inside:
                if not self._left[self._at]:  # padding between members
                    self._at += 1
                    continue
                self._machine, self._inside = zlib.decompressobj(_GZIP), True
            data = self._machine.decompress(memoryview(self._left)[self._at :], size)
            self._at = 0
            self._left = self._machine.unconsumed_tail
            if self._machine.eof:
                self._left, self._inside = self._machine.unused_data, False
            if data:
                return data

    def next_member(self) -> bool:
        """Leave what is left of this member and go to where the next one begins; False if none does."""
        self._inside = False
        self._at += 1  # at least: it may be the beginning of this one that is damaged
        while (found := self._left.find(_MAGIC, self._at)) < 0:
            # A beginning may lie across the border of two pieces.
            self._at = max(self._at, len(self._left) - (len(_MAGIC) - 1))
            if not self._fill():
                self._at = len(self._left)
                return False
        self._at = found
        return True

    def _fill(self) -> bool:
        piece = self._stream.read(_PIECE)
        self._left, self._at = self._left[self._at :] + piece, 0
        return bool(piece)
