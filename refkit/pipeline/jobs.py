"""Work in several processes, results in the order of the items, never more than a few lots under way.

Processes are started afresh (`spawn`): a fork of a process with threads, such as the one that draws the progress
bar, can hang. Each has a pipe of its own and one lot at a time, so that neither side ever waits to write while the
other does; the executor of the standard library, whose processes share a queue, can hang when they are stopped.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

import msgspec

Item = TypeVar("Item")
Result = TypeVar("Result")

_MOST_ITEMS = 64
_MOST_WEIGHT = 1 << 20
_LOTS_A_JOB = 3
_PATIENCE = 5.0  # seconds for a process to end when it is told to


def in_order(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    *,
    weight: Callable[[Item], int],
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """`function` of each item, computed in `jobs` processes, in order.

    function: of a module, so that other processes find it
    weight:   of an item in bytes or so: light ones are sent together
    lost:     what stands for an item on which a process died (out of memory, a fault in compiled code)

    What the function raises is raised here. When the generator is closed, or interrupted, the processes stop.
    """
    crew = [_Worker(function) for _ in range(jobs)]
    lots = enumerate(_lots(items, weight))
    queue: deque[tuple[int, list[Item]]] = deque()  # lots of which a part is done again
    done: dict[int, list[Result]] = {}
    parts: dict[int, deque[list[Item]]] = {}  # lot on which a process died → its items that are still to do, singly
    first = drawn = 0
    more = True
    try:
        while True:
            for worker in crew:
                if worker.lot is not None:
                    continue
                if not queue and more and drawn - first < jobs * _LOTS_A_JOB:
                    following = next(lots, None)
                    if following is None:
                        more = False
                    else:
                        drawn += 1
                        queue.append(following)
                if queue:
                    worker.send(*queue.popleft())
            busy = [worker for worker in crew if worker.lot is not None]
            if not busy:
                return
            for worker in _ready(busy):
                number, lot = worker.number, worker.lot
                results = worker.receive()
                if results is None:  # it died
                    crew[crew.index(worker)] = _Worker(function)
                    worker.stop()
                    if lot is not None and len(lot) > 1:
                        parts[number] = deque([item] for item in lot)
                        done[number] = []
                        queue.appendleft((number, parts[number].popleft()))
                        continue
                    results = [lost(item) for item in lot or ()]
                if number in parts:
                    done[number] += results
                    if parts[number]:
                        queue.appendleft((number, parts[number].popleft()))
                        continue
                    del parts[number]
                else:
                    done[number] = results
            while first in done and first not in parts:
                yield from done.pop(first)
                first += 1
    finally:
        for worker in crew:
            worker.stop()


class _Failed(msgspec.Struct):
    """What a function raised in another process."""

    error: BaseException


class _Worker:
    """A process, and the lot that it is at."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_work, args=(function, theirs), daemon=True)
        with _without_interrupts():
            self.process.start()
        theirs.close()
        self.lot: list[Any] | None = None
        self.number = -1

    def send(self, number: int, lot: list[Any]) -> None:
        self.number, self.lot = number, lot
        with contextlib.suppress(OSError):  # it died: `receive` tells
            self.connection.send(lot)

    def receive(self) -> list[Any] | None:
        """The results of the lot; None if the process died on it."""
        try:
            results = self.connection.recv()
        except (EOFError, OSError):
            return None
        self.lot = None
        if isinstance(results, _Failed):
            raise results.error
        return results  # type: ignore[no-any-return]

    def stop(self) -> None:
        """Stop the process, whatever it is at."""
        self.process.terminate()
        self.process.join(_PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.connection.close()


def _ready(busy: list[_Worker]) -> list[_Worker]:
    """The workers that have something to tell, in the order of `busy`."""
    told = wait([worker.connection for worker in busy])
    return [worker for worker in busy if worker.connection in told]


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back from this thread for a moment, and for good from a process that is started in it: one that
    is still being set up would print where it was. POSIX only; elsewhere `_work` has to be quick."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(function: Callable[[Any], Any], connection: Connection) -> None:
    """In a new process: leave Ctrl-C to the first one, and end when that ends, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    while True:
        try:
            lot = connection.recv()
        except (EOFError, OSError):
            return
        try:
            results: Any = [function(item) for item in lot]
        except BaseException as error:
            results = _Failed(error)
        connection.send(results)


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _lots(items: Iterable[Item], weight: Callable[[Item], int]) -> Iterator[list[Item]]:
    lot: list[Item] = []
    total = 0
    for item in items:
        lot.append(item)
        total += weight(item)
        if total >= _MOST_WEIGHT or len(lot) >= _MOST_ITEMS:
            yield lot
            lot, total = [], 0
    if lot:
        yield lot
