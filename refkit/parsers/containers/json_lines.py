"""JSON lines: an object a line with a column of HTML or text, and one with the address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from refkit.model import Problem
from refkit.parsers.containers.columns import HTML, INNER, TEXT, URL
from refkit.parsers.containers.held import LARGEST, Held, damaged, too_large


def pages(stream: BinaryIO, ref: str) -> Iterator[Held | Problem]:
    """A page for each line that has one; `ref#12` is that of line 12. Other lines are problems."""
    number = 0
    while True:
        try:
            line = stream.readline(LARGEST + 1)
        except (OSError, EOFError) as error:
            yield damaged(ref, str(error))
            return
        if not line:
            return
        number += 1
        place = f"{ref}#{number}"
        if len(line) > LARGEST:
            yield too_large(place)
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        yield _page(line, place)


def _page(line: bytes, place: str) -> Held | Problem:
    try:
        found = _decode(line)
    except (ValueError, RecursionError) as error:
        message = f"{place} is no JSON ({error}), so the page in it was not read."
        return Problem("not_json", "error", message, place, evidence=line[:100].decode("utf-8", "replace"))
    text = _value(found, HTML) or _value(found, TEXT) if isinstance(found, dict) else ""
    if not text:
        message = f"{place} has no text in a column called {', '.join((*HTML[:1], *TEXT[:3]))} or the like."
        return Problem("no_column", "warning", message, place)
    url = _value(found, URL)
    for inner in INNER if not url else ():
        if isinstance(found.get(inner), dict):
            url = url or _value(found[inner], URL)
    return Held(place, text, url)


def _decode(line: bytes) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):  # lone surrogates, NaN, bytes that are no UTF-8
        return json.loads(line.decode("utf-8", "replace"))


def _value(found: dict[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = found.get(name)
        if isinstance(value, str) and value:
            return value
    return ""
