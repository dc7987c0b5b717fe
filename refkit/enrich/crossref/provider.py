"""How Crossref's REST API is asked. Its manners: Crossref's own documentation; decision 0009."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

import msgspec

from refkit.enrich.pace import Limits
from refkit.enrich.registered import Registered
from refkit.enrich.settings import Settings
from refkit.enrich.wire import Reply, Request
from refkit.model import DOI

_LONGEST_LINE = 3900  # bytes of a request line; Crossref's servers take about 4,096
_MOST_ROWS = 1000
_BESIDE = len("GET  HTTP/1.1") + len("&rows=1000")
# What stands for itself in the query of an address (RFC 3986, 3.4), as far as servers agree.
_SAFE = "/:,()._-~!*;@"
SINGLE, LIST = "crossref single", "crossref list"


class _Doi(msgspec.Struct):
    DOI: str = ""


class _One(msgspec.Struct):
    message: msgspec.Raw
    message_type: str = msgspec.field(name="message-type", default="")


class _Items(msgspec.Struct):
    items: list[msgspec.Raw]


class _Many(msgspec.Struct):
    message: _Items
    message_type: str = msgspec.field(name="message-type", default="")


class Crossref:
    """The REST API at api.crossref.org. As `refkit.enrich.provider.Provider` has it."""

    name, title = "crossref", "Crossref"
    agencies = frozenset({"Crossref"})

    def limits(self, settings: Settings) -> Mapping[str, Limits]:
        """Those of December 2025: by the polite pool for a caller with an address, else the public one."""
        if settings.mailto:
            return {SINGLE: Limits(10, 1.0, 3), LIST: Limits(3, 1.0, 3)}
        return {SINGLE: Limits(5, 1.0, 1), LIST: Limits(1, 1.0, 1)}

    def batches(self, dois: Sequence[DOI], settings: Settings) -> Iterator[tuple[Request, tuple[DOI, ...]]]:
        """As many DOIs a request as its line takes. A comma would end the filter, so DOIs with one are left out."""
        base = f"{self._base(settings)}/works?filter="
        room = _LONGEST_LINE - len(base) - _BESIDE
        some: list[DOI] = []
        size = 0
        for doi in dois:
            piece = len(quote(f"doi:{doi.folded},", safe=_SAFE))
            if "," in doi.folded or piece > room:
                continue
            if some and (size + piece > room or len(some) >= _MOST_ROWS):
                yield self._batch(base, some), tuple(some)
                some, size = [], 0
            some.append(doi)
            size += piece
        if some:
            yield self._batch(base, some), tuple(some)

    def _batch(self, base: str, dois: Sequence[DOI]) -> Request:
        from habanero.filterhandler import filter_handler

        wanted = filter_handler({"doi": [doi.folded for doi in dois]}) or ""
        return Request(f"{base}{quote(wanted, safe=_SAFE)}&rows={len(dois)}", LIST)

    def single(self, doi: DOI, settings: Settings) -> Request:
        """The DOI wholly encoded: `#`, `?` and slashes at its end belong to it."""
        return Request(f"{self._base(settings)}/works/{quote(doi.folded, safe='')}", SINGLE)

    def search(self, query: str, settings: Settings) -> Request | None:
        """By `query.bibliographic` alone, as Crossref advises, with the filters that the caller has set."""
        from habanero.filterhandler import filter_handler

        narrowed = filter_handler(dict(settings.filters)) if settings.filters else ""
        filtered = f"&filter={quote(narrowed, safe=_SAFE)}" if narrowed else ""
        asked = f"query.bibliographic={quote(query, safe='')}&rows={settings.rows}{filtered}"
        return Request(f"{self._base(settings)}/works?{asked}", LIST)

    def item(self, reply: Reply) -> tuple[str, bytes] | None:
        """The message, if it is a work's: an empty DOI would have given the list of all."""
        try:
            one = msgspec.json.decode(reply.body, type=_One)
            doi = msgspec.json.decode(one.message, type=_Doi).DOI
        except (msgspec.DecodeError, ValueError):
            return None
        return (doi.lower(), bytes(one.message)) if one.message_type == "work" and doi else None

    def items(self, reply: Reply) -> list[tuple[str, bytes]] | None:
        """The messages of a list."""
        try:
            many = msgspec.json.decode(reply.body, type=_Many)
            if many.message_type != "work-list":
                return None
            return [(msgspec.json.decode(raw, type=_Doi).DOI.lower(), bytes(raw)) for raw in many.message.items]
        except (msgspec.DecodeError, ValueError):
            return None

    def read(self, message: bytes, retrieved: str) -> Registered | None:
        """As `refkit.enrich.crossref.messages`."""
        from refkit.enrich.crossref.messages import read

        return read(message, retrieved)

    def _base(self, settings: Settings) -> str:
        return settings.base(self.name, "https://api.crossref.org")


CROSSREF = Crossref()
