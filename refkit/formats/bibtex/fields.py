"""The text of a field → the typed value of a CSL variable."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from refkit.formats.bibtex import values
from refkit.formats.bibtex.entries import Field
from refkit.formats.bibtex.rows import Kind, Row
from refkit.model import DOI, Abstract, ArticleNumber, Name, PartialDate, Span, parse_pages
from refkit.text import bibtex_names, latex
from refkit.text.printable import one_line, paragraphs

_LIST_MARK = re.compile(r"\\.|[{},;]", re.DOTALL)
_SERIAL = re.compile(r"[\s,;]+")
_SIMPLE_ESCAPE = re.compile(r"\\([&%#_$~^{}])(?:\{\})?")
_SIGN = re.compile(r"\{?\\text(less|greater)\s*(?:\{\})?\}?|\$([<>])\$")
_SUBTITLE = {"title": "subtitle", "booktitle": "booksubtitle", "journaltitle": "journalsubtitle"}


class Read(msgspec.Struct, frozen=True, gc=False):
    """A value that was read: the places of its elements, and a code if something is to be told."""

    value: Any
    parts: tuple[Span, ...] = ()
    remark: str = ""


def read_field(row: Row, field: Field, fields: Mapping[str, Field]) -> Read | None:
    """The value of `field` by the rule of its row, or None if there is none. `fields`: those of its entry."""
    return _READERS[row.kind](row, field, fields)


def _line(row: Row, field: Field, fields: Mapping[str, Field]) -> Read | None:
    text = _text(field.value)
    more = fields.get(_SUBTITLE[field.name]) if field.name in _SUBTITLE else None
    if more is not None and (subtitle := _text(more.value)):
        text += f" {subtitle}" if text.endswith((":", "?", "!", ".")) else f": {subtitle}"
    return Read(text) if text else None


def _doi(row: Row, field: Field, fields: Mapping[str, Field]) -> Read | None:
    found = DOI.parse(verbatim(field.value))
    return Read(found) if found else None


def _address(row: Row, field: Field, fields: Mapping[str, Field]) -> Read | None:
    address = verbatim(field.value)
    return Read(address) if address else None


def _pages(row: Row, field: Field, fields: Mapping[str, Field]) -> Read | None:
    pages = parse_pages(_text(field.value).replace("‐", "-"))
    return Read(pages) if pages else None


def _eid(row: Row, field: Field, fields: Mapping[str, Field]) -> Read | None:
    number = _text(field.value)
    return Read(ArticleNumber(number)) if number else None


def _date(row: Row, field: Field, fields: Mapping[str, Field]) -> Read | None:
    date = read_date(field)
    return Read(date) if date else None


_YEARS = re.compile(r"(\d{4})\s*–\s*(\d{4})")


def read_date(field: Field) -> PartialDate | None:
    """A date or the year of one. As it stands first: `1850~` is a circa year, not one with a tie behind it."""
    date = values.read_date(field.value)
    if date is None or not date.literal:
        return date
    return values.read_date(_YEARS.sub(r"\1/\2", _text(field.value)))


def text_of(field: Field) -> str:
    """What a short field says, LaTeX and ties taken away."""
    return " ".join(_text(field.value).split())


def _text(value: str) -> str:
    """What a field says on one line: LaTeX decoded, blanks folded."""
    line = one_line(value)
    decoded = latex.decode(line)
    return line if decoded is line else one_line(decoded)


def _paragraphs(row: Row, field: Field, fields: Mapping[str, Field]) -> Read | None:
    text = "\n\n".join([decoded for part in paragraphs(field.value) if (decoded := one_line(latex.decode(part)))])
    if row.kind != "abstract":
        return Read(text) if text else None
    abstract = Abstract.parse(text)
    return Read(abstract) if abstract else None


def _names(row: Row, field: Field, fields: Mapping[str, Field]) -> Read | None:
    names: list[Name] = []
    parts: list[Span] = []
    remark = ""
    for start, end in bibtex_names.split(field.value):
        piece = field.value[start:end]
        if piece.lower() == "others" and names:
            remark = "and_others"
            continue
        name = bibtex_names.parse(piece)
        if name is not None:
            names.append(name)
            parts.append(Span(field.span.start + start, field.span.start + end))
    return Read(tuple(names), parts=tuple(parts) if field.whole else (), remark=remark) if names else None


def _list(row: Row, field: Field, fields: Mapping[str, Field]) -> Read | None:
    if row.variable in ("ISBN", "ISSN"):
        return Read(tuple(part for part in _SERIAL.split(_text(field.value)) if part) or None)
    pieces = _list_pieces(field.value)
    found, parts = [], []
    for start, end in pieces:
        piece = field.value[start:end]
        if text := _text(piece):
            begin = field.span.start + start + len(piece) - len(piece.lstrip())
            found.append(text)
            parts.append(Span(begin, begin + len(piece.strip())))
    return Read(tuple(found), parts=tuple(parts) if field.whole else ()) if found else None


def _list_pieces(text: str) -> list[tuple[int, int]]:
    """Where the parts of a list stand: commas and semicolons part them, outside braces."""
    pieces, depth, start = [], 0, 0
    if "{" not in text and "\\" not in text:
        for part in text.replace(";", ",").split(","):
            pieces.append((start, start + len(part)))
            start += len(part) + 1
        return pieces
    for match in _LIST_MARK.finditer(text):
        mark = match.group()
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and mark in ",;":
            pieces.append((start, match.start()))
            start = match.end()
    return [*pieces, (start, len(text))]


def verbatim(value: str) -> str:
    """An address or DOI. It should be verbatim; many files escape it all the same, or brace it."""
    value = "".join(value.split())
    if "\\" in value or "$" in value:
        value = _SIGN.sub(lambda match: match[2] or ("<" if match[1] == "less" else ">"), value)
        value = _SIMPLE_ESCAPE.sub(r"\1", value)
    if value.startswith("{") and value.endswith("}"):
        value = value[1:-1]
    return value.removeprefix("\\url{").removesuffix("}") if value.startswith("\\url{") else value


_READERS: dict[Kind, Callable[[Row, Field, Mapping[str, Field]], Read | None]] = {
    "text": _line,
    "title": _line,
    "verbatim": _address,
    "doi": _doi,
    "names": _names,
    "pages": _pages,
    "eid": _eid,
    "list": _list,
    "paragraphs": _paragraphs,
    "abstract": _paragraphs,
    "year": _date,
    "month": _date,
    "day": _date,
    "date": _date,
}
