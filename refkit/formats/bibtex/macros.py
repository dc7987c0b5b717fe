"""The macros of a .bib file (`@string`), and the values made of them: `jun # "~9"`."""

from __future__ import annotations

import re

from refkit.formats.bibtex.values import MONTHS
from refkit.model import Problem

# What all macros of a file may grow to together: macros made of macros double with every line.
_LONGEST_EXPANSION = 20_000_000
_EVIDENCE = 160
_DELIMITERS = re.compile(r'(?<!\\)[{}"]|#')


class Macros:
    """What is defined so far; the months are from the start, as in every style."""

    def __init__(self, ref: str, problems: list[Problem]) -> None:
        self.ref = ref
        self.problems = problems
        self.defined = {name: name for name in MONTHS}
        self.left = _LONGEST_EXPANSION

    def define(self, name: str, expression: str, line: int) -> None:
        """Take in `@string{name = expression}`."""
        value, _, _ = self.expand(expression, line, name)
        self.defined[name.lower()] = value

    def expand(self, expression: str, line: int, key: str) -> tuple[str, int, bool]:
        """The text of a value; how far inside `expression` it begins; whether it stands there as it is."""
        pieces = _pieces(expression)
        if len(pieces) == 1 and _delimited(pieces[0]):
            return pieces[0][1:-1], 1, True
        if len(pieces) == 1 and pieces[0].isdigit():
            return pieces[0], 0, True
        return "".join([self.piece(piece, line, key) for piece in pieces]), 0, False

    def piece(self, piece: str, line: int, key: str) -> str:
        """The text of one part of a value; a macro that is not defined is its name, and a problem."""
        if _delimited(piece):
            return piece[1:-1]
        if piece.isdigit() or not piece:
            return piece
        value = self.defined.get(piece.lower())
        self.left -= len(value or "")
        if value is not None and self.left >= 0:
            return value
        code, what = ("unknown_macro", "is not defined") if value is None else ("long_macro", "grows beyond bounds")
        self.problems.append(
            Problem(
                code,
                "warning",
                f"The macro {piece[:80]!r} in {key!r} {what}; its name was kept.",
                self.ref,
                line=line,
                evidence=piece[:_EVIDENCE],
            )
        )
        return piece


def _delimited(piece: str) -> bool:
    return len(piece) > 1 and piece[0] + piece[-1] in ("{}", '""')


def _pieces(expression: str) -> list[str]:
    """The parts of a value, which `#` joins outside braces and quotes; each with its delimiters."""
    if "#" not in expression:
        return [expression.strip()]
    pieces: list[str] = []
    depth, quoted, start = 0, False, 0
    for match in _DELIMITERS.finditer(expression):
        mark = match.group()
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and mark == '"':
            quoted = not quoted
        elif depth == 0 and mark == "#" and not quoted:
            pieces.append(expression[start : match.start()].strip())
            start = match.end()
    pieces.append(expression[start:].strip())
    return pieces
