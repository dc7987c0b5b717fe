"""The visible text of an HTML page, each character of which knows its place in the source.

No tree is built: trees do not say where a text stood in the file (docs/decisions/0008).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import islice

import msgspec

from refkit.model import Span
from refkit.parsers.html.elements import (
    BLOCK,
    CELL,
    HEADING,
    INLINE,
    ITEM,
    KINDS,
    LIST,
    PRE,
    RAW_TEXT,
    SKIPPED,
    VOID,
)
from refkit.parsers.html.scanning import Quotes, tag_end
from refkit.text.markup import unescape

_MOST_UNCLOSED = 40  # names of elements whose end was looked for in vain; each cost a look at the rest of the page
_LEARNT = 80  # characters of a tag that can come again
_BULLET = "\n• "
_NAME = re.compile(r"/?[A-Za-z][^\s/>]{0,60}")
_HIDDEN = re.compile(r"(?i)\bdisplay\s{0,3}:\s{0,3}none|\shidden(?:[\s/]|$|=[\"']?(?:hidden|true|[\"']))")
# What one character of visible text was made of, or several, each of itself. A reference may lack its semicolon
# (WHATWG HTML, 13.2.5.72).
_UNIT = re.compile(r"\s+|&(?:#[xX]?[0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?|[^\s&<]+|.", re.DOTALL)


class Heading(msgspec.Struct, frozen=True, gc=False):
    """A heading of level 1 to 6 and its place in the visible text."""

    level: int
    start: int
    end: int


class Visible(msgspec.Struct, frozen=True):
    """What a reader of the page sees, and where it comes from.

    text:     the text; blocks and list items ("• ") on lines of their own, table cells a tab apart, white space
              folded, entities resolved
    headings: the headings of `text`, in order
    source:   the HTML
    """

    text: str
    headings: tuple[Heading, ...]
    source: str
    _outs: list[int]  # where each run of text begins in `text`, ascending
    _ins: list[int]  # and in `source`

    def place(self, start: int, end: int) -> Span:
        """The place in the source of `text[start:end]`: from its first character to its last, tags between
        them included."""
        first = self._at(start, last=False)
        return Span(first, max(first, self._at(end - 1, last=True))) if end > start else Span(first, first)

    def _at(self, offset: int, *, last: bool) -> int:
        """Where the character at `offset` begins in the source or, if `last`, ends."""
        run = bisect_right(self._outs, offset) - 1
        if run < 0:
            return 0
        at, left = self._ins[run], offset - self._outs[run]
        stop = self._ins[run + 1] if run + 1 < len(self._ins) else len(self.source)
        source, begun = self.source, False
        while at < stop and source[at].isspace():
            at += 1  # leading white space was left out
        near = source[at : at + left + 1]
        folded = " ".join(near.split())
        if len(near) > left and near in (folded, f"{folded} ") and "&" not in near and "<" not in near:
            return at + left + (1 if last else 0)  # as nearly always: the text stands in the source as it is
        while at < stop:
            unit = _UNIT.match(source, at, stop)
            if unit is None or (source[at] == "<" and begun):
                break
            raw = unit[0]
            after, made = unit.end(), raw
            if raw[0] == "&":
                made = unescape(raw)
                if made == raw:  # an ampersand that is just that
                    after, made = at + 1, "&"
            if made.strip():
                begun = True
                size = len(made)
            elif not begun:
                at = after  # leading white space was left out
                continue
            else:
                size = 1
            if left < size:
                if made is raw and size > 1:
                    return at + left + (1 if last else 0)
                return after if last else at
            left -= size
            at = after
        return at


def visible(source: str, limit: int = 1 << 62) -> Visible:
    """The visible text of the HTML `source`; not much more than `limit` characters of it. Never raises.

    Left out are scripts, styles, the head, what is `hidden` or not displayed by its own style, and what is shown
    otherwise than as text (pictures, forms' choices). The style sheet is not asked.
    """
    pieces = source.split("<")
    pieces[0] = f"!>{pieces[0]}"  # what stands before the first "<" is text, as if behind a declaration
    quotes = Quotes(source)
    parts: list[str] = []
    outs: list[int] = []
    ins: list[int] = []
    headings: list[Heading] = []
    unclosed: set[str] = set()
    size = pre = level = 0
    end = -2
    heading_from = -1
    pending = ""  # what comes before the next text: a line end, a tab, a space
    kinds = dict(KINDS)  # learns the page's own tags with their attributes, of which most come again and again
    steps = enumerate(pieces)
    for index, piece in steps:
        end += len(piece) + 1  # the place of the next "<", plus one
        tag, closed, text = piece.partition(">")
        kind = kinds.get(tag)
        if kind is None:
            name = tag.partition(" ")[0]
            kind = kinds.get(name)
            if kind is None:
                # Rare: a comment, "<" as a sign, capitals, "br/", an element of another kind.
                match = _NAME.match(tag)
                name = match[0].lower() if match else ""
                kind = kinds.get(name, INLINE)
                if not name and tag[:1] not in ("!", "?", "/"):
                    text = "<" + piece
                    closed = tag = ">"
                elif tag.startswith("!--"):
                    close = source.find("-->", end - len(piece) + 1)
                    if piece.startswith(("!-->", "!--->")):
                        close = end - len(piece) - 1 + piece.index(">") - 2
                    if close < 0:
                        break
                    steps_on, end, text = _onward(pieces, index, end, close + 2)
                    next(islice(steps, steps_on, steps_on), None)
                    closed = tag = ">"
            if not closed or tag.count('"') & 1 or ("'" in tag and tag.count("'") & 1):
                stop = tag_end(source, end - len(piece) - 1, quotes)
                if stop < 0:
                    break
                tag = source[end - len(piece) - 1 : stop]
                steps_on, end, text = _onward(pieces, index, end, stop)
                next(islice(steps, steps_on, steps_on), None)
                index += steps_on
            if kind != SKIPPED:
                if ("hidden" in tag or "none" in tag) and _HIDDEN.search(tag):
                    kind = INLINE if name in VOID or name[:1] == "/" else SKIPPED
                elif len(tag) < _LEARNT and tag != ">":
                    kinds[tag] = kind
        else:
            name = tag
        if kind:
            if kind == BLOCK:
                if not pending or pending[0] != "\n":
                    pending = "\n"
            elif kind == ITEM:
                pending = "\n" if name[0] == "/" else _BULLET
            elif kind == CELL:
                if pending[:1] != "\n":
                    pending = "\t"
            elif kind == HEADING:
                if name[0] != "/":
                    level, heading_from = int(name[1]), -1
                elif level:
                    if heading_from >= 0:
                        headings.append(Heading(level, heading_from, size))
                    level = 0
                if pending[:1] != "\n":
                    pending = "\n"
            elif kind == SKIPPED and name[:1] != "/":
                stop = -1 if name in unclosed or len(unclosed) > _MOST_UNCLOSED else _end_of(source, end - 1, name)
                if stop >= len(source):
                    break
                if stop >= 0:
                    steps_on = source.count("<", end - 1, stop) + 1
                    next(islice(steps, steps_on - 1, steps_on - 1), None)
                    piece = next(steps)[1]
                    end = stop + len(piece) + 2
                    text = piece.partition(">")[2]
                else:
                    unclosed.add(name)
                if kinds.get(name, INLINE) not in (INLINE, SKIPPED) and pending[:1] != "\n":
                    pending = "\n"
            elif kind == LIST:
                pending = "\n"
            elif kind == PRE:
                pre = 0 if name[0] == "/" else 1
                pending = "\n"
        if not text:
            continue
        line = " ".join(text.split())
        if not line:
            if not pending:
                pending = " "
            continue
        if "&" in line:
            line = " ".join(unescape(line).split())
            if not line:
                pending = pending or " "
                continue
        if pre and "\n" in text:
            line, pending = _preformatted(text), "\n"
        if not pending and text[0].isspace():
            pending = " "
        if pending:
            if not size:
                pending = pending.lstrip()
            parts.append(pending)
            size += len(pending)
        if level and heading_from < 0:
            heading_from = size
        outs.append(size)
        ins.append(end - 1 - len(text))
        parts.append(line)
        size += len(line)
        pending = " " if text[-1].isspace() else ""
        if size >= limit:
            break
    return Visible("".join(parts), tuple(headings), source, outs, ins)


def _onward(pieces: list[str], index: int, end: int, stop: int) -> tuple[int, int, str]:
    """Go on to the piece in which the source's place `stop` (a ">") lies: how many pieces further that is, the
    end of that piece (plus one), and what of it stands behind `stop`."""
    steps = 0
    while end - 1 <= stop and index + steps + 1 < len(pieces):
        steps += 1
        end += len(pieces[index + steps]) + 1
    behind = end - 2 - stop
    return steps, end, pieces[index + steps][-behind:] if behind > 0 else ""


def _end_of(source: str, at: int, name: str) -> int:
    """Where the end tag of an element `name` stands whose start tag lies before `at`; -1 if it has none.

    A script that is not closed goes on to the end of the page, as in a browser. A head ends at the body, too.
    """
    depth = 1
    for match in _tags_of(name).finditer(source, at):
        if match[1] or name == "head":
            depth -= 1
            if not depth:
                return match.start()
        elif name not in RAW_TEXT:
            depth += 1
    return len(source) if name in ("script", "style") else -1


@lru_cache(256)
def _tags_of(name: str) -> re.Pattern[str]:
    """The start tags and end tags of elements of a name; of a head, its end or the body."""
    if name == "head":
        return re.compile(r"<(?:(/)head|body)(?=[\s/>])", re.IGNORECASE)
    return re.compile(rf"<(/?){re.escape(name)}(?=[\s/>])", re.IGNORECASE)


def _preformatted(text: str) -> str:
    """Text in which line ends count; other white space is folded."""
    lines = (" ".join(line.split()) for line in unescape(text).split("\n"))
    return "\n".join(line for line in lines if line)
