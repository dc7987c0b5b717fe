"""Texts made to hurt a regular expression, from the expression itself.

What makes an expression slow is a repeat that takes what its neighbours take too, or that can begin at every place
and runs far before it fails. So for each repeat in it there are texts of: what stands before it and then only what
it takes; many beginnings that it all takes; a beginning, a run and a new beginning; each of them on one line and on
many. And whole matches, matches without their last part, and matches with a wrong end, without number. A few texts
that hurt many expressions are tried on all.
"""

from __future__ import annotations

import importlib
import random
import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

# The library's own reading of an expression, since Python 3.11 under this name; it has no types.
_parser: Any = importlib.import_module("re._parser")
_codes: Any = importlib.import_module("re._constants")

GENERAL = (
    "x", " ", "\n", "1", "A", "[", "(", "{", "<", '"', "“", ",", ";", ".", "-", "/", "%", "•", "\t", "10.1/", "a,",
    "a b ", "Ab. ", "[1", "(1 ", "1 (1)", "doi: ", "https://doi.org/10.1/", "a\n", " \n", "A B\n", "a\u0301", "<a ",
    "</", "&#", "作", "2016;1(1):1-", "\\", "{\\", "= ",
)  # fmt: skip
_COMMON = "aA1 \n\t,.-()[];:/\"'<>=&é–中\u0301\u00a0•“_"
_FAR = 30  # a repeat that may go so far is worth texts of its own
_MOST_REPEATS = 24
_WRONG = "\x01"


