"""What of CSL-JSON items cannot be printed, said in problems: the rest of them is rendered all the same.

The kinds of values are those of the CSL-JSON schema (csl-data.json): text or a number, names, dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from refkit.csl.processor.date_values import read_date
from refkit.csl.processor.items import DATE_VARIABLES, NAME_VARIABLES, as_text
from refkit.model import Problem

_NAMES, _DATES = frozenset(NAME_VARIABLES), frozenset(DATE_VARIABLES)
_OTHER = frozenset({"id", "type", "categories", "custom", "keyword", "multi", "related", "system_id"})
"""What the schema has beside variables, and what programs add: never printed."""


def problems(items: Iterable[Any]) -> Iterator[Problem]:
    """What each item says that no style can print, in the order given."""
    seen: set[str] = set()
    for place, item in enumerate(items, 1):
        if not isinstance(item, Mapping):
            yield _problem("not_an_item", f"item {place}", "is no object of CSL-JSON and is left out", item)
            continue
        key = as_text(item.get("id"))
        where = key or f"item {place}"
        if key in seen:
            yield _problem("repeated_id", where, "stands for more than one item; the last one is used", key)
        seen.add(key)
        for variable, value in item.items():
            if variable in _OTHER or value is None or value == "":
                continue
            if variable in _NAMES:
                yield from _of_names(where, variable, value)
            elif variable in _DATES:
                if read_date(value) is None:
                    yield _problem(
                        "unreadable_date", where, f"has a date that cannot be read in “{variable}”", value
                    )
            elif not as_text(value):
                yield _problem("not_text", where, f"has neither text nor a number in “{variable}”", value)


def _of_names(where: str, variable: str, value: Any) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield _problem("not_names", where, f"has no list of names in “{variable}”", value)
        return
    for name in value:
        parts = [name.get(part) for part in ("literal", "family", "given")] if isinstance(name, Mapping) else []
        if not any(as_text(part).strip() for part in parts):
            yield _problem("not_a_name", where, f"has something else than a name in “{variable}”", name)


def _problem(code: str, where: str, what: str, value: Any) -> Problem:
    return Problem(code, "warning", f"{where} {what}; correct it.", where, evidence=_shown(value))


def _shown(value: Any) -> str:
    """The beginning of a value, whatever it is."""
    if isinstance(value, str):
        return value[:200]
    try:
        return repr(value)[:200]
    except (ValueError, RecursionError):  # a number of ten thousand digits, a list in a list in a list …
        return type(value).__name__
