"""Work in several processes, results in the order of the items, never more than a few lots under way.

Processes are started afresh (`spawn`): a fork of a process with threads, such as the one that draws the progress
bar, can hang.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_MOST_ITEMS = 64
_MOST_WEIGHT = 1 << 20
_LOTS_A_JOB = 3


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

    When the generator is closed, or interrupted, the processes are stopped.
    """
    pool = _Pool(jobs)
    under_way: deque[tuple[list[Item], Future[list[Result]]]] = deque()
    try:
        for lot in _lots(items, weight):
            under_way.append((lot, pool.submit(function, lot)))
            if len(under_way) >= jobs * _LOTS_A_JOB:
                yield from _first(function, under_way, pool, lost)
        while under_way:
            yield from _first(function, under_way, pool, lost)
    finally:
        pool.stop()


def _first(
    function: Callable[[Item], Result],
    under_way: deque[tuple[list[Item], Future[list[Result]]]],
    pool: _Pool,
    lost: Callable[[Item], Result],
) -> list[Result]:
    """The results of the oldest lot. If a process died, all that is under way is done again, one by one."""
    _, future = under_way[0]
    try:
        results = future.result()
    except BrokenProcessPool:
        waiting = [lot for lot, _ in under_way]
        under_way.clear()
        return [result for lot in waiting for result in _again(function, lot, pool, lost)]
    under_way.popleft()
    return results


def _again(
    function: Callable[[Item], Result], lot: list[Item], pool: _Pool, lost: Callable[[Item], Result]
) -> Iterator[Result]:
    try:
        yield from pool.submit(function, lot).result()
    except BrokenProcessPool:
        if len(lot) == 1:
            yield lost(lot[0])
        else:
            for item in lot:
                yield from _again(function, [item], pool, lost)


class _Pool:
    """Processes, and new ones in place of those that died."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.jobs, multiprocessing.get_context("spawn"), _begin)

    def submit(self, function: Callable[[Item], Result], lot: list[Item]) -> Future[list[Result]]:
        try:
            return self.executor.submit(_all, function, lot)
        except BrokenProcessPool:
            self.stop()
            self.executor = self._start()
            return self.executor.submit(_all, function, lot)

    def stop(self) -> None:
        """Stop the processes, whatever they are at."""
        processes = list((getattr(self.executor, "_processes", None) or {}).values())
        for process in processes:
            process.terminate()
        self.executor.shutdown(wait=True, cancel_futures=True)


def _all(function: Callable[[Item], Result], lot: list[Item]) -> list[Result]:
    return [function(item) for item in lot]


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


def _begin() -> None:
    """In a new process: leave Ctrl-C to the first one, and end when that ends, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
