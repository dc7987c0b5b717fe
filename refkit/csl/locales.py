"""The locales there are: those that citeproc-py carries, by their language tags."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from refkit.errors import UnknownName

DEFAULT = "en-US"


@cache
def folder() -> Path:
    """Where the locale files (`locales-xx-XX.xml`) are. citeproc-py is located, not imported."""
    spec = find_spec("citeproc")
    if spec is None or not spec.origin:
        raise ModuleNotFoundError("citeproc-py is not installed", name="citeproc")
    return Path(spec.origin).parent / "data" / "locales"


@cache
def locales() -> tuple[str, ...]:
    """Every language tag that has a locale ("de-DE"), sorted."""
    names = (path.stem.removeprefix("locales-") for path in folder().glob("locales-*.xml"))
    return tuple(sorted(names))


@cache
def dialects() -> Mapping[str, str]:
    """Language → its primary dialect: "de" → "de-DE" (CSL 1.0.2, "Locale Fallback")."""
    known = json.loads((folder() / "locales.json").read_text(encoding="utf-8"))
    return MappingProxyType(known["primary-dialects"])


def find_locale(tag: str) -> str:
    """The locale meant by `tag`: any case, "_" or "-"; a bare language is its primary dialect.

    Raises `UnknownName` with the nearest names. A country that a language has no locale for ("de-LI") is
    unknown too: what was asked for is not changed in silence.
    """
    wanted = tag.strip().replace("_", "-").casefold()
    for name in locales():
        if name.casefold() == wanted:
            return name
    if wanted in dialects():
        return dialects()[wanted]
    near = [name for name in locales() if name.casefold().split("-")[0] == wanted.split("-")[0]]
    hint = f"Known for this language: {', '.join(near)}." if near else f"Known are {', '.join(locales())}."
    raise UnknownName("locale", tag, locales(), hint)


def fallback(tag: str) -> tuple[str, ...]:
    """The locale files in which a term is looked for, first to last, for a language tag that a style names:
    its own, the language's primary dialect, en-US (specification, "Locale Fallback")."""
    language = tag.split("-")[0]
    wanted = (tag, dialects().get(language, DEFAULT), DEFAULT)
    return tuple(dict.fromkeys(name for name in wanted if name in locales()))
