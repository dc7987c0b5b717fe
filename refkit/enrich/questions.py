"""What is asked about DOIs that the cache does not know: in batches, singly, and of the agency that has them.

A batch that is not answered whole is asked for in smaller ones, so that a DOI that breaks it costs only itself.
What a batch leaves out is asked for singly before it is called unknown; and what a registry does not have, doi.org
may know to be another agency's.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from refkit.enrich import agencies
from refkit.enrich.cache import Answer, Cache, Kind
from refkit.enrich.counts import Counts
from refkit.enrich.crew import Task
from refkit.enrich.ledger import STATES, Ledger
from refkit.enrich.provider import Provider
from refkit.enrich.settings import Settings
from refkit.enrich.wire import Reply
from refkit.model import DOI

_BATCH_ATTEMPTS = 2  # then it is tried in parts, each DOI of which still has all its attempts
_FEW = 16  # DOIs of a broken batch that are asked for singly at once: there is more room for single requests
_PREFIX_FROM = 3  # DOIs of one prefix missing from a batch from which its agency is asked for first


class Questions:
    """The tasks that find out about DOIs; what comes of them goes into `cache` and `ledger`.

    by_agency: agency → the provider that reads its registry
    known:     prefix → agency, as far as it is known
    """

    def __init__(
        self,
        settings: Settings,
        providers: Sequence[Provider],
        by_agency: Mapping[str, Provider],
        known: Mapping[str, str],
        cache: Cache,
        ledger: Ledger,
        counts: Counts,
    ) -> None:
        self._settings, self._first, self._by_agency = settings, providers[0], by_agency
        self._known = dict(known)
        self._cache, self._ledger, self._counts = cache, ledger, counts

    def tasks(self, dois: Sequence[DOI]) -> Iterator[Task]:
        """All that is to be asked about `dois`."""
        first = self._first
        ours = [doi for doi in dois if self._agency_of(doi) in ("", *first.agencies)]
        yield from self._of(first, ours)
        others: dict[str, list[DOI]] = {}
        for doi in dois:
            if (name := self._agency_of(doi)) not in ("", *first.agencies):
                others.setdefault(name, []).append(doi)
        for name, some in others.items():
            yield from self._elsewhere(first, some, name)

    def _agency_of(self, doi: DOI) -> str:
        return self._known.get(agencies.prefix(doi), "")

    def _of(self, provider: Provider, dois: Sequence[DOI]) -> Iterator[Task]:
        """`dois` asked of `provider`, in batches as far as that goes."""
        batched: set[DOI] = set()
        for request, some in provider.batches(dois, self._settings):
            if len(some) > 1:
                batched.update(some)
                done = self._batch_done(provider, some)
                yield Task(request, done, _sound(provider.items), _BATCH_ATTEMPTS)
        for doi in dois:
            if doi not in batched:
                yield self._single(provider, doi)

    def _batch_done(self, provider: Provider, dois: Sequence[DOI]) -> Callable[[Reply], Iterable[Task]]:
        def done(reply: Reply) -> Iterable[Task]:
            self._counts.answered()
            found = provider.items(reply) if reply.status == 200 and not reply.fault else None
            if found is None:
                if reply.status == 429:  # that is not the batch's fault
                    for doi in dois:
                        self._put_off(doi, provider.title, reply)
                    return
                size = math.isqrt(len(dois))
                for at in range(0, len(dois), size):
                    some = dois[at : at + size]
                    if len(dois) > _FEW:
                        yield from self._of(provider, some)
                    else:
                        yield from (self._single(provider, doi) for doi in some)
                return
            asked = {doi.folded for doi in dois}
            there = {key: body for key, body in found if key in asked}
            self._keep(provider, [(key, "found", body) for key, body in there.items()])
            yield from self._left_out(provider, [doi for doi in dois if doi.folded not in there])

        return done

    def _left_out(self, provider: Provider, dois: Sequence[DOI]) -> Iterator[Task]:
        """What a batch did not bring, singly; where there is much of one prefix, its agency is asked for first."""
        by_prefix: dict[str, list[DOI]] = {}
        for doi in dois:
            by_prefix.setdefault(agencies.prefix(doi), []).append(doi)
        for prefix, some in by_prefix.items():
            name = self._known.get(prefix)
            if name is None and provider is self._first and len(some) >= _PREFIX_FROM:
                yield self._ask_prefix(provider, some)
            elif name and provider is self._first and name not in provider.agencies:
                yield from self._elsewhere(provider, some, name)
            else:
                for doi in some:
                    yield self._single(provider, doi)

    def _ask_prefix(self, provider: Provider, dois: Sequence[DOI]) -> Task:
        """Whose prefix is it that all of `dois` have?"""

        def done(reply: Reply) -> Iterable[Task]:
            self._counts.answered()
            name = agencies.agency(reply) if not reply.fault else None
            if name:
                self._learn(dois[0], name)
            if name and name not in provider.agencies:
                yield from self._elsewhere(provider, dois, name)
                return
            for doi in dois:
                yield self._single(provider, doi)

        return Task(agencies.request_prefix(dois[0], self._settings), done, _sound(agencies.agency))

    def _single(self, provider: Provider, doi: DOI) -> Task:
        def done(reply: Reply) -> Iterable[Task]:
            self._counts.answered()
            found = provider.item(reply) if reply.status == 200 and not reply.fault else None
            if found is not None:
                self._keep(provider, [(doi.folded, "found", found[1])])
            elif reply.status in (404, 410):
                if provider is self._first:
                    yield self._ask_agency(provider, doi)
                else:
                    self._keep(provider, [(doi.folded, "missing", b"")])
            elif 400 <= reply.status < 500 and not reply.passing:
                self._keep(provider, [(doi.folded, "refused", f"status {reply.status}".encode())])
            else:
                self._put_off(doi, provider.title, reply)

        return Task(provider.single(doi, self._settings), done, _sound(provider.item))

    def _ask_agency(self, provider: Provider, doi: DOI) -> Task:
        """What `provider` does not have: does another agency have it?"""

        def done(reply: Reply) -> Iterable[Task]:
            self._counts.answered()
            name = agencies.agency(reply) if not reply.fault else None
            if name is None:
                self._put_off(doi, "doi.org", reply)
            elif not name or (name in provider.agencies and "," in doi.folded):
                self._keep(provider, [(doi.folded, "missing", b"")])
            else:
                self._learn(doi, name)
                yield from self._elsewhere(provider, [doi], name)

        return Task(agencies.request(doi, self._settings), done, _sound(agencies.agency))

    def _elsewhere(self, provider: Provider, dois: Sequence[DOI], name: str) -> Iterator[Task]:
        """`dois` are the agency `name`'s: the registry that is read for it is asked, if there is one."""
        following = self._by_agency.get(name)
        kind: Kind = "missing" if following is provider else "agency"
        following = None if following is provider else following
        self._keep(provider, [(doi.folded, kind, name.encode()) for doi in dois], final=following is None)
        if following is not None:
            yield from self._of(following, dois)

    def _learn(self, doi: DOI, name: str) -> None:
        prefix = agencies.prefix(doi)
        if self._known.get(prefix) != name:
            self._known[prefix] = name
            self._cache.put(agencies.NAME, [(prefix, Answer("agency", name.encode(), self._ledger.now))])

    def _keep(self, provider: Provider, rows: Sequence[tuple[str, Kind, bytes]], *, final: bool = True) -> None:
        """Into the cache and, if that settles it, into the ledger."""
        if not rows:
            return
        now = self._ledger.now
        answers = [(key, Answer(kind, body, now)) for key, kind, body in rows]
        entries = [(key, STATES[kind], "") for key, kind, _ in rows] if final else []
        self._cache.put(provider.name, answers, [lambda db: self._ledger.enter(db, entries)])
        self._counts.settled += len(entries)

    def _put_off(self, doi: DOI, title: str, reply: Reply) -> None:
        said = f"{title} did not answer for {doi} ({trouble(reply)}); try again later."
        self._cache.file.write(lambda db: self._ledger.enter(db, [(doi.folded, "failed for now", said)]))
        self._counts.settled += 1


def _sound(read: Callable[[Reply], object]) -> Callable[[Reply], bool]:
    """Whether a reply is one that `read` can read."""
    return lambda reply: read(reply) is not None


def trouble(reply: Reply) -> str:
    """What is wrong with `reply`, in a few words."""
    if reply.fault:
        return {
            "timeout": "no answer in time",
            "cut": "the answer broke off",
            "redirects": "it redirects for ever",
        }.get(reply.fault, "no connection")
    return "an answer of another kind" if reply.status == 200 else f"status {reply.status}"
