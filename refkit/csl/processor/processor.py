"""The door: a style and a locale applied to items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from refkit.csl.locales import find_locale
from refkit.csl.processor import bibliographies, clusters
from refkit.csl.processor.context import Abbreviations
from refkit.csl.processor.item_problems import problems
from refkit.csl.processor.items import Item, People
from refkit.csl.processor.joining import Token, join
from refkit.csl.processor.outputs import Form, form
from refkit.csl.processor.registry import Memory, Registry
from refkit.csl.processor.style import Style
from refkit.csl.processor.tree import Piece
from refkit.model import Problem


class Processor:
    """Formats items in a style. Calls may come in any order and from several threads, and the same call gives the
    same text: what is kept beside the items is what was found out about them and holds in every call.

    style:         a compiled style
    items:         CSL-JSON items (mappings with an `id`)
    locale:        a language tag (`refkit.csl.locales`); None takes that of the style, or en-US
    abbreviations: variable → text → short text, for `form="short"`
    output:        html (the form of the CSL suite), text, markdown, latex, rtf

    Raises `UnknownName` for another locale or output.
    """

    def __init__(
        self,
        style: Style,
        items: Iterable[Mapping[str, Any]] = (),
        locale: str | None = None,
        abbreviations: Abbreviations | None = None,
        output: str = "html",
    ) -> None:
        self.style = style
        self.locale = style.locale(find_locale(locale) if locale else None)
        self.abbreviations = abbreviations
        self.form: Form = form(output)
        people: People = {}
        self._given = list(items)
        self.items: dict[str, Item] = {
            item.id: item for item in (Item(raw, people) for raw in self._given if isinstance(raw, Mapping))
        }
        self._registry: Registry | None = None
        self._memory = Memory()

    def problems(self) -> list[Problem]:
        """What of the items cannot be printed, as text where names should be; the rest of them is."""
        return list(problems(self._given))

    def registry(self, keys: Iterable[str] | None = None) -> Registry:
        """The items of `keys` (all, without) sorted, numbered and told apart."""
        if keys is None:
            if self._registry is None:
                self._registry = Registry(
                    self.style, self.locale, list(self.items.values()), self.abbreviations, self._memory
                )
            return self._registry
        items = [self.items[key] for key in dict.fromkeys(keys) if key in self.items]
        return Registry(self.style, self.locale, items, self.abbreviations, self._memory)

    def tokens(self, piece: Piece | None) -> list[Token]:
        """A tree as tokens, punctuation and quotation marks in place."""
        return join(piece, self.locale.quotes)

    def render(self, piece: Piece | None) -> str:
        """A tree in the output form of this processor."""
        return self.form.render(self.tokens(piece))

    def entries(
        self, keys: Sequence[str] | None = None, failed: dict[str, str] | None = None
    ) -> list[tuple[str, list[Token]]]:
        """(id, tokens) of each entry of the list, in the order of the style; no tokens where it prints nothing.

        With `failed`, items that raise are noted there (id → kind of error) and the others stand.
        """
        return list(self._entries(keys, failed))

    def _entries(
        self, keys: Sequence[str] | None, failed: dict[str, str] | None = None
    ) -> Iterator[tuple[str, list[Token]]]:
        registry = self.registry()
        wanted = set(keys) if keys is not None else None
        order = [key for key in registry.order if wanted is None or key in wanted]
        for key, piece in bibliographies.entries(registry, order, failed):
            yield key, self.tokens(piece)

    def bibliography(self, items: Sequence[str] | None = None) -> str:
        """The list of all items, or of those whose ids are given, as one text in the output form. Items that the
        style prints nothing for are not in it: `entries` has them without tokens."""
        return self.form.entries([self.form.render(tokens) for _, tokens in self._entries(items) if tokens])

    def cite(self, cites: Sequence[Mapping[str, Any]], unsorted: bool = False) -> str:
        """One citation. Each cite: `id`, and `locator`, `label`, `prefix`, `suffix`, `suppress-author`,
        `author-only`, `position` (0 first, 1 subsequent, 2 ibid, 3 ibid with locator), `near-note`,
        `first-reference-note-number` as far as wanted. A cite whose `id` no item has is left out."""
        return self.render(clusters.cluster(self.registry(), cites, unsorted))
