"""Zip archives of pages. Sizes in headers are not believed, and an archive that unpacks to far too much is left."""

from __future__ import annotations

import lzma
import os
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from refkit.model import Problem
from refkit.parsers.containers import mhtml
from refkit.parsers.containers.held import LARGEST, Held, damaged, too_large
from refkit.parsers.containers.kinds import PAGE_SUFFIXES

_MOST_MEMBERS = 1_000_000
# Pages compress to a tenth; a bomb unpacks to a thousand times its size, or more where members overlap.
_RATIO = 200
_ALLOWED = 64 << 20
_OFFICE = ("[Content_Types].xml", "mimetype")


def pages(stream: BinaryIO, ref: str) -> Iterator[Held | Problem]:
    """The pages of a zip archive in its order; `ref#folder/a.html` is a member. Archives in it are not opened."""
    if not stream.seekable():
        yield Problem("not_a_stream", "error", f"A zip archive cannot be read from {ref}; name it as a file.", ref)
        return
    size = stream.seek(0, os.SEEK_END)
    try:
        archive = zipfile.ZipFile(stream)
        members = archive.infolist()
    except Exception as error:  # zipfile raises many kinds for damaged archives
        yield damaged(ref, str(error))
        return
    if any(member.filename in _OFFICE for member in members[:20]):
        message = f"{ref} is a Word file, an e-book or the like, not an archive of pages; extract its text first."
        yield Problem("binary", "error", message, ref)
        return
    if len(members) > _MOST_MEMBERS:
        yield Problem("too_large", "error", f"{ref} has {len(members)} members; split it.", ref)
        return
    left_out: Counter[str] = Counter()
    unpacked = 0
    for member in members:
        suffix = os.path.splitext(member.filename)[1].lower()
        if member.is_dir():
            continue
        if suffix not in PAGE_SUFFIXES and suffix not in (".mhtml", ".mht"):
            left_out[suffix or "without an ending"] += 1
            continue
        place = f"{ref}#{member.filename}"
        found = _member(archive, member, place)
        if isinstance(found, Problem):
            yield found
            continue
        unpacked += len(found)
        if unpacked > _RATIO * size + _ALLOWED:
            message = f"{ref} unpacks to more than {_RATIO} times its size, as no pages do; the rest was not read."
            yield Problem("bomb", "error", message, ref)
            return
        yield mhtml.page(found, place) if suffix in (".mhtml", ".mht") else Held(place, found)
    if left_out:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(left_out.items())[:20])
        yield Problem("left_out", "note", f"Left out of {ref}, since they are no pages: {kinds}.", ref)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str) -> bytes | Problem:
    if member.flag_bits & 1:
        message = f"{place} is encrypted and was not read; unpack the archive first."
        return Problem("encrypted", "error", message, place)
    try:
        with archive.open(member) as file:
            data = file.read(LARGEST + 1)
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, lzma.LZMAError, ValueError, NotImplementedError,
            RuntimeError) as error:  # fmt: skip
        return damaged(place, str(error))
    return too_large(place) if len(data) > LARGEST else data
