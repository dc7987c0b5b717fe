"""Runs expressions on hostile texts and says what that costs: `python -m tests.parsers.stopwatch`.

A process of its own, for nothing within Python stops an expression that hangs: the system ends the process after
some seconds of processor time on one text, and what it said last names the expression. It is given an `Order` as
JSON, and writes a line at each beginning and for each result.
"""

from __future__ import annotations

import math
import re
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from time import process_time
from typing import Any

import msgspec

from tests.parsers.hostile_texts import Piece, pieces

SIZES = (1 << 12, 1 << 14, 1 << 16, 1 << 18, 1 << 20)
QUICK = (SIZES[:3], SIZES[:2])  # of the text that costs most in a trial, and of the next
_TRIALS = ((1 << 10, 5), (1 << 13, 2))  # characters, and how many texts go on
_DEAR = 0.06  # seconds: when a quick run would take as long for the largest text, it takes a quarter of that
FLOOR = 0.2  # seconds: what is faster is not compared, for so short a time says little
_SURE = 1.0
GROWTH = 8.0  # for four times the text: a pass takes 4 times as long, what is quadratic 16 times
_PLACES = 64  # a pattern that is asked at places of its caller's choice is asked at every 64th


class Task(msgspec.Struct, frozen=True):
    """An expression to be tried. `limit`: the most characters that it ever sees, 0 for any number."""

    name: str
    pattern: str
    flags: int
    in_bytes: bool
    ways: tuple[str, ...]
    limit: int = 0

    def compiled(self) -> re.Pattern[Any]:
        if self.in_bytes:
            return re.compile(self.pattern.encode("latin-1"), self.flags)
        return re.compile(self.pattern, self.flags)


class Order(msgspec.Struct, frozen=True):
    """What is to be tried; if `quick`, on few texts. `most`: the seconds on one text that end the process."""

    tasks: tuple[Task, ...]
    quick: bool = True
    most: float = 10.0


class Said(msgspec.Struct, frozen=True, omit_defaults=True):
    """A beginning (`size` is 0) or a result: whether the cost grew, and the seconds for `size` characters."""

    name: str
    way: str
    text: str = "some kilobytes of text"
    size: int = 0
    grows: bool = False
    seconds: float = 0.0


def main() -> None:
    """Reads the order from the standard input and writes the results to the standard output."""
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    signal.setitimer(signal.ITIMER_VIRTUAL, order.most, order.most)
    for task in order.tasks:
        pattern = task.compiled()
        for way in task.ways:
            say(Said(task.name, way))
            for piece, sizes in quick(pattern, way) if order.quick else ((p, SIZES) for p in pieces(pattern)):
                say(Said(task.name, way, str(piece)))
                reached = [size for size in sizes if size <= task.limit] or [task.limit] if task.limit else sizes
                spend = _DEAR if order.quick else math.inf
                found = Said(task.name, way, str(piece), *grows(pattern, way, piece, reached, spend))
                say(found)
                if found.grows:
                    break


def quick(pattern: re.Pattern[Any], way: str) -> Iterator[tuple[Piece, Sequence[int]]]:
    """The texts that cost most in a trial on little, and the sizes to try."""
    made = pieces(pattern)
    for size, count in _TRIALS:  # those that are dearest on little are tried on more
        costs = [(run(pattern, way, piece.text(size, pattern)), -number) for number, piece in enumerate(made)]
        made = [made[-number] for _, number in sorted(costs, reverse=True)[:count]]
    yield from zip(made, QUICK, strict=False)


def grows(
    pattern: re.Pattern[Any], way: str, piece: Piece, sizes: Sequence[int], spend: float = math.inf
) -> tuple[int, bool, float]:
    """The last size that was tried, whether the cost grew faster than the text, and its seconds.

    spend: a size far above the last that would take longer is cut to a quarter
    """
    last, before, size, seconds = 0, 0.0, 0, 0.0
    for wanted in sizes:
        size = wanted // 4 if 0 < last < wanted // 4 and before * wanted / last > spend else wanted
        bound = GROWTH ** math.log(size / last, 4) if last else math.inf
        text = piece.text(size, pattern)
        seconds = run(pattern, way, text)
        if last and seconds > max(FLOOR, bound * before):
            if seconds < _SURE:  # once more, lest it was the machine
                before = max(before, run(pattern, way, piece.text(last, pattern)))
                seconds = min(seconds, run(pattern, way, text))
            if seconds > max(FLOOR, bound * before):
                return size, True, seconds
        last, before = size, seconds
    return size, False, seconds


def run(pattern: re.Pattern[Any], way: str, text: Any) -> float:
    """The seconds of processor time that `pattern` takes on `text`."""
    # The signal, which nobody catches, ends the process. The time begins anew here.
    most = signal.getitimer(signal.ITIMER_VIRTUAL)[1]
    signal.setitimer(signal.ITIMER_VIRTUAL, most, most)
    start = process_time()
    if way == "scan":
        deque(pattern.finditer(text), maxlen=0)
    elif way == "match at":
        for place in range(0, len(text), _PLACES):
            pattern.match(text, place)
    elif way == "walk":
        at = 0
        while (match := pattern.match(text, at)) and match.end() > at:
            at = match.end()
    elif way == "fullmatch":
        pattern.fullmatch(text)
    else:
        pattern.match(text)
    return process_time() - start


def say(what: Said) -> None:
    print(msgspec.json.encode(what).decode(), flush=True)


if __name__ == "__main__":
    main()
