"""How the blocks of a document look in a word processor: what RTF and DOCX share."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from refkit.csl import Run
from refkit.documents.blocks import Block, Kind, blocks
from refkit.documents.entries import Contents


class Shape(msgspec.Struct, frozen=True):
    """How a kind of block looks. Lengths in inches, sizes and spaces in points.

    name:     what a word processor calls the style
    left:     indent of all lines; `first` is added to it on the first
    before:   space above it; none between two of one kind if `close`
    together: keep on one page with the next block
    """

    name: str
    left: float = 0.0
    first: float = 0.0
    size: float = 12.0
    before: float = 0.0
    after: float = 0.0
    spacing: float = 1.0
    bold: bool = False
    italic: bool = False
    centred: bool = False
    grey: bool = False
    close: bool = False
    together: bool = False


def shapes(page: Contents) -> dict[Kind, Shape]:
    """The shape of each kind of block, as the style asks."""
    layout = page.layout
    note, wide, gap = layout.annotation, layout.line_spacing, layout.paragraph_space
    indent = layout.hanging if page.hanging_indent or page.labelled else 0.0
    return {
        "title": Shape("Bibliography Title", size=layout.title_size, after=12, bold=layout.title_bold, centred=True,
                       together=True),
        "summary": Shape("Bibliography Summary", size=10, after=12, centred=True, grey=True),
        "reference": Shape("Reference", indent, -indent, before=12, spacing=wide, together=True),
        "notice": Shape("Notice", note, before=gap, spacing=wide, bold=True, together=True),
        "annotation": Shape("Annotation", note, before=gap, spacing=wide),
        "later": Shape("Annotation Continued", note, layout.first_line, before=gap, spacing=wide),
        "item": Shape("Annotation List", note + 0.25, -0.25, before=gap, spacing=wide, close=True),
        "abstract": Shape("Abstract", note, before=gap, spacing=wide, close=True),
        "heading": Shape("Annotation Heading", note, size=10, before=8, after=2, bold=True, together=True),
        "quotation": Shape("Quoted Finding", note + 0.2, size=11, before=4, together=True),
        "source": Shape("Finding Source", note + 0.2, size=9, after=4, grey=True),
        "absence": Shape("No Finding", note, before=gap, spacing=wide, italic=True),
        "tallies": Shape("Citation Counts", note, size=9, after=2, grey=True, together=True),
        "origin": Shape("Origin", note + 0.2, -0.2, size=9, before=6, grey=True, close=True),
    }  # fmt: skip


def whole(page: Contents, findings: bool) -> Iterator[Block]:
    """The document block by block, with its title, its summary if findings are printed, and its problems."""
    yield Block("title", (Run(page.title),))
    if findings:
        yield Block("summary", (Run(page.summary),))
    for entry in page.entries:
        yield from blocks(entry)
    if page.problems:
        yield Block("heading", (Run("Problems"),))
        yield from (Block("origin", (Run(problem),)) for problem in page.problems)
