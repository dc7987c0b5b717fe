"""An annotated bibliography as plain text, 78 columns wide."""

from __future__ import annotations

from collections.abc import Iterator

from refkit import csl
from refkit.documents import Document, Options
from refkit.documents.blocks import Block, blocks, spaced
from refkit.documents.entries import contents
from refkit.documents.layouts import Layout
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
        lines = ("\n" * (not close) + _lines(block, page.layout) for block, close in spaced(blocks(entry)))
        yield "\n" + "\n".join(lines) + "\n"
    if page.problems:
        yield "\n\nProblems\n" + "".join(wrap(problem, "- ", "  ") + "\n" for problem in page.problems)


def _lines(block: Block, layout: Layout) -> str:
    hanging, indent = " " * round(layout.hanging * _COLUMNS), " " * round(layout.annotation * _COLUMNS)
    further = indent + " "  # the quotation mark stands out
    words = csl.to_text(block.runs).strip()
    match block.kind:
        case "reference":
            return wrap(f"{block.mark} {words}".strip(), "", hanging)
        case "notice":
            return wrap(f"! {words}", indent, further)
        case "later":
            return wrap(words, indent + " " * round(layout.first_line * _COLUMNS), indent)
        case "item":
            return wrap(words, f"{indent}{block.mark} ", indent + " " * (width(block.mark) + 1))
        case "heading":
            return wrap(f"{words}:", indent)
        case "quotation":
            return wrap(words, indent, further)
        case "source":
            return wrap(f"[{words}]", further)
        case "origin":
            return wrap(words, indent, further)
        case _:
            return wrap(words, indent)


TEXT = Document("text", "Annotated bibliography, plain text", (".txt",), write, priority=30)
