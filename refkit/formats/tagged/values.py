"""Values of a work ⇄ the lines of a tagged format, where the formats agree."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from refkit.formats.tagged.rows import Kind, Row
from refkit.model import Abstract, Name, Pages, Work
from refkit.model.work import ATTRIBUTES
from refkit.text.printable import one_line, paragraphs, sections

_MARKUP = re.compile(r"</?(?:p|br|div)\b[^<>]{0,40}>")
_SHORTENED = re.compile(r"([A-Za-z]{0,3})(\d{1,9})\s?[-–—]\s?(\d{1,9})")
_SERIAL = re.compile(r"(?<!\d)(?:(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]|\d{4}-?\d{3}[\dXx])(?![\d-])")

Put = Callable[[Any], Iterable[str]]


def written(work: Work, csl_type: str, rows: tuple[Row, ...], put: Mapping[Kind, Put]) -> Iterator[tuple[str, str]]:
    """The tags and lines of a work in the order of `rows`. Of rows with one variable the first is written; a tag
    that says another thing already is not used again, but for lists."""
    variables: set[str] = set()
    tags: dict[str, Kind] = {}
    for row in rows:
        if not row.written or row.variable in variables or (row.types and csl_type not in row.types):
            continue
        if row.tag in tags and tags[row.tag] not in ("number", "notes", "doi"):
            continue
        variables.add(row.variable)
        tags[row.tag] = row.kind
        if value := getattr(work, ATTRIBUTES[row.variable]):
            for line in put[row.kind](value):
                if line:
                    yield row.tag, line


def text(value: str) -> list[str]:
    """One line."""
    return [one_line(value)]


def lines(value: tuple[str, ...]) -> list[str]:
    """A line an element."""
    return [one_line(part) for part in value]


def pages(value: Pages) -> list[str]:
    """`165-187`, `S12`, `e15572`."""
    return [one_line(str(value))]


def abstract(value: Abstract) -> list[str]:
    """All sections on one line."""
    return [" ".join(sections(value))]


def notes(value: str) -> list[str]:
    """A line a paragraph."""
    return paragraphs(value)


def person(name: Name) -> str:
    """`Family, Given, Suffix`; "" for an organisation. The comma is there for a single name too."""
    if name.literal:
        return ""
    particles = (name.dropping_particle, name.non_dropping_particle, name.family)
    family, given = " ".join(part for part in particles if part), name.given
    if not family:
        family, given = given, ""
    parts = [family.replace(",", " "), given.replace(",", " ")]
    if name.suffix:
        parts.append(name.suffix.replace(",", " "))
    line = one_line(", ".join(one_line(part) for part in parts)).strip(" ,")
    return f"{line}," if line and "," not in line else line


def read_person(value: str) -> Name | None:
    """`Family, Given, Suffix`. None without a name."""
    family, _, rest = value.partition(",")
    given, _, suffix = rest.partition(",")
    family, given, suffix = family.strip(), given.strip(), suffix.strip(" ,")
    if not family:
        family, given = given, ""
    return Name(family=family, given=given, suffix=suffix) if family else None


def full_range(value: str) -> str:
    """Pages with their last number written out: MEDLINE leaves out the digits that the first has ("475-82" is
    475-482; MEDLINE/PubMed Data Element Descriptions, PG)."""
    match = _SHORTENED.fullmatch(value.strip())
    if match is None or len(match[3]) >= len(match[2]):
        return value
    last = match[2][: len(match[2]) - len(match[3])] + match[3]
    return f"{match[1]}{match[2]}-{match[1]}{last}" if int(last) >= int(match[2]) else value


def serials(value: str) -> list[str]:
    """The ISSNs and ISBNs in a value: "0027-8424 (Print)", "EISSN-2375-5636"."""
    return [" ".join(match[0].split()) for match in _SERIAL.finditer(value)]


def is_isbn(serial: str) -> bool:
    """Whether a serial number is a book's."""
    return sum(char.isalnum() for char in serial) >= 10


def note(value: str) -> str:
    """A note without HTML, its paragraphs as lines."""
    if not _MARKUP.search(value):
        return one_line(value)
    return "\n".join(line for piece in _MARKUP.split(value) if (line := one_line(html.unescape(piece))))
