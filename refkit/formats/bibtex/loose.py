"""The blocks of a .bib file that are no references, written again: macros, preambles, and comments in place."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from refkit.formats.bibtex.entries import FORMAT
from refkit.formats.bibtex.values import MONTHS
from refkit.model import Block
from refkit.text import latex


class Loose:
    """What is written before the first entry, before each key, and at the end."""

    def __init__(self, blocks: Iterable[Block], keys: Collection[str]) -> None:
        self.first: list[str] = []
        self.before: dict[str, list[str]] = {}
        self.last: list[str] = []
        self.macros: dict[str, str] = {}  # what is written of a value → the macro that stands for it
        there = frozenset(keys)
        seen: set[str] = set()
        defined: set[str] = set()
        for block in blocks:
            if block.format != FORMAT or block.text in seen:
                continue
            seen.add(block.text)
            if block.kind == "string":
                # Of two files' macros with one name the first stays: the other's uses are written out.
                if block.name.lower() in defined:
                    continue
                defined.add(block.name.lower())
                self.first.append(_apart(_string(block)))
                self.macros.setdefault(latex.encode(latex.decode(block.value)), block.name)
            elif block.kind == "preamble":
                self.first.append(_apart(block.text))
            elif block.before in there:
                self.before.setdefault(block.before, []).append(_apart(block.text))
            else:
                self.last.append(_apart(block.text))
        for month in ("", *MONTHS):
            self.macros.pop(month, None)


def _string(block: Block) -> str:
    """A macro made of macros is written out: what it is made of may not be there."""
    if "#" in block.text and latex.balanced(block.value):
        return f"@string{{{block.name} = {{{block.value}}}}}"
    return block.text


def _apart(text: str) -> str:
    """A block with a blank line behind it."""
    return f"{text}\n\n"
