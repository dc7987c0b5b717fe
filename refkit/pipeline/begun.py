"""A stream whose beginning was looked at."""

from __future__ import annotations

import io
from typing import BinaryIO


class Begun(io.RawIOBase):
    """A stream whose first bytes have been taken from it already: they come again, then the rest."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self.start = start
        self.rest = rest

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Some bytes, those of the beginning first."""
        if self.start:
            piece, self.start = self.start[: len(buffer)], self.start[len(buffer) :]
        else:
            piece = self.rest.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
