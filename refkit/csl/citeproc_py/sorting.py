"""The order of a list (CSL 1.0.2, "Sorting"). The library compares code points and prints dates in words."""

from __future__ import annotations

import unicodedata
from typing import Any

from refkit.csl import marks
from refkit.csl.citeproc_py import person
from refkit.csl.citeproc_py.engine import Engine
from refkit.csl.citeproc_py.items import Item
from refkit.csl.style_file import CSL
from refkit.model.work import DATE_VARIABLES, NAME_VARIABLES

Key = tuple[int, int, str, str]  # number or words, the number, words without accents, words


def in_order(engine: Engine, items: list[Item]) -> list[Item]:
    """`items` as the bibliography sorts them. Those without a value for a key come last, both ways; equal ones
    stay in the order they came in. An item whose key cannot be worked out counts as without."""
    sort = engine.bibliography.find(CSL + "sort")
    if sort is None:
        return items
    for key in reversed(sort.findall(CSL + "key")):
        found: list[tuple[Key, Item]] = []
        absent: list[Item] = []
        for item in items:
            if (value := _value(engine, key, item)) is None:
                absent.append(item)
            else:
                found.append((value, item))
        found.sort(key=lambda pair: pair[0], reverse=key.get("sort") == "descending")
        items = [item for _, item in found] + absent
    return items


def _value(engine: Engine, key: Any, item: Item) -> Key | None:
    try:
        text = _text(engine, key, item)
    except Exception:  # the style may fail on this item; it then says so when the entry is set
        return None
    return collated(text) if text else None


def _text(engine: Engine, key: Any, item: Item) -> str:
    variable = key.get("variable")
    if variable is None:
        return _macro(engine, key, item)
    if variable == "citation-number":
        return str(item.index + 1)
    value = item.values.get(variable)
    if not value:
        return ""
    if variable in NAME_VARIABLES:
        demoted = engine.root.get("demote-non-dropping-particle", "display-and-sort") != "never"
        return " \t\t".join(person.sorted_by(name, demoted) for name in value)
    if variable in DATE_VARIABLES:
        numbers = [*(value.get("date-parts") or [[]])[0], 0, 0, 0][:3]
        year, month, day = numbers
        return f"{year + 10000:05}{month:02}{day:02}" if value.get("date-parts") else value.get("literal", "")
    return marks.visible(value)


def _macro(engine: Engine, key: Any, item: Item) -> str:
    """What a macro prints, as a key: names inverted and uncut unless the key says otherwise, dates as numbers."""
    engine.start()
    engine.sorting = {"name-as-sort-order": "all"}
    for option in ("names-min", "names-use-first", "names-use-last"):
        if (value := key.get(option)) is not None:
            engine.sorting[option.replace("names", "et-al")] = value
    try:
        return marks.visible(engine.macros[key.get("macro")].render(item)).strip()
    finally:
        engine.sorting = None


def collated(text: str) -> Key:
    """`text` as a sort key: accents, case, quotation marks and hyphens do not count at first; a bare number
    sorts as one."""
    if text.isdecimal():
        return 0, int(text), "", ""
    folded = unicodedata.normalize("NFKD", text).casefold()
    words = "".join(c for c in folded if c.isalnum() or c.isspace())
    return 1, 0, words.lstrip(), folded
