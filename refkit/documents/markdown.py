"""An annotated bibliography as Markdown (CommonMark), for GitHub, Obsidian and pandoc alike."""

from __future__ import annotations

from collections.abc import Iterator

from refkit import csl
from refkit.csl.output import escape_markdown as escape
from refkit.documents import Document, Options
from refkit.documents.entries import DocumentEntry, contents
from refkit.documents.quotations import Quotation
from refkit.documents.side_file import Paragraph
from refkit.model import Library


def write(library: Library, options: Options) -> Iterator[str]:
    """The text, an entry a piece; every block is set apart by a blank line, and entries by a rule."""
    page = contents(library, options)
    yield f"# {escape(page.title)}\n\n{escape(page.summary)}\n"
    for entry in page.entries:
        yield "\n---\n"
        for block in _blocks(entry):
            yield f"\n{block}\n"
    if page.problems:
        yield "\n---\n\n**Problems**\n\n" + "".join(f"- {escape(problem)}\n" for problem in page.problems)


def _blocks(entry: DocumentEntry) -> Iterator[str]:
    label = csl.to_markdown(entry.reference.label).strip()
    reference = csl.to_markdown(entry.reference.runs).strip()
    yield " ".join(part for part in (label, reference) if part) or escape(entry.key)
    for notice in entry.notices:
        yield f"**{escape(notice)}**"
    yield from map(_paragraph, entry.annotation)
    if entry.annotation and entry.findings:
        yield "**Quoted from the work.**"
    for finding in entry.findings:
        yield _quotation(finding)
    if entry.absence and not entry.annotation:
        yield f"*{escape(entry.absence)}*"
    if entry.citing:
        counts = f" As the page counts: {escape(entry.tallies)}." if entry.tallies else ""
        yield f"**What citing papers say.**{counts}"
        yield from map(_quotation, entry.citing)
    if not entry.annotation:
        yield from _abstract(entry)
    if entry.origin_lines:
        yield "\n".join(f"- {escape(line)}" for line in entry.origin_lines)


def _paragraph(paragraph: Paragraph) -> str:
    words = csl.to_markdown(paragraph.runs)
    if not paragraph.mark:
        return words
    mark = "-" if paragraph.mark == "•" else paragraph.mark
    return f"{mark} {words}"


def _quotation(quotation: Quotation) -> str:
    about = f", {escape(quotation.about)}" if quotation.about else ""
    return f"> “{escape(quotation.text)}”\n>\n> **{quotation.kind}**{about} · {escape(quotation.place)}"


def _abstract(entry: DocumentEntry) -> Iterator[str]:
    for number, (label, text) in enumerate(entry.abstract_lines):
        head = "" if number else f"**{entry.abstract_title}.** "
        section = f"*{escape(label)}.* " if label else ""
        yield f"{head}{section}{escape(text)}"


MARKDOWN = Document("markdown", "Annotated bibliography, Markdown", (".md", ".markdown"), write, priority=20)
