"""Citation keys for records that come one at a time and are not held."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, product
from string import ascii_lowercase

from refkit.merge.key_patterns import DEFAULT_PATTERN, compile_pattern
from refkit.merge.keys import assign_keys
from refkit.model import Problem, Record


class Keys:
    """Keys unique without regard to case, in the order in which records come (`assign_keys` needs them all).

    A record's own key stays if no record before it has it; else it gets a, b, … and a problem says so. Only the
    keys are held. Raises `BadPattern`.
    """

    def __init__(self, pattern: str = DEFAULT_PATTERN) -> None:
        compile_pattern(pattern)
        self.pattern = pattern
        self._taken: set[str] = set()
        self._suffixes: dict[str, Iterator[str]] = {}

    def of(self, record: Record) -> tuple[str, Problem | None]:
        """The key of the next record, and the problem that its own was taken."""
        own = record.work.citation_key
        base = own or assign_keys([record], self.pattern)[0][0]
        key = base
        while key.lower() in self._taken:
            key = base + next(self._suffixes.setdefault(base.lower(), _letters()))
        self._taken.add(key.lower())
        if not own or key == own:
            return key, None
        message = (
            f"The citation key {own!r} is there twice; the second became {key!r}, so change it where you cite it."
        )
        where = ", ".join(record.refs)
        return key, Problem("key_collision", "warning", message, where, evidence=own)


def _letters() -> Iterator[str]:
    """a … z, aa … zz, and so on."""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))
