"""Annotated bibliographies: a library goes in, a document comes out. Plug-ins: `refkit.documents`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from refkit import plugins
from refkit.model import Library

GROUP = "refkit.documents"


class Options(msgspec.Struct, frozen=True):
    """What can be chosen for a document: the CSL style, locale and processor of the entries, and the title."""

    style: str | Path = "apa"
    locale: str | None = None
    title: str = "Annotated bibliography"
    engine: str = "refkit"


class Document(msgspec.Struct, frozen=True):
    """A kind of annotated bibliography.

    name:     what `--to` calls it ("html")
    title:    for people
    suffixes: file endings that mean this kind, with the dot
    write:    (Library, Options) → pieces of text, line ends "\\n". Everything that came from a page is escaped.
              The same library and options give the same bytes.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    write: Callable[[Library, Options], Iterator[str]]
    priority: int = 100


def get(name: str) -> Document:
    """The kind of document called `name`. Raises `UnknownName` with the nearest names."""
    found: Any = plugins.load(GROUP, name)
    return found  # type: ignore[no-any-return]


def all_documents() -> tuple[list[Document], list[plugins.PluginError]]:
    """Every kind of document by priority and name, and the plug-ins that would not load."""
    loaded, errors = plugins.load_all(GROUP)
    return sorted(loaded.values(), key=lambda d: (d.priority, d.name)), errors
