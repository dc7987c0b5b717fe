"""A page: the text that parsers read, and how its bytes became text."""

from __future__ import annotations

import codecs
import re

import msgspec

from refkit.model import Problem, Source
from refkit.parsers import encodings


class Hints(msgspec.Struct, frozen=True):
    """What is known of a page's text from elsewhere, for one that was taken out of HTML.

    headings: the places of its main headings
    title, doi: what its embedded tags say
    references: whether the works that it cites are to be read from it
    """

    headings: tuple[tuple[int, int], ...] = ()
    title: str = ""
    doi: str = ""
    references: bool = True


class Page(msgspec.Struct, frozen=True):
    """A page as text.

    text:     the decoded file without a byte order mark, line ends as "\\n"; spans are offsets into it.
              `Path(ref).read_text(encoding, errors="replace")` gives the same text.
    ref:      what it is called in sources and problems (the path as it was named)
    url:      where it was fetched from, if that is known
    encoding: how the bytes were read, a name that Python's codecs know
    problems: what went wrong while it was decoded
    hints:    what its markup says, for the text of an HTML page
    """

    text: str
    ref: str = ""
    url: str = ""
    encoding: str = "utf-8"
    problems: tuple[Problem, ...] = ()
    hints: Hints = Hints()

    def source(self, name: str) -> Source:
        """The source of claims that reader `name` makes from this page's visible text."""
        return Source("page", name, self.ref, self.encoding)


_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SIGNATURES = {
    b"%PDF-": "a PDF", b"PK\x03\x04": "a zip archive (or a Word file)", b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"\x1f\x8b": "gzip-compressed",
    b"\x7fELF": "a program", b"SQLite format": "a database",
}  # fmt: skip


def decode(data: bytes, ref: str = "", url: str = "", charset: str = "") -> Page:
    """The page that `data` is. Never raises: bytes that are no text give an empty page and a problem.

    charset: what the transport (an HTTP header) says it is in; "" if it says nothing

    A byte order mark decides; else UTF-8, whatever is declared; else `charset`, and what the page declares, unless
    that is a single-byte encoding and the bytes are plainly of another kind; else what they look like
    (`refkit.parsers.encodings`), with a note; else UTF-8 with U+FFFD for what cannot be read, and a problem.
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "")
    if not encoding:
        for signature, what in _SIGNATURES.items():
            if data.startswith(signature):
                return _refused(ref, url, f"{ref or 'The input'} is {what}, not text; extract its text first.")
        # A stray control character can stand on a page; a share of them means that this is no text.
        if len(_CONTROL.findall(data[:4096])) > len(data[:4096]) // 50:
            return _refused(ref, url, f"{ref or 'The input'} is binary, not text; extract its text first.")
        encoding = "utf-8"
    try:
        return page_of(data.decode(encoding), ref, url, encoding)
    except UnicodeDecodeError:
        pass
    return _not_utf8(data, ref, url, charset) if encoding == "utf-8" else _replaced(data, ref, url, encoding)


def page_of(text: str, ref: str = "", url: str = "", encoding: str = "utf-8", *problems: Problem) -> Page:
    """The page that `text` is. Without a `url` it is the one that a browser noted when it saved the page."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Page(text, ref, url or _saved_from(text), encoding, problems)


# The comments of browsers ("saved from url=(0024)https://…", the length first) and of SingleFile.
_SAVED = re.compile(
    r"<!--\s{0,9}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,9}url: )(https?://[^\s<>]{1,2000})"
)


def _saved_from(text: str) -> str:
    place = text.find("<!--", 0, 2000)
    if place < 0:
        return ""
    match = _SAVED.search(text, place, place + 4000)
    return match[1] if match else ""


def _not_utf8(data: bytes, ref: str, url: str, charset: str) -> Page:
    looks = encodings.guess(data)
    if looks == "utf-8":
        return _replaced(data, ref, url, "utf-8")
    said = [name for name in (encodings.known(charset) if charset else "", encodings.declared(data)) if name]
    for name in said:
        if name == "utf-8" or (name in encodings.SINGLE_BYTE and looks and looks not in encodings.SINGLE_BYTE):
            continue
        for candidate in (name, encodings.WIDER.get(name, "")):
            if candidate:
                try:
                    return page_of(data.decode(candidate), ref, url, candidate)
                except UnicodeDecodeError:
                    pass
    if not looks:
        wider = next((encodings.WIDER.get(name, name) for name in said if name != "utf-8"), "utf-8")
        return _replaced(data, ref, url, wider)
    try:
        text = data.decode(looks)
    except UnicodeDecodeError:
        return _replaced(data, ref, url, looks)
    if looks == "gb18030":  # a byte pair a character all through: that is no guess
        return page_of(text, ref, url, looks)
    message = (
        f"{ref or 'The input'} does not say how it is encoded and was read as {looks}, which its bytes look like."
    )
    return page_of(text, ref, url, looks, Problem("encoding_guessed", "note", message, ref))


def _replaced(data: bytes, ref: str, url: str, encoding: str) -> Page:
    try:
        data.decode(encoding)
        evidence = ""
    except UnicodeDecodeError as error:
        evidence = f"byte {error.start}: {data[error.start : error.start + 12]!r}"
    problem = Problem(
        "undecodable",
        "warning",
        f"Some bytes of {ref or 'the input'} are not {encoding.upper()} and became U+FFFD; save it as UTF-8 if "
        "characters are missing.",
        ref,
        evidence=evidence,
    )
    return page_of(data.decode(encoding, "replace"), ref, url, encoding, problem)


def _refused(ref: str, url: str, message: str) -> Page:
    return Page("", ref, url, problems=(Problem("binary", "error", message, ref),))
