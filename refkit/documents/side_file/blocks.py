"""The words of an annotation → paragraphs."""

from __future__ import annotations

import re

import msgspec

from refkit.csl import Run
from refkit.documents.side_file.inline import runs
from refkit.text.printable import one_line

_ITEM = re.compile(r"[ \t]{0,12}(?:(?P<bullet>[-*+•])|(?P<number>\d{1,9})[.)])[ \t]{1,8}(?=\S)")
_QUOTED = re.compile(r"[ \t]{0,3}> ?")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of an annotation, on one line. `mark` stands before an item of a list ("•", "2.")."""

    runs: tuple[Run, ...]
    mark: str = ""

    @property
    def text(self) -> str:
        """Its words, with the mark."""
        words = "".join(run.text for run in self.runs)
        return f"{self.mark} {words}" if self.mark else words


class Annotation(msgspec.Struct, frozen=True):
    """What a person wrote on one work.

    name:       the DOI or citation key, as it stands in the file
    paragraphs: what is written
    where:      the file; `line` (1-based) where it begins, 0 if that is not known
    """

    name: str
    paragraphs: tuple[Paragraph, ...]
    where: str = ""
    line: int = 0


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of `text`: blank lines part them, and each item of a list is one. Never raises."""
    found: list[Paragraph] = []
    lines: list[str] = []
    kind = ""  # "", the mark of an item, ">" for a quotation

    def close() -> None:
        words = one_line(" ".join(line.strip() for line in lines))
        if words:
            mark = kind if kind not in (">", "#") else ""
            found.append(_paragraph(words, kind, mark))
        lines.clear()

    for line in text.splitlines():
        if not line.strip():
            close()
            kind = ""
            continue
        quoted = _QUOTED.match(line)
        if quoted is not None:
            if kind != ">":
                close()
            kind = ">"
            lines.append(line[quoted.end() :])
            continue
        item, heading = _ITEM.match(line), _HEADING.match(line)
        if item or heading or kind in (">", "#"):
            close()
            kind = ""
        if item:
            kind = "•" if item["bullet"] else f"{item['number']}."
        elif heading:
            kind = "#"
        lines.append(line[item.end() if item else heading.end() if heading else 0 :])
    close()
    return tuple(found)


def _paragraph(words: str, kind: str, mark: str) -> Paragraph:
    if kind == "#":
        return Paragraph(tuple(msgspec.structs.replace(run, bold=True) for run in runs(words.rstrip("# "))))
    if kind == ">" and words[0] not in '“"«„「':
        words = f"“{words}”"  # somebody else's words stay told from the person's own
    return Paragraph(runs(words), mark)
