"""An annotated bibliography as plain text, 78 columns wide."""

from __future__ import annotations

from collections.abc import Iterator

from refkit import csl
from refkit.documents import Document, Options
from refkit.documents.entries import DocumentEntry, contents
from refkit.documents.layouts import Layout
from refkit.documents.quotations import Quotation
from refkit.documents.wrapping import WIDTH, width, wrap
from refkit.model import Library

_COLUMNS = 8  # to the inch


def write(library: Library, options: Options) -> Iterator[str]:
    """The text, an entry a piece; no line is longer than 78 columns unless a single word is."""
    page = contents(library, options)
    title = wrap(page.title)
    rule = "=" * min(WIDTH, max(map(width, title.split("\n"))))
    yield f"{title}\n{rule}\n\n{wrap(page.summary)}\n"
    for entry in page.entries:
        yield "\n\n" + "\n".join(_lines(entry, page.layout)) + "\n"
    if page.problems:
        yield "\n\nProblems\n" + "".join(wrap(problem, "- ", "  ") + "\n" for problem in page.problems)


def _lines(entry: DocumentEntry, layout: Layout) -> Iterator[str]:
    hanging, indent = " " * round(layout.hanging * _COLUMNS), " " * round(layout.annotation * _COLUMNS)
    further = indent + " "  # the quotation mark stands out
    label = csl.to_text(entry.reference.label).strip()
    reference = csl.to_text(entry.reference.runs).strip()
    yield wrap(" ".join(part for part in (label, reference) if part) or entry.key, "", hanging)
    for notice in entry.notices:
        yield "\n" + wrap(f"! {notice}", indent, further)
    for number, paragraph in enumerate(entry.annotation):
        mark = f"{paragraph.mark} " if paragraph.mark else ""
        first = " " * round(layout.first_line * _COLUMNS) if number and not mark else mark
        yield "\n" + wrap(csl.to_text(paragraph.runs), indent + first, indent + " " * len(mark))
    if entry.annotation and entry.findings:
        yield "\n" + wrap("Quoted from the work:", indent)
    for finding in entry.findings:
        yield _quotation(finding, indent)
    if entry.absence and not entry.annotation:
        yield "\n" + wrap(entry.absence, indent)
    if entry.citing:
        counts = f" As the page counts: {entry.tallies}." if entry.tallies else ""
        yield "\n" + wrap(f"What citing papers say.{counts}", indent)
        yield from (_quotation(quotation, indent) for quotation in entry.citing)
    if not entry.annotation:
        yield from _abstract(entry, indent)
    if entry.origin_lines:
        yield ""
    for line in entry.origin_lines:
        yield wrap(line, indent, further)


def _quotation(quotation: Quotation, indent: str) -> str:
    about = f", {quotation.about}" if quotation.about else ""
    quoted = wrap(f"“{quotation.text}”", indent, indent + " ")
    source = wrap(f"[{quotation.kind}{about}; {quotation.place}]", indent + " ")
    return f"\n{quoted}\n{source}"


def _abstract(entry: DocumentEntry, indent: str) -> Iterator[str]:
    for number, (label, text) in enumerate(entry.abstract_lines):
        head = "" if number else f"{entry.abstract_title}. "
        section = f"{label}: " if label else ""
        yield ("" if number else "\n") + wrap(f"{head}{section}{text}", indent)


TEXT = Document("text", "Annotated bibliography, plain text", (".txt",), write, priority=30)