class Piece(NamedTuple):
    """What a long text is made of: a head, and a body that is repeated."""

    head: str
    body: str

    def __str__(self) -> str:
        head, body = (repr(part if len(part) < 100 else f"{part[:100]}…") for part in self)
        return f"{head} + {body} * n" if self.head else f"{body} * n"

    def text(self, size: int, pattern: re.Pattern[Any]) -> Any:
        """About `size` characters and a wrong end, as `pattern` wants it: text or bytes."""
        made = self.head + self.body * max(1, (size - len(self.head)) // len(self.body)) + _WRONG
        return made.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else made


def pieces(pattern: re.Pattern[Any]) -> list[Piece]:
    """Texts made for `pattern`, then those that hurt many. The same pattern gives the same."""
    made = (*_Maker(pattern).pieces(), *(Piece("", text) for text in GENERAL))
    return list(dict.fromkeys(piece for piece in made if piece.body))


class _Maker:
    def __init__(self, pattern: re.Pattern[Any]) -> None:
        self.tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
        self.flags = pattern.flags
        self.random = random.Random(zlib.crc32(repr(pattern.pattern).encode()))
        self.classes: list[Any] = []
        self.known: dict[int, list[str]] = {}  # by the identity of a class, which the tree keeps alive
        self.letters = _COMMON
        self._survey(self.tree)
        self.letters = "".join(dict.fromkeys(self.letters))
        self.popular = sorted(self.letters, key=lambda letter: -sum(self._takes(c, letter) for c in self.classes))

    def pieces(self) -> Iterator[Piece]:
        whole = [self._sample(self.tree, few=few) for few in (True, False, False)]
        for sample in whole:
            for end in ("", " ", "\n"):
                yield Piece("", sample + end)
            yield Piece("", sample[:-1])
            yield Piece("", sample[:-1] + _WRONG)
        for number, (before, body) in enumerate(self._repeats(self.tree, "")):
            if number >= _MOST_REPEATS:
                break
            for end in ("", " ", "\n"):
                yield Piece("", before + end)
            for run in dict.fromkeys(self._runs(body)):
                yield Piece("", run)
                yield Piece(before, run)
                yield Piece("", before + run)
                yield Piece("", before + run * 40)
                yield Piece("", f"{before}{run * 40}\n")
        parts = list(self.tree)
        for stop in range(1, min(len(parts), 8)):
            yield Piece("", self._sample(parts[:stop], few=stop % 2 == 0))
            yield Piece("", f"{self._sample(parts[:stop], few=False)}\n")

    def _survey(self, items: Any) -> None:
        """The letters that the expression names, and the classes of its repeats."""
        for code, value in items:
            if code in (_codes.LITERAL, _codes.NOT_LITERAL):
                self.letters += chr(value)
            elif code is _codes.IN:
                for kind, part in value:
                    if kind is _codes.LITERAL:
                        self.letters += chr(part)
                    elif kind is _codes.RANGE:
                        self.letters += chr(part[0])
            elif code in _REPEATS and len(value[2]) == 1 and value[2][0][0] in _SINGLE:
                self.classes.append(value[2][0])
            for inner in _inside(code, value):
                self._survey(inner)

    def _repeats(self, items: Any, before: str) -> Iterator[tuple[str, Any]]:
        """Each repeat that may go far, after a text that leads to it."""
        for code, value in items:
            if code in _REPEATS and value[1] >= _FAR:
                yield before, value[2]
            for inner in _inside(code, value):
                yield from self._repeats(inner, before)
            before += self._one(code, value, few=True)

    def _runs(self, body: Any) -> Iterator[str]:
        """What a repeat takes once: the letters that other repeats take too come first."""
        if len(body) == 1 and body[0][0] in _SINGLE:
            yield from self._taken(*body[0])[:3]
        else:
            yield self._sample(body, few=True)
            yield self._sample(body, few=False)

    def _sample(self, items: Any, *, few: bool) -> str:
        """A text that the items match, nearly: look-arounds and references are not minded."""
        return "".join(self._one(code, value, few=few) for code, value in items)[:4000]

    def _one(self, code: Any, value: Any, *, few: bool) -> str:
        if code in _SINGLE:
            if code is _codes.LITERAL:
                return chr(value)
            if taken := self._taken(code, value):
                return taken[0] if few else self.random.choice(taken)
            return chr(next((part[0] for kind, part in value if kind is _codes.RANGE), 97)) if value else "a"
        if code is _codes.BRANCH:
            return self._sample(value[1][0] if few else self.random.choice(value[1]), few=few)
        if code in _REPEATS:
            least, most, body = value
            times = least if few else min(int(most), least + self.random.choice((1, 2, 20)))
            return "".join(self._sample(body, few=few) for _ in range(min(times, 200)))
        if code is _codes.SUBPATTERN:
            return self._sample(value[3], few=few)
        if code is _codes.ATOMIC_GROUP:
            return self._sample(value, few=few)
        if code is _codes.ASSERT and value[0] < 0:
            return self._sample(value[1], few=few)
        if code is _codes.AT and self.flags & re.MULTILINE and value in (_codes.AT_BEGINNING, _codes.AT_END):
            return "\n"
        return ""

    def _taken(self, code: Any, value: Any) -> list[str]:
        """The letters that an item of one character takes, those that other repeats take too before others."""
        key = id(value)
        if key not in self.known:
            self.known[key] = [letter for letter in self.popular if self._takes((code, value), letter)]
        return self.known[key]

    def _takes(self, item: tuple[Any, Any], letter: str) -> bool:
        code, value = item
        if code is _codes.ANY:
            return letter != "\n" or bool(self.flags & re.DOTALL)
        forms = {letter, letter.lower(), letter.upper()} if self.flags & re.IGNORECASE else {letter}
        if code in (_codes.LITERAL, _codes.NOT_LITERAL):
            return (chr(value) in forms) == (code is _codes.LITERAL)
        parts: Sequence[tuple[Any, Any]] = value
        negated = bool(parts) and parts[0][0] is _codes.NEGATE
        return any(_in_part(part, form) for part in parts for form in forms) != negated


def _in_part(part: tuple[Any, Any], letter: str) -> bool:
    kind, value = part
    if kind is _codes.LITERAL:
        return bool(ord(letter) == value)
    if kind is _codes.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    if kind is _codes.CATEGORY:
        return bool(_CATEGORIES[value](letter))
    return False


def _inside(code: Any, value: Any) -> Iterator[Any]:
    """The expressions that an item holds."""
    if code in _REPEATS:
        yield value[2]
    elif code is _codes.SUBPATTERN:
        yield value[3]
    elif code is _codes.ATOMIC_GROUP:
        yield value
    elif code is _codes.BRANCH:
        yield from value[1]
    elif code in (_codes.ASSERT, _codes.ASSERT_NOT):
        yield value[1]
    elif code is _codes.GROUPREF_EXISTS:
        yield from (part for part in value[1:] if part is not None)


_REPEATS = (_codes.MAX_REPEAT, _codes.MIN_REPEAT, _codes.POSSESSIVE_REPEAT)
_SINGLE = (_codes.LITERAL, _codes.NOT_LITERAL, _codes.ANY, _codes.IN)
_CATEGORIES = {
    _codes.CATEGORY_DIGIT: re.compile(r"\d").match,
    _codes.CATEGORY_NOT_DIGIT: re.compile(r"\D").match,
    _codes.CATEGORY_SPACE: re.compile(r"\s").match,
    _codes.CATEGORY_NOT_SPACE: re.compile(r"\S").match,
    _codes.CATEGORY_WORD: re.compile(r"\w").match,
    _codes.CATEGORY_NOT_WORD: re.compile(r"\W").match,
}
