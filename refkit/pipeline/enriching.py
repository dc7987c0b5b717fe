"""Records → the same records with what registries say of them, a verdict on each, and what should be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal

import msgspec

from refkit import matching, merge
from refkit.enrich.asking import Asked
from refkit.enrich.lookup import Outcome
from refkit.enrich.registered import Registered
from refkit.enrich.search import Found
from refkit.enrich.verdicts import judge
from refkit.matching import Decision
from refkit.model import Notice, Problem, Record

State = Literal["verified", "contradicted", "not_found", "doubtful", "unmatched", "failed", "unasked"]
_AT_ONCE = 5000  # records held until their DOIs are looked up
_SHOWN = 3  # candidates named in a problem


class Candidate(msgspec.Struct, frozen=True):
    """A work that a record may be: its DOI, title and year, how likely (0 to 1), and why."""

    doi: str
    title: str
    year: int | None
    score: float
    reasons: tuple[str, ...]


class Enriched(msgspec.Struct, frozen=True):
    """What became of one record.

    state:      verified; contradicted (the DOI is another work's); not_found (no registry has the DOI); doubtful (a
                person should choose among `candidates`); unmatched (no registry has the work, as far as can be
                told); failed (it could not be asked for); unasked (nothing to ask by, or nothing was to be asked)
    similarity: of the titles, 0 to 1; None where one is not known
    reasons:    for the verdict or the decision
    changed:    the fields whose value is another than before, in order
    """

    record: Record
    state: State
    asked: str = ""
    similarity: float | None = None
    reasons: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    changed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def enrich(
    records: Iterable[Record],
    asked: Asked,
    *,
    search: bool = True,
    threshold: float = matching.DEFAULT_THRESHOLD,
) -> Iterator[Enriched]:
    """Each of `records` with what `asked` says of it, in order; memory does not grow with their number.

    search:    look for works without a DOI
    threshold: how likely a work that was found must be the one, 0 to 1 (`refkit.matching.decide`)
    """
    source = iter(records)
    while some := list(islice(source, _AT_ONCE)):
        resolved = [merge.resolve(record) for record in some]
        with_doi = [record for record in resolved if record.work.doi]
        outcomes = asked.outcomes([record.work.doi for record in with_doi if record.work.doi])
        without = [record for record in resolved if not record.work.doi]
        # What has a DOI is asked for first: the others then find much of the time used up already.
        found: Iterator[Found] | None = None
        for record in resolved:
            if record.work.doi:
                yield looked_up(record, next(outcomes))
            elif not search:
                yield Enriched(record, "unasked", reasons=("it has no DOI",))
            else:
                if found is None:
                    found = iter(asked.candidates([one.work for one in without]))
                yield found_by_search(record, next(found), threshold)


def looked_up(record: Record, outcome: Outcome) -> Enriched:
    """`record`, whose DOI was looked up."""
    doi, where = outcome.doi, _where(record)
    if outcome.registered is not None:
        return _judged(record, outcome, outcome.registered)
    if outcome.state == "not_found":
        problem = Problem("doi_not_found", "warning", _named(record, outcome.said), where, evidence=doi.text)
        record = msgspec.structs.replace(record, verdict="not_found")
        return Enriched(record, "not_found", doi.text, reasons=(outcome.said,), problems=(problem,))
    severity: Literal["error", "note"] = "note" if outcome.state in ("elsewhere", "offline") else "error"
    code = {"elsewhere": "other_agency", "offline": "not_cached", "refused": "registry_refused"}.get(
        outcome.state, "try_again"
    )
    problem = Problem(code, severity, _named(record, outcome.said), where, evidence=doi.text)
    state: State = "unasked" if severity == "note" else "failed"
    return Enriched(record, state, doi.text, reasons=(outcome.said,), problems=(problem,))


def _judged(record: Record, outcome: Outcome, registered: Registered) -> Enriched:
    judgement = judge(record.work, registered)
    doi = outcome.doi
    if judgement.verdict == "contradicted":
        alike = f", the titles are {judgement.similarity:.0%} alike" if judgement.similarity is not None else ""
        message = (
            f"{doi} is registered as {registered.work.title!r}, not as {record.work.title!r}{alike}; "
            "nothing was taken from the registry: find the right DOI."
        )
        problem = Problem("doi_mismatch", "warning", _named(record, message), _where(record), evidence=doi.text)
        record = msgspec.structs.replace(record, verdict="contradicted")
        return Enriched(
            record, "contradicted", doi.text, judgement.similarity, judgement.reasons, problems=(problem,)
        )
    taken = _taken(record, registered)
    problems = [*_warnings(taken), *_differences(taken)]
    if outcome.alias:
        message = f"{doi} is another name of {registered.doi}, under which {registered.provider} has the work."
        problems.append(Problem("doi_alias", "note", _named(record, message), _where(record), evidence=doi.text))
    return Enriched(
        taken, "verified", doi.text, judgement.similarity, judgement.reasons, (), _changed(record, taken),
        tuple(problems),
    )  # fmt: skip


def found_by_search(record: Record, found: Found, threshold: float) -> Enriched:
    """`record`, which has no DOI and was searched for."""
    title, where = record.work.title, _where(record)
    if not found.candidates:
        if not found.said:
            return Enriched(record, "unmatched", title, reasons=("no registry has a work like it",))
        little = found.said.startswith("Too little")
        problem = Problem(
            "not_searched", "note" if little else "error", _named(record, found.said), where, evidence=title[:160]
        )
        return Enriched(
            record, "unasked" if little else "failed", title, reasons=(found.said,), problems=(problem,)
        )
    works = [one.work for one in found.candidates]
    decision = matching.decide(matching.Description.from_work(record.work), works, threshold=threshold)
    candidates = _candidates(decision, found.candidates)
    if decision.verdict == "refused" or decision.index is None:
        return Enriched(record, "unmatched", title, None, (decision.reason,), candidates)
    chosen = found.candidates[decision.index]
    if decision.verdict == "doubtful":
        named = ", ".join(
            f"{one.doi} ({one.title[:60]}, {one.year}, {one.score:.0%})" for one in candidates[:_SHOWN]
        )
        message = f"{title!r} may be registered as {named}: {decision.reason}; choose by hand."
        problem = Problem("doubtful_match", "warning", message, where, evidence=title[:160])
        return Enriched(record, "doubtful", title, None, (decision.reason,), candidates, (), (problem,))
    reason = f"{chosen.provider} {chosen.doi} by its description ({decision.score:.1%}): {decision.reason}"
    taken = _taken(record, chosen, reason)
    problems = [*_warnings(taken), *_differences(taken)]
    if decision.also:
        others = ", ".join(found.candidates[at].doi.text for at in decision.also)
        message = f"{title!r} was found as {chosen.doi}; {others} is the same work in another version, or may be."
        problems.append(Problem("other_version", "note", message, where, evidence=others))
    return Enriched(
        taken, "verified", title, None, (decision.reason,), candidates, _changed(record, taken), tuple(problems)
    )


def _candidates(decision: Decision, found: Sequence[Registered]) -> tuple[Candidate, ...]:
    """The candidates, the likeliest first."""
    made: list[Candidate] = []
    for one, weighed in zip(found, decision.candidates, strict=True):
        work = one.work
        year = work.issued.year if work.issued else None
        made.append(Candidate(one.doi.text, work.title, year, round(weighed.score, 4), weighed.reasons))
    return tuple(sorted(made, key=lambda one: (-one.score, one.doi)))


def _taken(record: Record, registered: Registered, reason: str = "") -> Record:
    """`record` with the registry's claims in the place of those that it had from it before."""
    names = {claim.source.name for claim in registered.claims}
    kept = [c for c in record.claims if not (c.source.kind == "registry" and c.source.name in names)]
    notices = [notice for notice in record.notices if notice not in registered.notices]
    joined = (*record.joined, reason) if reason and reason not in record.joined else record.joined
    return merge.resolve(
        msgspec.structs.replace(
            record,
            claims=(*kept, *registered.claims),
            verdict="verified",
            notices=(*notices, *registered.notices, *_published(registered, notices)),
            joined=joined,
        )
    )


