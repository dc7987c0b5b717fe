"""What a provider is: how a registry is asked, and how its answers are read. Plug-ins: `refkit.providers`.

A provider opens no connection: it makes requests and reads what came back. Pace, repetition, caching and
resuming are the same for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from refkit.enrich.pace import Limits
from refkit.enrich.registered import Registered
from refkit.enrich.settings import Settings
from refkit.enrich.wire import Reply, Request
from refkit.model import DOI

GROUP = "refkit.providers"


class Provider(Protocol):
    """A registry of works.

    name:     what it is called in sources and in the cache ("crossref")
    title:    for people ("Crossref")
    agencies: what doi.org calls the agencies whose DOIs it knows: those it is asked for. Crossref is asked first
              for DOIs whose agency is not known yet
    """

    name: str
    title: str
    agencies: frozenset[str]

    def limits(self, settings: Settings) -> Mapping[str, Limits]:
        """The limits of its pools before any answer has told them."""

    def batches(self, dois: Sequence[DOI], settings: Settings) -> Iterator[tuple[Request, tuple[DOI, ...]]]:
        """Requests for many DOIs at once, each with those that it asks for. DOIs that cannot be asked for in
        that way are left out: they are asked for singly, and so is what an answer leaves out. It is called
        again with fewer of them when a request fails."""

    def single(self, doi: DOI, settings: Settings) -> Request:
        """The request for one DOI."""

    def search(self, query: str, settings: Settings) -> Request | None:
        """The request for works that match a bibliographic description; None if the registry cannot be searched."""

    def item(self, reply: Reply) -> tuple[str, bytes] | None:
        """The folded DOI and the message of the answer to `single`; None if it is not such an answer."""

    def items(self, reply: Reply) -> list[tuple[str, bytes]] | None:
        """The same for the answers to `batches` and `search`, in order."""

    def read(self, message: bytes, retrieved: str) -> Registered | None:
        """What `message` says; `retrieved` is the ISO date of its answer. None if it says nothing of a work."""
