"""Where a work was read: the pages and files, and what each of them gave."""

from __future__ import annotations

import msgspec

from refkit.documents.printable import clean
from refkit.model import Claim, Record


class Origin(msgspec.Struct, frozen=True):
    """A page or file that an entry was read from: its name, the reader, and the fields whose values it gave
    (only told apart where there is more than one)."""

    ref: str
    reader: str
    fields: tuple[str, ...] = ()


def origins(record: Record) -> tuple[Origin, ...]:
    """Every source in the order of the claims. Fields are named by what won, if there are several sources."""
    readers: dict[str, str] = {}
    for claim in record.claims:
        if claim.source.kind != "inferred":
            readers.setdefault(claim.source.ref or claim.source.name, claim.source.name)
    given: dict[str, list[str]] = {ref: [] for ref in readers}
    if len(readers) > 1:
        for field, claim in record.chosen.items():
            _ref(given, claim).append(field)
    return tuple(Origin(clean(ref), clean(reader), tuple(given[ref])) for ref, reader in readers.items())


def _ref(given: dict[str, list[str]], claim: Claim) -> list[str]:
    return given.get(claim.source.ref or claim.source.name, [])
