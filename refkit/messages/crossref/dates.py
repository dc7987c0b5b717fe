"""When a work appeared, in print and before.

Beside a volume and pages stands the date of print, for they are those of print; else the first date there is.
`created` and `deposited` say when a record was made, and are never used.
"""

from __future__ import annotations

import msgspec

from refkit.messages.claiming import Adding
from refkit.messages.node import NOTHING, Node
from refkit.model import PartialDate, Span

# No work is dated before printing, and none later than its own registration allows for.
EARLIEST, LATEST = 1400, 2100
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# What dates a work that is not in print, the first that is there.
_ORDER = ("issued", "published", "published-online", "posted", "approved", "published-other")


def add_dates(work: Node, add: Adding) -> None:
    """`issued`, `available-date` (online), `accepted`, and the days of an event."""
    printed = work.get("published-print")
    date, span = read_date(printed)
    if date is None:
        date, span = read_date(work.get("journal-issue", "published-print"))
    paged = bool(work.said("volume") and (work.said("page") or work.said("article-number")))
    if date is None or not paged:
        for key in _ORDER:
            first, at = read_date(work.get(key))
            if first:
                date, span = first, at
                break
    add("issued", date, span)
    for field, key in (("available-date", "published-online"), ("accepted", "accepted")):
        found, at = read_date(work.get(key))
        add(field, found, at)
    event = work.get("event")
    start, at = read_date(event.get("start"))
    if start:
        end, _ = read_date(event.get("end"))
        if end and end.parts > start.parts and len(end.parts) == len(start.parts):
            start = msgspec.structs.replace(start, until=end)
        add("event-date", start, at)


def read_date(node: Node) -> tuple[PartialDate | None, Span]:
    """The date of `{"date-parts": [[2020, 4, 29]]}` as far as it is one, and where it stands."""
    if node is NOTHING:
        return None, NOTHING.span
    listed = node.get("date-parts")
    outer = listed.items
    numbers = outer[0].items if outer else []
    if not numbers or (year := _number(numbers[0])) is None or not EARLIEST <= year <= LATEST:
        return None, listed.span
    month = _number(numbers[1]) if len(numbers) > 1 else None
    if month is None or not 1 <= month <= 12:
        return PartialDate(year), listed.span
    day = _number(numbers[2]) if len(numbers) > 2 else None
    if day is None or not 1 <= day <= _DAYS[month - 1]:
        return PartialDate(year, month), listed.span
    return PartialDate(year, month, day), listed.span


def _number(node: Node) -> int | None:
    value = node.value
    if isinstance(value, int):
        return None if isinstance(value, bool) else value
    return int(value) if isinstance(value, str) and len(value) < 5 and value.isascii() and value.isdigit() else None
