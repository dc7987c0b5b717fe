"""The body of an HTTP message without its transfer and content encodings (RFC 9112, 7.1; RFC 9110, 8.4)."""

from __future__ import annotations

import zlib


def body(data: bytes, transfer: str, content: str, most: int) -> bytes:
    """`data` as it was before it was sent, at most `most` + 1 bytes of it.

    Crawlers often store the decoded body under the old headers, so what is not encoded is taken as it is. What
    breaks off is given as far as it goes. Raises `ValueError` for an encoding that is damaged from the start on,
    or not known.
    """
    if "chunked" in transfer:
        data = _dechunked(data)
    for name in reversed([part.strip() for part in content.split(",")]):
        if name in ("gzip", "x-gzip") and data.startswith(b"\x1f\x8b"):
            data = _inflated(data, 31, most)
        elif name == "deflate":
            data = _deflated(data, most)
        elif name == "br":
            data = _brotli(data, most)
        elif (
            name not in ("", "identity", "gzip", "x-gzip", "utf-8") and not data[:1].isspace() and data[:1] != b"<"
        ):
            raise ValueError(f"content encoding {name[:40]!r}")
    return data


def _dechunked(data: bytes) -> bytes:
    parts: list[bytes] = []
    place = 0
    while True:
        end = data.find(b"\n", place, place + 200)
        try:
            size = int(data[place:end].partition(b";")[0].strip() or b"x", 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return b"".join(parts) if parts else data  # not chunked (any more), or broken off
        if size == 0:
            return b"".join(parts)
        parts.append(data[end + 1 : end + 1 + size])
        place = end + 1 + size
        if data[place : place + 2] == b"\r\n":
            place += 2
        elif data[place : place + 1] == b"\n":
            place += 1


def _inflated(data: bytes, bits: int, most: int) -> bytes:
    machine = zlib.decompressobj(bits)
    try:
        return machine.decompress(data, most + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from error


def _deflated(data: bytes, most: int) -> bytes:
    for bits in (15, -15):  # with the header that it should have, and without
        try:
            return _inflated(data, bits, most)
        except ValueError:
            continue
    if data.lstrip()[:1] == b"<":
        return data
    raise ValueError("damaged deflate data")


def _brotli(data: bytes, most: int) -> bytes:
    import brotli

    machine = brotli.Decompressor()
    try:
        parts = [machine.process(data, output_buffer_limit=most + 1)]
        while not machine.is_finished() and sum(map(len, parts)) <= most and not machine.can_accept_more_data():
            parts.append(machine.process(b"", output_buffer_limit=most + 1))
    except brotli.error as error:
        if data.lstrip()[:1] == b"<":
            return data
        raise ValueError(f"damaged brotli data ({error})") from error
    return b"".join(parts)
