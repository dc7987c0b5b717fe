"""Text of a .ris file, in pieces → the tagged values of each reference, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from refkit.formats.places import Lines
from refkit.model import Problem, Span

_EVIDENCE = 160
# Two letters or a letter and a digit; one or two blanks, a hyphen; programs forget the blank behind it. It begins
# with the line end before it, for which the engine looks faster than for the beginning of a line.
_TAG = re.compile(r"(\n[A-Z][A-Z0-9] {1,2}-(?: |(?=\n)|\Z))")
_NEXT = ("\nTY  -", "\nTY -")
_PIECE = 1 << 18  # characters in which counting lines is cheap

Entry = tuple[str, str, int, int]
"""A tag with its value (all lines of it, one blank between) and its place in the file."""


class Part(msgspec.Struct):
    """Some lines of a file, with the place and line of the first: whole references, but for what stands before
    them."""

    text: str
    offset: int
    line: int
    lines: Lines | None = None

    def line_of(self, place: int) -> int:
        """The number of the line that a character of the file stands on."""
        if self.lines is None:
            self.lines = Lines(self.text)
        return self.line - 1 + self.lines.at(max(0, place - self.offset))


class Reference(msgspec.Struct):
    """A reference as it was cut: marks (a line end, the tag, the hyphen) and what stands behind them, in turn.

    place: of the first mark in the file
    part:  the part of the file around it
    """

    marks: list[str]
    values: list[str]
    place: int
    part: Part


def parts(pieces: Iterable[str]) -> Iterator[Part]:
    """The parts of a text that comes in pieces. Memory holds two pieces, or one reference."""
    offset, line = 0, 1
    kept: list[str] = []
    end = ""  # of what is kept: a tag may be cut in two
    for piece in _pieces(pieces):
        looked_at = end + piece
        cut = max(map(looked_at.rfind, _NEXT))
        if cut < 0:
            kept.append(piece)
            end = looked_at[-8:]
            continue
        whole = "".join([*kept, piece])
        cut += len(whole) - len(looked_at)
        yield Part(whole[:cut], offset, line)
        line += whole.count("\n", 0, cut + 1)
        offset += cut + 1
        kept = [whole[cut + 1 :]]
        end = kept[0][-8:]
    yield Part("".join(kept), offset, line)


def _pieces(pieces: Iterable[str]) -> Iterator[str]:
    for piece in pieces:
        for start in range(0, len(piece), _PIECE):
            yield piece[start : start + _PIECE]


def references(part: Part, ref: str) -> Iterator[Reference | Problem]:
    """The references of a part, one at a time; each line that belongs to none is a problem.

    A reference ends at `ER`, at the next `TY` or with the part.
    """
    text, offset, line = part.text, part.offset, part.line
    if offset == 0 and text.startswith("\ufeff"):
        offset, text = 1, text[1:]
    before, *rest = _TAG.split("\n" + text)  # no other way of cutting is as fast
    yield from _outside(before[1:], offset, line, ref)
    marks, values = rest[0::2], rest[1::2]
    first = number = 0  # of the reference, of the mark
    begun = place = offset - 1 + len(before)  # in the file: of the reference, of what was last looked at
    looked = 0
    for number, mark in enumerate(marks):
        if mark[2] not in "YR" or mark[1:3] not in ("TY", "ER"):
            if number == first:  # nothing opened it
                begun = place = place + _length(marks, values, looked, number)
                looked = number
                whole = (mark[1:] + values[number]).partition("\n")[0].rstrip()
                span = Span(place + 1, place + 1 + len(whole))
                yield _problem(whole, span, part.line_of(span.start), ref)
            continue
        if number > first:
            yield Reference(marks[first:number], values[first:number], begun, part)
        place += _length(marks, values, looked, number)
        looked = number
        first, begun = number, place
        if mark[1:3] == "ER":
            value = values[number]
            end = value.find("\n")
            if end >= 0 and not value.isspace():
                start = place + len(mark) + end + 1
                yield from _outside(value[end + 1 :], start, part.line_of(start), ref)
            first = number + 1
            begun = place = place + len(mark) + len(value)
            looked = first
    if first < len(marks):
        yield Reference(marks[first:], values[first:], begun, part)


def _length(marks: list[str], values: list[str], start: int, end: int) -> int:
    return sum(map(len, marks[start:end])) + sum(map(len, values[start:end]))


def _outside(text: str, offset: int, line: int, ref: str) -> Iterator[Problem]:
    """A problem for each line of `text`, which begins at a line, that is not blank."""
    if not text or text.isspace():
        return
    for number, raw in enumerate(text.split("\n"), line):
        if bare := raw.strip():
            start = offset + raw.index(bare)
            yield _problem(raw, Span(start, start + len(bare)), number, ref)
        offset += len(raw) + 1


def _problem(text: str, span: Span, number: int, ref: str) -> Problem:
    message = f"Line {number} stands outside of a record (between TY and ER)."
    return Problem("outside_record", "warning", message, ref, span, number, text[:_EVIDENCE])
