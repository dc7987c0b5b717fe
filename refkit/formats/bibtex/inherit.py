"""What entries take from others: `crossref` (btxdoc, section 4) and `xdata` (biblatex manual, 3.13.6)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from refkit.formats.bibtex.entries import Entry, Field
from refkit.formats.bibtex.entry_claims import EntryClaims
from refkit.formats.bibtex.field_rows import rank
from refkit.formats.bibtex.more_fields import INHERITED, PARTS, PASSED_ON

_DEEPEST = 5  # of entries that inherit from entries that inherit; further ones are taken for a circle
_GIVEN = INHERITED | {"title", "subtitle"}
# Entry types whose `title` is the journal of an article that names them.
_PERIODICALS = frozenset({"periodical", "suppperiodical"})


class Parents:
    """The entries of a file by their keys, without regard to case."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.by_key: dict[str, Entry] = {}
        for entry in entries:
            self.by_key.setdefault(entry.key.lower(), entry)
        self.given: dict[str, dict[str, Field]] = {}

    def give(self, claims: EntryClaims) -> None:
        """Claim for an entry what those that it names say and it does not."""
        entry = claims.entry
        data = self.data(entry, claims)
        for name in sorted(data, key=rank):
            if name not in PARTS or name in ("year", "date"):
                claims.inherit(name, data[name], data, date="date" not in data)
        reference = entry.fields.get("crossref") or data.get("crossref")
        if reference is None:
            return
        parent = self.by_key.get(reference.value.strip().lower())
        if parent is None or parent.key == entry.key:
            claims.problem(
                "unknown_crossref",
                f"The crossref of {entry.key!r} names no other entry of the file.",
                reference,
                "warning",
            )
            return
        whole = self.whole(parent)
        inherited = {name: whole[name] for name in INHERITED if name in whole}
        if "title" in whole:
            name = "journaltitle" if parent.type in _PERIODICALS else "booktitle"
            inherited.setdefault(name, whole["title"])
        for name in sorted(inherited, key=rank):
            if name != "booksubtitle":
                claims.inherit(name, inherited[name], whole, date="date" not in inherited)

    def data(self, entry: Entry, claims: EntryClaims | None = None, depth: int = 0) -> dict[str, Field]:
        """The fields that the entries named in `xdata` give; those named first win, and each before what it
        takes from others itself."""
        named = entry.fields.get("xdata")
        if named is None or depth > _DEEPEST:
            return {}
        key = entry.key.lower()
        if claims is None and key in self.given:
            return self.given[key]
        self.given[key] = {}  # for an entry that names itself by way of others
        found: dict[str, Field] = {}
        for name in re.split(r"[\s,]+", named.value.strip()):
            other = self.by_key.get(name.lower()) if name else None
            if other is None or other.key == entry.key:
                if claims is not None and name:
                    message = (
                        f"The xdata of {entry.key!r} names {name[:80]!r}, which is no other entry of the file."
                    )
                    claims.problem("unknown_crossref", message, named, "warning")
                continue
            fields = self.data(other, None, depth + 1)
            for field in PASSED_ON:
                if field not in found and (value := other.fields.get(field) or fields.get(field)) is not None:
                    found[field] = value
        self.given[key] = found
        return found

    def whole(self, entry: Entry, depth: int = 0) -> dict[str, Field]:
        """What an entry gives to those that name it in `crossref`: its fields, and what it inherits itself."""
        fields = self.data(entry) | {name: entry.fields[name] for name in _GIVEN if name in entry.fields}
        reference = entry.fields.get("crossref")
        parent = self.by_key.get(reference.value.strip().lower()) if reference else None
        if parent is None or depth >= _DEEPEST:
            return fields
        above = self.whole(parent, depth + 1)
        return {name: above[name] for name in INHERITED if name in above} | fields
