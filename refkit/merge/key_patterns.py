"""Patterns of citation keys in the manner of Better BibTeX: `[auth:lower][year]` → `davidson1999`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial

from refkit.errors import BadPattern
from refkit.merge.key_parts import PARTS, Part
from refkit.model import Work

DEFAULT_PATTERN = "[auth:lower][year]"

_TOKEN = re.compile(r"\[([a-zA-Z]+)(\d{0,3})((?::[a-zA-Z0-9]+(?:=[^\[\]:]{0,80})?)*)\]|([^\[\]]+)|([\[\]])")
_UNFIT = re.compile(r"[^A-Za-z0-9:._/+-]")
_CASED = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")

Piece = Callable[[Work], str]
Filter = Callable[[str], str]


def _replace(argument: str) -> Filter:
    old, _, new = argument.partition(",")
    return lambda text: text.replace(old, new) if old else text


_FILTERS: dict[str, Filter] = {
    "lower": str.lower,
    "upper": str.upper,
    "capitalize": lambda text: text[:1].upper() + text[1:],
    "abbr": lambda text: "".join(re.findall(r"[A-Z0-9]|^[a-z]", text)),
    "alpha": lambda text: re.sub(r"[^A-Za-z]", "", text),
    "num": lambda text: re.sub(r"[^0-9]", "", text),
}
# Filters that say something behind an equals sign; `prefix` and `postfix` add nothing to nothing.
_WITH_ARGUMENT: dict[str, Callable[[str], Filter]] = {
    "prefix": lambda argument: lambda text: argument + text if text else "",
    "postfix": lambda argument: lambda text: text + argument if text else "",
    "condense": lambda argument: lambda text: argument.join(_CASED.findall(text)),
    "replace": _replace,
    "default": lambda argument: lambda text: text or argument,
}


@cache
def compile_pattern(pattern: str) -> tuple[Piece, ...]:
    """The pieces of a pattern: `[name]`, `[name3]`, `[name:filter:…]` and plain text.

    Names: see `refkit.merge.key_parts`. Filters: lower, upper, capitalize, abbr, alpha, num, a number N for the
    first N characters; prefix=…, postfix=…, condense=… (between words), replace=old,new and default=….
    Raises `BadPattern` with what is wrong and what there is.
    """
    pieces: list[Piece] = []
    for match in _TOKEN.finditer(pattern):
        name, number, filters, plain, stray = match.groups()
        if stray:
            raise BadPattern(f"The key pattern {pattern!r} has a bracket that is not closed; write [name:filter].")
        if plain is not None:
            pieces.append(partial(_plain, _fit(pattern, plain)))
            continue
        if name not in PARTS:
            raise BadPattern(f"The key pattern {pattern!r} names [{name}]; there are {', '.join(PARTS)}.")
        chosen = [_filter(pattern, word) for word in filters.split(":")[1:]]
        pieces.append(partial(_filtered, PARTS[name], int(number or 0), chosen))
    if not any(token[0] for token in _TOKEN.findall(pattern)):
        raise BadPattern(f"The key pattern {pattern!r} names no part of a work; try {DEFAULT_PATTERN!r}.")
    return tuple(pieces)


def _plain(text: str, _: Work) -> str:
    return text


def _filtered(part: Part, number: int, filters: Sequence[Filter], work: Work) -> str:
    text = part(work, number)
    for change in filters:
        text = change(text)
    return text


def _filter(pattern: str, word: str) -> Filter:
    if word.isdigit():
        return lambda text: text[: int(word)]
    name, equals, argument = word.partition("=")
    if equals and name in _WITH_ARGUMENT:
        return _WITH_ARGUMENT[name](_fit(pattern, argument, but="," if name == "replace" else ""))
    if equals or word not in _FILTERS:
        known = ", ".join([*_FILTERS, *(f"{name}=…" for name in _WITH_ARGUMENT)])
        raise BadPattern(f"The key pattern {pattern!r} has the filter {word!r}; there are {known} and numbers.")
    return _FILTERS[word]


def _fit(pattern: str, text: str, but: str = "") -> str:
    """`text` if a key can hold it. Raises `BadPattern`."""
    if _UNFIT.search(text.replace(but, "") if but else text):
        raise BadPattern(
            f"The key pattern {pattern!r} holds {text!r}; keys take ASCII letters, digits and :._/+- only."
        )
    return text