def _published(registered: Registered, known: Sequence[Notice]) -> list[Notice]:
    """The article that a preprint became, as a notice: the newer version is what one would cite."""
    made = []
    relations = next((claim.value for claim in registered.claims if claim.field == "relations"), ())
    for relation in relations:
        if relation.kind == "is-preprint-of":
            notice = Notice("published_version", relation.doi, registered.provider)
            if notice not in known:
                made.append(notice)
    return made


def _changed(before: Record, after: Record) -> tuple[str, ...]:
    return tuple(
        field
        for field, claim in after.chosen.items()
        if field not in before.chosen or before.chosen[field].value != claim.value
    )


def _warnings(record: Record) -> list[Problem]:
    """What nobody should cite unawares: one warning a notice, whoever all say it."""
    grave = {(n.meaning, n.kind, n.doi.casefold()): n for n in reversed(record.notices)}
    words = {"retracted": "is retracted", "concern": "is under an expression of concern"}
    return [
        Problem(
            meaning.replace("concern", "of_concern"),
            "warning",
            _named(record, f"{record.work.doi} {words[meaning]}: {notice}."),
            _where(record),
            evidence=record.work.title[:160],
        )
        for (meaning, *_), notice in sorted(grave.items(), key=lambda one: one[0])
        if meaning in words
    ]


def _differences(record: Record) -> list[Problem]:
    return [
        Problem("disagrees", "note", _named(record, f"{one.sentence}; the first was taken."), _where(record))
        for one in merge.differences(record)
        if "registry" in (one.taken.source.kind, one.other.source.kind)
    ]


def _where(record: Record) -> str:
    return next(iter(record.refs), "")


def _named(record: Record, message: str) -> str:
    """`message`, with the page or library that it is about in front."""
    where = _where(record)
    return f"{where}: {message}" if where else message
