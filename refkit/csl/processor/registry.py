"""All items of a document, in order: numbers, the order of the list, and what tells cites apart.

Specification 1.0.2, "Sorting", "Citation-specific Options".
"""

from __future__ import annotations

from collections.abc import Sequence

from refkit.csl.processor.context import NO_TELLINGS, Abbreviations, Context, Levels, Tellings
from refkit.csl.processor.items import Item
from refkit.csl.processor.locale import Locale
from refkit.csl.processor.sorting import SortKey, in_order
from refkit.csl.processor.style import Style
from refkit.csl.processor.tree import Node, Piece


class Registry:
    """The items that are cited or listed, in the order given. Not changed after it is made.

    order:     their ids in the order of the bibliography
    numbers:   id → citation-number
    tellings:  id → what tells its cites from others
    levels:    how much of a person's given name all cites show
    """

    def __init__(
        self, style: Style, locale: Locale, items: Sequence[Item], abbreviations: Abbreviations | None = None
    ) -> None:
        from refkit.csl.processor.disambiguation import disambiguate

        self.style, self.locale, self.abbreviations = style, locale, abbreviations
        self.items: dict[str, Item] = {item.id: item for item in items}
        self.numbers: dict[str, int] = {key: k for k, key in enumerate(self.items, 1)}
        self.tellings: dict[str, Tellings] = {}
        self.levels: Levels | None = None
        self.order: list[str] = list(self.items)
        if style.bibliography is not None and style.bibliography.sort:
            self.order = self.sorted(self.order, style.bibliography.sort, "bibliography")
            self.numbers = {key: k for k, key in enumerate(self.order, 1)}
        disambiguate(self)

    def sorted(self, ids: Sequence[str], keys: list[SortKey], area: str) -> list[str]:
        """`ids` by the sort keys of an area."""
        entries = []
        for key in ids:
            values = [sort_key.value(self.context(key, area)) for sort_key in keys]
            entries.append((key, values))
        return list(in_order(entries, keys))

    def context(self, key: str, area: str) -> Context:
        """A fresh context for an item."""
        ctx = Context(self.style, self.locale, self.items[key], area)
        ctx.number = self.numbers.get(key, 0)
        ctx.levels = self.levels
        ctx.tellings = self.tellings.get(key, NO_TELLINGS)
        ctx.abbreviations = self.abbreviations
        return ctx

    def cite(self, ctx: Context) -> Node:
        """A bare cite: what the layout of cs:citation prints for the item of `ctx`."""
        kids: list[Piece] = []
        if self.style.citation is not None:
            for closure in self.style.citation.closures:
                closure(ctx, kids)
        return Node(kids, tag="cite")
