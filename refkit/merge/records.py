"""Records → one record a work."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from refkit.matching import compare, title_key
from refkit.merge.values import resolve
from refkit.model import Problem, Record, Work

# How many works of one title are compared with a newcomer. A title that more works share is one that many
# bear ("Editorial"); without a bound a library of them would cost the square of its size.
_MOST_COMPARED = 40


class _Group:
    """Records found to be one work; `work` holds what is known of it, for comparing."""

    __slots__ = ("reasons", "records", "work")

    def __init__(self, record: Record) -> None:
        self.records = [record]
        self.work = record.work
        self.reasons: list[str] = []

    def take(self, records: Iterable[Record], work: Work, reasons: Iterable[str]) -> None:
        self.records.extend(records)
        self.reasons.extend(reasons)
        mine = self.work
        self.work = msgspec.structs.replace(
            mine,
            doi=mine.doi or work.doi,
            title=mine.title or work.title,
            author=mine.author or work.author,
            issued=mine.issued or work.issued,
            volume=mine.volume or work.volume,
            page=mine.page or work.page,
        )


def join(records: Iterable[Record]) -> tuple[list[Record], list[Problem]]:
    """One resolved record a work, in the order in which the works first came, and what is doubtful.

    Records are one work by DOI, or by title, authors, year and pages (`refkit.matching`); the reasons stand
    in `Record.joined`. A work that any page is about is primary. The cost is linear in the number of records.
    """
    groups: dict[int, _Group] = {}
    by_doi: dict[str, int] = {}
    by_title: dict[str, list[int]] = {}
    problems: list[Problem] = []
    for number, raw in enumerate(records):
        record = resolve(raw)
        work = record.work
        key = title_key(work)
        candidates = dict.fromkeys(by_title.get(key, ())[:_MOST_COMPARED] if key else ())
        if work.doi and work.doi.folded in by_doi:
            candidates = {by_doi[work.doi.folded]: None, **candidates}
        same: list[int] = []
        reasons: list[str] = []
        for index in candidates:
            match = compare(groups[index].work, work)
            if match.verdict == "same":
                same.append(index)
                reasons.append(_reason(groups[index].records[0], record, match.reasons))
            elif match.verdict == "unsure":
                problems.append(_unsure(groups[index].records[0], record, match.reasons))
        if same:
            home = same[0]
            groups[home].take([record], work, reasons[:1])
            for other in same[1:]:  # the newcomer shows that two groups are one, unless they contradict
                if compare(groups[home].work, groups[other].work).verdict == "same":
                    gone = groups.pop(other)
                    groups[home].take(gone.records, gone.work, [*gone.reasons, *reasons[1:]])
                    _redirect(gone, other, home, by_doi, by_title)
        else:
            home = number
            groups[home] = _Group(record)
        if work.doi:
            by_doi.setdefault(work.doi.folded, home)
        if key:
            known = by_title.setdefault(key, [])
            if home not in known[:_MOST_COMPARED]:
                known.append(home)
    return [_joined(group) for group in groups.values()], problems


def _redirect(gone: _Group, other: int, home: int, by_doi: dict[str, int], by_title: dict[str, list[int]]) -> None:
    for record in gone.records:
        doi = record.work.doi
        if doi and by_doi.get(doi.folded) == other:
            by_doi[doi.folded] = home
        known = by_title.get(title_key(record.work))
        if known and other in known:
            known[known.index(other)] = home


def _joined(group: _Group) -> Record:
    first = group.records[0]
    if len(group.records) == 1:
        return first
    claims = tuple(dict.fromkeys(claim for record in group.records for claim in record.claims))
    primary = any(record.role == "primary" for record in group.records)
    earlier = (reason for record in group.records for reason in record.joined)
    return resolve(
        msgspec.structs.replace(
            first,
            claims=claims,
            role="primary" if primary else "mentioned",
            joined=tuple(dict.fromkeys([*earlier, *group.reasons])),
            notices=tuple(dict.fromkeys(notice for record in group.records for notice in record.notices)),
        )
    )


def _reason(a: Record, b: Record, reasons: tuple[str, ...]) -> str:
    return f"{_places(a)} and {_places(b)}: {', '.join(reasons)}"


def _places(record: Record) -> str:
    return ", ".join(record.refs) or "a record"


def _unsure(a: Record, b: Record, reasons: tuple[str, ...]) -> Problem:
    return Problem(
        "unsure_match",
        "warning",
        f"{_places(a)} and {_places(b)} may speak of one work: {', '.join(reasons)}; they were kept apart, "
        "correct the wrong one.",
        _places(b),
        evidence=f"{a.work.title[:120]} | {b.work.title[:120]}",
    )
