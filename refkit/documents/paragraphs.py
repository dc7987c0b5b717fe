"""An entry as the paragraphs of a word processor: what RTF and DOCX print, each with the name of its style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from refkit.csl import Run
from refkit.documents.entries import Contents, DocumentEntry
from refkit.documents.quotations import Quotation

Kind = Literal[
    "title", "summary", "reference", "notice", "annotation", "later", "item", "heading", "absence", "quotation",
    "source", "abstract", "origin",
]  # fmt: skip


class Styled(msgspec.Struct, frozen=True):
    """A paragraph: which kind it is, its runs, and the label of a reference or the mark of an item of a list, which
    a tab follows."""

    kind: Kind
    runs: tuple[Run, ...]
    mark: str = ""


class Shape(msgspec.Struct, frozen=True):
    """How a kind of paragraph looks. Lengths in inches, sizes and spaces in points.

    name:     what a word processor calls the style
    left:     indent of all lines; `first` is added to it on the first
    together: keep on one page with the next paragraph
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
    together: bool = False


def shapes(page: Contents) -> dict[Kind, Shape]:
    """The shape of each kind of paragraph, as the style asks."""
    layout = page.layout
    note, wide = layout.annotation, layout.line_spacing
    indent = layout.hanging if page.hanging_indent or page.labelled else 0.0
    return {
        "title": Shape("Bibliography Title", size=14 if layout.title_bold else 12, after=12, bold=layout.title_bold,
                       centred=True, together=True),
        "summary": Shape("Bibliography Summary", size=10, after=12, centred=True, grey=True),
        "reference": Shape("Reference", indent, -indent, before=12, spacing=wide, together=True),
        "notice": Shape("Notice", note, spacing=wide, bold=True, together=True),
        "annotation": Shape("Annotation", note, spacing=wide),
        "later": Shape("Annotation Continued", note, layout.first_line, spacing=wide),
        "item": Shape("Annotation List", note + 0.25, -0.25, spacing=wide),
        "heading": Shape("Annotation Heading", note, size=10, before=6, after=2, bold=True, together=True),
        "absence": Shape("No Finding", note, spacing=wide, italic=True),
        "quotation": Shape("Quoted Finding", note + 0.2, size=11, before=4, together=True),
        "source": Shape("Finding Source", note + 0.2, size=9, after=4, grey=True),
        "abstract": Shape("Abstract", note, spacing=wide),
        "origin": Shape("Origin", note + 0.2, -0.2, size=9, grey=True),
    }  # fmt: skip


def styled(page: Contents, findings: bool) -> Iterator[Styled]:
    """The whole document, paragraph by paragraph."""
    yield Styled("title", (Run(page.title),))
    if findings:
        yield Styled("summary", (Run(page.summary),))
    for entry in page.entries:
        yield from _entry(entry)
    if page.problems:
        yield Styled("heading", (Run("Problems"),))
        yield from (Styled("origin", (Run(problem),)) for problem in page.problems)


def _entry(entry: DocumentEntry) -> Iterator[Styled]:
    label = "".join(run.text for run in entry.reference.label).strip()
    yield Styled("reference", entry.reference.runs or (Run(entry.key),), label)
    for notice in entry.notices:
        yield Styled("notice", (Run(notice),))
    for number, paragraph in enumerate(entry.annotation):
        kind: Kind = "item" if paragraph.mark else "later" if number else "annotation"
        yield Styled(kind, paragraph.runs, paragraph.mark)
    if entry.annotation and entry.findings:
        yield Styled("heading", (Run("Quoted from the work"),))
    for finding in entry.findings:
        yield from _quotation(finding)
    if entry.absence and not entry.annotation:
        yield Styled("absence", (Run(entry.absence),))
    if entry.citing:
        yield Styled("heading", (Run("What citing papers say"),))
        if entry.tallies:
            yield Styled("source", (Run(f"As the page counts: {entry.tallies}."),))
        for quotation in entry.citing:
            yield from _quotation(quotation)
    for number, (name, text) in enumerate(() if entry.annotation else entry.abstract_lines):
        head = () if number else (Run(f"{entry.abstract_title}. ", bold=True),)
        section = (Run(f"{name}. ", italic=True),) if name else ()
        yield Styled("abstract", (*head, *section, Run(text)))
    for line in entry.origin_lines:
        yield Styled("origin", (Run(line),))


def _quotation(quotation: Quotation) -> Iterator[Styled]:
    about = f", {quotation.about}" if quotation.about else ""
    yield Styled("quotation", (Run(f"“{quotation.text}”"),))
    yield Styled("source", (Run(f"{quotation.kind}{about}; {quotation.place}"),))
