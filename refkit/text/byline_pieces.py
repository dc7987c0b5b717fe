"""A line of names taken apart at commas, "and" and marks of affiliation."""

from __future__ import annotations

import re

import msgspec

from refkit.text.byline_words import Word, is_degree, word_of
from refkit.text.name_tables import BODIES

_ASIDE = re.compile(r"\([^()\n]{0,300}\)|\[[^\[\]\n]{0,100}\]")
ORCID = re.compile(r"(?i)(?:https?://)?(?:www\.)?orcid\.org/(?:\d{4}-){3}\d{3}[\dX]|(?:\d{4}-){3}\d{3}[\dX]")
_BUTTONS = re.compile(
    r"(?i)(?:view )?orcid(?: (?:profile|logo|id|icon|record))?(?-i:(?![a-z])):?|(?<=[\s\d])na\d{1,2}(?!\w)|"
    r"author links open overlay panel|search for (?:more|other) (?:papers|works) by (?:this|the) author|"
    r"\b(?:corresponding|equal|co-?first) author\b|\bequal (?:group )?contributors?\b|\bcontributed equally\b|"
    r"\bsearch for articles by (?:this|the) author\b|\bview author publications\b|"
    r"(?<![a-z])(?:email author|e-?mail|(?<=\s)mail)(?![a-z])|"
    r"mailto:|\[?email protected\]?|envelope|✉|[^\s,;]{1,80}@[^\s,;]{1,80}"
)
_BUTTON_SIGNS = ("rcid", "RCID", "@", "uthor", "mail", "✉", "rotected", "nvelope", "qual", "na1", "na2", "na3")
_SIGNS = re.compile(r"[^,;、，；·・•|\n\t*†‡§¶¤#‖★☆△◊¹²³⁰⁴-⁹\d\u200b]{1,}")
_AND = re.compile(r"\s(?:and|&|et|und|y|и|och|og)\s|(?<=\S)&(?=\S)|\s&\s?|^(?:&|and|et|und|y|и)\s")
_EDGE = " \t\r\xa0.-–—‐'’`​﻿\u2002\u2003\u2009\u202f"
CONJUNCTIONS = frozenset({"and", "und", "et", "y", "и"})
_LETTER_MARK = re.compile(r"[a-z](?:\s|$)")
_LETTERED = re.compile(r",[a-f](?:,[a-f]){0,5}[\s*]")  # "Burns,a Preus,b Singletona and Stulz*a"
_ON_BEHALF = re.compile(r"(?i)(?:and\s+)?(?:on behalf of|for)\s+(?:the\s+)?")
MARKS = frozenset("0123456789*†‡§¶¤#‖¹²³⁰⁴⁵⁶⁷⁸⁹")


class Piece(msgspec.Struct, gc=False):
    """A piece of a line between separators: words of a name, or the `literal` of a group; `bad`: neither."""

    start: int
    end: int
    words: tuple[Word, ...] = ()
    literal: str = ""
    bad: bool = False
    joined: bool = False  # by "and" to the piece before
    group: int = 0  # between which semicolons it stands


def without_asides(line: str) -> str:
    """Brackets, ORCIDs, addresses and buttons turned into separators; every character left keeps its place."""
    if any(sign in line for sign in _BUTTON_SIGNS):
        line = ORCID.sub(_comma, line) if "rcid" in line or "RCID" in line else line
        line = _BUTTONS.sub(_comma, line)
    if "(" in line or "[" in line:
        line = _ASIDE.sub(_comma, line)
    return line


def _comma(match: re.Match[str]) -> str:
    return "," + " " * (len(match[0]) - 1)


def pieces_of(line: str, *, labelled: bool) -> list[Piece] | None:
    """The pieces that can be names or parts of them; None as soon as one cannot.

    Between semicolons affiliations may stand beside names, so there all pieces come back.
    """
    grouped = ";" in line or "；" in line
    lettered = _LETTERED.search(line) is not None
    pieces: list[Piece] = []
    group = last = 0
    for match in _SIGNS.finditer(line):
        begin = match.start()
        if grouped and begin > last:
            group += line.count(";", last, begin) + line.count("；", last, begin)
        last = match.end()
        chunk, at, joined = match[0], 0, False
        for joint in (*_AND.finditer(chunk), None):
            stop = joint.start() if joint else len(chunk)
            piece = _piece(chunk[at:stop], begin + at, glued=lettered and joint is not None)
            if piece is not None:
                if piece.bad and not grouped:
                    return pieces if labelled and pieces else None
                piece.joined, piece.group = joined, group
                pieces.append(piece)
                joined = False
            if joint:
                at, joined = joint.end(), True
    return pieces


def _piece(part: str, start: int, *, glued: bool) -> Piece | None:
    """A piece without what sticks to it; None if nothing is left."""
    kept = part.lstrip(_EDGE)
    if kept[:4] in ("and ", "und ") and not _ON_BEHALF.match(kept):
        kept = kept[4:].lstrip(_EDGE)
    while kept and (mark := _LETTER_MARK.match(kept)):
        kept = kept[mark.end() :].lstrip(_EDGE)
    start += len(part) - len(kept)
    kept = kept.rstrip(_EDGE)
    if kept[-2:-1] == " " and kept[-1].islower():
        kept = kept[:-2].rstrip(_EDGE)
    if kept.endswith((" and", " und", " et", "\xa0and")):
        kept = kept[:-4].rstrip(_EDGE) if kept[-3:] != " et" else kept[:-3].rstrip(_EDGE)
    if kept in CONJUNCTIONS or not any(map(str.isalpha, kept)) or is_degree(kept):
        return None
    if part.rstrip()[-1:] == "." and (len(kept) < 3 or kept[-2] in ". -" or kept[-2].isupper()):
        kept += "."  # of an initial
    if found := _ON_BEHALF.match(kept):
        group = kept[found.end() :]
        return Piece(start + found.end(), start + len(kept), literal=group, bad=not group or len(group) > 150)
    words = kept.split()
    if glued and len(words) > 1 and len(words[-1]) > 3 and words[-1][-1] in "abcdef":
        kept, words[-1] = kept[:-1], words[-1][:-1]
    while len(words) > 2 and is_degree(words[-1]) and not (len(words[-1]) < 3 and words[-1].isupper()):
        kept = kept[: -len(words.pop())].rstrip()
    end = start + len(kept)
    if len(words) > 8:
        return Piece(start, end, bad=True)
    if len(words) > 1 and (words[-1].lower() in BODIES or (words[0] == "The" and words[-1] == "Editors")):
        return Piece(start, end, literal=kept)
    kinds = tuple(map(word_of, words))
    return Piece(start, end, kinds, bad=_is_bad(kinds))


def _is_bad(words: tuple[Word, ...]) -> bool:
    """Whether one of the words is in no name, or the words together are none."""
    if words[-1].kind == "P" and len(words) > 1:
        return True
    for word in words:
        if word.kind == "X":
            return True
        if word.never and not (word.soft and any(other.given or other.kind == "I" for other in words)):
            return True
    # "Kazuhiro Imai Hiroyuki Nakajima": two people, or who knows how many
    return len(words) > 6 or (len(words) > 3 and words[0].given and words[2].given and not words[1].given
                              and words[1].kind == "N")  # fmt: skip


def is_whole(piece: Piece) -> bool:
    """Whether a piece can be a name with its given names or initials."""
    words = piece.words
    return sum(word.kind != "P" for word in words) > 1 and any(word.kind == "N" for word in words)


def is_initials(piece: Piece) -> bool:
    return 0 < len(piece.words) <= 4 and all(word.kind == "I" for word in piece.words)
