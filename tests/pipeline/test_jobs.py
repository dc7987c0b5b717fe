"""Several processes: the same order, a process that dies, an end that is clean."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from refkit.pipeline.jobs import in_order


def _double(number: int) -> int:
    if number % 7 == 0:
        time.sleep(0.005)
    return 2 * number


def _dies_on_13(number: int) -> int:
    if number == 13:
        os._exit(9)
    return number


def _raises(number: int) -> int:
    raise ValueError(number)


def _weight(number: int) -> int:
    return 200_000


def _lost(number: int) -> int:
    return -number


def test_results_come_in_the_order_of_the_items_and_items_are_not_drawn_ahead_without_end() -> None:
    drawn = 0

    def items() -> Iterator[int]:
        nonlocal drawn
        while drawn < 300:
            yield drawn
            drawn += 1

    results = in_order(_double, items(), 2, weight=_weight, lost=_lost)
    assert next(results) == 0
    assert drawn < 60
    assert list(results) == [2 * number for number in range(1, 300)]


def test_an_item_on_which_a_process_dies_is_named_and_the_rest_is_done() -> None:
    found = list(in_order(_dies_on_13, range(40), 2, weight=_weight, lost=_lost))
    assert found == [-13 if number == 13 else number for number in range(40)]


def test_an_error_comes_back_as_it_is() -> None:
    with pytest.raises(ValueError, match="0"):
        list(in_order(_raises, range(3), 2, weight=_weight, lost=_lost))


def test_closing_stops_the_processes() -> None:
    results = in_order(_double, range(10_000), 2, weight=_weight, lost=_lost)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert list(results) == []
