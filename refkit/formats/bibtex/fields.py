"""The text of a field → the typed value of a CSL variable."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from refkit.formats.bibtex import values
from refkit.formats.bibtex.blocks import Field
from refkit.formats.bibtex.rows import Kind, Row
from refkit.model import DOI, Abstract, ArticleNumber, Name, PartialDate, Span, parse_pages
from refkit.text import bibtex_names, latex
from refkit.text.printable import one_line, paragraphs

_LIST_MARK = re.compile(r"\\.|[{},;]", re.DOTALL)
_SERIAL = re.compile(r"[\s,;]+")
_SIMPLE_ESCAPE = re.compile(r"\\([&%#_$~^{}])(?:\{\})?")
_SIGN = re.compile(r"\{?\\text(less|greater)\s*(?:\{\})?\}?|\$([<>])\$")
_SUBTITLE = {"title": "subtitle", "booktitle": "booksubtitle", "journaltitle": "journalsubtitle"}


class Read(msgspec.Struct, frozen=True):
    """A value that was read: how sure, the places of its elements, and a code if something is to be told."""

    value: Any
    confidence: float = 1.0
    parts: tuple[Span, ...] = ()
    remark: str = ""


def read_field(row: Row, field: Field, fields: dict[str, Field]) -> Read | None:
    """The value of `field` by the rule of its row, or None if there is none. `fields`: those of its entry."""
    kind = row.kind
    if kind == "names":
        return _names(field)
    if kind == "list":
        return _list(row, field)
    if kind == "doi":
        found = DOI.parse(verbatim(field.value))
        return Read(found) if found else None
    if kind == "verbatim":
        address = verbatim(field.value)
        return Read(address) if address else None
    if kind == "pages":
        pages = parse_pages(_text(field.value).replace("‐", "-"))
        return Read(pages) if pages else None
    if kind == "eid":
        number = _text(field.value)
        return Read(ArticleNumber(number)) if number else None
    if kind in ("paragraphs", "abstract"):
        return _paragraphs(kind, field)
    if kind in ("date", "year", "month", "day"):
        date = read_date(field)
        return Read(date) if date else None
    text = _text(field.value)
    more = fields.get(_SUBTITLE.get(field.name, ""))
    if more is not None and (subtitle := _text(more.value)):
        text += f" {subtitle}" if text.endswith((":", "?", "!", ".")) else f": {subtitle}"
    return Read(text) if text else None


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
    return one_line(latex.decode(one_line(value)))


def _paragraphs(kind: Kind, field: Field) -> Read | None:
    text = "\n\n".join([decoded for part in paragraphs(field.value) if (decoded := one_line(latex.decode(part)))])
    if kind != "abstract":
        return Read(text) if text else None
    abstract = Abstract.parse(text)
    return Read(abstract) if abstract else None


def _names(field: Field) -> Read | None:
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


def _list(row: Row, field: Field) -> Read | None:
    if row.variable in ("ISBN", "ISSN"):
        return Read(tuple(part for part in _SERIAL.split(_text(field.value)) if part) or None)
    pieces, depth, start = [], 0, 0
    for match in _LIST_MARK.finditer(field.value):
        mark = match.group()
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and mark in ",;":
            pieces.append((start, match.start()))
            start = match.end()
    pieces.append((start, len(field.value)))
    found, parts = [], []
    for start, end in pieces:
        piece = field.value[start:end]
        if text := _text(piece):
            begin = field.span.start + start + len(piece) - len(piece.lstrip())
            found.append(text)
            parts.append(Span(begin, begin + len(piece.strip())))
    return Read(tuple(found), parts=tuple(parts) if field.whole else ()) if found else None


def verbatim(value: str) -> str:
    """An address or DOI. It should be verbatim; many files escape it all the same, or brace it."""
    value = "".join(value.split())
    if "\\" in value or "$" in value:
        value = _SIGN.sub(lambda match: match[2] or ("<" if match[1] == "less" else ">"), value)
        value = _SIMPLE_ESCAPE.sub(r"\1", value)
    if value.startswith("{") and value.endswith("}"):
        value = value[1:-1]
    return value.removeprefix("\\url{").removesuffix("}") if value.startswith("\\url{") else value
