"""Text whose lines were broken at a width and set in, as terminal browsers and mail do, made whole again.

A line break, and the blanks about it, become a space where the next word would not have fitted.
"""

from __future__ import annotations

import re
from itertools import pairwise

from refkit.parsers.placing import Rewriting, Rewritten

_LEAST_WIDTH, _MOST_WIDTH = 55, 135
_SET_OUT = 20  # one line in so many may begin further to the left
_NEAR = 12  # characters from the width, where a line counts as long
_LEAST_BREAKS = 4  # lines that are as full as they can be
_LEAST_SHARE = 0.7  # of the long lines: chance fills some
# How an item of a list begins, a heading or a row of a table.
_NEW = re.compile(r"[ \t]{0,40}(?:(?:[•·▪◦■●○»*–—-]|[\[(]?\d{1,3}[\])][.)]?|\d{1,3}\.)[ \t]|[#|>])")

_ADDRESS = re.compile(r"(?i)https?:|www\.|doi:|10\.\d{4}")
_MAY_CITE = tuple(".,;:)]")  # what stands before the address of a reference; a title ends otherwise


def joined(text: str) -> Rewritten | None:
    """`text` with a space for each line break that only a width made; None if its lines were not broken so."""
    if _runs_on(text):
        return None
    lines = text.split("\n")
    width = _width(lines)
    if not width:
        return None
    breaks = [_is_break(line, after, width) for line, after in pairwise(lines)]
    long = sum(len(line.rstrip()) > width - _NEAR for line in lines)
    if sum(breaks) < max(_LEAST_BREAKS, _LEAST_SHARE * long):
        return None
    out = Rewriting()
    at = 0
    joins = False
    for line, goes_on in zip(lines, (*breaks, False), strict=True):
        piece = line.rstrip() if goes_on else line
        start = at
        if joins:
            start += len(piece) - len(piece.lstrip())
            piece = piece.lstrip()
        out.add(piece, start)
        at += len(line) + 1
        if at <= len(text):
            out.add(" " if goes_on else "\n", at - 1)
        joins = goes_on
    return out.done()


def dedented(text: str) -> Rewritten | None:
    """`text` without the blanks that (nearly) all of its lines begin with; None if there are none."""
    begins = text[:200].lstrip("\r\n")
    if begins[:1] not in (" ", "\t"):
        return None
    lines = text.split("\n")
    depths = sorted(len(line) - len(line.lstrip(" \t")) for line in lines if line.strip())
    depth = depths[len(depths) // _SET_OUT] if depths else 0
    if not depth:
        return None
    out = Rewriting()
    at = 0
    for line in lines:
        blanks = min(len(line) - len(line.lstrip(" \t")), depth)
        out.add(line[blanks:].rstrip(), at + blanks)
        at += len(line) + 1
        if at <= len(text):
            out.add("\n", at - 1)
    return out.done()


def _runs_on(text: str) -> bool:
    """Whether one of a few lines is longer than any width; nearly every page has such lines."""
    size = len(text)
    for at in range(0, size, max(size // 16, 1)):
        stop = text.find("\n", at, at + _MOST_WIDTH + 1)
        if stop < 0 and at + _MOST_WIDTH < size:
            return True
    return False


def _width(lines: list[str]) -> int:
    """The width that the lines were broken at; 0 if none is to be seen.

    A longer line would be a word or two that cannot be broken: an address.
    """
    width = max((len(line.rstrip()) for line in lines if line.strip().count(" ") > 2), default=0)
    return width if _LEAST_WIDTH <= width <= _MOST_WIDTH else 0


def _is_break(line: str, after: str, width: int) -> bool:
    """Whether the first word of the line `after` would not have fitted at the end of `line`."""
    size = len(line.rstrip())
    word = after.strip().split(" ", 1)[0]
    if not size or not word or size + 1 + len(word) <= width or size < width // 4:
        return False
    if _ADDRESS.match(word) and not line.rstrip().endswith(_MAY_CITE):
        return False  # too long for most lines, so that it was not broken off says nothing
    return not _NEW.match(after)
