"""The flow in two calls, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from refkit import documents, merge
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
    return Library(made.records, made.keys, (*problems, *made.problems))


def write(
    library: Library,
    path: str | Path,
    to: str = "",
    *,
    style: str | Path = "apa",
    locale: str | None = None,
    title: str = "Annotated bibliography",
    engine: str = "refkit",
) -> None:
    """Write `library` to `path`, in the format of its ending or in `to` (a name of `refkit formats`).

    style, locale, title and engine (of `refkit.csl.ENGINES`) are for annotated bibliographies. Raises `UsageError`
    (no such format or style) and `OutputError`; a file that was there stays as it was then.
    """
    targets, errors = resolve([str(path)], [to] if to else [])
    if errors:
        raise errors[0]
    targets[0].write(library, documents.Options(style=style, locale=locale, title=title, engine=engine))
