"""What a format cannot carry, found by writing a record and reading it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from refkit.formats import Format
from refkit.model import Abstract, Library, Name, Record
from refkit.model.work import CSL_NAMES, NAME_VARIABLES
from refkit.text.notes import notes
from refkit.text.printable import one_line, paragraphs

_LONGEST = 120


class Loss(msgspec.Struct, frozen=True):
    """A value that does not come back as it was.

    key:      citation key of the record
    variable: CSL variable, or "findings"
    was:      the value, shortened
    became:   what comes back; "" if it is lost
    """

    key: str
    variable: str
    was: str
    became: str = ""

    def __str__(self) -> str:
        """One line for people."""
        if not self.became:
            return f"{self.key}: {self.variable} is lost ({self.was})"
        return f"{self.key}: {self.variable} becomes {self.became!r} (was {self.was!r})"


def losses(library: Library, fmt: Format) -> Iterator[Loss]:
    """What of `library` is lost or changed in `fmt`, record by record, in the order of CSL's variables.

    Nothing is said of a format that is not read, or not written, nor of record files, which hold the claims.
    """
    for key, record in library.items():
        yield from of_record(key, record, fmt)


def of_record(key: str, record: Record, fmt: Format) -> Iterator[Loss]:
    """The same of one record with its citation key."""
    if fmt.write is None or fmt.read is None or fmt.name == "records":
        return
    text = "".join(fmt.write(Library((record,), (key,)))).replace("\r\n", "\n")
    read = fmt.read(text, "").records
    after = _best(read[0]) if read else {}
    yield from _of_work(key, record, after)
    if record.findings:
        told = str(after.get("annote", "")) + str(after.get("note", ""))
        folded = _folded(told)
        missing = [note for note in notes(record) if _folded(note) not in folded]
        if missing:
            yield Loss(key, "findings", _short(missing[0]))
    if key and after.get("citation-key", "") != key:
        yield Loss(key, "citation-key", key, _short(after.get("citation-key", "")))


def _of_work(key: str, record: Record, after: dict[str, Any]) -> Iterator[Loss]:
    for attribute, variable in CSL_NAMES.items():
        before = getattr(record.work, attribute)
        if not before or variable == "citation-key":
            continue
        back = after.get(variable)
        if variable == "annote":
            same = _folded(before) in _folded(str(back or ""))
        else:
            same = _plain(variable, before) == _plain(variable, back)
        if not same:
            yield Loss(key, variable, _short(before), _short(back) if back else "")


def _best(record: Record) -> dict[str, Any]:
    """The surest claim of each field; of equals the first."""
    found: dict[str, Any] = {}
    sure: dict[str, float] = {}
    for claim in record.claims:
        if claim.confidence > sure.get(claim.field, -1.0):
            found[claim.field], sure[claim.field] = claim.value, claim.confidence
    return found


def _plain(variable: str, value: Any) -> Any:
    """A value for comparison: a particle belongs to the family name, white space is folded."""
    if value is None:
        return None
    if variable in NAME_VARIABLES:
        return tuple(map(_name, value))
    if isinstance(value, Abstract):
        return " ".join(value.text.split())
    if isinstance(value, str):
        return " ".join(" ".join(paragraphs(value)).split())
    if isinstance(value, tuple):
        return tuple(map(one_line, value))
    return value


def _name(name: Name) -> tuple[str, ...]:
    parts = (name.dropping_particle, name.non_dropping_particle, name.family)
    family = " ".join(part for part in parts if part)
    return tuple(map(one_line, (family, name.given, name.suffix, name.literal)))


def _folded(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _short(value: Any) -> str:
    if isinstance(value, tuple):
        value = "; ".join(map(str, value))
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
