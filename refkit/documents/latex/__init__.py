r"""An annotated bibliography as a LaTeX article that stands alone and compiles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refkit.documents import Document, Options
from refkit.documents.entries import Contents, DocumentEntry, contents
from refkit.documents.latex.escape import escape, to_latex
from refkit.documents.latex.preamble import preamble
from refkit.documents.quotations import Quotation
from refkit.documents.side_file import Paragraph
from refkit.model import Library

_TARGET = re.compile(r"\\href\{[^{}]*\}")  # an address is ASCII
__all__ = ["LATEX", "escape", "to_latex", "write"]


def write(library: Library, options: Options) -> Iterator[str]:
    """The file, an entry a piece."""
    page = contents(library, options)
    body = list(_body(page, options.findings))
    title = escape(page.title)
    yield preamble(_TARGET.sub("", title + "".join(body)), title, page.layout)
    yield "\\begin{document}\n"
    shown = f"\\textbf{{{title}}}" if page.layout.title_bold else title
    yield f"\\begin{{center}}\n{{\\large {shown}\\par}}\n\\end{{center}}\n"
    yield from body
    yield "\\end{document}\n"


def _body(page: Contents, findings: bool) -> Iterator[str]:
    if findings:
        yield f"\\begin{{center}}\n{{\\small {escape(page.summary)}\\par}}\n\\end{{center}}\n"
    for entry in page.entries:
        yield "".join(f"{line}\n" for line in ("", *_lines(entry)))
    if page.problems:
        yield "\n\\heading{Problems}{}\n" + "".join(f"\\origin{{{escape(problem)}}}\n" for problem in page.problems)


def _lines(entry: DocumentEntry) -> Iterator[str]:
    label = to_latex(entry.reference.label).strip()
    reference = to_latex(entry.reference.runs).strip()
    yield f"\\reference{{{'~'.join(part for part in (label, reference) if part) or escape(entry.key)}}}"
    lines = list(_annotation(entry))
    if lines:
        yield "\\begin{annotation}"
        yield from lines
        yield "\\end{annotation}"


def _annotation(entry: DocumentEntry) -> Iterator[str]:
    for notice in entry.notices:
        yield f"\\notice{{{escape(notice)}}}"
    yield from _own_words(entry.annotation)
    if entry.annotation and entry.findings:
        yield "\\heading{Quoted from the work}{}"
    yield from map(_quotation, entry.findings)
    if entry.absence and not entry.annotation:
        yield f"\\par\\noindent\\textit{{{escape(entry.absence)}}}"
    if entry.citing:
        counts = f"As the page counts: {entry.tallies}." if entry.tallies else ""
        yield f"\\heading{{What citing papers say.}}{{{escape(counts)}}}"
        yield from map(_quotation, entry.citing)
    if not entry.annotation:
        for number, (label, text) in enumerate(entry.abstract_lines):
            head = "" if number else f"\\textbf{{{escape(entry.abstract_title)}.}} "
            section = f"\\textit{{{escape(label)}.}} " if label else ""
            yield f"\\par\\noindent{{}}{head}{section}{escape(text)}"
    if entry.origin_lines:
        yield "\\par\\vspace{0.4\\baselineskip}"
    for line in entry.origin_lines:
        yield f"\\origin{{{escape(line)}}}"


def _own_words(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs):
        words = to_latex(paragraph.runs)
        if paragraph.mark:
            mark = "\\textbullet{}" if paragraph.mark == "•" else escape(paragraph.mark)
            yield f"\\listitem{{{mark}}}{{{words}}}"
        else:
            indent = "\\hspace*{\\further}" if number else ""
            yield f"\\par\\noindent{{}}{indent}{words}"


def _quotation(quotation: Quotation) -> str:
    about = f", {quotation.about}" if quotation.about else ""
    source = escape(f"{quotation.kind}{about}; {quotation.place}")
    return f"\\quoted{{“{escape(quotation.text)}”}}{{{source}}}"


LATEX = Document("latex", "Annotated bibliography, LaTeX", (".tex",), write, priority=50)
