"""The decision behind the protocol of an outside scorer: `match(query, candidates)` gives a DOI or None."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from refkit.matching import Description, decide
from refkit.model import DOI, Name, PartialDate, Work, parse_pages


def match(query: Mapping[str, Any], candidates: Sequence[Mapping[str, Any]]) -> str | None:
    """The DOI of the candidate (a works message in Crossref's shape) that `query` names, or None."""
    works = [work_of(message) for message in candidates]
    decision = decide(description_of(query), works)
    return (
        str(candidates[decision.index]["DOI"])
        if decision.verdict == "accepted" and decision.index is not None
        else None
    )


def description_of(query: Mapping[str, Any]) -> Description:
    """The parts of a query under the names that a deposited reference has for them."""
    author = query.get("author")
    return Description(
        title=str(query.get("title") or ""),
        authors=(str(author),) if author else (),
        year=str(query.get("year") or ""),
        container_title=str(query.get("container-title") or ""),
        volume=str(query.get("volume") or ""),
        first_page=str(query.get("first-page") or ""),
        unstructured=str(query.get("unstructured") or ""),
    )


def work_of(message: Mapping[str, Any]) -> Work:
    """The parts of a works message that are compared."""
    year = ((message.get("issued") or {}).get("date-parts") or [[None]])[0]
    return Work(
        title=_first(message.get("title")),
        container_title=_first(message.get("container-title")),
        author=tuple(
            Name(person.get("family") or "", person.get("given") or "", literal=person.get("name") or "")
            for person in message.get("author") or ()
        ),
        issued=PartialDate(year[0]) if year and year[0] else None,
        volume=str(message.get("volume") or ""),
        issue=str(message.get("issue") or ""),
        page=parse_pages(str(message.get("page") or "")),
        doi=_doi(message["DOI"]),
    )


def _first(values: Any) -> str:
    return str(values[0]) if values else ""


def _doi(text: str) -> DOI | None:
    try:
        return DOI(text)
    except ValueError:
        return DOI.parse(text)
