"""A page: the text that parsers read, and how its bytes became text."""

from __future__ import annotations

import codecs
import re

import msgspec

from refkit.model import Problem, Source


class Page(msgspec.Struct, frozen=True):
    """A page as text.

    text:     the decoded file without a byte order mark, line ends as "\\n"; spans are offsets into it.
              `Path(ref).read_text(encoding, errors="replace")` gives the same text.
    ref:      what it is called in sources and problems (the path as it was named)
    url:      where it was fetched from, if that is known
    encoding: how the bytes were read, a name that Python's codecs know
    problems: what went wrong while it was decoded
    """

    text: str
    ref: str = ""
    url: str = ""
    encoding: str = "utf-8"
    problems: tuple[Problem, ...] = ()

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
_HIGH = re.compile(rb"[\x80-\xff]")
# A character of GB 2312 (two high bytes), or one that GB 18030 writes in four bytes, two of them high.
_GB_CHARACTER = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]|[\x81-\xfe][0-9][\x81-\xfe][0-9]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SIGNATURES = {
    b"%PDF-": "a PDF", b"PK\x03\x04": "a zip archive (or a Word file)", b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"\x1f\x8b": "gzip-compressed",
    b"\x7fELF": "a program", b"SQLite format": "a database",
}  # fmt: skip


def decode(data: bytes, ref: str = "", url: str = "") -> Page:
    """The page that `data` is. Never raises: bytes that are no text give an empty page and a problem.

    A byte order mark decides; else UTF-8; else GB18030 if nearly all high bytes come in the pairs that
    Chinese text has (GB 2312); else the charset that an HTML page declares; else UTF-8 with U+FFFD for what
    cannot be read, and a problem.
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
        return Page(_unified(data.decode(encoding)), ref, url, encoding)
    except UnicodeDecodeError as error:
        place = error.start
    if encoding == "utf-8" and _is_gb18030(data):
        encoding = "gb18030"
        try:
            return Page(_unified(data.decode(encoding)), ref, url, encoding)
        except UnicodeDecodeError as error:
            place = error.start
    declared = _declared(data)
    if declared and encoding == "utf-8":
        try:
            return Page(_unified(data.decode(declared)), ref, url, declared)
        except UnicodeDecodeError as error:
            place = error.start
    problem = Problem(
        "undecodable",
        "warning",
        f"Some bytes of {ref or 'the input'} are not {encoding.upper()} and became U+FFFD; save it as UTF-8 if "
        "characters are missing.",
        ref,
        evidence=f"byte {place}: {data[place : place + 12]!r}",
    )
    return Page(_unified(data.decode(encoding, "replace")), ref, url, encoding, (problem,))


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


_CHARSET = re.compile(rb"(?i)<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})")


def _declared(data: bytes) -> str:
    """The encoding that an HTML page says it is in, by the name that Python knows it by; "" if it says none.

    A page that says ISO-8859-1 is read as windows-1252, as browsers do (WHATWG Encoding Standard, 4.2).
    """
    match = _CHARSET.search(data[:4096])
    if not match:
        return ""
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return ""
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)


def _refused(ref: str, url: str, message: str) -> Page:
    return Page("", ref, url, problems=(Problem("binary", "error", message, ref),))


def _is_gb18030(data: bytes) -> bool:
    """Whether bytes that are not UTF-8 look like Chinese text in a GB encoding."""
    sample = data[: 1 << 20]
    high = len(_HIGH.findall(sample))
    wrong = sample.decode("utf-8", "replace").count("�")
    if wrong * 10 < high:  # mostly good UTF-8 with some damage
        return False
    return 2 * len(_GB_CHARACTER.findall(sample)) >= 0.9 * high
