"""A .bib file → its entries, its other blocks, and what cannot be read.

A block begins with `@word{` or `@word(` that opens a line, whatever stands open before it: bibtexparser's rule, by
which one missing brace costs one entry and not the file. So the pieces between such lines are taken apart each by
itself: entries of the usual form by `regular`, all else by bibtexparser's splitter. bibtexparser's LaTeX middleware
is not used, as it damages DOIs and braces.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from refkit.formats.bibtex import regular
from refkit.formats.bibtex.entries import FORMAT, Entry, Field
from refkit.formats.bibtex.macros import Macros
from refkit.model import Block, Problem, Span

# Longer than any entry with its abstract and notes: what is left open somewhere, or no .bib file at all.
_LONGEST = 32_000_000
_EVIDENCE = 160
# A library's log is its user's to switch on; the same is told in problems.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
_START = re.compile(r"^[^\S\n]*(?=@\w*[ \t]*[{(])", re.MULTILINE)
_KEY = re.compile(r"@\s*\w*\s*[{(]\s*([^\s,{}()=\"]*)")
_OPENING = re.compile(r"[{(]")


class Blocks(msgspec.Struct):
    """What a file holds, and what is wrong with it."""

    entries: list[Entry] = []
    others: list[Block] = []
    problems: list[Problem] = []


def split(text: str, ref: str) -> Blocks:
    """Take a file apart. Never raises: what cannot be read is a problem with its line and key."""
    return _Splitting(text, ref).run()


class _Splitting:
    def __init__(self, text: str, ref: str) -> None:
        self.text = text
        self.ref = ref
        self.found = Blocks()
        self.macros = Macros(ref, self.found.problems)
        self.lines: dict[str, int] = {}
        self.waiting: list[Block] = []  # blocks whose next entry has not come yet
        self.broken = False  # whether what comes may be the rest of a broken entry

    def run(self) -> Blocks:
        line = 1
        for start, end in _pieces(self.text):
            read = regular.entry_of(self.text, start, end, line, self.macros)
            if read is not None:
                self.entry(read[0], self.text[start : read[1]])
                rest = self.text[read[1] : end]
                if rest and not rest.isspace():
                    if "@" in rest:
                        self.irregular(read[1], end, line + self.text.count("\n", start, read[1]))
                    else:
                        self.other("text", rest.strip())
            elif end - start > _LONGEST:
                self.too_long(start, end, line)
            elif not self.text[start:end].strip("\ufeff").isspace():
                self.irregular(start, end, line)
            line += self.text.count("\n", start, end)
        self.found.others += self.waiting
        return self.found

    def entry(self, entry: Entry, raw: str) -> None:
        if entry.key and entry.key in self.lines:
            self.found.problems.append(_duplicate_key(entry, self.lines[entry.key], self.ref))
        self.lines.setdefault(entry.key, entry.line)
        self.found.entries.append(entry)
        if entry.type == "xdata":  # no reference: what several entries have in common
            self.other("xdata", raw)
        elif self.waiting:
            self.found.others += [msgspec.structs.replace(block, before=entry.key) for block in self.waiting]
            self.waiting.clear()
        self.broken = False

    def other(self, kind: str, raw: str, name: str = "") -> None:
        raw = raw.removeprefix("\ufeff")  # a byte order mark, which is no letter of the text
        value = self.macros.defined.get(name.lower(), "") if name else ""
        self.waiting.append(Block(FORMAT, kind, raw, name, value))

    def irregular(self, start: int, end: int, line: int) -> None:
        """A piece that is for bibtexparser; `line` is that of `start`."""
        from bibtexparser.splitter import Splitter

        piece = self.text[start:end]
        try:
            blocks = Splitter(piece).split().blocks
        except Exception as error:  # a bug of the splitter's must not end the run
            self.problem("broken_entry", f"What stands at line {line} cannot be read: {error}.", piece, start, line)
            return
        cursor = counted = start
        for block in blocks:
            raw = block.raw or ""
            # Blocks come in the order of the file and begin where a block can begin, so the next place with
            # these characters is the block's own.
            at = self.text.find(raw, cursor, end)
            at = cursor if at < 0 else at
            cursor = max(cursor, at + len(raw))
            line += self.text.count("\n", counted, at)
            counted = max(counted, at)
            self.block(block, raw, at, line)

    def block(self, block: Any, raw: str, at: int, line: int) -> None:
        from bibtexparser import model

        if isinstance(block, model.DuplicateFieldKeyBlock | model.DuplicateBlockKeyBlock):
            # It is read all the same; what is twice in it is told in `entry` and in reading its fields.
            block = block.ignore_error_block or block
        if isinstance(block, model.Entry):
            self.entry(_entry(block, self.text, at, line, self.macros), raw)
        elif isinstance(block, model.String):
            self.macros.define(block.key, block.value, line)
            self.other("string", raw, block.key)
        elif isinstance(block, model.Preamble):
            self.other("preamble", raw)
        elif isinstance(block, model.ExplicitComment):
            self.other("comment", raw)
        elif isinstance(block, model.ParsingFailedBlock):
            reason = " ".join(str(getattr(block.error, "abort_reason", block.error)).split()).rstrip(". ")
            self.problem("broken_entry", f"{_called(raw)} at line {line} cannot be read: {reason}.", raw, at, line)
            self.broken = True
        elif raw.startswith("@"):
            message = f"What stands at line {line} begins like an entry, but has no opening brace."
            self.problem("broken_entry", message, raw, at, line)
        elif not self.broken:
            self.other("text", raw)

    def too_long(self, start: int, end: int, line: int) -> None:
        size = (end - start) // 1_000_000
        message = (
            f"{_called(self.text[start : start + _EVIDENCE])} at line {line} does not end within {size} MB, so it "
            "was not read; look for the brace that is missing."
        )
        self.problem("long_entry", message, self.text[start : start + _EVIDENCE], start, line)

    def problem(self, code: str, message: str, raw: str, at: int, line: int) -> None:
        span = Span(at, at + len(raw))
        self.found.problems.append(Problem(code, "error", message, self.ref, span, line, raw[:_EVIDENCE]))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where the pieces of a file stand: each begins with a block, except what may stand before the first."""
    start = 0
    for match in _START.finditer(text):
        if match.end() > start:
            yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _called(raw: str) -> str:
    key = _KEY.match(raw)
    return f"The entry {key[1]!r}" if key and key[1] else "The entry"


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


