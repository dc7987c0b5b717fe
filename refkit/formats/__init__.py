"""Reference files ⇄ records. A format is a pair of functions under a name; plug-ins: `refkit.formats`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

import msgspec

from refkit import plugins
from refkit.model import Library, Problem, Reading, Record

GROUP = "refkit.formats"


class Format(msgspec.Struct, frozen=True):
    """A file format for references.

    name:     what `--to` calls it ("bibtex")
    title:    for people ("BibTeX")
    suffixes: file endings that mean this format, with the dot; the format named first in the list of
              formats (by `priority`, then name) gets an ending that several claim
    read:     (text, ref) → Reading. `text` is the decoded file, line ends as "\\n"; `ref` its name for
              sources and problems. Never raises on any text: what it cannot read is a problem. None: not read.
    write:    Library → pieces of text, a record or so each, line ends as they belong in the file. It goes through
              `items()` or `records` once, from the first to the last, changes nothing and makes up nothing.
              None: not written.
    each:     (pieces of the text, ref) → records and problems as they come, the same as `read` gives, in memory
              that does not grow with the file. None: such a file is read whole.
    begins:   (text, suffix) → whether the text plainly is such a file by its start (`refkit.formats.beginnings`);
              asked where the ending is that of several formats, or of none. None: only the ending tells.
    settings: settings by name ("omit": "abstract") → a `write` that keeps to them. Raises `UsageError` with the
              settings that there are. None: there are none.
    keeps:    codes of problems about what `read` gave no place to and `write` writes again all the same, so that
              a file in which nothing else was wrong can be replaced
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[str, str], Reading] | None = None
    write: Callable[[Library], Iterator[str]] | None = None
    priority: int = 100
    each: Callable[[Iterable[str], str], Iterator[Record | Problem]] | None = None
    begins: Callable[[str, str], bool] | None = None
    settings: Callable[[Mapping[str, str]], Callable[[Library], Iterator[str]]] | None = None
    keeps: frozenset[str] = frozenset()


def late(module: str, name: str) -> Any:
    """The function `name` of `module`, which is imported when the function is first called: whoever asks for one
    format does not wait for the tables of all."""

    def call(*arguments: Any) -> Any:
        return getattr(import_module(module), name)(*arguments)

    return call


def get(name: str) -> Format:
    """The format called `name`. Raises `UnknownName` with the nearest names."""
    found: Any = plugins.load(GROUP, name)
    return found  # type: ignore[no-any-return]


def all_formats() -> tuple[list[Format], list[plugins.PluginError]]:
    """Every format by priority and name, and the plug-ins that would not load."""
    loaded, errors = plugins.load_all(GROUP)
    return sorted(loaded.values(), key=lambda f: (f.priority, f.name)), errors
