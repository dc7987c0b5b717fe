"""Reference files ⇄ records. A format is a pair of functions under a name; plug-ins: `refkit.formats`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from refkit import plugins
from refkit.model import Library, Reading

GROUP = "refkit.formats"


class Format(msgspec.Struct, frozen=True):
    """A file format for references.

    name:     what `--to` calls it ("bibtex")
    title:    for people ("BibTeX")
    suffixes: file endings that mean this format, with the dot; the format named first in the list of
              formats (by `priority`, then name) gets an ending that several claim
    read:     (text, ref) → Reading. `text` is the decoded file, line ends as "\\n"; `ref` its name for
              sources and problems. Never raises on any text: what it cannot read is a problem. None: not read.
    write:    Library → pieces of text, a record or so each, line ends as they belong in the file. It changes
              nothing and makes up nothing. None: not written.
    begins:   (text, suffix) → whether the text plainly is such a file by its start (`refkit.formats.beginnings`);
              asked where the ending is that of several formats, or of none. None: only the ending tells.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[str, str], Reading] | None = None
    write: Callable[[Library], Iterator[str]] | None = None
    priority: int = 100
    begins: Callable[[str, str], bool] | None = None


def get(name: str) -> Format:
    """The format called `name`. Raises `UnknownName` with the nearest names."""
    found: Any = plugins.load(GROUP, name)
    return found  # type: ignore[no-any-return]


def all_formats() -> tuple[list[Format], list[plugins.PluginError]]:
    """Every format by priority and name, and the plug-ins that would not load."""
    loaded, errors = plugins.load_all(GROUP)
    return sorted(loaded.values(), key=lambda f: (f.priority, f.name)), errors
