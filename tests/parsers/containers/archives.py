"""Containers written by hand, with damage where a test wants it."""

from __future__ import annotations

HTML = "<html><head><title>A title</title></head><body>Größe doi:10.5555/{}</body></html>"


def record(
    number: int,
    body: bytes,
    *,
    kind: str = "response",
    content_type: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    headers: str = "",
    length: int | None = None,
) -> bytes:
    """A WARC record; `kind` other than "response" has no HTTP header."""
    block = body
    outer = content_type
    if kind == "response":
        block = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{headers}\r\n".encode() + body
        outer = "application/http; msgtype=response"
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
        f"Content-Type: {outer}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def html(number: int) -> bytes:
    """A page of its own."""
    return HTML.format(number).encode()


MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: x\r\n"
    b"MIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
    b"----b\r\nContent-Type: text/css\r\n\r\nbody {}\r\n"
    b"----b\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: https://example.org/a\r\n\r\n<html><body>Caf=E9 =\r\ndoi:10.5555/a</body></html>\r\n"
    b"----b--\r\n"
)
