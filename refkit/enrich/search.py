"""Works without a DOI → the works of a registry that may be they, for `refkit.matching` to decide."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

import msgspec

from refkit.enrich.cache import Answer
from refkit.enrich.crew import Task
from refkit.enrich.ledger import State
from refkit.enrich.lookup import Lookup, day
from refkit.enrich.provider import Provider
from refkit.enrich.questions import trouble
from refkit.enrich.registered import Registered
from refkit.enrich.wire import Reply
from refkit.errors import UsageError
from refkit.model import Work, start_of

_AT_ONCE = 5000  # searches asked for before the first of them is told
_LONGEST = 400  # characters of a query: longer ones are slower, and no better


class Found(msgspec.Struct, frozen=True):
    """The candidates for one work, the registry's best first; `said` tells what failed, if something did."""

    candidates: tuple[Registered, ...]
    said: str = ""


def query_of(work: Work) -> str:
    """What to search for: the parts of a reference, in the order of one; "" if too little is known."""
    if len(work.title.split()) < 2 and not (work.author and work.container_title):
        return ""
    parts = (
        " ".join(name.family or name.literal for name in work.author[:3]),
        str(work.issued.year or "") if work.issued else "",
        work.title,
        work.container_title,
        work.volume,
        start_of(work.page),
    )
    return " ".join(" ".join(part for part in parts if part).split())[:_LONGEST]


class Search:
    """Searches with the means of `lookup`: its cache, its pace, its ledger, and the first of its providers that can
    be searched."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._provider = next((p for p in lookup.providers if p.search("x", lookup.settings) is not None), None)

    def candidates(self, queries: Iterable[str]) -> Iterator[Found]:
        """The candidates for each of `queries`, in order; none for an empty one. Memory does not grow with their
        number."""
        source = iter(queries)
        while some := list(islice(source, _AT_ONCE)):
            wanted = {self._key(query): query for query in some if query}
            keys = list(wanted)
            if self._provider is not None:
                unknown = self._unknown(keys)
                left = set(unknown)
                self._lookup.ledger.known((key, "done") for key in keys if key not in left)
                self._lookup.share(unknown, self._unknown, partial(self._ask, self._provider, wanted))
            for query in some:
                yield self._found(query)

    def _ask(self, provider: Provider, wanted: Mapping[str, str], keys: Sequence[str]) -> None:
        self._lookup.crew().run(self._task(provider, key, wanted[key]) for key in keys)

    def _unknown(self, keys: Sequence[str]) -> list[str]:
        lookup = self._lookup
        name = self._provider.name if self._provider else ""
        kept = lookup.cache.get(name, keys, bodies=False)
        left = [key for key in keys if key not in kept or not lookup.fresh(kept[key])]
        settled = lookup.ledger.settled(left)
        return [key for key in left if key not in settled]

    def _found(self, query: str) -> Found:
        lookup, provider = self._lookup, self._provider
        if not query:
            return Found((), "Too little is known to look for it: a title of two words at least is needed.")
        if provider is None:
            return Found((), "No registry is installed that can be searched.")
        key = self._key(query)
        answer = lookup.cache.get(provider.name, [key]).get(key)
        if answer is None or not lookup.fresh(answer):
            if lookup.settings.offline:
                return Found((), "It was not looked for; run again without --offline.")
            entry = lookup.ledger.entries([key]).get(key)
            said = entry.said if entry is not None else ""
            return Found((), said or lookup.stopped or "It could not be looked for; try again.")
        try:
            messages = msgspec.json.decode(answer.body, type=list[msgspec.Raw])
            found = [provider.read(bytes(message), day(answer.at)) for message in messages]
        except Exception as error:  # a stranger's provider
            said = f"What {provider.title} found could not be read ({type(error).__name__}: {error})."
            return Found((), said)
        return Found(tuple(one for one in found if one is not None))

    def _task(self, provider: Provider, key: str, query: str) -> Task:
        lookup = self._lookup
        request = provider.search(query, lookup.settings)
        if request is None:
            raise UsageError(f"{provider.title} cannot be searched for {query[:60]!r}.")

        def done(reply: Reply) -> Iterable[Task]:
            lookup.counts.settled += 1
            lookup.counts.answered()
            items = provider.items(reply) if reply.status == 200 and not reply.fault else None
            if items is not None:
                body = b"[" + b",".join(message for _, message in items) + b"]"
                entered: tuple[str, State, str] = (key, "done", "")
                answers = [(key, Answer("search", body, lookup.ledger.now))]
                lookup.cache.put(provider.name, answers, [lambda db: lookup.ledger.enter(db, [entered])])
                return ()
            if 400 <= reply.status < 500 and not reply.passing:
                entered = (key, "refused", f"{provider.title} refuses to search for it ({trouble(reply)}).")
            else:
                said = f"{provider.title} could not be searched ({trouble(reply)}); try again later."
                entered = (key, "failed for now", said)
            lookup.cache.file.write(lambda db: lookup.ledger.enter(db, [entered]))
            return ()

        return Task(request, done, lambda reply: provider.items(reply) is not None)

    def _key(self, query: str) -> str:
        settings = self._lookup.settings
        asked = json.dumps([query, settings.rows, sorted(settings.filters.items())], ensure_ascii=False)
        return f"search:{hashlib.sha256(asked.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"
