"""Sort keys and their order (specification 1.0.2, "Sorting", "Sorting Variables", "Sorting Macros").

How texts are compared is in `collation`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from refkit.csl.processor import dates
from refkit.csl.processor.citation_label import citation_label
from refkit.csl.processor.collation import collation_key
from refkit.csl.processor.context import Context
from refkit.csl.processor.items import DATE_VARIABLES, NAME_VARIABLES
from refkit.csl.processor.numbers import NUMBER_VARIABLES
from refkit.csl.processor.richtext import rich
from refkit.csl.processor.shapes import Children, Closure
from refkit.csl.processor.tree import Node, Piece, find, plain
from refkit.csl.style_file import CSL

if TYPE_CHECKING:
    from refkit.csl.processor.compiling import Compiler

T = TypeVar("T")
Value = tuple[Any, ...] | None  # what something sorts by; None comes last


class SortKey:
    """One `cs:key`: what it prints for an item, and the direction.

    number:  its place among the keys
    numbers: whether it looks at the citation-number
    """

    __slots__ = ("children", "descending", "number", "numbers", "override", "variable")

    def __init__(
        self, number: int, children: Children, variable: str, descending: bool, override: dict[str, str]
    ) -> None:
        self.children, self.variable = children, variable
        self.number, self.numbers = number, variable == "citation-number"
        self.descending, self.override = descending, override

    def value(self, ctx: Context) -> Value:
        """What an item sorts by; None sorts last."""
        ctx.sort(self.override or None)
        if self.variable in DATE_VARIABLES:
            date = ctx.item.date(self.variable)
            return (0, dates.sort_key(date)) if date else None
        if self.variable == "citation-number":
            return (0, float(ctx.number or 0))
        if self.variable in NUMBER_VARIABLES or self.variable.startswith("number-of-"):
            return _number_key(ctx.item.text(self.variable))
        if self.variable == "citation-label":
            return collation_key(ctx.item.text(self.variable) or citation_label(ctx.item), ctx.locale.language)
        kids: list[Piece] = []
        self.children(ctx, kids)
        if "citation-number" in ctx.style.variables and any(find(kid, "citation-number") for kid in kids):
            self.numbers = True
        text = "".join(map(plain, kids))
        if not text:
            return None
        if len(kids) == 1 and isinstance(number := kids[0], Node) and number.tag == "citation-number":
            return (0, float(number.data))
        return collation_key(text, ctx.locale.language)


def _number_key(text: str) -> Value:
    if not text:
        return None
    match = re.match(r"\s*(-?\d+)", text)
    return (0, float(match[1]), text) if match else (1, 0.0, text)


def compile_sort(compiler: Compiler, element: Any) -> list[SortKey]:
    """The keys of `cs:sort`."""
    keys: list[SortKey] = []
    if element is None:
        return keys
    for key in element.iterchildren(CSL + "key"):
        override = {
            name: key.get(name)
            for name in ("names-min", "names-use-first", "names-use-last")
            if key.get(name) is not None
        }
        descending = key.get("sort") == "descending"
        if (macro := key.get("macro")) is not None:
            keys.append(SortKey(len(keys), compiler.macro(macro, key), "", descending, override))
            continue
        variable = key.get("variable", "")
        keys.append(SortKey(len(keys), Children([_variable(compiler, variable)]), variable, descending, override))
    return keys


def _variable(compiler: Compiler, variable: str) -> Closure:
    if variable in NAME_VARIABLES:
        return _names(compiler, variable)

    def render(ctx: Context, out: list[Piece]) -> None:
        text = ctx.item.text(variable)
        if text:
            out.extend(rich(text))

    return render


def _names(compiler: Compiler, variable: str) -> Closure:
    """Names as a key: form long, all family names first ("Sorting Variables")."""
    from lxml import etree

    from refkit.csl.processor import names

    element = etree.Element(CSL + "names", {"variable": variable})
    etree.SubElement(element, CSL + "name", {"form": "long", "name-as-sort-order": "all"})
    return names.names(compiler, element)


def in_order(things: Sequence[T], keys: Sequence[SortKey], value: Callable[[T, SortKey], Value]) -> list[T]:
    """`things` in the order of `keys`; equal ones stay, those without a value come last.

    A key is only made for things that the keys before it left equal: of the ten of APA most need one.
    """
    if not keys or len(things) < 2:
        return list(things)
    groups: dict[Value, list[T]] = {}
    for thing in things:
        groups.setdefault(value(thing, keys[0]), []).append(thing)
    empty = groups.pop(None, [])
    order = sorted(groups, reverse=keys[0].descending)  # type: ignore[type-var]
    out: list[T] = []
    for group in (*map(groups.__getitem__, order), empty):
        out += in_order(group, keys[1:], value)
    return out
