"""Markup in values: CSL's rich text kept, all other taken out."""

from __future__ import annotations

import re

# Attributes have values: "a<b and c>d" is no tag.
_MARKUP = re.compile(
    r"<(/?)(?:[a-z][a-z0-9]{0,8}:)?([a-zA-Z][a-zA-Z0-9-]{0,30})(?:\s(?=[^<>]{0,200}=)[^<>]{0,400})?\s{0,9}/?>"
)
# What parts words where it stands; all other markup stands inside a line, even inside a word.
_PARTING = frozenset({"br", "break", "p", "div", "title", "sec", "list", "list-item", "li", "tr", "td", "hr"})
# What a title may hold of markup: CSL's rich text, by the names that HTML and JATS have for it.
_RICH = {
    "i": "i", "em": "i", "italic": "i", "emph": "i", "b": "b", "strong": "b", "bold": "b", "sub": "sub",
    "sup": "sup", "inf": "sub",
}  # fmt: skip
_KEPT = re.compile(r"(</?(?:i|b|sub|sup)>)")
_OPENING = frozenset(f"<{name}>" for name in _RICH.values())
_NONE = frozenset(
    [
        *"n/a na none null undefined unknown nan - -- . no untitled home nil 0000-00-00".split(),
        *("not available", "no title", "not applicable", "object object"),
    ]
)
_LONGEST_NONE = 30


def clean(value: str) -> str:
    """A value without markup; "" where it says that there is none. Words that a line break parts stay apart."""
    value = without_markup(value)
    return "" if len(value) < _LONGEST_NONE and value.strip(" []").casefold() in _NONE else value.strip()


def without_markup(value: str) -> str:
    """The same, whatever it says: "Na" and "None" are names of people."""
    return " ".join(_MARKUP.sub(_without, value).split()) if "<" in value else value


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
    if opened:
        return plain
    kept = _MARKUP.sub(
        lambda tag: f"<{tag[1]}{name}>" if (name := _RICH.get(tag[2].lower())) else _without(tag), value
    )
    return " ".join(_without_empty(kept).split())


def _without_empty(value: str) -> str:
    """A value without those pairs of tags that hold nothing but blanks, at one pass whatever their depth."""
    pieces: list[str] = []
    opened: list[int] = []  # where in `pieces` the tags stand behind which nothing but blanks came yet
    for piece in _KEPT.split(value):
        if piece[:2] == "</" and opened and pieces[opened[-1]] == f"<{piece[2:]}":
            pieces[opened.pop()] = ""
            continue
        if piece in _OPENING:
            opened.append(len(pieces))
        elif piece.strip():
            opened.clear()
        pieces.append(piece)
    return "".join(pieces)


def _without(tag: re.Match[str]) -> str:
    """What stands in place of a tag that is taken out."""
    return " " if tag[2].lower() in _PARTING else ""
