"""Text of a tagged file → the tagged values of each reference, with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from refkit.formats.gathering import lines
from refkit.model import Problem, Span

_EVIDENCE = 160


class Value(msgspec.Struct):
    """A tag and what stands behind it: `pieces` are its lines, each with its place, blanks at the ends left out."""

    tag: str
    pieces: list[tuple[str, Span]]
    line: int

    @property
    def text(self) -> str:
        """All lines as one."""
        return self.pieces[0][0] if len(self.pieces) == 1 else " ".join(text for text, _ in self.pieces if text)

    @property
    def span(self) -> Span:
        """From the first to the last character."""
        return Span(self.pieces[0][1].start, self.pieces[-1][1].end)


class Form(msgspec.Struct, frozen=True):
    """How the references of a format are told apart.

    tag:       matches the tag at the start of a line, group 1 being the tag; the value follows
    opens:     the tags that begin a reference, where it has other tags already
    closes:    the tags that end one
    outside:   the tags that belong to the file
    continued: matches what a line that goes on begins with
    blank:     whether a blank line ends a reference if a tagged line follows
    """

    tag: re.Pattern[str]
    opens: frozenset[str] = frozenset()
    closes: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    blank: bool = False


def references(
    pieces: Iterable[str], form: Form, outside: Callable[[int, Span, str], None]
) -> Iterator[list[Value]]:
    """The references of a text in pieces, one at a time. Lines that belong to none are told to `outside`."""
    current: list[Value] = []
    after_blank = closed = False
    offset = 0
    for number, raw in enumerate(lines(pieces), 1):
        line = raw.removeprefix("\ufeff") if number == 1 else raw
        start, offset = offset + len(raw) - len(line), offset + len(raw) + 1
        match = form.tag.match(line)
        if match is None:
            stripped = line.strip()
            if not stripped:
                after_blank = True
                continue
            begin = start + line.index(stripped)
            place = Span(begin, begin + len(stripped))
            if current and not closed:
                current[-1].pieces.append((stripped, place))
            else:
                outside(number, place, stripped)
            continue
        tag = match[1]
        value = line[match.end() :]
        stripped = value.strip()
        begin = start + match.end() + len(value) - len(value.lstrip())
        opens = tag in form.opens and any(other.tag not in form.opens for other in current)
        if current and (opens or (form.blank and after_blank)):
            yield current
            current = []
        after_blank = closed = False
        if tag in form.outside:
            continue
        if tag in form.closes:
            if current:
                yield current
            current, closed = [], True
            continue
        current.append(Value(tag, [(stripped, Span(begin, begin + len(stripped)))], number))
    if current:
        yield current


def outside_problem(ref: str, number: int, span: Span, text: str) -> Problem:
    """A line that belongs to no reference."""
    message = f"Line {number} stands outside of a reference and was not read; put a tag before it."
    return Problem("outside_record", "warning", message, ref, span, number, text[:_EVIDENCE])
