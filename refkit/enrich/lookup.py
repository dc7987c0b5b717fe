"""DOIs → what registries say of them: from the cache, in batches, singly, and from the agency that has them.

All answers go into the cache as they come, and outcomes are read from there, so a run that is killed loses
nothing, and the same answers give the same outcomes however often it was broken off.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec

from refkit.enrich import agencies
from refkit.enrich.cache import Answer, Cache
from refkit.enrich.crew import Crew, Stopped, Task
from refkit.enrich.pace import Limits, Pace
from refkit.enrich.provider import Provider
from refkit.enrich.registered import Registered
from refkit.enrich.settings import DAY, Settings
from refkit.enrich.transport import Transport
from refkit.enrich.wire import Reply
from refkit.model import DOI

State = Literal["found", "not_found", "elsewhere", "refused", "later", "offline"]


class Outcome(msgspec.Struct, frozen=True):
    """What became of one DOI.

    state:  found; not_found (no agency has it); elsewhere (an agency has it whose registry is not read);
            refused (the registry will not answer for it); later (it could not be asked for now); offline
            (it is not in the cache, and nothing was to be asked)
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


class Counts(msgspec.Struct):
    """What was done so far, for a progress bar."""

    asked: int = 0
    requests: int = 0
    settled: int = 0
    watch: Callable[[], object] = lambda: None


