"""A page's text seen as lines, each with the label that it bears: what the general reading works on."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from refkit.model import Span
from refkit.parsers.general.labels import KINDS, LONGEST, OPENERS

# What extractors put before the items of a list. A number counts as one only with a dot or bracket behind it.
_MARKER = re.compile(r"(?:[•·▪◦■●○»*–—\-↵]|\(?\d{1,3}[.)])[ \t\xa0]+")
_MARKED = frozenset("•·▪◦■●○»*–—-↵(0123456789")
_SEPARATORS = (":", "：", "\t", "】")
_SEPARATOR = re.compile("[:：\t】]")
_MOST_LINES = 3000
_MOST_MARKERS = 4
_FIRST = re.compile(r"(?i)first (?:published|available|posted|online|appeared)")
# The first word of a line, up to whatever may end a label; those of the labels; and what labels may stand in.
# A line that begins with none of them, as most do, need not be looked at.
_WORD = re.compile(r"\d*[^\s\d:：.()\[\]【】|]*")
_FIRST_WORDS = frozenset(_WORD.match(label)[0] for label in (*KINDS, *OPENERS)) - {""}  # type: ignore[index]
_BRACKETS = frozenset("[【|")
_COUNT = re.compile(r"\s{0,9}[(\[]?\d{1,4}[)\]]?$")


class Line(msgspec.Struct, gc=False):
    """A line that is not empty.

    start, end: its place, without white space and without the marker of a list item
    text:       what stands there
    kind:       the kind of label it is, or begins with (`refkit.parsers.general.labels`); "" for none
    value:      where what the label names begins; `end` for a heading, which names what follows below
    marker:     the list item's marker ("•", "1."), "" for none
    """

    start: int
    end: int
    text: str
    kind: str = ""
    value: int = 0
    marker: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def heading(self) -> bool:
        """Whether the label has the line to itself."""
        return bool(self.kind) and self.value >= self.end


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of `text[start:end]`, the first few thousand of them."""
    found: list[Line] = []
    word_of = _WORD.match  # it always matches
    piece = text[start:end] if start or end is not None else text
    next_at = start
    for raw in piece.split("\n"):
        line = raw.strip()
        at, next_at = next_at, next_at + len(raw) + 1
        if not line:
            continue
        first = line[0]
        if raw[0] != first:
            at += raw.index(first)
        marker = ""
        if first in _MARKED:
            marker, skip = _marker_of(line)
            at += skip
            line = line[skip:]
            first = line[0]
        size = len(line)
        if word_of(line)[0].casefold() in _FIRST_WORDS or first in _BRACKETS:  # type: ignore[index]
            kind, value = label_of(line)
            if kind and "|" in line and (row := _row(line, at)):
                found.extend(row)
            else:
                found.append(Line(at, at + size, line, kind, at + value, marker))
        else:
            found.append(Line(at, at + size, line, "", at, marker))
        if len(found) >= _MOST_LINES:
            break
    return found


def _row(line: str, at: int) -> list[Line]:
    """The labels and values of "Year : 2015 | Volume : 59 | Issue : 8", each as a line; none if it is not that."""
    row: list[Line] = []
    for piece in line.split("|"):
        text = piece.strip()
        start = at + (piece.index(text[0]) if text else 0)
        at += len(piece) + 1
        if not text:
            continue
        kind, value = label_of(text)
        if not kind or value >= len(text):
            return []
        row.append(Line(start, start + len(text), text, kind, start + value))
    return row if len(row) > 1 else []


def _marker_of(line: str) -> tuple[str, int]:
    """The first of the markers that stand before the text of a line, and where that text begins."""
    marker, skip = "", 0
    for _ in range(_MOST_MARKERS):
        mark = _MARKER.match(line, skip)
        if mark is None or mark.end() >= len(line):
            break
        marker = marker or mark[0].rstrip()
        skip = mark.end()
        if line[skip] not in _MARKED:
            break
    return marker, skip


def label_of(line: str) -> tuple[str, int]:
    """The kind of label that `line` is or begins with, and where what it names begins; ("", 0) for none."""
    size = len(line)
    if size <= LONGEST + 8:
        key = line.casefold().rstrip(" :：\t\xa0.")
        kind = KINDS.get(key)
        if kind is None and key.endswith("top"):  # "Introduction Top": what leads back
            kind = KINDS.get(key[:-3].rstrip(" [↑^"))
        if kind is None and key[-1:] in ")]0123456789" and (count := _COUNT.search(key)):
            kind = KINDS.get(key[: count.start()].rstrip())
            if kind not in ("references", "neighbours", "keywords"):
                kind = None
        if kind:
            return kind, size
    head = line[: LONGEST + 4]
    for separator in _SEPARATORS if _SEPARATOR.search(head) else ():
        at = head.find(separator)
        if at > 0:
            kind = KINDS.get(head[:at].casefold().strip(" \xa0[【|"))
            if kind:
                after = at + 1
                while after < size and line[after] in " \t\xa0:：":
                    after += 1
                return kind, after
    word = head.replace("\xa0", " ").partition(" ")[0]
    if size < 200 and (kind := OPENERS.get(word.casefold())) and (word.casefold() != "first" or _FIRST.match(line)):
        return kind, min(size, len(word) + 1)
    return "", 0


def near_cites(lines: Sequence[Line], below: int) -> frozenset[int]:
    """The indexes of the lines that a label such as "How to cite" announces: its own, and so many below it, down to
    the heading of what others wrote."""
    near: set[int] = set()
    for index, line in enumerate(lines):
        if line.kind != "how-to-cite":
            continue
        near.add(index)
        for at in range(index + 1, min(index + below + 1, len(lines))):
            if lines[at].heading and lines[at].kind in ("references", "neighbours"):
                break
            near.add(at)
    return frozenset(near)
