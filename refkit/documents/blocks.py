"""An entry as the blocks that every document but HTML prints, one below the other, each of a kind with a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from refkit.csl import Run
from refkit.documents.entries import DocumentEntry
from refkit.documents.quotations import Quotation

Kind = Literal[
    "title", "summary", "reference", "notice", "annotation", "later", "item", "abstract", "heading", "quotation",
    "source", "absence", "tallies", "origin",
]  # fmt: skip

# What stands close below the block before it; all else is set apart.
_CLOSE = frozenset(
    {
        ("item", "item"),
        ("quotation", "source"),
        ("heading", "tallies"),
        ("abstract", "abstract"),
        ("origin", "origin"),
    }
)


class Block(msgspec.Struct, frozen=True):
    """A block of text.

    kind: what it is; "later" is a paragraph of an annotation behind its first, "item" one of a list in it
    runs: its words
    mark: the label of a reference or the mark of an item, which stands before the words
    """

    kind: Kind
    runs: tuple[Run, ...]
    mark: str = ""


def blocks(entry: DocumentEntry) -> Iterator[Block]:
    """The reference with what its style sets below it (a note), and below that the notices, the person's words or
    the abstract in their place, what is quoted of the work and on it, and where all this was read."""
    label = "".join(run.text for run in entry.reference.label).strip()
    reference, *further = entry.reference.blocks
    yield Block("reference", reference or (Run(entry.key),), label)
    yield from (Block("annotation", block) for block in further)
    yield from (_block("notice", notice) for notice in entry.notices)
    yield from _annotation(entry) if entry.annotation else _stand_in(entry)
    if entry.findings:
        yield _block("heading", "Quoted from the work")
    yield from _quoted(entry.findings)
    if entry.absence and not entry.annotation:
        yield _block("absence", entry.absence)
    if entry.citing:
        yield _block("heading", "What citing papers say")
        if entry.tallies:
            yield _block("tallies", f"As the page counts: {entry.tallies}.")
        yield from _quoted(entry.citing)
    yield from (_block("origin", line) for line in entry.origin_lines)


def spaced(blocks: Iterable[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it stands close below the one before it."""
    before = ""
    for block in blocks:
        yield block, (before, block.kind) in _CLOSE
        before = block.kind


def _block(kind: Kind, words: str) -> Block:
    return Block(kind, (Run(words),))


def _annotation(entry: DocumentEntry) -> Iterator[Block]:
    for number, paragraph in enumerate(entry.annotation):
        kind: Kind = "item" if paragraph.mark else "later" if number else "annotation"
        yield Block(kind, paragraph.runs, paragraph.mark)


def _stand_in(entry: DocumentEntry) -> Iterator[Block]:
    for number, (label, text) in enumerate(entry.abstract_lines):
        head = () if number else (Run(f"{entry.abstract_title}. ", bold=True),)
        section = (Run(f"{label}. ", italic=True),) if label else ()
        yield Block("abstract", (*head, *section, Run(text)))


def _quoted(quotations: Iterable[Quotation]) -> Iterator[Block]:
    for quotation in quotations:
        about = f", {quotation.about}" if quotation.about else ""
        yield _block("quotation", f"“{quotation.text}”")
        yield Block("source", (Run(quotation.kind, bold=True), Run(f"{about}; {quotation.place}")))
