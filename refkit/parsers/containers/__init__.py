"""Files that hold pages: WARC and WET, MHTML, zip, gzip, JSON lines, Parquet.

`kind(name, start)` says what a file is; `pages(kind, stream, ref)` gives its pages one after the other, so that
memory does not grow with their number. What is wrong with one page is a `Problem` among them, and the rest comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import BinaryIO

from refkit.model import Problem
from refkit.parsers.containers.held import LARGEST, Held
from refkit.parsers.containers.kinds import PAGE_SUFFIXES, START, SUFFIXES, kind
from refkit.parsers.containers.members import Members

__all__ = ["LARGEST", "PAGE_SUFFIXES", "START", "SUFFIXES", "Held", "Members", "kind", "pages"]

# Kind → the module that reads it, imported when there is one to read.
_READERS = {"warc": "warc", "mhtml": "mhtml", "zip": "zips", "json-lines": "json_lines", "parquet": "parquet"}


def pages(kind: str, stream: BinaryIO, ref: str) -> Iterator[Held | Problem]:
    """The pages of the container `stream`, called `ref`, of a kind that `kind` told. Raises only `OSError`."""
    reader: Callable[[BinaryIO, str], Iterator[Held | Problem]]
    reader = import_module(f"{__name__}.{_READERS[kind]}").pages
    return reader(stream, ref)
