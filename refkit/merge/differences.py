"""Where sources contradict one another about a work: "the page says 2017, Crossref 2019"."""

from __future__ import annotations

import msgspec

from refkit.matching import family_key
from refkit.model import Claim, Name, PageRange, PartialDate, Record
from refkit.text.abbreviated_titles import whole_title
from refkit.text.folding import fold

# Fields that can be compared; the others are worded freely.
_COMPARED = ("title", "author", "issued", "container-title", "volume", "issue", "page", "DOI", "type", "publisher")


class Difference(msgspec.Struct, frozen=True):
    """A field about which a source says something else than the source that won.

    taken, other: the claims; `sentence` says it for people
    """

    field: str
    taken: Claim
    other: Claim

    @property
    def sentence(self) -> str:
        """ "volume: crossref says 13, the page 12"."""
        taken, other = shown(self.taken.value), shown(self.other.value)
        return f"{self.field}: {_who(self.taken)} says {taken!r}, {_who(self.other)} {other!r}"


def differences(record: Record) -> list[Difference]:
    """The contradictions among the claims of a resolved record, by field; one for each source that differs.

    A finer date, an abbreviated title, initials, a list that was cut short: none of these contradicts.
    """
    found: list[Difference] = []
    for field in _COMPARED:
        taken = record.chosen.get(field)
        if taken is None:
            continue
        told: set[tuple[str, str]] = set()
        for other in record.claims:
            if other.field != field or other is taken or other.source.kind == "inferred":
                continue
            who = other.source.kind, other.source.name
            if who not in told and not _agree(field, taken.value, other.value):
                told.add(who)
                found.append(Difference(field, taken, other))
    return found


def _agree(field: str, a: object, b: object) -> bool:
    if isinstance(a, PartialDate) and isinstance(b, PartialDate):
        return a.year is None or b.year is None or a.refines(b) or b.refines(a)
    if isinstance(a, tuple) and isinstance(b, tuple):
        return _same_people(a, b)
    if isinstance(a, PageRange) and isinstance(b, PageRange):
        return fold(a.first) == fold(b.first) and (not a.last or not b.last or last_of(a) == last_of(b))
    if field == "DOI":
        return a == b
    one, two = fold(str(a)), fold(str(b))
    if field == "container-title":
        return one == two or _abbreviates(str(a), str(b)) or one in two or two in one
    if field == "title":
        short, long = sorted((one, two), key=len)
        return long.startswith(short)
    if field in ("volume", "issue"):
        return one.lstrip("0") == two.lstrip("0")
    return one == two


def _same_people(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    """Whether the shorter list is a part of the longer."""
    one, two = ([family_key(name) for name in names if isinstance(name, Name)] for names in (a, b))
    short, long = sorted((one, two), key=len)
    known = set(long)
    return all(name in known or any(name in other or other in name for other in long) for name in short)


def last_of(pages: PageRange) -> str:
    """The last page written out: 7 of 121-7 is 127."""
    last, first = fold(pages.last), fold(pages.first)
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last


def _abbreviates(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return whole_title(short, long) is not None


def _who(claim: Claim) -> str:
    source = claim.source
    if source.kind in ("page", "embedded"):
        return "the page"
    return {"file": "the library", "user": "you"}.get(source.kind, source.name)


def shown(value: object) -> str:
    """A value in a sentence, shortened."""
    text = "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return text if len(text) <= 160 else text[:160].rstrip() + " …"
