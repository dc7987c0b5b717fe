"""The order of entries in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from refkit.model import Record
from refkit.text.folding import fold

_Item = tuple[str, Record]


def _author(item: _Item) -> tuple[object, ...]:
    work = item[1].work
    names = tuple(fold(f"{name.family} {name.given} {name.literal}") for name in work.author or work.editor)
    return (names or (fold(work.title),), _year_of(item), fold(work.title), item[0])


def _year(item: _Item) -> tuple[object, ...]:
    return (_year_of(item), *_author(item))


def _year_of(item: _Item) -> int:
    issued = item[1].work.issued
    return issued.year if issued and issued.year is not None else 99_999  # what has no year comes last


_BY: dict[str, Callable[[_Item], tuple[object, ...]]] = {
    "key": lambda item: (item[0].lower(), item[0]),
    "author": _author,
    "year": _year,
}


def ordered(items: Iterable[_Item], by: str) -> list[_Item]:
    """Keys and records by "key", "author" (then year and title) or "year" (then author); without accents and case.

    An entry that another one names in `crossref` comes behind all others: BibTeX wants it so (btxdoc, section 2).
    """
    found = sorted(items, key=_BY[by])
    parents = {
        other.value.strip().lower()
        for _, record in found
        if "other-fields" in record.chosen
        for other in record.context.other_fields
        if other.name == "crossref"
    }
    if not parents:
        return found
    return [item for item in found if item[0].lower() not in parents] + [
        item for item in found if item[0].lower() in parents
    ]
