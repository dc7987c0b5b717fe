"""`cs:choose` (specification 1.0.2, "Choose")."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from refkit.csl.processor.context import FIRST, IBID, IBID_LOCATOR, SUBSEQUENT, Context
from refkit.csl.processor.numbers import is_numeric
from refkit.csl.processor.shapes import Branches, Children, Closure, Test
from refkit.csl.style_file import CSL

if TYPE_CHECKING:
    from refkit.csl.processor.compiling import Compiler


def choose(compiler: Compiler, element: Any) -> Closure:
    """The closures of the first branch whose conditions hold."""
    branches: list[tuple[Test | None, Children]] = []
    for child in element:
        if child.tag in (CSL + "if", CSL + "else-if"):
            branches.append((_condition(compiler, child), compiler.children(child)))
        elif child.tag == CSL + "else":
            branches.append((None, compiler.children(child)))
    return Branches(branches)


def _condition(compiler: Compiler, element: Any) -> Test:
    tests: list[Test] = []
    for attribute, make in _TESTS.items():
        value = element.get(attribute)
        if value is not None:
            words = value.split()
            if attribute == "type" and len(words) > 1 and element.get("match", "all") != "all":
                tests.append(_one_of(frozenset(words)))  # most conditions of styles are such lists
            else:
                tests += [make(word) for word in words]
    if element.get("disambiguate") == "true":
        compiler.style.has_disambiguate = True
    if element.get("position") and set(element.get("position").split()) != {"first"}:
        compiler.style.has_positions = True
    match = element.get("match", "all")
    if len(tests) == 1 and match in ("all", "any"):
        return tests[0]
    if match == "any":
        return lambda ctx: any(test(ctx) for test in tests)
    if match == "none":
        return lambda ctx: not any(test(ctx) for test in tests)
    return lambda ctx: all(test(ctx) for test in tests)


def _loose(test: Test) -> Test:
    """A test that looks at more than the shape of the item."""

    def noted(ctx: Context) -> bool:
        ctx.loose += 1
        return test(ctx)

    return noted


def _of_cite(test: Test) -> Test:
    """A test of the cite: entries of a list have no position and no locator, so there it is no news."""

    def noted(ctx: Context) -> bool:
        ctx.loose += ctx.area == "citation"
        return test(ctx)

    return noted


def _type(word: str) -> Test:
    return lambda ctx: ctx.item.type == word


def _one_of(words: frozenset[str]) -> Test:
    return lambda ctx: ctx.item.type in words


def _variable(word: str) -> Test:
    if word in ("locator", "label"):
        return _of_cite(lambda ctx: bool(ctx.cite.get("locator")))
    if word == "year-suffix":
        return _loose(lambda ctx: ctx.tellings.year_suffix is not None or ctx.item.has(word))
    if word == "first-reference-note-number":
        return _loose(lambda ctx: bool(ctx.note_number) or ctx.item.has(word))
    if word == "citation-number":
        return _loose(lambda ctx: bool(ctx.number))
    if word == "locator-date":
        return _of_cite(lambda ctx: bool(ctx.cite.get("locator-date")))
    return lambda ctx: word not in ctx.suppressed and ctx.item.has(word)


def _numeric(word: str) -> Test:
    def test(ctx: Context) -> bool:
        if word == "locator":
            ctx.loose += ctx.area == "citation"
            return is_numeric(str(ctx.cite.get("locator", "")))
        if word == "citation-number":
            return True
        return is_numeric(ctx.item.text(word)) if word not in ctx.suppressed else False

    return test


def _uncertain(word: str) -> Test:
    def test(ctx: Context) -> bool:
        date = ctx.item.date(word)
        return bool(date and date.circa)

    return test


def _locator(word: str) -> Test:
    wanted = "sub verbo" if word == "sub-verbo" else word
    return _of_cite(
        lambda ctx: bool(ctx.cite.get("locator")) and (ctx.cite.get("label") or "page") in (wanted, word)
    )


def _position(word: str) -> Test:
    if word == "first":
        return _of_cite(lambda ctx: ctx.area == "citation" and ctx.position == FIRST)
    if word == "subsequent":
        return _of_cite(lambda ctx: ctx.position >= SUBSEQUENT)
    if word == "ibid":
        return _of_cite(lambda ctx: ctx.position >= IBID)
    if word == "ibid-with-locator":
        return _of_cite(lambda ctx: ctx.position == IBID_LOCATOR)
    return _of_cite(lambda ctx: ctx.near_note)


def _disambiguate(word: str) -> Test:
    """The first conditions of a cite hold, as many as are needed to tell it apart."""

    def test(ctx: Context) -> bool:
        ctx.loose += 1
        ctx.conditions += 1
        return (ctx.conditions <= ctx.tellings.condition) is (word == "true")

    return test


_TESTS: dict[str, Callable[[str], Test]] = {
    "type": _type,
    "variable": _variable,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}
