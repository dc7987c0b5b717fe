"""Markup in values: CSL's rich text kept, all other taken out."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"<(/?)(?:jats:)?([a-zA-Z][a-zA-Z0-9]{0,12})(?:\s[^<>]{0,200})?/?>")
# What a title may hold of markup: CSL's rich text, by the names that HTML and JATS have for it.
_RICH = {
    "i": "i", "em": "i", "italic": "i", "b": "b", "strong": "b", "bold": "b", "sub": "sub", "sup": "sup",
}  # fmt: skip
_NONE = frozenset(
    [
        *"n/a na none null undefined unknown nan - -- . no untitled home nil 0000-00-00".split(),
        *("not available", "no title", "not applicable", "object object"),
    ]
)


def clean(value: str) -> str:
    """A value without markup; "" where it says that there is none."""
    if "<" in value:
        value = " ".join(_MARKUP.sub("", value).split())
    return "" if value.strip(" []").casefold() in _NONE else value.strip()


def rich(value: str) -> str:
    """A title with CSL's rich text (`<i>`, `<b>`, `<sub>`, `<sup>`) and no other markup; "" for none."""
    plain = clean(value)
    if not plain or "<" not in value:
        return plain
    opened: list[str] = []
    for match in _MARKUP.finditer(value):
        if name := _RICH.get(match[2].lower()):
            if not match[1]:
                opened.append(name)
            elif not opened or opened.pop() != name:
                return plain  # tags that have no partners
    kept = _MARKUP.sub(lambda tag: f"<{tag[1]}{name}>" if (name := _RICH.get(tag[2].lower())) else "", value)
    return plain if opened else " ".join(kept.split())
