"""Reading pages in tests: seeds, fixtures, and the same page in other bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from refkit.model import DOI, Abstract, Claim, PartialDate, Reading, Record, Span
from refkit.parsers import Page, decode, read
from tests.conftest import FIXTURES, SEEDS

Change = Callable[[bytes], bytes]

# The same page as other tools save it. Each must read alike.
VARIANTS: dict[str, Change] = {
    "as it is": lambda data: data,
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "lone CR": lambda data: data.replace(b"\n", b"\r"),
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "CRLF and byte order mark": lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"),
    "final line end": lambda data: data + b"\n",
    "UTF-16": lambda data: data.decode().encode("utf-16"),
}


def seed(name: str, change: Change = VARIANTS["as it is"]) -> tuple[Page, Reading]:
    """The seed `name`.txt, decoded and read."""
    return _read(SEEDS / f"{name}.txt", change)


def fixture(name: str) -> tuple[Page, Reading]:
    """The page fixtures/pages/`name`, decoded and read."""
    return _read(FIXTURES / "pages" / name)


def changed(name: str, *changes: tuple[str, str]) -> Reading:
    """The reading of a seed with texts replaced, each of which must be there; its spans are checked."""
    text = seed(name)[0].text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    page, reading = page_of(text)
    check_spans(page, reading)
    return reading


def page_of(text: str) -> tuple[Page, Reading]:
    """A page with just this text."""
    page = decode(text.encode(), "page.txt")
    return page, read(page)


def _read(path: Path, change: Change = VARIANTS["as it is"]) -> tuple[Page, Reading]:
    page = decode(change(path.read_bytes()), path.name)
    return page, read(page)


def values(record: Record) -> dict[str, Any]:
    """field → value, the last claim of each field."""
    return {claim.field: claim.value for claim in record.claims}


def claim_of(record: Record, field: str) -> Claim:
    """The last claim about `field`."""
    return [claim for claim in record.claims if claim.field == field][-1]


def check_spans(page: Page, reading: Reading) -> int:
    """Assert that each claim's span shows its value on the page; the number of claims checked."""
    checked = 0
    for record in reading.records:
        for claim in record.claims:
            assert claim.span is not None, claim
            shown = claim.span.of(page.text)
            assert shown == shown.strip(), f"{claim.field}: white space around {shown!r}"
            _check(claim, shown, page.text)
            assert all(claim.span.start <= part.start < part.end <= claim.span.end for part in claim.parts), claim
            checked += 1
    return checked


def _check(claim: Claim, shown: str, text: str) -> None:
    value, parts = claim.value, [part.of(text) for part in claim.parts]
    match claim.field:
        case "author":
            for name, part in zip(value, parts, strict=True):
                assert name.family in part
                assert name.given in part
        case "abstract":
            assert isinstance(value, Abstract)
            assert [section.text for section in value.sections] == parts
            assert all(section.label in shown for section in value.sections)
        case "statements":
            for statement, part in zip(value, parts, strict=True):
                assert isinstance(statement.span, Span)
                assert statement.span.of(text) == statement.text
                assert statement.text in part
                assert f"Section: {statement.section}{statement.type}" in part
                assert statement.confidence is None or f"{statement.confidence:.0%}" in part
        case "metrics":
            assert [str(metric.count) for metric in value] == [part.replace(",", "") for part in parts]
        case "issued":
            assert isinstance(value, PartialDate)
            assert str(value.year) in shown
            assert value.day is None or str(value.day) in shown
        case "page":
            assert re.findall(r"\w+", str(value)) == list(dict.fromkeys(re.findall(r"\w+", shown)))
        case "issue":
            assert shown.lstrip("0") == value
        case "type":
            assert shown in ("Article", "Book", "Book Chapter")
        case "author-count":
            assert shown.count(",") + 1 == value
        case "DOI":
            assert isinstance(value, DOI)
            assert value.text == shown
        case _ if isinstance(value, tuple):
            assert list(value) == [" ".join(part.split()) for part in parts]
        case _:  # a text may have been wrapped, a number may have separators
            assert str(value) == shown.replace(",", "") or value == " ".join(shown.split())
