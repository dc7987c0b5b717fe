"""Dates of a DataCite record, by their types (Metadata Schema 4.6, property 8; RKMS-ISO8601 for ranges)."""

from __future__ import annotations

import msgspec

from refkit.messages.claiming import Adding
from refkit.messages.crossref.dates import EARLIEST, LATEST
from refkit.messages.node import Node
from refkit.model import PartialDate
from refkit.text.dates import parse_date

_FIELDS = (("available-date", "Available"), ("submitted", "Submitted"), ("accepted", "Accepted"))


def add_dates(attributes: Node, add: Adding) -> None:
    """`issued` by the date of issue, else the year of publication ("(:unav)" is none), else when it was available.

    Where the date of issue falls into another year than that of publication, the year counts: it is the one that
    DataCite cites by.
    """
    dates: dict[str, PartialDate] = {}
    for node in attributes.get("dates").items:
        if date := read_date(node.said("date")):
            dates.setdefault(node.said("dateType"), date)
    said = attributes.said("publicationYear")
    year = int(said) if len(said) == 4 and said.isascii() and said.isdigit() else 0
    issued = dates.get("Issued")
    if EARLIEST <= year <= LATEST and (issued is None or issued.year != year):
        available = dates.get("Available")
        issued = available if available and available.year == year else PartialDate(year)
    add("issued", issued or dates.get("Available"))
    for field, kind in _FIELDS:
        add(field, dates.get(kind))


def read_date(text: str) -> PartialDate | None:
    """One date, or a range with a slash between its ends."""
    first, slash, last = (part.strip() for part in text.partition("/"))
    date = parse_date(first)
    if date is None or date.year is None or not EARLIEST <= date.year <= LATEST or date.until:
        return None
    end = parse_date(last) if slash else None
    if end and end.parts > date.parts and len(end.parts) == len(date.parts) and (end.year or 0) <= LATEST:
        return msgspec.structs.replace(date, until=end)
    return date
