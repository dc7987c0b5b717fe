"""Text of a .bib file, of either dialect → records of claims."""

from __future__ import annotations

from refkit.formats.bibtex import blocks
from refkit.formats.bibtex.entry_claims import EntryClaims
from refkit.formats.bibtex.inherit import Parents
from refkit.formats.places import Lines
from refkit.model import Reading, Source


def read(text: str, ref: str) -> Reading:
    """A record of claims per entry, the key as `citation-key`; every value with its place in `text`.

    Fields of both dialects are understood, with the other names in use. A duplicate key or field, a broken
    entry, a field or an entry type that has no place in CSL is a problem with its line and key; the field and the
    type are claimed as `other-fields`, and the blocks that are no entries are in `Reading.blocks`, for when a .bib
    file is written. Of two values for one variable both are claims, the second one doubtful. Never raises.
    """
    found = blocks.split(text, ref)
    lines = Lines(text)
    source = Source("file", "bibtex", ref)
    parents = Parents(found.entries)
    records = []
    for entry in found.entries:
        if entry.type == "xdata":
            continue  # no work, but what several have in common
        claims = EntryClaims(entry, source, lines, found.problems)
        claims.read()
        if "crossref" in entry.fields or "xdata" in entry.fields:
            parents.give(claims)
        records.append(claims.record())
    found.problems.sort(key=lambda problem: problem.line or 0)
    return Reading(tuple(records), tuple(found.problems), tuple(found.others))
