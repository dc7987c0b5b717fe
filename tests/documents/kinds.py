"""The annotated bibliographies that refkit writes, and what a reader sees of each: its words, without markup."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable
from typing import Any

import docx

from refkit.documents import Document, Options
from refkit.documents.docx import DOCX
from refkit.documents.html import HTML
from refkit.documents.latex import LATEX
from refkit.documents.markdown import MARKDOWN
from refkit.documents.rtf import RTF
from refkit.documents.text import TEXT
from refkit.model import Library
from tests.documents.library import LIBRARY

KINDS: dict[str, Document] = {kind.name: kind for kind in (HTML, MARKDOWN, TEXT, LATEX, RTF, DOCX)}
NAMES = tuple(KINDS)
TEXTUAL = tuple(name for name in NAMES if name != "docx")


def made(kind: Document, library: Library = LIBRARY, options: Options | None = None) -> bytes:
    """The bytes of a document."""
    pieces = kind.write(library, options or Options())
    return b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)


def written(name: str, library: Library = LIBRARY, options: Options | None = None) -> str:
    """The text of a document that is text."""
    return made(KINDS[name], library, options).decode()


def read_docx(data: bytes) -> Any:
    """What python-docx makes of a Word document."""
    return docx.Document(io.BytesIO(data))


def plain(name: str, library: Library = LIBRARY, options: Options | None = None) -> str:
    """The words of a document as a reader sees them, white space folded."""
    data = made(KINDS[name], library, options)
    return " ".join(_READERS[name](data).split())


def _html(data: bytes) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(style|title)>.*?</\1>", "", data.decode())))


def _markdown(data: bytes) -> str:
    return re.sub(r"[*>`]|\\(?=\W)", "", data.decode())


def _latex(data: bytes) -> str:
    body = data.decode().partition("\\begin{document}")[2]
    body = re.sub(r"\\href\{[^{}]*\}|\\(?:begin|end)\{\w+\}|\\vspace\{[^{}]*\}", " ", body)
    body = body.replace("\\textbackslash{}", "\x00").replace("\\allowbreak{}", "").replace("\\textbullet{}", "•")
    for escaped, char in (("textless", "<"), ("textgreater", ">"), ("textquotedbl", '"'), ("textasciitilde", "~")):
        body = body.replace(f"\\{escaped}{{}}", char)
    body = re.sub(r"\\cjk\{([^{}]*)\}", r"\1", body)
    body = re.sub(r"\\[a-zA-Z]+\*?\s?|(?<!\\)[{}]", " ", body)
    body = re.sub(r"\\([^a-zA-Z])", r"\1", body).replace("\x00", "\\")
    return re.sub(r"(?<=\S) (?=[,.;])|(?<= ) ", "", " ".join(body.replace("~", " ").split()))


def _rtf(data: bytes) -> str:
    return read_rtf(data.decode("ascii"))


_RTF_TOKEN = re.compile(r"\\u(-?\d+)\?|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}])|([^\\{}]+)")
_RTF_HIDDEN = {"fonttbl", "colortbl", "stylesheet", "info", "header", "fldinst"}


def read_rtf(text: str) -> str:
    """The words of a file in the RTF that refkit writes: a reader of its own, as the specification has it."""
    units: list[bytes] = []
    hidden = [False]
    for code, word, _, symbol, brace, chars in _RTF_TOKEN.findall(text):
        if brace == "{":
            hidden.append(hidden[-1])
        elif brace:
            hidden.pop()
        elif word in _RTF_HIDDEN:
            hidden[-1] = True
        elif not hidden[-1]:
            if code:
                units.append(int(code).to_bytes(2, "little", signed=True))
            elif word in ("par", "tab"):
                units.append("\n".encode("utf-16-le"))
            elif symbol and symbol != "*":
                units.append(symbol.encode("utf-16-le"))
            elif chars:
                units.append(chars.replace("\n", "").encode("utf-16-le"))
    assert hidden == [False]
    return b"".join(units).decode("utf-16-le")


def _docx(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in read_docx(data).paragraphs)


_READERS: dict[str, Callable[[bytes], str]] = {
    "html": _html,
    "markdown": _markdown,
    "text": bytes.decode,
    "latex": _latex,
    "rtf": _rtf,
    "docx": _docx,
}
