"""What kind of container a file is, by its first bytes and its ending."""

from __future__ import annotations

import re

import msgspec

from refkit.parsers.containers.columns import HTML, TEXT, URL, column

# Files that are pages. In a folder or archive only these are taken.
PAGE_SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".md"})
# Files that hold pages, and how a compressed page or container ends.
SUFFIXES = frozenset({".warc", ".wet", ".mhtml", ".mht", ".zip", ".ndjson", ".jsonl", ".parquet", ".gz"})
# So many first bytes tell a kind; a first line of JSON may be a whole page.
START = 1 << 16

_RECORD = re.compile(rb'\s{0,99}\{\s{0,99}"schema"\s{0,9}:')
_MAIL_HEADER = re.compile(rb"(?im)^(?:MIME-Version:|Content-Type:\s{0,9}multipart/related)")


def kind(suffix: str, start: bytes) -> str:
    """ "gzip", "warc", "mhtml", "zip", "json-lines" or "parquet"; "" for a page or a reference file.

    suffix: the file ending in lower case, "" if there is none
    start:  the first `START` bytes
    """
    if start.startswith(b"\x1f\x8b"):
        return "gzip"
    if start.startswith(b"WARC/"):
        return "warc"
    if start.startswith(b"PK\x03\x04") or (suffix == ".zip" and start.startswith(b"PK")):
        return "zip"
    if start.startswith(b"PAR1"):
        return "parquet"
    first = start[:200].removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if first == b"{":
        return "json-lines" if _holds_pages(start, suffix) else ""
    if suffix in (".mhtml", ".mht") or (first.isalpha() and _is_mhtml(start[:8192])):
        return "mhtml"
    return ""


def _is_mhtml(start: bytes) -> bool:
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    return b"multipart/related" in head.lower() and len(_MAIL_HEADER.findall(head)) >= 2


def _holds_pages(start: bytes, suffix: str) -> bool:
    """Whether the first line is an object with a page in it. By another ending than .jsonl it needs a url too."""
    if _RECORD.match(start):
        return False
    named = suffix in (".jsonl", ".ndjson")
    line, end, _ = start.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    try:
        found = msgspec.json.decode(line)
    except (ValueError, RecursionError):
        if end or len(start) < START:  # the line is whole, and broken
            return False
        keys = set(re.findall(r'"([\w-]{2,20})"\s{0,9}:', line.decode("utf-8", "replace")))
        return bool(keys & {*HTML, *TEXT}) and (named or bool(keys & set(URL)))
    if not isinstance(found, dict) or not (column(found, HTML) or column(found, TEXT)):
        return False
    return named or column(found, URL) is not None
