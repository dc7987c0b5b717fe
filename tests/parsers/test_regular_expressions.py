"""No regular expression of the parsers takes more than a pass over a text that is made to hurt it.

`make test` tries each on the texts that cost it most in trials of some kilobytes, up to 64 kB, where a cost that
grows with the square is seconds already; `make fuzz` on a megabyte of all texts that are made. An expression
fails here if its cost grows faster than the text where that is felt, or if it takes so long that its process is
ended. What is quick cannot fail.

The cure is a bound: `\\s{0,9}` for `\\s*`, `[^\\n]{2,120}?` for `.+?`, a start that is rare, `str.find` before it.
An expression that only ever sees a short text is named in `SHORT`.
"""

from __future__ import annotations

import math
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
import pytest

from tests.conftest import ROOT, WHOLE
from tests.parsers import stopwatch
from tests.parsers.expressions import Expression, expressions
from tests.parsers.hostile_texts import Piece
from tests.parsers.stopwatch import Order, Said, Task

# name → the most characters that its callers ever hand to it. It is tried on so many.
SHORT: Mapping[str, int] = {
    "refkit.parsers.general.dates:_COPYRIGHT": 400,
    "refkit.parsers.sites.cell:_NOT_NAME": 201,
    "refkit.parsers.sites.plos:_MARKS": 160,
    "refkit.parsers.sites.scite:_MORE": 40,
    "refkit.text.citations.whole_lines:_FORMS[0]": 260,
    "refkit.text.citations.whole_lines:_FORMS[1]": 260,
    "refkit.text.citations.whole_lines:_FORMS[2]": 260,
    "refkit.text.citations.whole_lines:_FORMS[3]": 260,
}
# Those that are asked at a place of the caller's choice, who asks once for each run of what they take, or goes on
# behind the match and stops where there is none. They are tried so ("walk"), and not at many places of one run.
WALKED = frozenset(
    {
        "refkit.parsers.html.scanning:_TO_VALUE",
        "refkit.parsers.html.tags:_NAME",
        "refkit.parsers.html.visible:_UNIT",
        "refkit.parsers.sites.scite:_TALLIES",
        "refkit.text.latex:_BLANKS",
        "refkit.text.sentences:_NEXT",
    }
)
ALL = expressions()
_AT_ONCE = 2
QUICK = not WHOLE


@pytest.fixture(scope="module")
def wrong(request: pytest.FixtureRequest) -> dict[str, str]:
    """What is wrong with the expressions whose tests were chosen, by name."""
    chosen = {item.callspec.params.get("name") for item in request.session.items if hasattr(item, "callspec")}
    tasks = [
        task(found.name, found.pattern, *ways_of(found), limit=SHORT.get(found.name, 0))
        for found in ALL
        if found.name in chosen
    ]
    with ThreadPoolExecutor(_AT_ONCE) as threads:  # each waits for a process of its own
        parts = threads.map(failures, (tasks[at::_AT_ONCE] for at in range(_AT_ONCE)))
        return {name: what for part in parts for name, what in part.items()}


@pytest.mark.parametrize("name", [expression.name for expression in ALL])
def test_the_expression_takes_one_pass_over_a_text_made_to_hurt_it(name: str, wrong: dict[str, str]) -> None:
    assert name not in wrong, f"{name} {wrong[name]}"


def ways_of(expression: Expression) -> list[str]:
    return ["walk"] if expression.name in WALKED else sorted(expression.ways)


def task(name: str, pattern: re.Pattern[Any], *ways: str, limit: int = 0) -> Task:
    in_bytes = isinstance(pattern.pattern, bytes)
    source = pattern.pattern.decode("latin-1") if in_bytes else pattern.pattern
    return Task(name, source, pattern.flags, in_bytes, ways, limit)


def failures(tasks: list[Task], most: float = 10.0) -> dict[str, str]:
    """name → what is wrong with the expression; one that takes `most` seconds on a text is left."""
    found: dict[str, str] = {}
    while tasks:
        done = subprocess.run(
            [sys.executable, "-m", "tests.parsers.stopwatch"],
            input=msgspec.json.encode(Order(tuple(tasks), QUICK, most)), capture_output=True, cwd=ROOT,
        )  # fmt: skip
        said = [msgspec.json.decode(line, type=Said) for line in done.stdout.splitlines()]
        for each in said:
            if each.grows:
                what = f"({each.way}) took {each.seconds:.1f} s for {each.size} characters of {each.text}"
                found.setdefault(each.name, f"{what}, which grows faster than the text")
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGVTALRM, done.stderr.decode()
        last = said[-1]
        found.setdefault(last.name, f"({last.way}) did not come to an end in {most:.0f} s on {last.text}")
        tasks = tasks[1 + next(i for i, task in enumerate(tasks) if task.name == last.name) :]
    return found


SLOW = {
    "white space on both sides": r"\s*x\s*$",
    "nested": r"(?:a+)+$",
    "a tag without an end": r"<a[^>]*>",
}
QUICK_ONES = {
    "bounded": r"\s{0,9}x\s{0,9}$",
    "a rare beginning": r"10\.\d{4,9}/\S{1,200}",
    "many repeats": r"(?:[A-Z][a-z]{0,20} ){1,6}\d{4}",
    "behind and before": r"(?<!\w)pp?\.(?=\s?\d)",
}


def test_known_slow_expressions_are_caught_and_what_comes_after_them_is_tried() -> None:
    tried = {**SLOW, **QUICK_ONES}
    found = failures([task(name, re.compile(pattern), "scan") for name, pattern in tried.items()], most=3)
    assert set(found) == set(SLOW)
    assert "did not come to an end" in found["nested"]
    assert "grows faster than the text" in found["a tag without an end"]


@pytest.mark.parametrize(
    ("cost", "caught"),
    [
        (lambda size: size * 1e-6, False),
        (lambda size: size * math.log(size) * 1e-7, False),
        (lambda size: min(size, 2000) * size * 1e-9, False),
        (lambda size: size**2 * 1e-12, True),
        (lambda size: size**1.6 * 1e-9, True),
    ],
    ids=["linear", "n log n", "bounded", "quadratic where it is seldom", "less than quadratic"],
)
def test_growth_is_told_from_a_high_price(
    cost: Callable[[int], float], caught: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stopwatch, "run", lambda pattern, way, text: cost(len(text)))
    assert stopwatch.grows(re.compile("a"), "scan", Piece("", "a"), stopwatch.SIZES)[1] == caught


def test_an_expression_is_tried_as_it_is_run() -> None:
    slow = re.compile(r"\s*x")
    assert failures([task("at every place", slow, "scan")])
    assert not failures([task("once", slow, "match"), task("on a short text", slow, "scan", limit=300)])


def test_expressions_are_found_wherever_a_module_keeps_them() -> None:
    ways = {expression.name: expression.ways for expression in ALL}
    assert ways["refkit.text.citations.orders:ORDERS[0].pattern"]  # in a struct, in a tuple
    assert ways["refkit.parsers.html.tags:_CLOSE['script']"] == {"scan"}  # in a dict
    assert any(name.startswith("refkit.parsers.containers.kinds:line ") for name in ways)  # in a call
    assert len(ways) == len(ALL) > 500
    assert {*SHORT, *WALKED} <= set(ways), "a table names an expression that is gone"
