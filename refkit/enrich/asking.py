"""One way to ask, whether over the network or of a local registry file."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from refkit import plugins
from refkit.enrich.cache import Cache, CacheError
from refkit.enrich.counts import Counts
from refkit.enrich.lookup import Lookup, Outcome
from refkit.enrich.provider import GROUP, Provider
from refkit.enrich.search import Found, Search, query_of
from refkit.enrich.settings import Settings
from refkit.errors import UsageError
from refkit.model import DOI, Problem, Work

_FIRST = "crossref"


class Asked(Protocol):
    """Something that can be asked about works.

    title:    what it is, for people
    problems: what was wrong when it was opened
    stopped:  why no more is asked; "" while all is well
    """

    title: str
    counts: Counts

    @property
    def problems(self) -> Sequence[Problem]: ...

    @property
    def stopped(self) -> str: ...

    def outcomes(self, dois: Iterable[DOI]) -> Iterator[Outcome]:
        """What becomes of each of `dois`, in order."""

    def candidates(self, works: Sequence[Work]) -> Iterable[Found]:
        """The works that each of `works` may be, in order."""

    def close(self, *, whole: bool = True) -> None:
        """Close it. `whole` says that the run went through to its end."""


class Online:
    """The registries of the plug-ins, with a cache. Raises `UsageError` for settings that cannot be, `CacheError`.

    run:       a name for what is done, the same when it is done again after it was broken off
    providers: the registries, if not those of the plug-ins; the first is asked first
    """

    def __init__(self, settings: Settings, run: str = "", providers: Sequence[Provider] = ()) -> None:
        self._errors: Sequence[Exception] = ()
        if not providers:
            found, self._errors = plugins.load_all(GROUP)
            first = [found[_FIRST]] if _FIRST in found else []
            providers = first + [found[name] for name in sorted(found) if name != _FIRST]
        if not providers:
            raise UsageError("No registry is installed that could be asked; reinstall refkit.")
        self.cache = Cache(settings.cache)
        try:
            self.lookup = Lookup(settings, providers, self.cache, run)
        except BaseException:
            self.cache.close()
            raise
        self.counts = self.lookup.counts
        self.title = " and ".join(provider.title for provider in providers)
        self._search = Search(self.lookup)

    @property
    def problems(self) -> Sequence[Problem]:
        """A cache that was set aside, plug-ins that would not load."""
        failed = [Problem("plugin_failed", "warning", str(error)) for error in self._errors]
        return (*self.cache.problems, *failed)

    @property
    def stopped(self) -> str:
        """Why no more is asked."""
        return self.lookup.stopped

    def outcomes(self, dois: Iterable[DOI]) -> Iterator[Outcome]:
        """As `Lookup.outcomes`."""
        return self.lookup.outcomes(dois)

    def candidates(self, works: Sequence[Work]) -> Iterator[Found]:
        """By a search for each."""
        return self._search.candidates(query_of(work) for work in works)

    def close(self, *, whole: bool = True) -> None:
        """Close connections and the cache. A run that is not `whole`, or was stopped, goes on when it is started
        again."""
        try:
            with contextlib.suppress(CacheError):  # there is nothing to lose: it would only be gone through again
                if whole and not self.stopped:
                    self.lookup.ledger.end(time.time())
                self.lookup.ledger.discard()
            self.lookup.close()
        finally:
            self.cache.close()
