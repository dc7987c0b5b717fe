"""One file's text → the works messages in it, each with its place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any, Literal, cast

import msgspec

from refkit.enrich.local.bytes_in import Cut
from refkit.enrich.local.kept import Kept

# A shard of Crossref's has 5,000 records in some 40 MB. One that is larger than this is read piece by piece.
WHOLE = 96 << 20
LONGEST_ITEM = 32 << 20

_HEAD = 1 << 16
_ITEMS = re.compile(rb'"items"\s*:\s*\[')
_ARRAY = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[")
# Over strings without a backslash, so many that it takes little memory: Python before 3.11.5 reads a possessive
# group wrong.
_PLAIN = re.compile(rb'[^{}"]*+(?:"[^"\\]*+"[^{}"]*+){0,99}')
_IN_STRING = re.compile(rb'["\\]')


class Item(msgspec.Struct, frozen=True, gc=False):
    """One message as it stands in the file, or decoded to `Kept`. `number` is its line, or its place in the list,
    from 1."""

    raw: bytes | msgspec.Struct
    number: int


# Records of a whole shard are decoded at once, which reads the text once; what is dropped makes no objects.
_Shard = msgspec.defstruct("_Shard", [("items", list[Kept])])  # type: ignore[valid-type]
_decode_shard: Callable[[bytearray], Any] = msgspec.json.Decoder(_Shard).decode
_decode_array: Callable[[bytearray], Any] = msgspec.json.Decoder(list[Kept]).decode  # type: ignore[valid-type]


def layout(head: bytes) -> Literal["items", "array", "lines"]:
    """What the first bytes of a file say of it: an object with `items`, a list, or an object a line."""
    if _ARRAY.match(head):
        return "array"
    return "items" if _ITEMS.search(head, 0, _HEAD) else "lines"


def lines(pieces: Iterator[bytes]) -> Iterator[Item]:
    """The lines that are not empty. Raises `Cut` after the last whole line, or at a line without end."""
    rest = b""
    number = 0
    cut: Cut | None = None
    while True:
        try:
            piece = next(pieces, b"")
        except Cut as error:
            cut, piece = error, b""
        if not piece:
            break
        found = (rest + piece).split(b"\n")
        rest = found.pop()
        for line in found:
            number += 1
            if line and not line.isspace():
                yield Item(line, number)
        if len(rest) > LONGEST_ITEM:
            raise Cut(f"line {number + 1} has no end within {LONGEST_ITEM >> 20} MB")
    if cut is not None:
        raise cut
    if rest and not rest.isspace():
        yield Item(rest, number + 1)


def listed(pieces: Iterator[bytes], form: Literal["items", "array"]) -> Iterator[Item]:
    """The objects of the list, in order.

    A shard of the usual size is read whole; one that is larger, or broken, object by object, so that what
    comes before the break is not lost. Raises `Cut` at the break.
    """
    held = bytearray()
    broken: Cut | None = None
    try:
        for piece in pieces:
            held += piece
            if len(held) > WHOLE:
                break
        else:
            try:
                found: list[Any] = _decode_shard(held).items if form == "items" else _decode_array(held)
            except (msgspec.MsgspecError, ValueError, RecursionError):
                pass
            else:
                yield from map(Item, found, itertools.count(1))
                return
    except Cut as error:
        broken = error
    try:
        yield from _split(held, iter(()) if broken else pieces, form)
    except Cut as error:
        raise (broken or error) from None
    if broken:
        raise broken


def _split(held: bytearray, pieces: Iterator[bytes], form: Literal["items", "array"]) -> Iterator[Item]:
    begin = (_ITEMS.search if form == "items" else _ARRAY.match)(held)
    at = begin.end() if begin else 0
    start = depth = number = 0
    while True:
        brace = _brace(held, at)
        if brace < 0:
            keep = start if depth else at
            piece = next(pieces, b"")
            if not piece:
                break
            del held[:keep]
            start, at = start - keep, at - keep
            held += piece
            if len(held) - at > LONGEST_ITEM + len(piece):
                raise Cut(f"item {number + 1} has no end within {LONGEST_ITEM >> 20} MB")
            continue
        if held[brace] == 0x7B:
            start = start if depth else brace
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                number += 1
                yield Item(bytes(held[start : brace + 1]), number)
        else:
            return  # the end of the object that the list stands in
        at = brace + 1
    if depth or b"]" not in held[at:]:
        raise Cut(f"it ends, or breaks, in item {number + 1}")


def _brace(held: bytearray, at: int) -> int:
    """The place of the next brace that is not inside a string; -1 if it has not come yet."""
    while True:
        place = cast(re.Match[bytes], _PLAIN.match(held, at)).end()
        if place == len(held):
            return -1
        if held[place] != 0x22:
            return place
        mark = _IN_STRING.search(held, place + 1)
        while mark and mark[0] == b"\\":
            mark = _IN_STRING.search(held, mark.end() + 1)
        if mark is None:
            return -1
        at = mark.end()
