"""Requests sent side by side, each pool at its own pace, until nothing is left to ask."""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator

import msgspec

from refkit.enrich.cache_file import CacheError
from refkit.enrich.pace import Pace
from refkit.enrich.transport import Transport
from refkit.enrich.wire import Reply, Request
from refkit.enrich.workers import Workers
from refkit.errors import RefkitError

_MOST_AT_ONCE = 16  # requests
_IN_HAND = 64  # tasks drawn before their turn
_MOST_REDIRECTS = 5
_WINDOW, _FEWEST_ERRORS = 200, 12  # Crossref asks callers to stop when a tenth of the answers are errors
_LONGEST_WAIT = 300.0  # seconds that a run waits because a registry asks for it; longer, and it ends
_BEAT = 1.0  # seconds between two signs of life
_LAST_CALL = 5.0  # seconds to wait for the answers that are under way when the run is stopped


class Stopped(RefkitError):
    """The run was ended before all was asked: the registry blocks the caller, or too much goes wrong."""


class Task(msgspec.Struct, frozen=True):
    """A request, and what to do with its answer: more tasks may come of it.

    `sound` tells whether an answer with status 200 is what was asked for (a page of HTML is not). `attempts`: how
    often it is sent, if not as often as the crew's others.
    """

    request: Request
    done: Callable[[Reply], Iterable[Task]]
    sound: Callable[[Reply], bool] = lambda reply: True
    attempts: int = 0


class _Sent(msgspec.Struct):
    task: Task
    request: Request  # the task's, or where it redirects to
    hops: int = 0
    failures: int = 0
    refusals: int = 0  # 429
    ready: float = 0.0  # when it may be sent again (`time.monotonic`)


