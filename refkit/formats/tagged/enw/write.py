"""Library → .enw."""

from __future__ import annotations

from collections.abc import Iterator

from refkit.formats.endnote_types import NAME_OF, UNKNOWN
from refkit.formats.tagged import dates, values
from refkit.formats.tagged.enw.table import ROWS
from refkit.formats.tagged.rows import Kind
from refkit.model import DOI, Library, Name, PartialDate, Record
from refkit.text.notes import unsaid
from refkit.text.printable import one_line


def write(library: Library) -> Iterator[str]:
    """A reference a record, a line a value, a blank line between. `%F` is the citation key."""
    for key, record in library.items():
        yield _reference(key, record)


def _reference(key: str, record: Record) -> str:
    work = record.work
    out = [f"%0 {NAME_OF.get(work.type, UNKNOWN)[0]}"]
    issued = work.issued
    for tag, line in values.written(work, work.type, ROWS, _PUT):
        if tag == "D" and issued is not None and issued.year is not None:
            out.append(f"%D {issued.year:04d}")
            if issued.parts[1:] or issued.season or issued.until:
                out.append(f"%8 {line}")
        else:
            out.append(f"%{tag} {line}")
    out += [f"%Z {line}" for line in map(one_line, unsaid(record))] if record.findings else []
    if key:
        out.append(f"%F {one_line(key)}")
    return "\n".join([*out, "", ""])


def _names(value: tuple[Name, ...]) -> list[str]:
    """A line a name; an organisation with a comma behind it, by which EndNote knows one."""
    return [
        f"{one_line(name.literal.replace(',', ' '))}," if name.literal else values.person(name) for name in value
    ]


def _date(value: PartialDate) -> list[str]:
    return [one_line(dates.write(value))]


def _doi(value: DOI) -> list[str]:
    return [one_line(value.text)]


def _keywords(value: tuple[str, ...]) -> list[str]:
    return [one_line(word.replace(";", ",")) for word in value]


_PUT: dict[Kind, values.Put] = {
    "text": values.text,
    "names": _names,
    "date": _date,
    "pages": values.pages,
    "number": values.lines,
    "keywords": _keywords,
    "abstract": values.abstract,
    "doi": _doi,
    "notes": values.notes,
}