class Lookup:
    """Asks `providers`, the first of them first, and keeps what they say in `cache`.

    run: a name for what is done, the same when it is done again after it was broken off; "" for none
    """

    def __init__(self, settings: Settings, providers: Sequence[Provider], cache: Cache, run: str = "") -> None:
        self.settings, self.providers, self.cache, self.run = settings, tuple(providers), cache, run
        self.counts = Counts()
        self.begun = cache.begin(run, time.time()) if run else time.time()
        self._owner = uuid.uuid4().hex
        self._transport: Transport | None = None
        self._pace: Pace | None = None
        self._crew: Crew | None = None
        self._failed: dict[str, str] = {}  # key → why it has to wait for another run
        self._by_agency = {name: provider for provider in self.providers for name in provider.agencies}
        self.stopped = ""

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
        unique = list(dict.fromkeys(dois))
        self.fetch(unique)
        for at in range(0, len(dois), _READ_AT_ONCE):
            some = dois[at : at + _READ_AT_ONCE]
            kept = self._kept([doi.folded for doi in some])
            for doi in some:
                yield self._outcome(doi, kept)

    def fetch(self, dois: Sequence[DOI]) -> None:
        """Ask for those of `dois` of which the cache knows nothing that is still believed."""
        wanted = self._unknown(dois)
        self.counts.settled += len(dois) - len(wanted)
        if not wanted or self.settings.offline or self.stopped:
            return
        try:
            while wanted:
                keys = self.cache.lease([d.folded for d in wanted], self._owner, time.time(), _LEASE)
                mine = set(keys)
                if mine:
                    self._ask([doi for doi in wanted if doi.folded in mine])
                    self.cache.release(self._owner)
                wanted = [doi for doi in wanted if doi.folded not in mine]
                if wanted:  # another process is asking for these
                    time.sleep(_POLL)
                    wanted = self._unknown(wanted)
        except Stopped as stop:
            self.stopped = str(stop)
        finally:
            self.cache.release(self._owner)

    def _unknown(self, dois: Sequence[DOI]) -> list[DOI]:
        kept = self._kept([doi.folded for doi in dois])
        return [doi for doi in dois if self._settled(doi.folded, kept) is None and doi.folded not in self._failed]

    def _kept(self, keys: Sequence[str]) -> dict[str, dict[str, Answer]]:
        """Provider → key → what is kept and still believed."""
        found: dict[str, dict[str, Answer]] = {}
        left: Sequence[str] = keys
        for provider in self.providers:
            answers = {
                key: answer for key, answer in self.cache.get(provider.name, left).items() if self.fresh(answer)
            }
            found[provider.name] = answers
            left = [key for key in left if key not in answers or answers[key].kind != "found"]
        return found

    def fresh(self, answer: Answer) -> bool:
        """Whether `answer` is still believed."""
        if self.settings.refresh and not self.settings.offline and answer.at < self.begun:
            return False
        days = self.settings.missing_days if answer.kind in ("missing", "refused") else self.settings.days
        return self.settings.offline or answer.at > self.begun - days * DAY

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

    def _outcome(self, doi: DOI, kept: Mapping[str, Mapping[str, Answer]]) -> Outcome:
        settled = self._settled(doi.folded, kept)
        if settled is None:
            if doi.folded in self._failed:
                return Outcome(doi, "later", said=self._failed[doi.folded])
            if self.settings.offline:
                return Outcome(doi, "offline", said=f"{doi} is not in the cache; run again without --offline.")
            return Outcome(doi, "later", said=self.stopped or f"{doi} could not be asked for; run again later.")
        provider, answer = settled
        if answer.kind == "missing":
            return Outcome(doi, "not_found", said=f"No registry has the DOI {doi}; see whether it is mistyped.")
        if answer.kind == "refused":
            said = answer.body.decode("utf-8", "replace")[:200]
            return Outcome(doi, "refused", said=f"{provider.title} will not answer for the DOI {doi} ({said}).")
        if answer.kind == "agency":
            agency = answer.body.decode("utf-8", "replace")
            return Outcome(doi, "elsewhere", said=f"{doi} is registered with {agency}, which refkit does not read.",
                           agency=agency)  # fmt: skip
        registered = provider.read(answer.body, day(answer.at))
        if registered is None:
            return Outcome(doi, "refused", said=f"What {provider.title} has under {doi} is no work.")
        return Outcome(doi, "found", registered, agency=provider.title)

    # asking

    def _ask(self, dois: Sequence[DOI]) -> None:
        self.counts.asked += len(dois)
        crew = self.crew()
        first = self.providers[0]
        known = self._agencies_known(dois)
        plain = [doi for doi in dois if known.get(_prefix(doi)) in (None, *first.agencies)]
        crew.run(self._tasks(first, plain, [doi for doi in dois if doi not in set(plain)], known))

    def _tasks(
        self, first: Provider, plain: Sequence[DOI], others: Sequence[DOI], known: Mapping[str, str]
    ) -> Iterator[Task]:
        batched: set[DOI] = set()
        for request, some in first.batches(plain, self.settings):
            if len(some) > 1:
                batched.update(some)
                yield Task(request, self._batch_done(first, some), sound(first.items))
        for doi in plain:
            if doi not in batched:
                yield self._single(first, doi)
        for doi in others:
            yield from self._to_agency(first, doi, known[_prefix(doi)])

    def _single(self, provider: Provider, doi: DOI) -> Task:
        def done(reply: Reply) -> Iterable[Task]:
            self._count()
            found = provider.item(reply) if reply.status == 200 else None
            if found is not None:
                self._keep(provider, [(doi.folded, "found", found[1])])
                return ()
            if reply.status == 404:
                if provider is self.providers[0]:
                    return (self._agency(provider, doi),)
                self._keep(provider, [(doi.folded, "missing", b"")])
                return ()
            if 400 <= reply.status < 500 and reply.status != 429:
                self._keep(provider, [(doi.folded, "refused", f"status {reply.status}".encode())])
                return ()
            self._failed[doi.folded] = (
                f"{provider.title} did not answer for {doi} ({trouble(reply)}); try again later."
            )
            return ()

        return Task(provider.single(doi, self.settings), done, sound(provider.item))

    def _batch_done(self, provider: Provider, dois: Sequence[DOI]) -> Callable[[Reply], Iterable[Task]]:
        def done(reply: Reply) -> Iterable[Task]:
            self._count()
            found = provider.items(reply) if reply.status == 200 else None
            if found is None:
                if reply.passing or reply.status == 200:
                    for doi in dois:
                        self._failed[doi.folded] = (
                            f"{provider.title} did not answer for {doi} ({trouble(reply)}); try again later."
                        )
                    return ()
                return [self._single(provider, doi) for doi in dois]  # one of them breaks the request for all
            asked = {doi.folded for doi in dois}
            rows = [(key, "found", body) for key, body in found if key in asked]
            self._keep(provider, rows)
            there = {key for key, _, _ in rows}
            return [self._single(provider, doi) for doi in dois if doi.folded not in there]

        return done

    def _agency(self, provider: Provider, doi: DOI) -> Task:
        """What `provider` does not have: does another agency have it?"""

        def done(reply: Reply) -> Iterable[Task]:
            self._count()
            name = agencies.agency(reply) if reply.status == 200 else None
            if name is None and reply.status != 404:
                self._failed[doi.folded] = f"doi.org did not say who has {doi} ({trouble(reply)}); try again later."
                return ()
            return self._to_agency(provider, doi, name or "")

        return Task(agencies.request(doi, self.settings), done, lambda reply: agencies.agency(reply) is not None)

    def _count(self) -> None:
        self.counts.requests += 1
        self.counts.watch()

    def _to_agency(self, provider: Provider, doi: DOI, name: str) -> Iterable[Task]:
        if not name or name in provider.agencies:
            self._keep(provider, [(doi.folded, "missing", b"")])
            return ()
        self._keep(provider, [(doi.folded, "agency", name.encode())])
        now = time.time()
        self.cache.put(agencies.NAME, [(_prefix(doi), Answer("agency", name.encode(), now))])
        following = self._by_agency.get(name)
        return (self._single(following, doi),) if following else ()

    def _agencies_known(self, dois: Sequence[DOI]) -> dict[str, str]:
        kept = self.cache.get(agencies.NAME, sorted({_prefix(doi) for doi in dois}))
        return {prefix: answer.body.decode() for prefix, answer in kept.items() if self.fresh(answer)}

    def _keep(self, provider: Provider, rows: Sequence[tuple[str, str, bytes]]) -> None:
        now = time.time()
        self.counts.settled += len(rows)
        self.cache.put(provider.name, [(key, Answer(kind, body, now)) for key, kind, body in rows])  # type: ignore[arg-type]

    def crew(self) -> Crew:
        """Who sends the requests of this run."""
        if self._crew is None:
            limits: dict[str, Limits] = dict(agencies.LIMITS)
            for provider in self.providers:
                limits.update(provider.limits(self.settings))
            self._transport = Transport(self.settings)
            self._pace = Pace(self.cache.path or ":memory:", limits)
            self._crew = Crew(self._transport, self._pace, self.settings.attempts, self.settings.timeout)
        return self._crew

    def close(self) -> None:
        """Close connections; the cache stays open."""
        for part in (self._transport, self._pace):
            if part is not None:
                part.close()


_WINDOW = 10_000  # DOIs looked up before the first of them is told
_READ_AT_ONCE = 200
_LEASE, _POLL = 300.0, 0.5  # seconds


def sound(read: Callable[[Reply], object]) -> Callable[[Reply], bool]:
    """Whether a reply is one that `read` can read."""
    return lambda reply: read(reply) is not None


def _prefix(doi: DOI) -> str:
    return doi.folded.partition("/")[0]


def trouble(reply: Reply) -> str:
    """What is wrong with `reply`, in a few words."""
    if reply.fault:
        return {"timeout": "no answer in time", "cut": "the answer broke off"}.get(reply.fault, "no connection")
    return "an answer of another kind" if reply.status == 200 else f"status {reply.status}"


def day(at: float) -> str:
    """The ISO date of a Unix time, in UTC."""
    return datetime.fromtimestamp(at, UTC).date().isoformat()
