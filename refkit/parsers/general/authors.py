"""Who wrote the page's work: the by-line about the title, or the line that a label announces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refkit.parsers.general.view import Line
from refkit.text.bylines import Byline, read_byline, read_byline_rows

_FAR_BELOW = 14  # lines between a title and its by-line, at the most: type, date, DOI, buttons
_MOST_ROWS = 80  # of a list of names
_SKIPPED = frozenset(
    "article-type published doi received accepted revised journal volume issue pages issn type keywords title "
    "how-to-cite language article-number publisher pmid pmcid".split()
)
_AFFILIATION = re.compile(
    r"(?i)\b(?:universit|universid|université|institut|department|dept\b|hospital|laborator|faculty|college|"
    r"school of|academy|"
    r"cent(?:er|re) (?:for|of)|ministry|foundation|gmbh|inc\.)"
)
_OTHERS = re.compile(
    r"(?i)(?:academic|handling|associate|section|reviewing|guest|deputy)? ?(?:editors?|reviewers?|reviewed by|"
    r"edited by)\b"
)
_NUMBERED = re.compile(r"[\[(]?(\d{1,2})[\])]?\s?[A-ZÀ-ÞА-Я]")
_BARE_NUMBER = re.compile(r"\d{1,2}$")
_MARKS = re.compile(r"(?<=[^\W\d_.*†‡§¶,\s)])\s?[*†‡§¶,]{0,3}\s?(\d{1,2}(?:\s?[,–-]\s?\d{1,2}){0,9})")
_SIGNS = frozenset("123456789*,†")


class Authors:
    """The by-line and the index of the first line below it."""

    __slots__ = ("after", "byline", "confidence")

    def __init__(self, byline: Byline, after: int, confidence: float) -> None:
        self.byline, self.after, self.confidence = byline, after, confidence


def labelled(text: str, lines: Sequence[Line], end: int) -> Authors | None:
    """The names behind or below a label such as "Authors"."""
    for index, line in enumerate(lines[:end]):
        if line.kind != "authors":
            continue
        if not line.heading:
            byline = read_byline(text, line.value, line.end)
            if byline and byline.score >= 0.3:
                return Authors(byline, index + 1, 0.9)
            continue
        rows = [(row.start, row.text) for row in lines[index + 1 : index + 60]]
        byline = read_byline_rows(text, rows) if rows else None
        if byline and byline.score >= 0.5:
            return Authors(byline, index + 1 + byline.rows, 0.85)
    return None


def below(
    text: str, lines: Sequence[Line], title: int, end: int, known: dict[int, Byline | None] | None = None
) -> Authors | None:
    """The by-line that follows the title at line `title`, before line `end`.

    known: the lists of names that were read from lines on, for the next candidate; this adds to it
    """
    known = {} if known is None else known
    last = min(end, title + 1 + _FAR_BELOW, len(lines))
    for index in range(title + 1, last):
        line = lines[index]
        if _OTHERS.match(line.text):
            return None  # the names are those of editors and reviewers: the authors' were lost
        if line.kind == "authors" and not line.heading:
            byline = read_byline(text, line.value, line.end)
            if byline and byline.score >= 0.3:
                return Authors(byline, index + 1, 0.9)
        if line.kind in _SKIPPED or line.text == lines[title].text:
            continue
        if line.kind and line.kind != "authors":
            if index > title + 3:
                break
            continue
        if index not in known:
            first = index + 1 if line.kind == "authors" else index
            rows = [(row.start, row.text) for row in lines[first : index + _MOST_ROWS]]
            known[index] = read_byline_rows(text, rows) if rows else None
        byline = known[index]
        if byline and byline.score >= 0.5:
            return Authors(byline, index + byline.rows, 0.6 + 0.25 * byline.score)
        if _AFFILIATION.search(line.text) or len(line.text) > 500:
            break
    return None


def is_whole(text: str, lines: Sequence[Line], found: Authors) -> bool:
    """Whether the by-line can hold all authors: extractors lose names, and leave numbered affiliations that no
    name refers to."""
    byline = found.byline
    if byline.cut or not byline.spans:
        return not byline.cut
    if len(byline.names) == 1 and text[byline.spans[0].end : byline.spans[0].end + 6].strip(" ")[:1] in _SIGNS:
        return False  # the one that letters go to; a work of one author needs no mark
    numbers: set[int] = set()
    for index in range(found.after, min(found.after + 40, len(lines))):
        line = lines[index]
        if line.kind in ("abstract", "body", "received"):
            break
        if (number := _NUMBERED.match(line.text)) and _AFFILIATION.search(line.text):
            numbers.add(int(number[1]))
        elif (
            _BARE_NUMBER.match(line.text) and index + 1 < len(lines) and _AFFILIATION.search(lines[index + 1].text)
        ):
            numbers.add(int(line.text))
        elif line.marker[:-1].isdigit() and _AFFILIATION.search(line.text):
            numbers.add(int(line.marker[:-1]))
    if not numbers or (1 not in numbers and len(numbers) < 2):
        return True
    end = byline.spans[-1].end
    tail = text.find("\n", end)
    written = text[byline.spans[0].start : tail if tail >= 0 else len(text)]
    marks: set[int] = set()
    for match in _MARKS.finditer(written):
        for piece in re.findall(r"\d{1,2}", match[1]):
            marks.add(int(piece))
            if len(piece) == 2:  # "12" may be the marks 1 and 2
                marks.update((int(piece[0]), int(piece[1])))
    if not marks:
        return len(byline.names) > 1
    return len(numbers - marks) == 0 or len(byline.names) >= 2 * len(numbers)
