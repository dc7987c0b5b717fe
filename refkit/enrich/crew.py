"""Requests sent side by side, each pool at its own pace, until nothing is left to ask."""

from __future__ import annotations

import time
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

import msgspec

from refkit.enrich.pace import Pace
from refkit.enrich.transport import Transport
from refkit.enrich.wire import Reply, Request
from refkit.errors import RefkitError


class Stopped(RefkitError):
    """The run was ended before all was asked: the registry blocks the caller, or too much goes wrong."""


class Task(msgspec.Struct, frozen=True):
    """A request, and what to do with its answer: more tasks may come of it.

    `sound` tells whether an answer with status 200 is what was asked for (a page of HTML is not).
    """

    request: Request
    done: Callable[[Reply], Iterable[Task]]
    sound: Callable[[Reply], bool] = lambda reply: True


class _Sent(msgspec.Struct):
    task: Task
    attempt: int
    ready: float = 0.0  # when it may be sent again (`time.monotonic`)


class Crew:
    """Sends tasks through `transport` as `pace` allows.

    attempts: how often a request is sent; its last failing answer is handed to `done` like any other
    """

    def __init__(self, transport: Transport, pace: Pace, attempts: int, timeout: float) -> None:
        self._transport, self._pace = transport, pace
        self._attempts, self._longest = attempts, timeout * 2
        self._recent: deque[bool] = deque(maxlen=_WINDOW)

    def run(self, tasks: Iterable[Task]) -> None:
        """Work through `tasks` and all that comes of them. `tasks` is drawn from as there is room, so it may be
        long. Raises `Stopped`."""
        source: Iterator[Task] = iter(tasks)
        waiting: dict[str, deque[_Sent]] = {}
        later: list[_Sent] = []
        flying: dict[Future[Reply], _Sent] = {}
        more = True
        with ThreadPoolExecutor(_MOST_AT_ONCE, thread_name_prefix="refkit-ask") as pool:
            try:
                while True:
                    more = self._draw(source, waiting, more)
                    self._bring_back(later, waiting)
                    self._launch(pool, waiting, flying)
                    if not flying:
                        if not later and not more and not any(waiting.values()):
                            return
                        if later and not any(waiting.values()):
                            time.sleep(max(0.0, min(sent.ready for sent in later) - time.monotonic()))
                        continue
                    timeout = (
                        max(0.0, min((s.ready for s in later), default=9e9) - time.monotonic()) if later else None
                    )
                    landed, _ = wait(flying, timeout, FIRST_COMPLETED)
                    for future in landed:
                        self._land(future.result(), flying.pop(future), waiting, later)
            except BaseException:
                for future in flying:
                    future.cancel()
                raise

    def _draw(self, source: Iterator[Task], waiting: dict[str, deque[_Sent]], more: bool) -> bool:
        while more and sum(map(len, waiting.values())) < _IN_HAND:
            task = next(source, None)
            if task is None:
                return False
            waiting.setdefault(task.request.pool, deque()).append(_Sent(task, 0))
        return more

    def _bring_back(self, later: list[_Sent], waiting: dict[str, deque[_Sent]]) -> None:
        now = time.monotonic()
        for sent in [sent for sent in later if sent.ready <= now]:
            later.remove(sent)
            waiting.setdefault(sent.task.request.pool, deque()).append(sent)

    def _launch(
        self, pool: ThreadPoolExecutor, waiting: dict[str, deque[_Sent]], flying: dict[Future[Reply], _Sent]
    ) -> None:
        for name, queue in waiting.items():
            at_once = sum(sent.task.request.pool == name for sent in flying.values())
            while queue and at_once < self._pace.limits(name).concurrency and len(flying) < _MOST_AT_ONCE:
                sent = queue.popleft()
                flying[pool.submit(self._send, sent.task.request)] = sent
                at_once += 1

    def _send(self, request: Request) -> Reply:
        token = uuid.uuid4().hex
        self._pace.wait(request.pool, token, self._longest)
        try:
            return self._transport.send(request)
        finally:
            self._pace.landed(request.pool, token)

    def _land(self, reply: Reply, sent: _Sent, waiting: dict[str, deque[_Sent]], later: list[_Sent]) -> None:
        request = sent.task.request
        self._pace.learn(request.pool, reply.headers)
        if reply.status == 403:
            raise Stopped(
                f"{_host(request)} has blocked this address (403); write to its support before you ask again."
            )
        failed = reply.passing or (reply.status == 200 and not sent.task.sound(reply))
        self._recent.append(failed)
        if failed:
            self._check_errors(request)
            sent.attempt += 1
            delay = reply.retry_after(time.time())
            if reply.status == 429:
                self._pace.hold(request.pool, delay if delay is not None else self._pace.back_off(sent.attempt))
            if sent.attempt < self._attempts:
                pause = delay if delay is not None else self._pace.back_off(sent.attempt)
                sent.ready = time.monotonic() + (0.0 if reply.status == 429 else pause)
                later.append(sent)
                return
        for task in sent.task.done(reply):
            waiting.setdefault(task.request.pool, deque()).append(_Sent(task, 0))

    def _check_errors(self, request: Request) -> None:
        errors = sum(self._recent)
        if errors >= _FEWEST_ERRORS and errors * 10 > len(self._recent):
            raise Stopped(
                f"{errors} of the last {len(self._recent)} answers of {_host(request)} were errors; nothing more was "
                "asked. Run the same command again later: it goes on where it stopped."
            )


_MOST_AT_ONCE = 16  # threads
_IN_HAND = 64  # tasks drawn before their turn
_WINDOW, _FEWEST_ERRORS = 200, 12  # Crossref asks callers to stop when a tenth of the answers are errors


def _host(request: Request) -> str:
    from urllib.parse import urlsplit

    return urlsplit(request.url).netloc
