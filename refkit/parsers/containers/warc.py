"""WARC archives of crawlers, and WET files of their text (ISO 28500). Read with fastwarc."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from refkit.model import Problem
from refkit.parsers.containers.held import LARGEST, Held, damaged, too_large
from refkit.parsers.containers.http_body import body
from refkit.parsers.containers.members import Members

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")


def pages(stream: BinaryIO, ref: str) -> Iterator[Held | Problem]:
    """The pages of a WARC file, decompressed already; `ref#urn:uuid:…` is a record.

    Pages are: responses of status 200, resources and conversions (WET), of a type that is a page. A record that
    breaks off is a problem, and so is damage; what stands before it is read, and in a compressed file (`Members`),
    whose records are packed one by one, also what stands behind it.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        message = (
            f"{ref} is a WARC file, which fastwarc reads, and that is not installed; run: pip install fastwarc"
        )
        yield Problem("missing_extra", "error", message, ref)
        return
    guarded = _Guarded(stream)
    wanted = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
    last: Problem | None = None
    while True:
        failure = ""
        try:
            for record in ArchiveIterator(
                cast(BinaryIO, guarded), record_types=wanted, strict_mode=False, stream_detect=False
            ):
                found = _page(record, ref, answer=record.record_type == WarcRecordType.response)
                if found is not None:
                    last = None
                    yield found
        except Exception as error:  # OSError for bad headers; UnicodeDecodeError and others for what stands in them
            failure = f"{type(error).__name__}: {error}"
        failure = guarded.failure or failure
        if not failure:
            return
        goes_on = guarded.go_on()
        if last is None:  # one sentence for a stretch of damage, however many beginnings of records are in it
            last = damaged(ref, failure, goes_on=goes_on)
            yield last
        if not goes_on:
            return


def _page(record: WarcRecord, ref: str, *, answer: bool) -> Held | Problem | None:
    http = record.http_headers if record.is_http else None
    if answer and (http is None or http.status_code != 200):
        return None
    declared = (record.http_content_type if http else record.headers.get("Content-Type")) or ""
    if declared and declared.partition(";")[0].strip().lower() not in _TYPES:
        return None
    place = f"{ref}#{(record.record_id or str(record.stream_pos)).strip('<>')}"
    expected = record.content_length
    if expected > LARGEST:
        return too_large(place)
    data = record.reader.read(expected) if expected > 0 else b""
    if len(data) < expected:
        message = (
            f"{place} breaks off ({len(data)} of {expected} bytes are there), so it was not read; fetch it again."
        )
        return Problem("truncated", "error", message, place)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if http is None:
        return Held(place, data, url, "utf-8" if declared.startswith("text/plain") else "")
    try:
        data = body(
            data,
            (http.get("Transfer-Encoding") or "").lower(),
            (http.get("Content-Encoding") or "").lower(),
            LARGEST,
        )
    except ValueError as error:
        message = f"The content of {place} cannot be decoded ({error}), so it was not read; fetch it again."
        return Problem("undecodable", "error", message, place)
    return too_large(place) if len(data) > LARGEST else Held(place, data, url, record.http_charset or "")


class _Guarded(io.RawIOBase):
    """A stream that ends where it fails and says so, and that tells its place though it cannot seek.

    An exception inside fastwarc's reading is lost or takes the process along.
    """

    def __init__(self, stream: BinaryIO) -> None:
        # One piece at a time: where a compressed stream breaks off, what stands before comes before the error.
        self.stream = stream
        self.read_piece = getattr(stream, "read1", stream.read)
        self.place = 0
        self.failure = ""

    def read(self, size: int = -1) -> bytes:
        if self.failure:
            return b""
        try:
            data: bytes = self.read_piece(size if size >= 0 else 1 << 20)
        except Exception as error:  # zlib.error, EOFError, OSError
            self.failure = str(error) or type(error).__name__
            return b""
        self.place += len(data)
        return data

    def go_on(self) -> bool:
        """Go to the next record behind damage, if that can be found."""
        self.failure = ""
        try:
            return isinstance(self.stream, Members) and self.stream.next_member()
        except OSError:
            return False

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.place

    def seek(self, offset: int, whence: int = 0) -> int:
        if (offset, whence) in ((0, 1), (self.place, 0)):
            return self.place
        raise io.UnsupportedOperation("seek")
