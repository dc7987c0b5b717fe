"""A work as a CSL-JSON item, and back.

The form is that of the CSL data schema (citation-style-language/schema, csl-data.json): names as objects,
dates as `date-parts`, everything else as strings. What refkit types more closely (DOI, pages, abstract,
keyword lists) is written as the string that the schema wants.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from refkit.model.abstract import Abstract
from refkit.model.dates import PartialDate
from refkit.model.identifiers import DOI
from refkit.model.names import Name
from refkit.model.pages import parse_pages
from refkit.model.work import (
    CSL_NAMES,
    DATE_VARIABLES,
    LIST_VARIABLES,
    NAME_VARIABLES,
    TYPES,
    UNKNOWN_TYPE,
    VARIABLE_TYPES,
    Work,
)

_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
_JOINERS = {"keyword": "; "}
_SPLIT = {"keyword": re.compile(r"\s*[;,]\s*"), "ISSN": re.compile(r"[\s,;]+"), "ISBN": re.compile(r"[\s,;]+")}


def to_csl(work: Work, key: str = "") -> dict[str, Any]:
    """`work` as a CSL-JSON item, with `id` first if `key` is given and `type` always.

    A type that is not known becomes "document", CSL's own word for that.
    """
    item: dict[str, Any] = {"id": key} if key else {}
    item["type"] = work.type or UNKNOWN_TYPE
    for attribute, variable in _WRITTEN:
        value = getattr(work, attribute)
        if not value:
            continue
        if type(value) is str:
            item[variable] = value
        elif variable in NAME_VARIABLES:
            item[variable] = [name_to_csl(name) for name in value]
        elif variable in LIST_VARIABLES:
            item[variable] = _JOINERS.get(variable, ", ").join(value)
        elif variable in DATE_VARIABLES:
            item[variable] = date_to_csl(value)
        else:
            item[variable] = str(value)
    return item


_WRITTEN = tuple((attribute, csl) for attribute, csl in CSL_NAMES.items() if attribute != "type")


def name_to_csl(name: Name) -> dict[str, str]:
    """The parts that CSL knows, none empty. A particle stays with the family name (see `Name`)."""
    return {part: value for part in _NAME_PARTS if (value := getattr(name, part.replace("-", "_")))}


def date_to_csl(date: PartialDate) -> dict[str, Any]:
    """`{"date-parts": [[2020, 6, 9]]}`, with `season`, `circa` and `literal` where they are known."""
    item: dict[str, Any] = {}
    if date.parts:
        item["date-parts"] = [list(date.parts), *([list(date.until.parts)] if date.until else [])]
    if date.season:
        item["season"] = date.season
    if date.circa:
        item["circa"] = True
    if date.literal:
        item["literal"] = date.literal
    return item


def values_from_csl(item: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values of a CSL-JSON item by variable, typed; and what could not be read, by key, as it was.

    `id` is neither: a caller that wants it as a citation key takes it itself. Never raises on any JSON.
    """
    values: dict[str, Any] = {}
    refused: dict[str, Any] = {}
    for key, raw in item.items():
        if key == "id" or raw in (None, "", [], {}):
            continue
        value = _read(key, raw) if key in VARIABLE_TYPES else None
        if value:
            values[key] = value
        else:
            refused[key] = raw
    return values, refused


def _read(variable: str, raw: Any) -> Any:
    """The typed value of one variable, or None."""
    if variable in NAME_VARIABLES:
        names = [_read_name(entry) for entry in raw] if isinstance(raw, list) else [None]
        return None if None in names else tuple(names)
    if variable in DATE_VARIABLES:
        return _read_date(raw)
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        return None
    text = str(raw).strip()
    if variable == "type":
        return text if text in TYPES else None
    if variable == "DOI":
        return DOI.parse(text)
    if variable == "page":
        return parse_pages(text)
    if variable == "abstract":
        return Abstract.parse(text)
    if variable in LIST_VARIABLES:
        return tuple(part for part in _SPLIT[variable].split(text) if part)
    return text


def _read_name(raw: Any) -> Name | None:
    if not isinstance(raw, dict):
        return None
    parts: dict[str, Any] = {
        key.replace("-", "_"): part
        for key, part in raw.items()
        if key in _NAME_PARTS and isinstance(part, str) and part
    }
    return Name(**parts) if parts else None


def _read_date(raw: Any) -> PartialDate | None:
    if not isinstance(raw, dict):
        return None
    extra: dict[str, Any] = {}
    if raw.get("circa") not in (None, False, 0, "", "0", "false"):
        extra["circa"] = True
    season, literal = str(raw.get("season")), raw.get("literal") or raw.get("raw")
    if season in ("1", "2", "3", "4"):
        extra["season"] = int(season)
    if isinstance(literal, str) and literal:
        extra["literal"] = literal
    parts = raw.get("date-parts")
    dates = [_numbers(part) for part in parts] if isinstance(parts, list) else []
    if dates and dates[0]:
        if len(dates) > 1 and dates[1]:
            extra["until"] = PartialDate(**dates[1])
        return PartialDate(**dates[0], **extra)
    return PartialDate(**extra) if "literal" in extra else None


def _numbers(raw: Any) -> dict[str, Any]:
    """Year, month and day as far as they are there and possible."""
    numbers: dict[str, Any] = {}
    if not isinstance(raw, list):
        return numbers
    for part, (name, low, high) in zip(raw, _RANGES, strict=False):
        if isinstance(part, bool) or not re.fullmatch(r"-?\d{1,4}", str(part)) or not low <= int(part) <= high:
            break
        numbers[name] = int(part)
    return numbers


_RANGES = (("year", -9999, 9999), ("month", 1, 12), ("day", 1, 31))
