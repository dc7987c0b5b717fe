"""One client's connection, on the wire."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import TYPE_CHECKING, cast

from tests.stand_in import bodies
from tests.stand_in.limits import Ticket, too_many
from tests.stand_in.log import Seen
from tests.stand_in.messages import LONGEST_LINE, Answer, Request, Service, parse_head, wire

if TYPE_CHECKING:
    from tests.stand_in.server import StandIn


class Connection(asyncio.Protocol):
    """One client's connection: requests one after the other, each answered before the next is read."""

    def __init__(self, server: StandIn, service: Service) -> None:
        self._server, self._service = server, service
        self._buffer = b""
        self._busy = False
        self._ticket: Ticket | None = None
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._number = self._server.opened(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._server.closed(self)
        if self._timer is not None:
            self._timer.cancel()
        self._leave()

    def abort(self) -> None:
        self._transport.abort()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        self._next()

    def _next(self) -> None:
        while not self._busy and not self._transport.is_closing():
            head, end, rest = self._buffer.partition(b"\r\n\r\n")
            if not end:
                if len(self._buffer) > 16 * LONGEST_LINE:
                    self._transport.write(wire(bodies.line_too_long(), head_only=False, close=True))
                    self._transport.close()
                return
            request = parse_head(head, self._service, self._number)
            if request is None:
                self._transport.write(wire(bodies.bad_request(), head_only=False, close=True))
                self._transport.close()
                return
            size = request.headers.get("content-length", "0")
            length = int(size) if size.isdigit() else 0
            if len(rest) < length:
                return
            self._buffer = rest[length:]
            self._handle(request)

    def _handle(self, request: Request) -> None:
        server = self._server
        seen = Seen(request)
        server.log.append(seen)
        if self._service == "crossref":
            self._ticket = server.gate.enter(request)
            if self._ticket is None:
                self._send(request, seen, server.with_headers(request, too_many()))
                return
        self._busy = True
        answer = server.answer(request, seen)
        delay = server.latency + answer.delay
        if delay:
            self._timer = server.loop.call_later(delay, self._finish, request, seen, answer)
        else:
            self._finish(request, seen, answer)

    def _finish(self, request: Request, seen: Seen, answer: Answer) -> None:
        self._timer = None
        self._send(request, seen, answer)
        if answer.then != "stall":
            self._leave()
            self._busy = False
            if self._buffer:
                self._server.loop.call_soon(self._next)

    def _send(self, request: Request, seen: Seen, answer: Answer) -> None:
        wish = request.headers.get("connection", "").lower()
        close = answer.then == "close" or wish == "close" or request.headers["http-version"] == "HTTP/1.0"
        data = wire(answer, head_only=request.method == "HEAD", close=close)
        data = data if answer.send is None else data[: answer.send]
        if data:
            seen.status = answer.status
            self._transport.write(data)
        if answer.then == "reset":
            own: socket.socket = self._transport.get_extra_info("socket")
            # No lingering: the kernel sends RST instead of FIN.
            own.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._transport.abort()
        elif close:
            self._transport.close()
        if self._server.on_request is not None:
            self._server.on_request(seen)

    def _leave(self) -> None:
        if self._ticket is not None:
            self._server.gate.leave(self._ticket)
            self._ticket = None
