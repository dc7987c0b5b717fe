"""How DataCite's REST API is asked (support.datacite.org, "The REST API")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

import msgspec

from refkit.enrich.pace import Limits
from refkit.enrich.registered import Registered
from refkit.enrich.settings import Settings
from refkit.enrich.wire import Reply, Request
from refkit.model import DOI

POOL = "datacite"
_LONGEST_LINE = 3900  # bytes of a request line, as for Crossref; what is left out of an answer is asked for singly
_ACCEPT = "application/vnd.api+json"
_MOST = 50  # DOIs a request: one page of the answer


class _Doi(msgspec.Struct):
    id: str = ""
    type: str = ""


class _One(msgspec.Struct):
    data: msgspec.Raw


class _Many(msgspec.Struct):
    data: list[msgspec.Raw]


class DataCite:
    """The REST API at api.datacite.org. As `refkit.enrich.provider.Provider` has it."""

    name, title = "datacite", "DataCite"
    agencies = frozenset({"DataCite"})

    def limits(self, settings: Settings) -> Mapping[str, Limits]:
        """3,000 requests in five minutes from one address."""
        return {POOL: Limits(10, 1.0, 3)}

    def batches(self, dois: Sequence[DOI], settings: Settings) -> Iterator[tuple[Request, tuple[DOI, ...]]]:
        """By `ids`, which parts them with commas, so DOIs that have one are left out. What is not in the answer
        is asked for singly."""
        base = f"{self._base(settings)}/dois?page%5Bsize%5D={_MOST}&ids="
        room = _LONGEST_LINE - len(base) - len("GET  HTTP/1.1")
        some: list[DOI] = []
        pieces: list[str] = []
        for doi in dois:
            piece = quote(doi.folded, safe="/:()._-~!*;@")
            if "," in doi.folded or len(piece) + 1 > room:
                continue
            if some and (sum(map(len, pieces)) + len(pieces) + len(piece) > room or len(some) >= _MOST):
                yield Request(base + ",".join(pieces), POOL, _ACCEPT), tuple(some)
                some, pieces = [], []
            some.append(doi)
            pieces.append(piece)
        if some:
            yield Request(base + ",".join(pieces), POOL, _ACCEPT), tuple(some)

    def single(self, doi: DOI, settings: Settings) -> Request:
        """The JSON:API document of one DOI."""
        return Request(f"{self._base(settings)}/dois/{quote(doi.folded, safe='')}", POOL, _ACCEPT)

    def search(self, query: str, settings: Settings) -> Request | None:
        """None: what has no DOI is looked for in Crossref."""
        return None

    def item(self, reply: Reply) -> tuple[str, bytes] | None:
        """The resource object of a document."""
        try:
            one = msgspec.json.decode(reply.body, type=_One)
            head = msgspec.json.decode(one.data, type=_Doi)
        except (msgspec.DecodeError, ValueError):
            return None
        return (head.id.lower(), bytes(one.data)) if head.type == "dois" and head.id else None

    def items(self, reply: Reply) -> list[tuple[str, bytes]] | None:
        """The resource objects of a document that holds several."""
        try:
            many = msgspec.json.decode(reply.body, type=_Many)
            return [(msgspec.json.decode(raw, type=_Doi).id.lower(), bytes(raw)) for raw in many.data]
        except (msgspec.DecodeError, ValueError):
            return None

    def read(self, message: bytes, retrieved: str) -> Registered | None:
        """As `refkit.enrich.datacite.messages`."""
        from refkit.enrich.datacite.messages import read

        return read(message, retrieved)

    def _base(self, settings: Settings) -> str:
        return settings.base(self.name, "https://api.datacite.org")


DATACITE = DataCite()
