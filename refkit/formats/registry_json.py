"""OpenAlex's and DataCite's JSON (.json), as their interfaces give it; only read.

What the messages say is told by `refkit.messages`, which pages and registries share.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from refkit.formats import Format, beginnings
from refkit.model import Claim, Problem, Reading, Record, Source

_EVIDENCE = 160
_DEEPEST = 4

_Told = Callable[[Any, Source], list[Claim]]


def _openalex(text: str, ref: str) -> Reading:
    """A work, a list of works, or an answer with `results` → a record each. Never raises."""
    from refkit.messages import openalex
    from refkit.messages.node import of

    return _read(text, ref, "openalex", _is_openalex, lambda work, source: openalex.claims_of(of(work), source))


def _datacite(text: str, ref: str) -> Reading:
    """DataCite's JSON or an answer of its JSON:API (`data`, `attributes`) → a record each. Never raises."""
    from refkit.messages import datacite
    from refkit.messages.node import of

    return _read(text, ref, "datacite", _is_datacite, lambda work, source: datacite.claims_of(of(work), source))


def _read(text: str, ref: str, name: str, is_work: Callable[[Any], bool], told: _Told) -> Reading:
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        message = f"The file is no JSON: {error}. Save the answer of the registry anew."
        return Reading(problems=(Problem("not_json", "error", message, ref, line=line, evidence=text[:_EVIDENCE]),))
    source = Source("file", name, ref)
    records: list[Record] = []
    problems: list[Problem] = []
    for number, work in enumerate(_works(data, 0), 1):
        claims = told(work, source) if is_work(work) else []
        if claims:
            records.append(Record(tuple(claims)))
        else:
            message = f"Item {number} is no record of {_TITLES[name]}'s and was not read."
            problems.append(Problem("no_item", "error", message, ref, evidence=str(work)[:_EVIDENCE]))
    return Reading(tuple(records), tuple(problems))


_TITLES = {"openalex": "OpenAlex", "datacite": "DataCite"}


def _works(data: Any, depth: int) -> Iterator[Any]:
    """The records in an answer: those in a list, in `results` (OpenAlex) or in `data` (DataCite)."""
    if isinstance(data, list) and depth < _DEEPEST:
        for item in data:
            yield from _works(item, depth + 1)
        return
    if isinstance(data, dict) and depth < _DEEPEST:
        for key in ("results", "data"):
            if isinstance(data.get(key), list | dict):
                yield from _works(data[key], depth + 1)
                return
        attributes = data.get("attributes")
        if isinstance(attributes, dict) and "titles" in attributes:
            yield attributes
            return
    yield data


def _is_openalex(data: Any) -> bool:
    return isinstance(data, dict) and ("authorships" in data or "openalex.org" in str(data.get("id")))


def _is_datacite(data: Any) -> bool:
    return isinstance(data, dict) and ("titles" in data or "creators" in data)


OPENALEX = Format("openalex", "OpenAlex JSON", (".json",), _openalex, begins=beginnings.openalex)
DATACITE = Format("datacite", "DataCite JSON", (".json",), _datacite, begins=beginnings.datacite)
