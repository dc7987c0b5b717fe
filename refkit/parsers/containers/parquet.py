"""Parquet files with a column of HTML or text, and one with the address. Read with pyarrow, an extra."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from refkit.model import Problem
from refkit.parsers.containers.columns import HTML, TEXT, URL, column
from refkit.parsers.containers.held import LARGEST, Held, damaged, too_large

_ROWS = 64


def pages(stream: BinaryIO, ref: str) -> Iterator[Held | Problem]:
    """A page for each row that has one; `ref#12` is that of row 12, the first being 1."""
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError:
        message = (
            f"{ref} is a Parquet file, which pyarrow reads, and that is not installed; run: "
            "pip install 'refkit-export[parquet]'"
        )
        yield Problem("missing_extra", "error", message, ref)
        return
    if not stream.seekable():
        yield Problem("not_a_stream", "error", f"A Parquet file cannot be read from {ref}; name it as a file.", ref)
        return
    try:
        file = ParquetFile(stream, buffer_size=1 << 20, pre_buffer=False)
        names = file.schema_arrow.names
        html, text, url = (column(names, wanted) for wanted in (HTML, TEXT, URL))
        wanted = [name for name in (html, text, url) if name]
        if not html and not text:
            message = f"{ref} has no column called html, text or content; it has {', '.join(names[:20])}."
            yield Problem("no_column", "error", message, ref)
            return
        row = 0
        for batch in file.iter_batches(_ROWS, columns=wanted):
            held = {name: batch.column(name).to_pylist() for name in wanted}
            for index in range(batch.num_rows):
                row += 1
                place = f"{ref}#{row}"
                data = (held[html][index] if html else None) or (held[text][index] if text else None)
                where = held[url][index] if url else ""
                if not data or not isinstance(data, str | bytes):
                    yield Problem("no_column", "warning", f"{place} has no text in {html or text!r}.", place)
                elif len(data) > LARGEST:
                    yield too_large(place)
                else:
                    yield Held(place, data, where if isinstance(where, str) else "")
    except Exception as error:  # pyarrow raises errors of many kinds for damaged files
        yield damaged(ref, f"{type(error).__name__}: {str(error)[:200]}")
