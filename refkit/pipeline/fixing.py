"""What a registry says better, taken into a library; and a list of what was changed.

The rule, which is that of a careful librarian:

- Only where the registry surely speaks of the work: under the entry's own DOI with a title that agrees, or found
  by its description beyond the threshold. Nothing is taken for an entry whose DOI is dead or another work's, and
  such a DOI is not replaced: the likely one is only shown.
- What is missing is filled in: DOI, title, authors, year, journal, volume, issue, pages; the publisher of what is
  cited with one; the type of an entry that has none.
- What is incomplete is completed: authors cut short (each person named as fully as either has it), a first page
  without the last, "in press" for a number or year.
- A year that is the one online becomes that of print when the volume is filled in: it is the volume's year. Beside
  a year that says something else no volume, issue or page is filled in, for it may be of another version.
- Of the library's own values one is replaced only if it is plainly wrong: a year that is neither that of print nor
  that online, beside the registry's own volume and first page.
- Any other difference is shown and left as it is, unless the field is named (`take`).
- Never over what a person corrected by hand (claims of kind "user"), and never for a matter of form: abbreviated
  journals, initials, capitals, dashes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from refkit import merge
from refkit.merge.differences import shown
from refkit.model import Claim, Record, Source
from refkit.model.work import ATTRIBUTES
from refkit.pipeline.checking import Checked
from refkit.pipeline.comparing import Mismatch

_TAKEN = frozenset({"missing", "incomplete", "wrong"})
# Whose claim gives way to the registry's, which ranks below a library's.
_GIVES_WAY = frozenset({"file", "registry", "inferred"})
_OF_A_YEAR = ("volume", "issue", "page")


class Change(msgspec.Struct, frozen=True):
    """A value that was changed: `old` is "" where there was none, `source` names the registry and its DOI."""

    key: str
    field: str
    old: str
    new: str
    source: str
    reason: str


def fixed(checked: Checked, take: Collection[str] = ()) -> tuple[Record, tuple[Change, ...]]:
    """The entry's record with what the registry says better, by the rule above, and what was changed.

    take: fields (CSL variables) in which the registry is believed also where library and registry differ

    A claim that gave way is not in the record any more; it stands in the list of changes.
    """
    record, registered = checked.entry.record, checked.registered
    if checked.state != "verified" or registered is None:
        return record, ()
    taken = _taken(checked.mismatches, take)
    record = msgspec.structs.replace(record, verdict="verified", notices=checked.notices)
    if not taken:
        return record, ()
    its = {claim.field: claim for claim in reversed(registered.claims)}
    added = tuple(_claim(its[field], one) for field, one in taken.items())
    kept = tuple(c for c in record.claims if c.field not in taken or c.source.kind not in _GIVES_WAY)
    after = merge.resolve(msgspec.structs.replace(record, claims=(*kept, *added)))
    source = f"{registered.provider} {registered.doi}"
    changes = []
    for field, one in taken.items():
        old, new = getattr(record.work, ATTRIBUTES[field]), getattr(after.work, ATTRIBUTES[field])
        if old != new:
            changes.append(Change(checked.entry.key, field, shown(old or ""), shown(new or ""), source, one.reason))
    return after, tuple(changes)


def _taken(mismatches: Iterable[Mismatch], take: Collection[str]) -> dict[str, Mismatch]:
    """Field → the difference in which the registry is believed."""
    differing = {one.field: one for one in mismatches}
    taken = {
        field: one
        for field, one in differing.items()
        if one.weight in _TAKEN or (one.weight == "substance" and field in take)
    }
    year = differing.get("issued")
    if year is not None and year.weight == "substance" and "issued" not in taken:
        for field in _OF_A_YEAR:
            if field not in take:
                taken.pop(field, None)
    return taken


def _claim(its: Claim, mismatch: Mismatch) -> Claim:
    """The registry's claim; or, where a list of authors was completed, one that says that two lists made it."""
    if mismatch.field != "author" or mismatch.weight != "incomplete" or its.value == mismatch.suggestion:
        return its
    source = Source("inferred", "fullest-names", its.source.ref, retrieved=its.source.retrieved)
    return Claim(its.field, mismatch.suggestion, source, confidence=its.confidence)
