"""Annotated bibliographies and evidence tables: a library goes in, a document comes out.

Plug-ins: `refkit.documents`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from refkit import plugins
from refkit.model import Library

if TYPE_CHECKING:
    from refkit.documents.side_file import Annotation

GROUP = "refkit.documents"


class Options(msgspec.Struct, frozen=True):
    """What can be chosen for a document.

    style, locale: the CSL style and locale of the references
    title:         the title; "" is what the style calls such a list
    annotations:   the person's own, by citation key (`refkit.documents.side_file.load`)
    engine:        the processor of the references, one of `refkit.csl.ENGINES`
    findings:      whether findings are quoted, with where they were read; without them stay the references,
                   their notices, and the annotations or the abstracts that stand in for them
    """

    style: str | Path = "apa"
    locale: str | None = None
    title: str = ""
    annotations: Mapping[str, tuple[Annotation, ...]] = {}
    findings: bool = True
    engine: str = "refkit"


class Document(msgspec.Struct, frozen=True):
    """A kind of document.

    name:     what `--to` calls it ("html")
    title:    for people
    suffixes: file endings that mean this kind, with the dot
    write:    (Library, Options) → pieces, all of them text (line ends as they belong in the file) or all of them
              bytes. Everything that came from a page is escaped. The same library and options give the same bytes.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    write: Callable[[Library, Options], Iterator[Any]]
    priority: int = 100


def get(name: str) -> Document:
    """The kind of document called `name`. Raises `UnknownName` with the nearest names."""
    found: Any = plugins.load(GROUP, name)
    return found  # type: ignore[no-any-return]


def all_documents() -> tuple[list[Document], list[plugins.PluginError]]:
    """Every kind of document by priority and name, and the plug-ins that would not load."""
    loaded, errors = plugins.load_all(GROUP)
    return sorted(loaded.values(), key=lambda d: (d.priority, d.name)), errors
