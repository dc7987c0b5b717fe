"""A .bib file → entries with their fields, macros put in, each value with its place in the file.

bibtexparser splits the file; its LaTeX middleware is not used, as it damages DOIs and braces.
"""

from __future__ import annotations

import logging
import re
from typing import Any

import msgspec

from refkit.formats.bibtex.values import MONTHS
from refkit.model import Problem, Span

# What all macros of a file may grow to together: macros made of macros double with every line.
_LONGEST_EXPANSION = 20_000_000

_EVIDENCE = 160
# A library's log is its user's to switch on; the same is told in problems.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
_KEY = re.compile(r"@\s*\w*\s*[{(]\s*([^\s,{}()=\"]*)")


class Field(msgspec.Struct, frozen=True):
    """A field: its name in lower case, its text with macros put in, and where that stands (inside the
    delimiters; the whole expression if it is made of parts)."""

    name: str
    value: str
    span: Span
    line: int
    whole: bool = True  # `value` is exactly what stands at `span`


class Entry(msgspec.Struct, frozen=True):
    """An entry: type in lower case, key, fields in order (the first of those with one name), their repetitions."""

    type: str
    type_span: Span
    key: str
    key_span: Span
    line: int
    fields: dict[str, Field]
    repeated: tuple[Field, ...] = ()


class Blocks(msgspec.Struct):
    """What a file holds, and what is wrong with it."""

    entries: list[Entry] = []
    problems: list[Problem] = []


def split(text: str, ref: str) -> Blocks:
    """Take a file apart. Never raises: what cannot be read is a problem with its line and key."""
    from bibtexparser import model
    from bibtexparser.splitter import Splitter

    found = Blocks()
    try:
        blocks = Splitter(text).split().blocks
    except Exception as error:  # a bug of the splitter's must not end the run
        found.problems.append(
            Problem("broken_file", "error", f"The file cannot be split into entries: {error}.", where=ref, line=1)
        )
        return found
    macros = _Macros(ref, found.problems)
    lines: dict[str, int] = {}
    cursor = 0
    for block in blocks:
        raw = block.raw or ""
        # Blocks come in the order of the file and begin where a block can begin, so the next place with
        # these characters is the block's own.
        start = text.find(raw, cursor)
        if start < 0:
            start = cursor
        cursor = max(cursor, start + len(raw))
        line = max(1, (block.start_line or 0) + 1)
        if isinstance(block, model.DuplicateFieldKeyBlock | model.DuplicateBlockKeyBlock):
            # It is read all the same; what is twice in it is told below.
            block = block.ignore_error_block or block
        if isinstance(block, model.Entry):
            entry = _entry(block, text, start, line, macros)
            if entry.key and entry.key in lines:
                found.problems.append(_duplicate_key(entry, lines[entry.key], ref))
            lines.setdefault(entry.key, line)
            found.entries.append(entry)
        elif isinstance(block, model.String):
            macros.define(block.key, block.value, line)
        elif isinstance(block, model.ParsingFailedBlock):
            found.problems.append(_broken(block, raw, line, ref))
        elif isinstance(block, model.Preamble):
            found.problems.append(
                Problem("preamble", "note", "The @preamble is LaTeX code and was left out.", ref, line=line)
            )
        elif isinstance(block, model.ImplicitComment) and raw.startswith("@"):
            found.problems.append(
                Problem(
                    "broken_entry",
                    "error",
                    f"What stands at line {line} begins like an entry, but has no opening brace.",
                    ref,
                    Span(start, start + len(raw)),
                    line,
                    raw[:_EVIDENCE],
                )
            )
    return found


def _duplicate_key(entry: Entry, first: int, ref: str) -> Problem:
    return Problem(
        "duplicate_key",
        "warning",
        f"The key {entry.key!r} at line {entry.line} was used at line {first} already; both entries were read.",
        ref,
        entry.key_span,
        entry.line,
        entry.key,
    )


def _broken(block: Any, raw: str, line: int, ref: str) -> Problem:
    reason = " ".join(str(getattr(block.error, "abort_reason", block.error)).split()).rstrip(". ")
    key = _KEY.match(raw)
    called = f" {key[1]!r}" if key and key[1] else ""
    return Problem(
        "broken_entry",
        "error",
        f"The entry{called} at line {line} cannot be read: {reason}.",
        ref,
        line=line,
        evidence=raw[:_EVIDENCE],
    )


def _entry(block: Any, text: str, start: int, line: int, macros: _Macros) -> Entry:
    end = start + len(block.raw or "")
    opening = _OPENING.search(text, start, end)
    type_end = opening.start() if opening else start
    key_start = _find(text, block.key, type_end + 1, end)
    cursor = key_start + len(block.key)
    fields: dict[str, Field] = {}
    repeated: list[Field] = []
    for found in block.fields:
        # Between the comma and the name, and around the equals sign, there is nothing but blanks.
        name_start = _find(text, found.key, cursor, end)
        value_start = _find(text, found.value, _find(text, "=", name_start + len(found.key), end) + 1, end)
        cursor = value_start + len(found.value)
        field_line = (found.start_line or 0) + 1
        name = " ".join(found.key.lower().split()) if found.key else ""
        value, inner, whole = macros.expand(found.value, field_line, block.key)
        first = value_start + inner
        span = Span(first, first + len(value)) if whole else Span(value_start, cursor)
        field = Field(name, value, span, field_line, whole)
        if name in fields:
            repeated.append(field)
        else:
            fields[name] = field
    type_span = Span(start + 1, start + len(text[start:type_end].rstrip()))
    key_span = Span(key_start, key_start + len(block.key))
    return Entry(block.entry_type, type_span, block.key, key_span, line, fields, tuple(repeated))


def _find(text: str, piece: str, start: int, end: int) -> int:
    found = text.find(piece, start, end)
    return found if found >= 0 else start


class _Macros:
    """The macros of a file, and the values made of them: `jun # "~9"`."""

    def __init__(self, ref: str, problems: list[Problem]) -> None:
        self.ref = ref
        self.problems = problems
        self.defined = {name: name for name in MONTHS}
        self.left = _LONGEST_EXPANSION

    def define(self, name: str, expression: str, line: int) -> None:
        value, _, _ = self.expand(expression, line, name)
        self.defined[name.lower()] = value

    def expand(self, expression: str, line: int, key: str) -> tuple[str, int, bool]:
        """The text of a value; how far inside `expression` it begins; whether it stands there as it is."""
        if expression.startswith("{") and expression.endswith("}") and expression.find("}") == len(expression) - 1:
            return expression[1:-1], 1, True
        pieces = _pieces(expression)
        if len(pieces) == 1 and _delimited(pieces[0]):
            return pieces[0][1:-1], 1, True
        if len(pieces) == 1 and pieces[0].isdigit():
            return pieces[0], 0, True
        return "".join([self.piece(piece, line, key) for piece in pieces]), 0, False

    def piece(self, piece: str, line: int, key: str) -> str:
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


_OPENING = re.compile(r"[{(]")
_DELIMITERS = re.compile(r'(?<!\\)[{}]|["#]')


def _pieces(expression: str) -> list[str]:
    """The parts of a value, which `#` joins outside braces and quotes; each with its delimiters."""
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
