"""A local registry file in the place of the network, for `refkit.enrich.asking`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from refkit.enrich.counts import Counts
from refkit.enrich.crossref.messages import read
from refkit.enrich.local.lookup import Local
from refkit.enrich.local.wanted import Wanted
from refkit.enrich.lookup import Outcome
from refkit.enrich.search import Found
from refkit.model import DOI, Problem, Work, start_of

_AT_ONCE = 500


class LocalRegistry:
    """Lookup and search in the file `path`. Raises `BadRegistry`."""

    problems: Sequence[Problem] = ()
    stopped = ""

    def __init__(self, path: str) -> None:
        self._local = Local(path)
        self.title = path
        self.counts = Counts()

    def outcomes(self, dois: Iterable[DOI]) -> Iterator[Outcome]:
        """As `refkit.enrich.asking.Asked`. What the file does not have may still be registered."""
        source = iter(dois)
        while some := list(islice(source, _AT_ONCE)):
            found = self._local.get(some)
            for doi in some:
                message = found.get(doi.folded)
                registered = read(message, self._local.newest) if message is not None else None
                if registered is None:
                    said = (
                        f"{self.title} has no {doi}: it may be newer than the file, of another agency, or mistyped."
                    )
                    yield Outcome(doi, "offline", said=said)
                else:
                    yield Outcome(doi, "found", registered, agency=self.title)

    def candidates(self, works: Sequence[Work]) -> Iterator[Found]:
        """As `refkit.enrich.asking.Asked`; each is looked for when it is its turn."""
        return map(self._candidates, works)

    def _candidates(self, work: Work) -> Found:
        first = work.author[0] if work.author else None
        wanted = Wanted(
            title=work.title,
            family=(first.family or first.literal) if first else "",
            year=work.issued.year if work.issued else None,
            container_title=work.container_title,
            volume=work.volume,
            first_page=start_of(work.page),
        )
        found = (read(message, self._local.newest) for message in self._local.candidates(wanted))
        return Found(tuple(one for one in found if one is not None))

    def close(self, *, whole: bool = True) -> None:
        """Close the file."""
        self._local.close()
