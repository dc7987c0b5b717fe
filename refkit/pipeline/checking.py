"""A library beside the registries: what each of its records should be looked at for. Nothing is changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

import msgspec

from refkit import matching, merge
from refkit.enrich.asking import Asked
from refkit.enrich.lookup import Outcome
from refkit.enrich.registered import Registered
from refkit.enrich.search import Found
from refkit.model import Notice, Problem, Reading, Record
from refkit.pipeline.comparing import Mismatch, mismatches
from refkit.pipeline.enriching import Candidate, Enriched, State, found_by_search, looked_up
from refkit.pipeline.inputs import Input

NO_DOI = "it has no DOI, and was not searched for"

_AT_ONCE = 5000  # records held until they are looked up
_LONGEST_LABEL = 40
_LOOKED_FOR = frozenset({"contradicted", "not_found"})  # what is searched for although it has a DOI
_CUT_SHORT = "and_others"  # the code by which a reader tells of a list that ends with "and others"


class Entry(msgspec.Struct, frozen=True):
    """A record of a library, resolved, under its citation key. `cut_short`: its authors end with "and others"."""

    key: str
    record: Record
    cut_short: bool = False

    @property
    def label(self) -> str:
        """What to call it: its own key; where it brought none, its DOI or title before a key that nobody knows."""
        work = self.record.work
        own = work.citation_key and self.key
        return own or (work.doi.text if work.doi else work.title[:_LONGEST_LABEL].strip()) or self.key


class Checked(msgspec.Struct, frozen=True):
    """What came of one entry.

    state:      as in `refkit.pipeline.Enriched`
    asked:      the DOI, or the title that was searched for
    said:       why the state is what it is, a sentence or so
    similarity: of the titles, 0 to 1; None where one is not known
    registered: what the registry has, also where the DOI is another work's; None if it has nothing
    notices:    of the work: retractions, corrections, newer versions
    notice_of:  the works that it is a notice of itself
    mismatches: fields that differ, where the registry surely speaks of the work
    candidates: what it may be, the likeliest first, where a person has to choose
    right:      where the DOI is dead or another work's: the one under which the work surely is; never taken unseen
    """

    entry: Entry
    state: State
    asked: str = ""
    said: str = ""
    similarity: float | None = None
    registered: Registered | None = None
    notices: tuple[Notice, ...] = ()
    notice_of: tuple[Notice, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    right: Candidate | None = None

    @property
    def doi(self) -> str:
        """The DOI that the library has, or under which the work was found; "" if there is none."""
        if self.entry.record.work.doi:
            return self.entry.record.work.doi.text
        return self.registered.doi.text if self.registered else ""


def entries(
    readings: Iterable[tuple[Input, Reading]], pattern: str = merge.DEFAULT_PATTERN
) -> tuple[list[Entry], list[Problem]]:
    """The records of a library in their order, each by itself, with their keys; and what was wrong with them.

    Unlike `refkit.pipeline.build` it joins nothing: an entry that stands twice is checked twice. What pages only
    mention is left out. Raises `BadPattern`.
    """
    merge.compile_pattern(pattern)
    records: list[Record] = []
    problems: list[Problem] = []
    for _, reading in readings:
        problems.extend(reading.problems)
        records.extend(merge.resolve(record) for record in reading.records if record.role == "primary")
    keys, collisions = merge.assign_keys(records, pattern)
    cut = {(problem.where, problem.span) for problem in problems if problem.code == _CUT_SHORT}
    made = [Entry(key, record, _is_cut(record, cut)) for key, record in zip(keys, records, strict=True)]
    return made, [*problems, *collisions]


def _is_cut(record: Record, cut: Collection[object]) -> bool:
    return any((claim.source.ref, claim.span) in cut for claim in record.claims if claim.field == "author")


def unlost(checked: Checked, problems: Iterable[Problem]) -> list[Problem]:
    """`problems` without that of an "and others" in the place of which the names now stand."""
    spans = {(c.source.ref, c.span) for c in checked.entry.record.claims if c.field == "author"}
    return [p for p in problems if p.code != _CUT_SHORT or (p.where, p.span) not in spans]


def check(
    library: Iterable[Entry], asked: Asked, *, search: bool = True, threshold: float = matching.DEFAULT_THRESHOLD
) -> Iterator[Checked]:
    """Each entry of `library` beside what `asked` has, in order.

    search:    look for works without a DOI, and for the right one where the DOI is dead or another work's
    threshold: how likely a work that was found must be the one, 0 to 1 (`refkit.matching.decide`)
    """
    source = iter(library)
    while some := list(islice(source, _AT_ONCE)):
        outcomes = asked.outcomes([one.record.work.doi for one in some if one.record.work.doi])
        seen = [_looked_up(one, next(outcomes)) if one.record.work.doi else None for one in some]
        wanted = {
            at: _without_doi(some[at].record)
            for at, one in enumerate(seen)
            if one is None or one.state in _LOOKED_FOR
        }
        found = asked.candidates([record.work for record in wanted.values()]) if search else []
        by_place = dict(zip(wanted, found, strict=False))
        for at, (entry, one) in enumerate(zip(some, seen, strict=True)):
            if one is not None:
                yield _with_the_right_doi(one, wanted[at], by_place[at], threshold) if at in by_place else one
            elif at in by_place:
                yield _searched(entry, by_place[at], threshold)
            else:
                yield Checked(entry, "unasked", said=NO_DOI)


def _looked_up(entry: Entry, outcome: Outcome) -> Checked:
    enriched = looked_up(entry.record, outcome)
    if enriched.state == "verified" and outcome.registered is not None:
        return _beside(entry, enriched, outcome.registered)
    return Checked(
        entry, enriched.state, enriched.asked, "; ".join(enriched.reasons), enriched.similarity, outcome.registered
    )


def _searched(entry: Entry, found: Found, threshold: float) -> Checked:
    enriched = found_by_search(entry.record, found, threshold)
    registered = _chosen(enriched, found)
    if registered is not None:
        return _beside(entry, enriched, registered)
    said = "; ".join(enriched.reasons)
    candidates = enriched.candidates if enriched.state == "doubtful" else ()
    return Checked(entry, enriched.state, enriched.asked, said, candidates=candidates)


def _with_the_right_doi(checked: Checked, record: Record, found: Found, threshold: float) -> Checked:
    """`checked`, whose DOI is dead or another work's, with the work if it was found under another."""
    enriched = found_by_search(record, found, threshold)
    if enriched.state not in ("verified", "doubtful"):
        return checked
    there = [one for one in enriched.candidates if one.doi.casefold() != checked.doi.casefold()]
    registered = _chosen(enriched, found)
    right = next((one for one in there if registered and one.doi == registered.doi.text), None)
    return msgspec.structs.replace(checked, candidates=tuple(there) if right is None else (), right=right)


def _chosen(enriched: Enriched, found: Found) -> Registered | None:
    doi = enriched.record.work.doi
    if enriched.state != "verified" or doi is None:
        return None
    return next((one for one in found.candidates if one.doi == doi), None)


def _beside(entry: Entry, enriched: Enriched, registered: Registered) -> Checked:
    """The entry beside what the registry has, which is another work if both title and authors are others."""
    said = "; ".join(enriched.reasons)
    found = mismatches(entry.record, registered, cut_short=entry.cut_short)
    if {"title", "author"} <= {one.field for one in found if one.weight == "substance"}:
        said = "; ".join((said, *(one.reason for one in found if one.weight == "substance")))
        return Checked(entry, "contradicted", enriched.asked, said, enriched.similarity, registered)
    return Checked(
        entry, enriched.state, enriched.asked, said, enriched.similarity, registered, enriched.record.notices,
        registered.updates, found,
    )  # fmt: skip


def _without_doi(record: Record) -> Record:
    """`record` without its DOI, and without what a registry said of it before."""
    kept = tuple(c for c in record.claims if c.field != "DOI" and c.source.kind != "registry")
    return merge.resolve(msgspec.structs.replace(record, claims=kept))
