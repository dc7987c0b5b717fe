"""The filters of `/works` that the stand-in keeps: `filter=name:value,name:value`."""

from __future__ import annotations

from collections.abc import Callable

from tests.stand_in.records import Message

Problem = tuple[str, str, str]


def _issn(work: Message, value: str) -> bool:
    return value.rpartition("/")[2].upper() in (each.upper() for each in work.value.get("ISSN") or ())


def _isbn(work: Message, value: str) -> bool:
    return any(value in each for each in work.value.get("ISBN") or ())


def _container(work: Message, value: str) -> bool:
    return value in (work.value.get("container-title") or ())


def _has(field: str) -> Callable[[Message, str], bool]:
    return lambda work, value: bool(work.value.get(field)) == (value.lower() in ("true", "t", "1", ""))


def _updates(work: Message, value: str) -> bool:
    return any(each.get("DOI", "").lower() == value.lower() for each in work.value.get("update-to") or ())


def _update_type(work: Message, value: str) -> bool:
    return any(each.get("type") == value for each in work.value.get("update-to") or ())


def _from(work: Message, value: str) -> bool:
    bound = _date(value)
    return bool(work.issued) and work.issued[: len(bound)] >= bound


def _until(work: Message, value: str) -> bool:
    bound = _date(value)
    return bool(work.issued) and work.issued[: len(bound)] <= bound


def _date(value: str) -> tuple[int, ...]:
    return tuple(int(part) for part in value.split("-"))


TABLE: dict[str, Callable[[Message, str], bool]] = {
    "container-title": _container,
    "doi": lambda work, value: work.doi.lower() == value.lower(),
    "from-pub-date": _from,
    "has-abstract": _has("abstract"),
    "has-references": _has("reference"),
    "has-update": _has("updated-by"),
    "is-update": _has("update-to"),
    "isbn": _isbn,
    "issn": _issn,
    "prefix": lambda work, value: work.prefix == value,
    "type": lambda work, value: work.kind == value,
    "until-pub-date": _until,
    "update-type": _update_type,
    "updates": _updates,
}


def parse(text: str) -> tuple[dict[str, list[str]], list[Problem]]:
    """Names with their values, and what is wrong. A comma always ends a value, as it does at Crossref's."""
    found: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for part in text.split(","):
        name, _, value = part.partition(":")
        if name not in TABLE:
            message = (
                f"Filter {name} specified but there is no such filter for this route. "
                f"Valid filters for this route are: {', '.join(TABLE)}"
            )
            problems.append(("filter-not-available", name, message))
        elif name.endswith("-pub-date") and not _is_date(value):
            problems.append(("date-not-valid", value, f"Date specified as {value} but it is not a date. "))
        else:
            found.setdefault(name, []).append(value)
    return found, problems


def keep(works: dict[str, Message], wanted: dict[str, list[str]]) -> list[Message]:
    """The works that meet any value of each name."""
    left = list(works.values())
    if "doi" in wanted:
        asked = dict.fromkeys(value.lower() for value in wanted["doi"])
        left = [works[doi] for doi in asked if doi in works]
    for name, values in wanted.items():
        if name != "doi":
            left = [work for work in left if any(TABLE[name](work, value) for value in values)]
    return left


def _is_date(value: str) -> bool:
    parts = value.split("-")
    return len(parts) <= 3 and all(part.isascii() and part.isdigit() for part in parts)
