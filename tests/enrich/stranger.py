"""A provider of somebody else's, as a plug-in has it: the registry of mEDRA, asked in DataCite's way."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from refkit.enrich.pace import Limits
from refkit.enrich.registered import Registered
from refkit.enrich.settings import Settings
from refkit.enrich.wire import Reply, Request
from refkit.model import DOI, Claim, Source


class Harbour:
    name, title = "harbour", "the Harbour Office"
    agencies = frozenset({"mEDRA"})

    def limits(self, settings: Settings) -> Mapping[str, Limits]:
        return {"harbour": Limits(100, 1.0, 2)}

    def batches(self, dois: Sequence[DOI], settings: Settings) -> Iterator[tuple[Request, tuple[DOI, ...]]]:
        base = settings.base(self.name, "https://harbour.example")
        for at in range(0, len(dois), 10):
            some = tuple(dois[at : at + 10])
            listed = ",".join(quote(doi.folded) for doi in some)
            yield Request(f"{base}/dois?ids={listed}", "harbour"), some

    def single(self, doi: DOI, settings: Settings) -> Request:
        base = settings.base(self.name, "https://harbour.example")
        return Request(f"{base}/dois/{quote(doi.folded, safe='')}", "harbour")

    def search(self, query: str, settings: Settings) -> Request | None:
        base = settings.base(self.name, "https://harbour.example")
        return Request(f"{base}/dois?query={quote(query)}", "harbour")

    def item(self, reply: Reply) -> tuple[str, bytes] | None:
        found = self._data(reply)
        return _message(found) if isinstance(found, dict) else None

    def items(self, reply: Reply) -> list[tuple[str, bytes]] | None:
        found = self._data(reply)
        return [_message(one) for one in found] if isinstance(found, list) else None

    def _data(self, reply: Reply) -> object:
        try:
            return json.loads(reply.body).get("data")
        except (ValueError, AttributeError):
            return None

    def read(self, message: bytes, retrieved: str) -> Registered | None:
        found = json.loads(message)
        if found["attributes"]["title"] == "unreadable":
            raise KeyError("harbour")
        doi = DOI(found["id"])
        source = Source("registry", self.name, f"https://harbour.example/{doi}", retrieved=retrieved)
        return Registered(
            doi, self.name, (Claim("DOI", doi, source), Claim("title", found["attributes"]["title"], source))
        )


def _message(found: dict[str, object]) -> tuple[str, bytes]:
    return str(found["id"]).lower(), json.dumps(found).encode()


HARBOUR = Harbour()
