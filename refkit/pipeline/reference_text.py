"""The text of a reference file in pieces, whatever encoding it is in: files may be larger than memory."""

from __future__ import annotations

import codecs
import gzip
from collections.abc import Iterator
from typing import BinaryIO, cast

from refkit.model import Problem
from refkit.parsers import encodings
from refkit.pipeline.begun import Begun

_PIECE = 1 << 20
_BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_WORST = "cp1252"  # what a line is in that is not UTF-8, where nothing tells more


class ReferenceText:
    """The text of one file: its beginning, and its pieces, line ends as "\\n". `problems` grows on the way.

    The encoding is that of a byte order mark, else UTF-8, else what the first million bytes declare or look like.
    A line of a UTF-8 file that is not UTF-8 is read as windows-1252: programs that paste files together make such.
    """

    def __init__(self, file: BinaryIO, ref: str) -> None:
        start = file.read(_PIECE)
        if start.startswith(b"\x1f\x8b"):
            file = cast(BinaryIO, gzip.GzipFile(fileobj=Begun(start, file)))
            start = file.read(_PIECE)
        self._file = file
        self._rest = start
        self.ref = ref
        self.problems: list[Problem] = []
        self.encoding = _encoding(start)
        self._line = 1
        self._wrong: list[int] = []
        first = self._decoded(final=len(start) < _PIECE)
        self.start = first

    def pieces(self) -> Iterator[str]:
        """The text, once. Pieces end with a line, unless a line is longer than a piece."""
        yield self.start
        while data := self._file.read(_PIECE):
            self._rest += data
            yield self._decoded(final=False)
        if self._rest:
            yield self._decoded(final=True)
        if self._wrong:
            some = ", ".join(map(str, self._wrong[:5])) + (" …" if len(self._wrong) > 5 else "")
            message = (
                f"Not all of {self.ref} is in UTF-8: line {some} was read as windows-1252 "
                f"({len(self._wrong)} in all); look at the accents there."
            )
            self.problems.append(Problem("mixed_encodings", "warning", message, self.ref, line=self._wrong[0]))

    def _decoded(self, *, final: bool) -> str:
        """What has been read, as far as it can be decoded by itself; the rest waits for the next piece."""
        data = self._rest
        cut = len(data) if final else self._cut(data)
        data, self._rest = data[:cut], data[cut:]
        try:
            text = data.decode(self.encoding)
        except UnicodeDecodeError:
            text = self._line_by_line(data) if self.encoding == "utf-8" else data.decode(self.encoding, "replace")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._line += text.count("\n")
        return text

    def _cut(self, data: bytes) -> int:
        """Where to cut `data`: behind its last line end; in one long line (XML often is one) behind a character."""
        wide = self.encoding.startswith("utf-16")
        line_end, unit = ("\n".encode(self.encoding), 2) if wide else (b"\n", 1)
        cut = data.rfind(line_end)
        while cut >= 0 and cut % unit:
            cut = data.rfind(line_end, 0, cut + 1)
        if cut >= 0:
            return cut + unit
        cut = len(data) - len(data) % unit
        if wide:
            high = data[cut - 1] if self.encoding.endswith("le") else data[cut - 2]
            cut -= 2 * (0xD8 <= high < 0xDC)  # the half of a pair
        elif self.encoding == "utf-8":
            while len(data) - cut < 3 and cut and 0x80 <= data[cut - 1] < 0xC0:
                cut -= 1
            cut -= cut > 0 and data[cut - 1] >= 0xC0
        elif self.encoding not in encodings.SINGLE_BYTE:
            return 0  # only a line end is surely one
        return cut - unit if data[cut - unit : cut] == "\r".encode(self.encoding) else cut

    def _line_by_line(self, data: bytes) -> str:
        lines = []
        for number, line in enumerate(data.split(b"\n"), self._line):
            try:
                lines.append(line.decode())
            except UnicodeDecodeError:
                lines.append(line.decode(_WORST, "replace"))
                self._wrong.append(number)
        return "\n".join(lines)


def _encoding(start: bytes) -> str:
    """The encoding of a file that begins so."""
    for mark, name in _BOMS.items():
        if start.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        if _is_mostly_utf8(start):
            return "utf-8"
        looks = encodings.declared(start)
        if looks and looks not in encodings.SINGLE_BYTE:
            return looks
        return encodings.guess(start) or looks or _WORST
    return "utf-8"


def _is_mostly_utf8(start: bytes) -> bool:
    """Whether a good part of the lines that are not ASCII are UTF-8: no other encoding is by chance."""
    good = bad = 0
    for line in start.split(b"\n"):
        if line.isascii():
            continue
        try:
            line.decode()
            good += 1
        except UnicodeDecodeError:
            bad += 1
    return good * 4 >= good + bad