def _entry(block: Any, text: str, start: int, line: int, macros: Macros) -> Entry:
    """An entry of bibtexparser's, with the places of its parts looked up in the text."""
    end = start + len(block.raw or "")
    opening = _OPENING.search(text, start, end)
    type_end = opening.start() if opening else start
    key_start = _find(text, block.key, type_end + 1, end)
    cursor = key_start + len(block.key)
    field_line, counted = line, start
    fields: dict[str, Field] = {}
    repeated: list[Field] = []
    for found in block.fields:
        # Between the comma and the name, and around the equals sign, there is nothing but blanks.
        name_start = _find(text, found.key, cursor, end)
        value_start = _find(text, found.value, _find(text, "=", name_start + len(found.key), end) + 1, end)
        name = " ".join(found.key.lower().split()) if found.key else ""
        field_line += text.count("\n", counted, value_start)
        counted = max(counted, value_start)
        value, inner, whole = macros.expand(found.value, field_line, block.key)
        cursor = value_start + len(found.value)
        first = value_start + inner
        span = Span(first, first + len(value)) if whole else Span(value_start, cursor)
        field = Field(name, value, span, whole)
        if name in fields:
            repeated.append(field)
        else:
            fields[name] = field
    type_span = Span(start + 1, start + len(text[start:type_end].rstrip()))
    key_span = Span(key_start, key_start + len(block.key))
    return Entry(block.entry_type, type_span, block.key, key_span, line, start, fields, tuple(repeated))


def _find(text: str, piece: str, start: int, end: int) -> int:
    found = text.find(piece, start, end)
    return found if found >= 0 else start
