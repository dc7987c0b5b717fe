"""DOIs → what registries say of them, from the cache and, for what is not in it, by asking.

All answers go into the cache as they come, and outcomes are read from there, so a run that is killed loses
nothing, and the same answers give the same outcomes however often it was broken off.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec

from refkit.enrich import agencies
from refkit.enrich.cache import Answer, Cache
from refkit.enrich.counts import Counts
from refkit.enrich.crew import Crew, Stopped
from refkit.enrich.leases import Leases
from refkit.enrich.ledger import STATES, Entry, Ledger
from refkit.enrich.pace import Limits, Pace
from refkit.enrich.presence import Presence
from refkit.enrich.provider import Provider
from refkit.enrich.questions import Questions
from refkit.enrich.registered import Registered
from refkit.enrich.settings import DAY, Settings
from refkit.enrich.transport import Transport
from refkit.model import DOI

State = Literal["found", "not_found", "elsewhere", "refused", "later", "offline"]
_WINDOW = 10_000  # DOIs looked up before the first of them is told
_READ_AT_ONCE = 100


class Outcome(msgspec.Struct, frozen=True):
    """What became of one DOI.

    state:  found; not_found (no agency has it); elsewhere (an agency has it whose registry is not read, or has no
            record of it); refused (the registry will not answer for it); later (it could not be asked for now);
            offline (it is not in the cache, and nothing was to be asked)
    said:   a sentence for people where something is wrong; `agency` is the name of the agency
    alias:  the registry knows the work by another DOI, `registered.doi`
    """

    doi: DOI
    state: State
    registered: Registered | None = None
    said: str = ""
    agency: str = ""

    @property
    def alias(self) -> bool:
        """Whether the registry files the work under another DOI."""
        return self.registered is not None and self.registered.doi != self.doi


class Lookup:
    """Asks `providers`, the first of them first, and keeps what they say in `cache`.

    run: a name for what is done, the same when it is done again after it was broken off; "" for none
    """

    def __init__(self, settings: Settings, providers: Sequence[Provider], cache: Cache, run: str = "") -> None:
        self.settings, self.providers, self.cache = settings, tuple(providers), cache
        self.counts = Counts()
        self.presence = Presence()
        self.ledger = Ledger(cache.file, run, self.presence.owner, time.time())
        self.begun = self.ledger.begun
        self.leases = Leases(cache.file, self.presence)
        self.stopped = ""
        self._transport: Transport | None = None
        self._crew: Crew | None = None
        self._by_agency = {name: provider for provider in self.providers for name in provider.agencies}

    def outcomes(self, dois: Iterable[DOI]) -> Iterator[Outcome]:
        """What becomes of each of `dois`, in order. Asks for so many at a time that memory stays flat."""
        window: list[DOI] = []
        for doi in dois:
            window.append(doi)
            if len(window) >= _WINDOW:
                yield from self._window(window)
                window = []
        yield from self._window(window)

    def _window(self, dois: Sequence[DOI]) -> Iterator[Outcome]:
        self.fetch(dois)
        for at in range(0, len(dois), _READ_AT_ONCE):
            some = dois[at : at + _READ_AT_ONCE]
            keys = list(dict.fromkeys(doi.folded for doi in some))
            kept = self._read(some, keys)
            unsettled = [key for key in keys if self._settled(key, kept) is None]
            entries = self.ledger.entries(unsettled)
            for doi in some:
                yield self._outcome(doi, kept, entries)

    def _read(self, dois: Sequence[DOI], keys: Sequence[str]) -> dict[str, dict[str, Answer]]:
        """What is kept; what turns out to be lost is asked for once more."""
        while True:
            losses = self.cache.losses
            kept = self._kept(keys)
            if self.cache.losses == losses and not self._went(keys, kept):
                return kept
            self.fetch(dois)
            if self.cache.losses == losses:
                return self._kept(keys)

    def _went(self, keys: Sequence[str], kept: Mapping[str, Mapping[str, Answer]]) -> bool:
        """Whether answers are gone that had been there after `fetch`: the file was damaged in between."""
        return bool(self.cache.losses) and any(self._settled(key, kept) is None for key in keys)

    def fetch(self, dois: Sequence[DOI]) -> None:
        """Ask for those of `dois` of which the cache knows nothing that is still believed."""
        by_key = {doi.folded: doi for doi in dois}
        keys = list(by_key)
        kept = self._kept(keys, bodies=False)
        known = {key: settled[1].kind for key in keys if (settled := self._settled(key, kept)) is not None}
        self.ledger.known((key, STATES[kind]) for key, kind in known.items())
        unknown = self._unknown([key for key in keys if key not in known])
        self.counts.settled += len(dois) - len(unknown)
        self.share(unknown, self._unknown, lambda mine: self._ask([by_key[key] for key in mine]))

    def share(
        self, keys: Sequence[str], unknown: Callable[[Sequence[str]], list[str]], ask: Callable[[list[str]], object]
    ) -> None:
        """Have `keys` asked for, together with the other processes that use the cache (`Leases.share`). Asks
        nothing offline or when the run was stopped; a `Stopped` is kept in `stopped`."""
        if not keys or self.settings.offline or self.stopped:
            return
        try:
            while True:
                losses = self.cache.losses
                self.leases.share(keys, unknown, ask)
                if self.cache.losses == losses:
                    return
        except Stopped as stop:
            self.stopped = str(stop)

    def _unknown(self, keys: Sequence[str]) -> list[str]:
        kept = self._kept(keys, bodies=False)
        left = [key for key in keys if self._settled(key, kept) is None]
        settled = self.ledger.settled(left)
        return [key for key in left if key not in settled]

    def _kept(self, keys: Sequence[str], *, bodies: bool = True) -> dict[str, dict[str, Answer]]:
        """Provider → key → what is kept and still believed."""
        found: dict[str, dict[str, Answer]] = {}
        left: Sequence[str] = keys
        for provider in self.providers:
            kept = self.cache.get(provider.name, left, bodies=bodies)
            found[provider.name] = {key: answer for key, answer in kept.items() if self.fresh(answer)}
            left = [key for key in left if key not in kept or kept[key].kind != "found"]
        return found

    def fresh(self, answer: Answer) -> bool:
        """Whether `answer` is still believed."""
        if self.settings.offline:
            return True
        if answer.at > time.time() + DAY:  # the clock was wrong when it came, and it would be believed for ever
            return False
        if self.settings.refresh and answer.at < self.begun:
            return False
        days = self.settings.missing_days if answer.kind in ("missing", "refused") else self.settings.days
        return answer.at > self.begun - days * DAY or answer.at >= self.begun

    def _settled(self, key: str, kept: Mapping[str, Mapping[str, Answer]]) -> tuple[Provider, Answer] | None:
        """The answer that decides about `key`, and whose it is; None if there is none yet."""
        provider = self.providers[0]
        for _ in self.providers:
            answer = kept[provider.name].get(key)
            if answer is None:
                return None
            if answer.kind != "agency":
                return provider, answer
            following = self._by_agency.get(answer.body.decode("utf-8", "replace"))
            if following is None or following is provider:
                return provider, answer
            provider = following
        return None

    def _outcome(self, doi: DOI, kept: Mapping[str, Mapping[str, Answer]], entries: Mapping[str, Entry]) -> Outcome:
        settled = self._settled(doi.folded, kept)
        if settled is None:
            entry = entries.get(doi.folded)
            if entry is not None and entry.state != "done" and entry.said:
                return Outcome(doi, "later" if entry.state == "failed for now" else "refused", said=entry.said)
            if self.settings.offline:
                return Outcome(doi, "offline", said=f"{doi} is not in the cache; run again without --offline.")
            return Outcome(doi, "later", said=self.stopped or f"{doi} could not be asked for; run again later.")
        provider, answer = settled
        text = answer.body.decode("utf-8", "replace")[:200] if answer.kind != "found" else ""
        if answer.kind == "missing" and text:
            said = (
                f"{doi} is registered with {text}, which has no record of it under that name: it may be new, or "
                f"another name of a work; open {doi.url}."
            )
            return Outcome(doi, "elsewhere", said=said, agency=text)
        if answer.kind == "missing":
            return Outcome(doi, "not_found", said=f"No registry has the DOI {doi}; see whether it is mistyped.")
        if answer.kind == "refused":
            return Outcome(doi, "refused", said=f"{provider.title} will not answer for the DOI {doi} ({text}).")
        if answer.kind == "agency":
            said = f"{doi} is registered with {text}, which refkit does not read."
            return Outcome(doi, "elsewhere", said=said, agency=text)
        try:
            registered = provider.read(answer.body, day(answer.at))
        except Exception as error:  # a stranger's provider
            said = f"What {provider.title} has under {doi} could not be read ({type(error).__name__}: {error})."
            return Outcome(doi, "refused", said=said)
        if registered is None:
            return Outcome(doi, "refused", said=f"What {provider.title} has under {doi} is no work.")
        return Outcome(doi, "found", registered, agency=provider.title)

    def _ask(self, dois: Sequence[DOI]) -> None:
        prefixes = sorted({agencies.prefix(doi) for doi in dois})
        kept = self.cache.get(agencies.NAME, prefixes)
        known = {prefix: answer.body.decode() for prefix, answer in kept.items() if self.fresh(answer)}
        questions = Questions(
            self.settings, self.providers, self._by_agency, known, self.cache, self.ledger, self.counts
        )
        self.crew().run(questions.tasks(dois))

    def crew(self) -> Crew:
        """Who sends the requests of this run."""
        if self._crew is None:
            limits: dict[str, Limits] = dict(agencies.LIMITS)
            for provider in self.providers:
                limits.update(provider.limits(self.settings))
            self._transport = Transport(self.settings)
            pace = Pace(self.cache.file, self.presence, limits, self.settings.pause)
            self._crew = Crew(self._transport, pace, self.settings.attempts, self.leases.keep)
        return self._crew

    def close(self) -> None:
        """Close connections; the cache stays open."""
        if self._crew is not None:
            self._crew.close()
        if self._transport is not None:
            self._transport.close()


def day(at: float) -> str:
    """The ISO date of a Unix time, in UTC."""
    return datetime.fromtimestamp(at, UTC).date().isoformat()
