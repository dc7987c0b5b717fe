"""An annotated bibliography as Markdown (CommonMark), for GitHub, Obsidian and pandoc alike."""

from __future__ import annotations

from collections.abc import Iterator

from refkit import csl
from refkit.csl.output import escape_markdown as escape
from refkit.documents import Document, Options
from refkit.documents.entries import DocumentEntry, Quotation, contents
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
    reference, *blocks = (csl.to_markdown(block).strip() for block in entry.reference.blocks)
    yield " ".join(part for part in (label, reference) if part) or escape(entry.key)
    yield from blocks
    for notice in entry.notices:
        yield f"**{escape(notice)}**"
    for finding in entry.findings:
        yield _quotation(finding)
    if entry.absence:
        yield f"*{escape(entry.absence)}*"
    if entry.citing:
        counts = f" As the page counts: {escape(entry.tallies)}." if entry.tallies else ""
        yield f"**What citing papers say.**{counts}"
        yield from map(_quotation, entry.citing)
    if entry.abstract:
        yield from _abstract(entry)
    yield "\n".join(_origin(entry))


def _quotation(quotation: Quotation) -> str:
    about = f", {escape(quotation.about)}" if quotation.about else ""
    return f"> “{escape(quotation.text)}”\n>\n> **{quotation.kind}**{about} · {escape(quotation.place)}"


def _abstract(entry: DocumentEntry) -> Iterator[str]:
    cut = " (cut off on the page)" if entry.abstract_cut else ""
    last = len(entry.abstract)
    for number, (label, text) in enumerate(entry.abstract, 1):
        head = f"**Abstract{cut}.** " if number == 1 else ""
        section = f"*{escape(label)}.* " if label else ""
        yield f"{head}{section}{escape(text)}{' …' if entry.abstract_cut and number == last else ''}"


def _origin(entry: DocumentEntry) -> Iterator[str]:
    verb = "Listed in" if entry.mentioned else "Read in"
    for origin in entry.origins:
        taken = f": {', '.join(origin.fields)}" if origin.fields else ""
        yield f"- {verb} {escape(f'{origin.ref} ({origin.reader}){taken}')}"
    if entry.tallies and not entry.citing:
        yield f"- The page counts: {escape(entry.tallies)}"
    for reason in entry.joined:
        yield f"- Joined because {escape(reason)}"
    if entry.missing:
        yield f"- Missing: {escape(', '.join(entry.missing))}"
    for problem in entry.problems:
        yield f"- {escape(problem)}"
    yield f"- Key: {escape(entry.key)}"


MARKDOWN = Document("markdown", "Annotated bibliography, Markdown", (".md", ".markdown"), write, priority=20)
