"""Records → one record a work."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from refkit.matching import compare, title_key
from refkit.merge.values import resolve
from refkit.model import Problem, Record

# How many works of one title are compared with a newcomer. A title that more works share is one that many
# bear ("Editorial"); without a bound a library of them would cost the square of its size.
_MOST_COMPARED = 40


class _Group:
    """Records found to be one work, with their numbers in the input; `work` holds what is known of it, for
    comparing."""

    __slots__ = ("numbered", "reasons", "work")

    def __init__(self, number: int, record: Record) -> None:
        self.numbered = [(number, record)]
        self.work = record.work
        self.reasons: list[str] = []

    def take(self, number: int, record: Record, reason: str) -> None:
        self.numbered.append((number, record))
        self.reasons.append(reason)
        mine, its = self.work, record.work
        self.work = msgspec.structs.replace(
            mine,
            doi=mine.doi or its.doi,
            title=mine.title or its.title,
            author=mine.author or its.author,
            issued=mine.issued or its.issued,
            volume=mine.volume or its.volume,
            page=mine.page or its.page,
        )


def join(records: Iterable[Record]) -> tuple[list[Record], list[Problem]]:
    """One resolved record a work, in the order in which the works first came, and what is doubtful.

    Records are one work by DOI, or by title, authors, year and pages (`refkit.matching`); the reasons stand
    in `Record.joined`. A record that could be either of two works is left by itself and said. A work that any
    page is about is primary. The cost is linear in the number of records.
    """
    resolved = [resolve(record) for record in records]
    # Those with a DOI first: what a record without one is joined to must not depend on which came before.
    numbers = sorted(range(len(resolved)), key=lambda number: resolved[number].work.doi is None)
    groups: list[_Group] = []
    by_doi: dict[str, _Group] = {}
    by_title: dict[str, list[_Group]] = {}
    problems: list[Problem] = []
    for number in numbers:
        record = resolved[number]
        key, doi = title_key(record.work), record.work.doi
        candidates = by_title.get(key, [])[:_MOST_COMPARED] if key else []
        if doi and doi.folded in by_doi and by_doi[doi.folded] not in candidates:
            candidates = [by_doi[doi.folded], *candidates]
        known = _home(record, candidates, problems)
        if known is None:
            home = _Group(number, record)
            groups.append(home)
        else:
            home, reason = known
            home.take(number, record, reason)
        if doi:
            by_doi.setdefault(doi.folded, home)
        if key:
            bearers = by_title.setdefault(key, [])
            if home not in bearers[:_MOST_COMPARED]:
                bearers.append(home)
    for group in groups:
        group.numbered.sort(key=lambda pair: pair[0])
    groups.sort(key=lambda group: group.numbered[0][0])
    return [_joined([record for _, record in group.numbered], group.reasons) for group in groups], problems


def _home(record: Record, candidates: list[_Group], problems: list[Problem]) -> tuple[_Group, str] | None:
    """The one group that `record` belongs to, and why; None if there is none, or if it could be several."""
    found: list[tuple[_Group, str]] = []
    for group in candidates:
        match = compare(group.work, record.work)
        if match.verdict == "same":
            found.append((group, _reason(group.numbered[0][1], record, match.reasons)))
        elif match.verdict == "unsure":
            problems.append(_unsure(group.numbered[0][1], record, match.reasons))
    if len(found) > 1 and not record.work.doi:
        for group, _ in found:
            problems.append(_unsure(group.numbered[0][1], record, ("equal titles, but other works have it too",)))
        return None
    return found[0] if found else None


def _joined(records: list[Record], reasons: list[str]) -> Record:
    first = records[0]
    if len(records) == 1:
        return first
    claims = tuple(dict.fromkeys(claim for record in records for claim in record.claims))
    primary = any(record.role == "primary" for record in records)
    earlier = (reason for record in records for reason in record.joined)
    return resolve(
        msgspec.structs.replace(
            first,
            claims=claims,
            role="primary" if primary else "mentioned",
            joined=tuple(dict.fromkeys([*earlier, *reasons])),
            notices=tuple(dict.fromkeys(notice for record in records for notice in record.notices)),
        )
    )


def _reason(a: Record, b: Record, reasons: tuple[str, ...]) -> str:
    return f"{_places(a)} and {_places(b)}: {', '.join(reasons)}"


def _places(record: Record) -> str:
    return ", ".join(record.refs) or "a record"


def _unsure(a: Record, b: Record, reasons: tuple[str, ...]) -> Problem:
    return Problem(
        "unsure_match",
        "warning" if a.role == b.role == "primary" else "note",  # lists of references are full of misprints
        f"{_places(a)} and {_places(b)} may speak of one work: {', '.join(reasons)}; they were kept apart, "
        "correct the wrong one.",
        _places(b),
        evidence=f"{a.work.title[:120]} | {b.work.title[:120]}",
    )
