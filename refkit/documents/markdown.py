"""An annotated bibliography as Markdown (CommonMark), for GitHub, Obsidian and pandoc alike."""

from __future__ import annotations

from collections.abc import Iterator

from refkit import csl
from refkit.csl.output import escape_markdown as escape
from refkit.documents import Document, Options
from refkit.documents.blocks import Block, blocks, spaced
from refkit.documents.entries import DocumentEntry, contents
from refkit.model import Library


def write(library: Library, options: Options) -> Iterator[str]:
    """The text, an entry a piece; blank lines part paragraphs, lists and quotations, rules part entries."""
    page = contents(library, options)
    yield f"# {escape(page.title)}\n\n{escape(page.summary)}\n"
    for entry in page.entries:
        yield f"\n---\n{_entry(entry)}\n"
    if page.problems:
        yield "\n---\n\n**Problems**\n\n" + "".join(f"- {escape(problem)}\n" for problem in page.problems)


def _entry(entry: DocumentEntry) -> str:
    pieces = []
    for block, close in spaced(blocks(entry)):
        if block.kind == "source":
            pieces.append("\n>\n")  # in the quotation
        else:
            pieces.append("\n" if close and block.kind in ("item", "origin") else "\n\n")
        pieces.append(_lines(block))
    return "".join(pieces).removeprefix("\n")


def _lines(block: Block) -> str:
    words = csl.to_markdown(block.runs).strip()
    match block.kind:
        case "reference":
            return f"{escape(block.mark)} {words}".strip()
        case "notice" | "heading":
            return f"**{words}**"
        case "item":
            return f"{'-' if block.mark == '•' else block.mark} {words}"
        case "quotation" | "source":
            return f"> {words}"
        case "absence":
            return f"*{words}*"
        case "origin":
            return f"* {words}"  # a list of its own, behind one of the annotation with other marks
        case _:
            return words


MARKDOWN = Document("markdown", "Annotated bibliography, Markdown", (".md", ".markdown"), write, priority=20)
