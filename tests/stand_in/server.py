"""The server itself: one thread, one event loop, three ports (Crossref, DataCite, doi.org)."""

from __future__ import annotations

import asyncio
import gzip
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

from tests.stand_in import bodies, others
from tests.stand_in.connection import Connection
from tests.stand_in.crossref import Crossref
from tests.stand_in.faults import Rule
from tests.stand_in.limits import NONE, Gate, Limits
from tests.stand_in.log import Seen
from tests.stand_in.messages import Answer, Request, Service
from tests.stand_in.records import FIXTURES, Records

Source = str | Path | Records | Sequence[str | Path] | Iterable[Mapping[str, Any]]


class StandIn:
    """Crossref, DataCite and doi.org on 127.0.0.1, as long as the `with` block lasts.

    `records`: a `Records`, a file or folder, several of them, or messages; None for the project's own fixtures.
    `limits`: which pools there are and whether they are enforced. `faults`: rules; the first that applies to a
    request changes its answer, and all of them count it. `latency`: seconds that each answer takes.
    `gzipped`: whether bodies are compressed for those who accept it. `port`: of Crossref; DataCite and doi.org take
    the two above it; 0 for free ones. `on_request` is told of each request when it has been answered.
    """

    def __init__(
        self,
        records: Source | None = None,
        *,
        limits: Limits = NONE,
        faults: Sequence[Rule] = (),
        latency: float = 0.0,
        gzipped: bool = False,
        port: int = 0,
        on_request: Callable[[Seen], None] | None = None,
    ) -> None:
        self.records = _records(records)
        self.faults = list(faults)
        self.latency = latency
        self.gzipped = gzipped
        self.gate = Gate(limits)
        self.on_request = on_request
        self.log: list[Seen] = []
        self._crossref = Crossref(self.records)
        self._port = port
        self._ports: dict[Service, int] = {}
        self._connections = 0
        self._open: set[Connection] = set()
        self._thread = threading.Thread(target=self._run, name="stand-in", daemon=True)
        self._ready = threading.Event()
        self._failure: OSError | None = None
        self._stop = asyncio.Event()

    def __enter__(self) -> Self:
        self.loop = asyncio.new_event_loop()
        self._thread.start()
        self._ready.wait()
        if self._failure is not None:
            self._thread.join()
            raise self._failure
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    @property
    def url(self) -> str:
        """The base that stands for https://api.crossref.org, without a slash at the end."""
        return self._base("crossref")

    @property
    def datacite_url(self) -> str:
        """The base that stands for https://api.datacite.org."""
        return self._base("datacite")

    @property
    def doi_url(self) -> str:
        """The base that stands for https://doi.org."""
        return self._base("doi.org")

    @property
    def requests(self) -> list[Seen]:
        """What has been asked so far, in the order it came."""
        return list(self.log)

    @property
    def connections(self) -> int:
        """How many connections were opened so far."""
        return self._connections

    def statuses(self) -> Counter[int]:
        """How many answers of each status were given."""
        return Counter(seen.status for seen in self.requests)

    def answered(self) -> Counter[str]:
        """For each DOI (lower case) how often it was asked for and answered with 200."""
        return Counter(doi for seen in self.requests if seen.status == 200 for doi in seen.dois)

    def clear(self) -> None:
        """Forget the log and the counts of connections; records, limits and faults stay."""
        self.log.clear()
        self._connections = 0

    def _base(self, service: Service) -> str:
        return f"http://127.0.0.1:{self._ports[service]}"

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        try:
            self.loop.run_until_complete(self._serve())
        finally:
            self._ready.set()
            self.loop.close()

    async def _serve(self) -> None:
        servers: list[asyncio.Server] = []
        services: tuple[Service, ...] = ("crossref", "datacite", "doi.org")
        try:
            for number, service in enumerate(services):
                port = self._port + number if self._port else 0
                accept = partial(Connection, self, service)
                server = await self.loop.create_server(accept, "127.0.0.1", port, backlog=512)
                servers.append(server)
                self._ports[service] = server.sockets[0].getsockname()[1]
            self._ready.set()
            await self._stop.wait()
        except OSError as error:
            self._failure = error
        for server in servers:
            server.close()
        for connection in list(self._open):
            connection.abort()
        await asyncio.sleep(0.01)  # the transports close on the next turns

    def opened(self, connection: Connection) -> int:
        """Called by a new connection, for its number."""
        self._connections += 1
        self._open.add(connection)
        return self._connections

    def closed(self, connection: Connection) -> None:
        self._open.discard(connection)

    def answer(self, request: Request, seen: Seen) -> Answer:
        """The right answer, or what the faults make of it."""
        if request.service == "crossref":
            answer = self._crossref.answer(request)
        elif request.service == "datacite":
            answer = others.datacite(self.records, request)
        else:
            answer = others.doi_org(self.records, request)
        met = [rule for rule in self.faults if rule.meets(request)]
        if met:
            seen.fault = met[0].name
            answer = met[0].fault(request, answer)
        if request.service == "crossref" and answer.headers.get("server") != bodies.BALANCER:
            answer = self.with_headers(request, answer)
        if self.gzipped and "gzip" in request.headers.get("accept-encoding", "") and answer.length is None:
            packed = gzip.compress(answer.body, 1, mtime=0)
            answer = replace(answer, body=packed, headers={**answer.headers, "content-encoding": "gzip"})
        return answer

    def with_headers(self, request: Request, answer: Answer) -> Answer:
        """`answer` with the headers that Crossref's API puts on all its answers."""
        headers = {**bodies.CROSSREF_HEADERS, **self.gate.headers(request), **answer.headers}
        return replace(answer, headers=headers)


def _records(source: Source | None) -> Records:
    if source is None:
        return Records.read(FIXTURES)
    if isinstance(source, Records):
        return source
    if isinstance(source, str | Path):
        return Records.read(source)
    listed = list(source)
    if all(isinstance(each, str | Path) for each in listed):
        return Records.read(*cast("list[str | Path]", listed))
    return Records.read(cast("list[Mapping[str, Any]]", listed))