class Crew:
    """Sends tasks through `transport` as `pace` allows.

    attempts: how often a request is sent; its last failing answer is handed to `done` like any other
    beat:     called every second or so while the crew is at work
    """

    def __init__(
        self, transport: Transport, pace: Pace, attempts: int, beat: Callable[[], object] = lambda: None
    ) -> None:
        self._transport, self._pace, self._attempts, self._beat = transport, pace, attempts, beat
        self._workers = Workers(transport.send, _MOST_AT_ONCE)
        self._errors: dict[str, deque[bool]] = {}  # host → whether each of its last first answers was an error
        self._tokens = 0

    def run(self, tasks: Iterable[Task]) -> None:
        """Work through `tasks` and all that comes of them. `tasks` is drawn from as there is room, so it may be
        long. Raises `Stopped`."""
        flying: dict[int, _Sent] = {}
        try:
            self._run(iter(tasks), flying)
        except Stopped:
            self._last_call(flying)
            raise
        finally:
            if flying:
                with contextlib.suppress(CacheError):
                    self._pace.ended()

    def _run(self, source: Iterator[Task], flying: dict[int, _Sent]) -> None:
        waiting: dict[str, deque[_Sent]] = {}
        later: list[_Sent] = []
        more = True
        while True:
            more = _draw(source, waiting, more)
            delay = _bring_back(later, waiting)
            delay = min(delay, self._launch(waiting, flying))
            if not flying and not later and not more and not any(waiting.values()):
                return
            self._beat()
            landed = self._workers.landed(min(delay, _BEAT))
            while landed is not None:
                token, moment, reply = landed
                # What a run before this one left under way is of no interest.
                if (sent := flying.pop(token, None)) is not None:
                    self._pace.landed(sent.request.pool, token, moment)
                    if isinstance(reply, BaseException):
                        raise reply
                    for one in self._land(reply, sent, later):
                        waiting.setdefault(one.request.pool, deque()).append(one)
                landed = self._workers.landed(0)

    def _launch(self, waiting: dict[str, deque[_Sent]], flying: dict[int, _Sent]) -> float:
        """Send what may leave now; the seconds after which more may."""
        soonest = _BEAT
        for pool, queue in waiting.items():
            while queue and len(flying) < _MOST_AT_ONCE and self._pace.room(pool):
                delay = self._pace.take(pool, self._tokens + 1, self._transport.longest)
                if delay > 0:
                    soonest = min(soonest, delay)
                    break
                self._tokens += 1
                sent = queue.popleft()
                self._workers.give(self._tokens, sent.request, len(flying))
                flying[self._tokens] = sent
        return soonest

    def _land(self, reply: Reply, sent: _Sent, later: list[_Sent]) -> Iterator[_Sent]:
        """Deal with an answer; what is to be sent because of it."""
        pool = sent.request.pool
        if reply.status:
            self._pace.learn(pool, reply.headers)
        if reply.status == 403:
            raise Stopped(
                f"{sent.request.host} has blocked this address (403); write to its support before you ask again."
            )
        if reply.target:
            if sent.hops < _MOST_REDIRECTS:
                sent.hops += 1
                sent.request = msgspec.structs.replace(sent.request, url=reply.target)
                yield sent
                return
            reply = Reply(0, url=reply.url, fault="redirects")
        failed = reply.passing or (reply.status == 200 and not sent.task.sound(reply))
        if not sent.failures and not sent.refusals:
            self._errors.setdefault(sent.request.host, deque(maxlen=_WINDOW)).append(failed)
        if failed:
            self._check_errors(sent.request)
            if self._put_off(reply, sent, later):
                return
        for task in sent.task.done(reply):
            yield _Sent(task, task.request)

    def _put_off(self, reply: Reply, sent: _Sent, later: list[_Sent]) -> bool:
        """Whether the request will be sent again. Its answer may also have the others wait."""
        pool = sent.request.pool
        if reply.status == 429:
            sent.refusals += 1
        else:
            sent.failures += 1
        asked = reply.retry_after(time.time())
        if asked is not None and asked > _LONGEST_WAIT:
            raise Stopped(
                f"{sent.request.host} asks to be left alone for {asked / 60:,.0f} minutes; run the same command "
                "again then: it goes on where it stopped."
            )
        again = sent.failures + sent.refusals
        pause = self._pace.back_off(again)
        if asked is not None:  # one that says "0" again and again is not believed
            pause = asked if again == 1 else max(asked, pause)
        if reply.status == 429 or asked is not None:
            self._pace.hold(pool, pause)
        if sent.failures >= (sent.task.attempts or self._attempts) or sent.refusals >= self._attempts:
            return False
        sent.request, sent.hops = sent.task.request, 0
        sent.ready = time.monotonic() + (0.0 if reply.status == 429 else pause)
        later.append(sent)
        return True

    def _check_errors(self, request: Request) -> None:
        recent = self._errors.get(request.host, ())
        errors = sum(recent)
        if errors >= _FEWEST_ERRORS and errors * 10 > len(recent):
            raise Stopped(
                f"{errors} of the last {len(recent)} answers of {request.host} were errors; nothing more was "
                "asked. Run the same command again later: it goes on where it stopped."
            )

    def _last_call(self, flying: dict[int, _Sent]) -> None:
        """Keep the answers that are under way; nothing more is asked."""
        end = time.monotonic() + min(_LAST_CALL, self._transport.longest)
        while flying and (left := end - time.monotonic()) > 0:
            landed = self._workers.landed(left)
            if landed is None:
                return
            token, moment, reply = landed
            sent = flying.pop(token, None)
            if sent is None or isinstance(reply, BaseException):
                continue
            self._pace.landed(sent.request.pool, token, moment)
            if reply.status == 200 and not reply.fault and sent.task.sound(reply):
                for _ in sent.task.done(reply):
                    pass

    def close(self) -> None:
        """End the threads."""
        self._workers.close()


def _draw(source: Iterator[Task], waiting: dict[str, deque[_Sent]], more: bool) -> bool:
    while more and sum(map(len, waiting.values())) < _IN_HAND:
        task = next(source, None)
        if task is None:
            return False
        waiting.setdefault(task.request.pool, deque()).append(_Sent(task, task.request))
    return more


def _bring_back(later: list[_Sent], waiting: dict[str, deque[_Sent]]) -> float:
    """Put what may be sent again back into its queue; the seconds until there is more of that."""
    now = time.monotonic()
    for sent in [sent for sent in later if sent.ready <= now]:
        later.remove(sent)
        waiting.setdefault(sent.request.pool, deque()).append(sent)
    return min((sent.ready for sent in later), default=now + _BEAT) - now
