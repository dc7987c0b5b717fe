"""Works without a DOI → the works of a registry that may be they, for `refkit.matching` to decide."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Sequence

import msgspec

from refkit.enrich.cache import Answer
from refkit.enrich.crew import Stopped, Task
from refkit.enrich.lookup import Lookup, day, sound, trouble
from refkit.enrich.registered import Registered
from refkit.enrich.wire import Reply
from refkit.model import PageRange, Work

_LONGEST = 400  # characters of a query: longer ones are slower, and no better


class Found(msgspec.Struct, frozen=True):
    """The candidates for one work, the registry's best first; `said` tells why there are none, if something failed."""

    candidates: tuple[Registered, ...]
    said: str = ""


def query_of(work: Work, reference: str = "") -> str:
    """What to search for: the reference as it is printed, or its parts in the order of one; "" if too little is
    known."""
    if reference:
        return " ".join(reference.split())[:_LONGEST]
    if len(work.title.split()) < 2 and not (work.author and work.container_title):
        return ""
    page = work.page.first if isinstance(work.page, PageRange) else str(work.page or "")
    parts = (
        " ".join(name.family or name.literal for name in work.author[:3]),
        str(work.issued.year or "") if work.issued else "",
        work.title,
        work.container_title,
        work.volume,
        page,
    )
    return " ".join(" ".join(part for part in parts if part).split())[:_LONGEST]


class Search:
    """Searches with the means of `lookup`: its cache, its pace, its providers."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._provider = next(p for p in lookup.providers if p.search("x", lookup.settings) is not None)
        self._failed: dict[str, str] = {}

    def candidates(self, queries: Sequence[str]) -> list[Found]:
        """The candidates for each of `queries`, in order; none for an empty one."""
        wanted = {self._key(query): query for query in queries if query}
        kept = self._kept(list(wanted))
        missing = [key for key in wanted if key not in kept and key not in self._failed]
        lookup = self._lookup
        if missing and not lookup.settings.offline and not lookup.stopped:
            try:
                lookup.crew().run(self._task(key, wanted[key]) for key in missing)
            except Stopped as stop:
                lookup.stopped = str(stop)
            kept = self._kept(list(wanted))
        return [self._found(query, kept) for query in queries]

    def _found(self, query: str, kept: dict[str, Answer]) -> Found:
        if not query:
            return Found((), "Too little is known to look for it: a title of two words at least is needed.")
        key = self._key(query)
        answer = kept.get(key)
        if answer is None:
            if self._lookup.settings.offline:
                return Found((), "It was not looked for; run again without --offline.")
            return Found(
                (), self._failed.get(key) or self._lookup.stopped or "It could not be looked for; try again."
            )
        read = self._provider.read
        messages = msgspec.json.decode(answer.body, type=list[msgspec.Raw])
        found = (read(bytes(message), day(answer.at)) for message in messages)
        return Found(tuple(one for one in found if one is not None))

    def _task(self, key: str, query: str) -> Task:
        lookup = self._lookup
        request = self._provider.search(query, lookup.settings)
        assert request is not None

        def done(reply: Reply) -> Iterable[Task]:
            lookup.counts.requests += 1
            lookup.counts.watch()
            items = self._provider.items(reply) if reply.status == 200 else None
            if items is None:
                self._failed[key] = (
                    f"{self._provider.title} could not be searched ({trouble(reply)}); try again later."
                )
                return ()
            body = b"[" + b",".join(message for _, message in items) + b"]"
            lookup.cache.put(self._provider.name, [(key, Answer("search", body, time.time()))])
            return ()

        return Task(request, done, sound(self._provider.items))

    def _kept(self, keys: Sequence[str]) -> dict[str, Answer]:
        answers = self._lookup.cache.get(self._provider.name, keys)
        return {key: answer for key, answer in answers.items() if self._lookup.fresh(answer)}

    def _key(self, query: str) -> str:
        settings = self._lookup.settings
        asked = json.dumps([query, settings.rows, sorted(settings.filters.items())], ensure_ascii=False)
        return f"search:{hashlib.sha256(asked.encode()).hexdigest()[:32]}"
