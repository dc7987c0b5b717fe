"""The routes of api.crossref.org: `/works/{doi}`, `/works/{doi}/agency` and `/works`."""

from __future__ import annotations

import base64
import binascii
from functools import cached_property
from urllib.parse import quote, unquote
from zlib import crc32

from tests.stand_in import bodies, filters
from tests.stand_in.messages import LONGEST_LINE, Answer, Request, as_json
from tests.stand_in.records import Message, Records
from tests.stand_in.search import Index
from tests.stand_in.select_fields import SELECTABLE

_QUERIES = {"query": 0, "query.bibliographic": 0, "query.author": 1, "query.container-title": 2}
_PARAMETERS = frozenset(
    [*_QUERIES, "cursor", "facet", "filter", "mailto", "offset", "order", "rows", "sample", "select", "sort"]
)


class Crossref:
    """Answers from `records`, without limits and faults."""

    def __init__(self, records: Records) -> None:
        self._records = records

    @cached_property
    def _listed(self) -> list[Message]:
        # Crossref promises no order; this one is always the same and nobody's.
        return sorted(self._records.works.values(), key=_shuffled)

    @cached_property
    def _indexes(self) -> list[Index]:
        return [Index([work.terms[which] for work in self._listed]) for which in range(3)]

    def answer(self, request: Request) -> Answer:
        if request.line_length > LONGEST_LINE:
            return bodies.line_too_long()
        if request.method not in ("GET", "HEAD"):
            return bodies.not_allowed()
        path = request.path.removeprefix("/v1")
        if path in ("/works", "/works/"):
            return self._list(request)
        if not path.startswith("/works/"):
            return bodies.not_found()
        doi = path.removeprefix("/works/").rstrip("/")
        if doi.endswith("/agency"):
            return self._agency(unquote(doi.removesuffix("/agency")))
        for name in request.query:
            if name != "mailto":
                return bodies.invalid(("parameter-not-allowed", name, f"This route does not support {name}"))
        return self._single(unquote(doi))

    def _single(self, doi: str) -> Answer:
        work = self._records.works.get(doi.lower())
        if work is not None:
            return bodies.work(work.scored(1.0))
        if primary := self._records.aliases.get(doi.lower()):
            return Answer(301, headers={"location": f"/works/{quote(primary, safe='/')}"})
        return bodies.not_found()

    def _agency(self, doi: str) -> Answer:
        label = self._records.agency(doi) if "/" in doi else None
        return bodies.agency(doi, label) if label else bodies.not_found()

    def _list(self, request: Request) -> Answer:
        query = request.query
        wanted: dict[str, list[str]] = {}
        problems = [
            ("parameter-not-allowed", name, f"This route does not support {name}")
            for name in query
            if name not in _PARAMETERS
        ]
        if query.get("filter"):
            wanted, wrong = filters.parse(query["filter"])
            problems += wrong
        rows, offset, sample = (
            _number(query, name, limit, default, problems)
            for name, limit, default in (("rows", 1000, 20), ("offset", 10_000, 0), ("sample", 100, 0))
        )
        fields = query["select"].split(",") if query.get("select") else []
        problems += [
            (
                "select-not-available",
                field,
                f"Select {field} specified but there is no such select for this route. "
                f"Valid selects for this route are: {', '.join(SELECTABLE)}",
            )
            for field in fields
            if field not in SELECTABLE
        ]
        if problems:
            return bodies.invalid(*problems)
        cursor = query.get("cursor")
        if cursor is not None:
            place = _read_cursor(cursor)
            if place is None:
                return bodies.invalid_cursor(cursor)
            offset = place
        found = self._find(query, wanted)
        if sample:
            offset, rows = 0, sample
        page = found[offset : offset + rows]
        return bodies.work_list(
            [_selected(work, fields) if fields else work.scored(score) for work, score in page],
            total=len(found),
            rows=rows,
            offset=offset,
            terms=query.get("query.bibliographic") or query.get("query"),
            cursor=None if cursor is None else _cursor(offset + len(page)),
        )

    def _find(self, query: dict[str, str], wanted: dict[str, list[str]]) -> list[tuple[Message, float]]:
        """The works of a list with their scores, best first; 0 for each if nothing was searched for."""
        asked = [(which, query[name]) for name, which in _QUERIES.items() if query.get(name)]
        if not asked:
            if not wanted:
                return [(work, 0.0) for work in self._listed]
            kept = filters.keep(self._records.works, wanted)
            ordered = sorted(kept, key=_shuffled)
            if len(kept) > 1 and ordered == kept:
                ordered.reverse()  # never the order of the request
            return [(work, 0.0) for work in ordered]
        found: dict[int, float] | None = None
        for which, text in asked:
            scores = self._indexes[which].search(text)
            if found is None:
                found = scores
            else:
                found = {number: found[number] + score for number, score in scores.items() if number in found}
        ranked = sorted((found or {}).items(), key=lambda each: (-each[1], each[0]))
        works = [(self._listed[number], score) for number, score in ranked]
        if not wanted:
            return works
        kept_dois = {work.doi for work in filters.keep(self._records.works, wanted)}
        return [(work, score) for work, score in works if work.doi in kept_dois]


def _shuffled(work: Message) -> tuple[int, str]:
    return crc32(work.doi.encode()), work.doi


def _number(
    query: dict[str, str], name: str, limit: int, default: int, problems: list[tuple[str, str, str]]
) -> int:
    text = query.get(name)
    if text is None:
        return default
    if text.isascii() and text.isdigit() and int(text) <= limit:
        return int(text)
    message = f"Integer specified as {text} but must be a positive integer less than or equal to {limit}. "
    problems.append(("integer-not-valid", text, message))
    return default


def _cursor(place: int) -> str:
    return base64.urlsafe_b64encode(b"stand-in:%d" % place).decode()


def _read_cursor(cursor: str) -> int | None:
    """The place that a cursor stands for; None if it is not one of ours."""
    if cursor == "*":
        return 0
    try:
        name, _, place = base64.urlsafe_b64decode(cursor).partition(b":")
        return int(place) if name == b"stand-in" else None
    except (binascii.Error, ValueError):
        return None


def _selected(work: Message, fields: list[str]) -> bytes:
    """Only the named fields; the score is 0, as it was in every recorded answer to `select`."""
    value = {**work.value, "score": 0.0}
    return as_json({field: value[field] for field in value if field in fields})
