r"""An annotated bibliography as Rich Text Format, for word processors old and new.

Microsoft, "Rich Text Format (RTF) Specification", version 1.9.1: Unicode characters as `\uN?` with N a signed
16-bit number (a pair for those beyond), lengths in twips (1,440 to the inch), sizes in half points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from refkit.csl import Run
from refkit.documents import Document, Options
from refkit.documents.blocks import Block, Kind
from refkit.documents.entries import contents
from refkit.documents.links import linked
from refkit.documents.shapes import Shape, shapes, whole
from refkit.model import Library

_HEAD = (
    "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1\n"
    "{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}\n"
    "{\\colortbl;\\red85\\green85\\blue85;}\n"
)
_PAGE = (
    "\\paperw12240\\paperh15840\\margl1440\\margr1440\\margt1440\\margb1440\\widowctrl\n"
    "{\\header\\pard\\plain\\qr\\fs24 \\chpgn\\par}\n"
)
_UNSAFE = re.compile(r"[\\{}]|[^ -~]")
_CODES = (
    ("italic", "\\i"),
    ("bold", "\\b"),
    ("underline", "\\ul"),
    ("small_caps", "\\scaps"),
    ("superscript", "\\super"),
    ("subscript", "\\sub"),
)


def write(library: Library, options: Options) -> Iterator[str]:
    """The file, ASCII only, a paragraph a piece."""
    page = contents(library, options)
    looks = shapes(page)
    numbers: dict[Kind, int] = {kind: number for number, kind in enumerate(looks, 1)}
    sheet = "".join(
        f"{{\\s{numbers[kind]}{_format(shape)}\\snext{numbers[kind]} {escape(shape.name)};}}\n"
        for kind, shape in looks.items()
    )
    yield f"{_HEAD}{{\\stylesheet\n{{\\s0 Normal;}}\n{sheet}}}\n{{\\info{{\\title {escape(page.title)}}}}}\n{_PAGE}"
    for block in whole(page, options.findings):
        yield f"{{\\pard\\plain\\s{numbers[block.kind]}{_format(looks[block.kind])} {_text(block)}\\par}}\n"
    yield "}\n"


def _format(shape: Shape) -> str:
    """The codes of a shape; they end where a blank or another code begins."""
    lengths = f"\\li{round(shape.left * 1440)}\\fi{round(shape.first * 1440)}"
    spaces = f"\\sb{round(shape.before * 20)}\\sa{round(shape.after * 20)}\\sl{round(shape.spacing * 240)}\\slmult1"
    codes = "".join(
        code
        for code, wanted in (
            ("\\qc", shape.centred),
            ("\\contextualspace", shape.close),
            ("\\keepn", shape.together),
            ("\\b", shape.bold),
            ("\\i", shape.italic),
            ("\\cf1", shape.grey),
        )
        if wanted
    )
    return f"{lengths}{spaces}{codes}\\fs{round(shape.size * 2)}"


def _text(block: Block) -> str:
    mark = f"{escape(block.mark)}\\tab " if block.mark else ""
    return mark + to_rtf(block.runs)


def to_rtf(runs: Iterable[Run]) -> str:
    """Runs as RTF for the inside of a paragraph, addresses as links."""
    pieces = []
    for run, words, target in linked(runs):
        codes = "".join(code for field, code in _CODES if getattr(run, field))
        text = f"{{{codes} {escape(words)}}}" if codes else escape(words)
        if target:
            address = escape(target)
            text = f'{{\\field{{\\*\\fldinst{{HYPERLINK "{address}"}}}}{{\\fldrslt {text}}}}}'
        pieces.append(text)
    return "".join(pieces)


def escape(text: str) -> str:
    """`text` as RTF that prints it, in ASCII. Line breaks are blanks."""
    return _UNSAFE.sub(_one, text)


def _one(match: re.Match[str]) -> str:
    char = match[0]
    if char in "\\{}":
        return f"\\{char}"
    if char in "\n\r\t":
        return " "
    units = char.encode("utf-16-le", "replace")
    return "".join(
        f"\\u{int.from_bytes(units[i : i + 2], 'little', signed=True)}?" for i in range(0, len(units), 2)
    )


RTF = Document("rtf", "Annotated bibliography, RTF", (".rtf",), write, priority=60)
