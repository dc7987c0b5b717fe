"""The flow in two calls, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from refkit import documents, merge
from refkit.documents import side_file
from refkit.model import Library
from refkit.pipeline.flow import build, read, reading_suffixes
from refkit.pipeline.inputs import expand
from refkit.pipeline.targets import resolve


def library(
    inputs: Iterable[str | Path], *, mentioned: bool = False, key_pattern: str = merge.DEFAULT_PATTERN
) -> Library:
    """The library of `inputs`: files, folders and globs, read, merged, annotated and with citation keys.

    mentioned:   keep the works that pages only mention
    key_pattern: as `refkit export --key-pattern`

    What went wrong is in `Library.problems`; only a wrong pattern raises (`BadPattern`).
    """
    found, problems = expand(map(str, inputs), reading_suffixes())
    made = build(read(found, references=mentioned), mentioned=mentioned, pattern=key_pattern)
    return msgspec.structs.replace(made, problems=(*problems, *made.problems))


def write(
    library: Library,
    path: str | Path,
    to: str = "",
    *,
    style: str | Path = "apa",
    locale: str | None = None,
    title: str = "",
    annotations: str | Path | None = None,
    findings: bool = True,
    engine: str = "refkit",
) -> None:
    """Write `library` to `path`, in the format of its ending or in `to` (a name of `refkit formats`).

    style, locale, title, findings and engine (of `refkit.csl.ENGINES`) are for documents. annotations is a file of
    the person's own, for documents and as notes for reference files; what is stale in it is told by
    `refkit.documents.side_file.load`. Raises `UsageError` (no such format or style) and `OutputError`; a file that
    was there stays as it was then.
    """
    targets, errors = resolve([str(path)], [to] if to else [])
    if errors:
        raise errors[0]
    own = side_file.load(annotations, library).by_key if annotations else {}
    if not isinstance(targets[0].maker, documents.Document):
        library = side_file.noted(library, own)
    options = documents.Options(
        style=style, locale=locale, title=title, annotations=own, findings=findings, engine=engine
    )
    targets[0].write(library, options)
