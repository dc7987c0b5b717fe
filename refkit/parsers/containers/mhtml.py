"""MHTML: a page that a browser saved in one file (RFC 2557). Its root is the first HTML part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from refkit.model import Problem
from refkit.parsers.containers.held import LARGEST, Held, damaged, too_large


def pages(stream: BinaryIO, ref: str) -> Iterator[Held | Problem]:
    """The one page of an MHTML file; `ref#2` if it is the second part."""
    try:
        data = stream.read(LARGEST + 1)
    except (OSError, EOFError) as error:
        yield damaged(ref, str(error))
        return
    yield too_large(ref) if len(data) > LARGEST else page(data, ref)


def page(data: bytes, ref: str) -> Held | Problem:
    """The page that MHTML file `data` holds, or a problem. Never raises."""
    from email.parser import BytesParser
    from email.policy import compat32

    try:
        message = BytesParser(policy=compat32).parsebytes(data)
        saved = str(message.get("Snapshot-Content-Location", "") or message.get("Content-Location", ""))
        root = message.get_param("start")
        found = None
        for number, part in enumerate(message.walk()):
            if part.get_content_type() not in ("text/html", "application/xhtml+xml", "text/plain"):
                continue
            if found is None or (root and part.get("Content-ID") == root):
                found = number, part
        if found is not None:
            number, part = found
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                url = saved or str(part.get("Content-Location", ""))
                url = "".join(url.split()) if url.lower().startswith(("http:", "https:")) else ""
                return Held(f"{ref}#{number}", body, url, part.get_content_charset() or "")
    except Exception as error:  # the parser is lenient, but not proof against every header
        return damaged(ref, f"{type(error).__name__}: {error}")
    return Problem("no_pages", "error", f"{ref} is MHTML without a page; save the page again.", ref)
