"""Threads that send requests, and never keep a program from ending."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable

from refkit.enrich.wire import Reply, Request

Landed = tuple[int, float, Reply | BaseException]


class Workers:
    """Up to `most` threads that call `send`. They are daemons: a thread that waits for an answer does not hold up
    Ctrl-C, as those of `concurrent.futures` would."""

    def __init__(self, send: Callable[[Request], Reply], most: int) -> None:
        self._send, self._most = send, most
        self._jobs: queue.SimpleQueue[tuple[int, Request] | None] = queue.SimpleQueue()
        self._landed: queue.SimpleQueue[Landed] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []

    def give(self, token: int, request: Request, under_way: int) -> None:
        """Have `request` sent; its answer comes out of `landed` with `token`. `under_way`: how many others are."""
        if under_way >= len(self._threads) < self._most:
            thread = threading.Thread(target=self._work, name=f"refkit-ask-{len(self._threads)}", daemon=True)
            thread.start()
            self._threads.append(thread)
        self._jobs.put((token, request))

    def landed(self, timeout: float) -> Landed | None:
        """The next answer with its token and moment (`time.monotonic`); None if none comes in `timeout` seconds."""
        try:
            return self._landed.get(timeout=timeout) if timeout > 0 else self._landed.get_nowait()
        except queue.Empty:
            return None

    def close(self, patience: float = 0.5) -> None:
        """End the threads; those that wait for an answer for longer than `patience` seconds still end with it."""
        for _ in self._threads:
            self._jobs.put(None)
        end = time.monotonic() + patience
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        self._threads.clear()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            token, request = job
            answer: Reply | BaseException
            try:
                answer = self._send(request)
            except BaseException as error:  # raised where it is seen: in the thread that runs the crew
                answer = error
            self._landed.put((token, time.monotonic(), answer))
