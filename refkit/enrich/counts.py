"""How far a run has come."""

from __future__ import annotations

from collections.abc import Callable

import msgspec


class Counts(msgspec.Struct):
    """What was done so far, for a progress bar.

    requests: answers that have come
    settled:  DOIs and searches about which no more is to be asked
    watch:    called with each answer
    """

    requests: int = 0
    settled: int = 0
    watch: Callable[[], object] = lambda: None

    def answered(self) -> None:
        """One more answer has come."""
        self.requests += 1
        self.watch()
