"""All items of a document, in order: numbers, the order of the list, and what tells cites apart.

Specification 1.0.2, "Sorting", "Citation-specific Options".
"""

from __future__ import annotations

from collections.abc import Sequence

from refkit.csl.processor.bare_cites import Bare
from refkit.csl.processor.context import NO_TELLINGS, Abbreviations, Context, Levels, Tellings
from refkit.csl.processor.disambiguation import disambiguate
from refkit.csl.processor.items import Item
from refkit.csl.processor.locale import Locale
from refkit.csl.processor.sorting import SortKey, Value, in_order
from refkit.csl.processor.style import Style
from refkit.csl.processor.tree import Node, Piece


class Memory:
    """What was found out about the items of a processor and holds whatever else is cited with them.

    bare:   id → its bare cite
    values: (number of a sort key of the bibliography, id) → what it sorts by
    readings: (id, given names that its cite shows) → how that cite reads
    splits: items that read alike, and given names that their cites show → what tells them apart, who is alike still
    """

    __slots__ = ("bare", "readings", "splits", "values")

    def __init__(self) -> None:
        self.bare: dict[str, Bare] = {}
        self.readings: dict[tuple[str, tuple[int, ...]], str] = {}
        self.values: dict[tuple[int, str], Value] = {}
        self.splits: dict[tuple[tuple[str, ...], tuple[int, ...]], tuple[dict[str, Tellings], list[list[str]]]] = {}


class Registry:
    """The items that are cited or listed, in the order given. Not changed after it is made.

    order:     their ids in the order of the bibliography
    numbers:   id → citation-number
    tellings:  id → what tells its cites from others
    levels:    how much of a person's given name all cites show
    """

    def __init__(
        self,
        style: Style,
        locale: Locale,
        items: Sequence[Item],
        abbreviations: Abbreviations | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.style, self.locale, self.abbreviations = style, locale, abbreviations
        self.shapes = style.shapes(locale)
        self.memory = memory or Memory()
        self.items: dict[str, Item] = {item.id: item for item in items}
        self.numbers: dict[str, int] = {key: k for k, key in enumerate(self.items, 1)}
        self.tellings: dict[str, Tellings] = {}
        self.levels: Levels | None = None
        self.order: list[str] = list(self.items)
        if style.bibliography is not None and style.bibliography.sort:
            self.order = in_order(self.order, style.bibliography.sort, self._value)
            self.numbers = {key: k for k, key in enumerate(self.order, 1)}
        disambiguate(self)

    def _value(self, key: str, sort_key: SortKey) -> Value:
        """What an item sorts by in the bibliography."""
        place = (sort_key.number, key)
        if place in self.memory.values:
            return self.memory.values[place]
        value = sort_key.value(self.context(key, "bibliography"))
        if not sort_key.numbers:  # a number is another one in every registry
            self.memory.values[place] = value
        return value

    def bare(self, key: str) -> Bare:
        """The bare cite of an item."""
        found = self.memory.bare.get(key)
        if found is None:
            found = self.memory.bare[key] = Bare(self, key)
        return found

    def context(self, key: str, area: str) -> Context:
        """A fresh context for an item."""
        item = self.items[key]
        if not item.shaped:
            item.shape, item.shaped = self.shapes.of(item), True
        ctx = Context(self.style, self.locale, item, area, item.shape)
        ctx.number = self.numbers.get(key, 0)
        ctx.levels = self.levels
        ctx.tellings = self.tellings.get(key, NO_TELLINGS)
        ctx.abbreviations = self.abbreviations
        return ctx

    def cite(self, ctx: Context) -> Node:
        """A bare cite: what the layout of cs:citation prints for the item of `ctx`."""
        kids: list[Piece] = []
        if self.style.citation is not None:
            self.style.citation.children(ctx, kids)
        return Node(kids, tag="cite")
