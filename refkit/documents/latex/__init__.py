r"""An annotated bibliography as a LaTeX article that stands alone and compiles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refkit.documents import Document, Options
from refkit.documents.blocks import Block, Kind, blocks, spaced
from refkit.documents.entries import Contents, DocumentEntry, contents
from refkit.documents.latex.escape import escape, to_latex
from refkit.documents.latex.preamble import preamble
from refkit.model import Library

_TARGET = re.compile(r"\\href\{[^{}]*\}")  # an address is ASCII
# Kind of block → command of the preamble, where it is not called like the kind.
_COMMANDS: dict[Kind, str] = {
    "annotation": "own", "later": "ownlater", "abstract": "standin", "absence": "nofinding", "quotation": "quoted",
}  # fmt: skip
# What sets a run of blocks apart that stand close below each other.
_OPENINGS: dict[Kind, str] = {"item": "\\apart", "abstract": "\\apart", "origin": "\\originsapart"}

__all__ = ["LATEX", "escape", "to_latex", "write"]


def write(library: Library, options: Options) -> Iterator[str]:
    """The file, an entry a piece."""
    page = contents(library, options)
    body = list(_body(page, options.findings))
    title = escape(page.title)
    yield preamble(_TARGET.sub("", title + "".join(body)), title, page.layout)
    yield "\\begin{document}\n"
    shown = f"\\textbf{{{title}}}" if page.layout.title_bold else title
    size = "\\large " if page.layout.title_size > 12 else ""
    yield f"\\begin{{center}}\n{{{size}{shown}\\par}}\n\\end{{center}}\n"
    yield from body
    yield "\\end{document}\n"


def _body(page: Contents, findings: bool) -> Iterator[str]:
    if findings:
        yield f"\\begin{{center}}\n{{\\small {escape(page.summary)}\\par}}\n\\end{{center}}\n"
    for entry in page.entries:
        yield "".join(f"{line}\n" for line in ("", *_lines(entry)))
    if page.problems:
        yield "\n\\heading{Problems}\n" + "".join(f"\\origin{{{escape(problem)}}}\n" for problem in page.problems)


def _lines(entry: DocumentEntry) -> Iterator[str]:
    (reference, _), *others = spaced(blocks(entry))
    words = to_latex(reference.runs)
    yield (
        f"\\reference{{\\marked{{\\hanging}}{{{escape(reference.mark)}}}{words}}}"
        if reference.mark
        else (f"\\reference{{{words}}}")
    )
    if others:
        yield "\\begin{annotation}"
        for block, close in others:
            if not close and block.kind in _OPENINGS:
                yield _OPENINGS[block.kind]
            yield _command(block)
        yield "\\end{annotation}"


def _command(block: Block) -> str:
    words = to_latex(block.runs)
    if block.kind == "item":
        mark = "\\textbullet{}" if block.mark == "•" else escape(block.mark)
        return f"\\ownitem{{{mark}}}{{{words}}}"
    return f"\\{_COMMANDS.get(block.kind, block.kind)}{{{words}}}"


LATEX = Document("latex", "Annotated bibliography, LaTeX", (".tex",), write, priority=50)
