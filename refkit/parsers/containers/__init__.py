"""Files that hold pages: WARC and WET, MHTML, zip, gzip, JSON lines, Parquet.

`kind(name, start)` says what a file is; `pages(kind, stream, ref)` gives its pages one after the other, so that
memory does not grow with their number. What is wrong with one page is a `Problem` among them, and the rest comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from refkit.model import Problem
from refkit.parsers.containers import json_lines, mhtml, parquet, warc, zips
from refkit.parsers.containers.held import LARGEST, Held
from refkit.parsers.containers.kinds import PAGE_SUFFIXES, START, SUFFIXES, kind
from refkit.parsers.containers.members import Members

__all__ = ["LARGEST", "PAGE_SUFFIXES", "START", "SUFFIXES", "Held", "Members", "kind", "pages"]

_READERS: dict[str, Callable[[BinaryIO, str], Iterator[Held | Problem]]] = {
    "warc": warc.pages,
    "mhtml": mhtml.pages,
    "zip": zips.pages,
    "json-lines": json_lines.pages,
    "parquet": parquet.pages,
}


def pages(kind: str, stream: BinaryIO, ref: str) -> Iterator[Held | Problem]:
    """The pages of the container `stream`, called `ref`, of a kind that `kind` told. Raises only `OSError`."""
    return _READERS[kind](stream, ref)
