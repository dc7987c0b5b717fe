"""Library → .nbib."""

from __future__ import annotations

from collections.abc import Iterator

from refkit.formats.tagged import dates, values
from refkit.formats.tagged.nbib.table import ROWS, TYPES
from refkit.formats.tagged.rows import Kind
from refkit.model import DOI, Library, Name, PartialDate, Record
from refkit.text.notes import unsaid
from refkit.text.printable import one_line

_TYPES: dict[str, str] = {}
for _csl, _words in TYPES:
    _TYPES.setdefault(_csl, _words)


def write(library: Library) -> Iterator[str]:
    """A citation a record, a line a value, a blank line between. MEDLINE has no citation key and no address."""
    for record in library.records:
        yield _citation(record)


def _citation(record: Record) -> str:
    work = record.work
    # Readers know the format by its first tag.
    out = [] if work.pmid else ["OWN - refkit"]
    for tag, line in values.written(work, work.type, ROWS, _PUT):
        if line.startswith("\x00"):
            tag, line = "CN", line[1:]
        out.append(f"{tag:<4}- {line}")
        if tag in ("FAU", "FED") and (short := _short(line)):
            out.append(f"{'AU' if tag == 'FAU' else 'ED':<4}- {short}")
    out += [f"GN  - {line}" for line in map(one_line, unsaid(record))] if record.findings else []
    if work.type in _TYPES:
        out.append(f"PT  - {_TYPES[work.type]}")
    return "\n".join([*out, "", ""])


def _names(value: tuple[Name, ...]) -> list[str]:
    """A line a name; of an organisation, which has a tag of its own, marked by a leading NUL."""
    return [f"\x00{one_line(name.literal)}" if name.literal else values.person(name) for name in value]


def _short(line: str) -> str:
    """`Family AB Jr`, as MEDLINE's AU has it."""
    family, _, rest = line.partition(", ")
    given, _, suffix = rest.partition(", ")
    initials = "".join(part[0] for part in given.replace(".", " ").replace("-", " ").split() if part[0].isalpha())
    return " ".join(part for part in (family.strip(" ,"), initials, suffix) if part)


def _date(value: PartialDate) -> list[str]:
    return [one_line(dates.write(value))]


def _doi(value: DOI) -> list[str]:
    return [f"{one_line(value.text)} [doi]"]


_PUT: dict[Kind, values.Put] = {
    "text": values.text,
    "names": _names,
    "date": _date,
    "pages": values.pages,
    "number": values.lines,
    "keywords": values.lines,
    "abstract": values.abstract,
    "doi": _doi,
    "notes": values.notes,
}
