"""An annotated bibliography as plain text, 78 columns wide."""

from __future__ import annotations

from collections.abc import Iterator

from refkit import csl
from refkit.documents import Document, Options
from refkit.documents.entries import DocumentEntry, Quotation, contents
from refkit.documents.wrapping import WIDTH, width, wrap
from refkit.model import Library

_ANNOTATION = "    "  # the hanging indent of the reference is the indent of its annotation
_QUOTATION = "     "  # the quotation mark stands out


def write(library: Library, options: Options) -> Iterator[str]:
    """The text, an entry a piece; no line is longer than 78 columns unless a single word is."""
    page = contents(library, options)
    title = wrap(page.title)
    rule = "=" * min(WIDTH, max(map(width, title.split("\n"))))
    yield f"{title}\n{rule}\n\n{wrap(page.summary)}\n"
    for entry in page.entries:
        yield "\n\n" + "\n".join(_lines(entry)) + "\n"
    if page.problems:
        yield "\n\nProblems\n" + "".join(wrap(problem, "- ", "  ") + "\n" for problem in page.problems)


def _lines(entry: DocumentEntry) -> Iterator[str]:
    label = csl.to_text(entry.reference.label).strip()
    reference, *blocks = (csl.to_text(block).strip() for block in entry.reference.blocks)
    yield wrap(" ".join(part for part in (label, reference) if part) or entry.key, "", _ANNOTATION)
    for block in blocks:
        yield "\n" + wrap(block, _ANNOTATION)
    for notice in entry.notices:
        yield "\n" + wrap(f"! {notice}", _ANNOTATION, _QUOTATION)
    for finding in entry.findings:
        yield _quotation(finding)
    if entry.absence:
        yield "\n" + wrap(entry.absence, _ANNOTATION)
    if entry.citing:
        counts = f" As the page counts: {entry.tallies}." if entry.tallies else ""
        yield "\n" + wrap(f"What citing papers say.{counts}", _ANNOTATION)
        yield from map(_quotation, entry.citing)
    if entry.abstract:
        yield from _abstract(entry)
    yield ""
    yield from _origin(entry)


def _quotation(quotation: Quotation) -> str:
    about = f", {quotation.about}" if quotation.about else ""
    quoted = wrap(f"“{quotation.text}”", _ANNOTATION, _QUOTATION)
    source = wrap(f"[{quotation.kind}{about}; {quotation.place}]", _QUOTATION)
    return f"\n{quoted}\n{source}"


def _abstract(entry: DocumentEntry) -> Iterator[str]:
    cut = " (cut off on the page)" if entry.abstract_cut else ""
    last = len(entry.abstract)
    for number, (label, text) in enumerate(entry.abstract, 1):
        head = f"Abstract{cut}. " if number == 1 else ""
        section = f"{label}: " if label else ""
        end = " …" if entry.abstract_cut and number == last else ""
        yield ("\n" if number == 1 else "") + wrap(f"{head}{section}{text}{end}", _ANNOTATION)


def _origin(entry: DocumentEntry) -> Iterator[str]:
    verb = "Listed in" if entry.mentioned else "Read in"
    for origin in entry.origins:
        taken = f": {', '.join(origin.fields)}" if origin.fields else ""
        yield wrap(f"{verb} {origin.ref} ({origin.reader}){taken}", _ANNOTATION, _QUOTATION)
    if entry.tallies and not entry.citing:
        yield wrap(f"The page counts: {entry.tallies}", _ANNOTATION, _QUOTATION)
    for reason in entry.joined:
        yield wrap(f"Joined because {reason}", _ANNOTATION, _QUOTATION)
    if entry.missing:
        yield wrap(f"Missing: {', '.join(entry.missing)}", _ANNOTATION, _QUOTATION)
    for problem in entry.problems:
        yield wrap(problem, _ANNOTATION, _QUOTATION)
    yield wrap(f"Key: {entry.key}", _ANNOTATION, _QUOTATION)


TEXT = Document("text", "Annotated bibliography, plain text", (".txt",), write, priority=30)
