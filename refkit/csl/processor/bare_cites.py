"""Items cited by themselves, without locator or position: what disambiguation compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refkit.csl.processor.context import FIRST, NO_TELLINGS, SUBSEQUENT, Levels, Tellings
from refkit.csl.processor.items import Person
from refkit.csl.processor.people import PersonStyle
from refkit.csl.processor.tree import find, plain

if TYPE_CHECKING:
    from refkit.csl.processor.registry import Registry

Shown = tuple[Person, int, PersonStyle]  # a person, the place in its list, how it is set
_ALL_NAMES = Tellings(names=dict.fromkeys(range(20), 1000))


class Bare:
    """The bare cite of an item, as it reads while nothing tells it from others.

    text:   its characters
    shown:  (names shown, number of the list, all names there) of each list of names
    people: who is shown
    """

    __slots__ = ("_whole", "key", "people", "shown", "text")

    def __init__(self, registry: Registry, key: str) -> None:
        self.key = key
        self._whole: list[Shown] | None = None
        self.text, self.people, self.shown = self._cited(registry, FIRST, NO_TELLINGS)
        if registry.style.has_positions:  # cites are compared as later ones; those of first ones show more names
            self.text, _, self.shown = self._cited(registry, SUBSEQUENT, NO_TELLINGS)

    def _cited(
        self, registry: Registry, position: int, tellings: Tellings
    ) -> tuple[str, list[Shown], list[tuple[int, int, list[Person]]]]:
        ctx = registry.context(self.key, "citation")
        ctx.levels, ctx.tellings, ctx.position = None, tellings, position
        ctx.names_shown, ctx.people_shown, ctx.comparing = [], [], True
        node = registry.cite(ctx)
        # A cite by number reads like no other, whatever the number is in this document.
        numbered = "citation-number" in registry.style.variables and find(node, "citation-number") is not None
        text = f"\0{self.key}" if numbered else plain(node)
        return text, ctx.people_shown, ctx.names_shown

    def whole(self, registry: Registry) -> list[Shown]:
        """Who is shown if all names are."""
        if self._whole is None:
            if all(count == len(people) for count, _, people in self.shown):
                self._whole = self.people
            else:
                _, self._whole, _ = self._cited(registry, FIRST, _ALL_NAMES)
        return self._whole

    def told(self, levels: Levels, whole: Registry | None = None) -> tuple[int, ...]:
        """What `levels` says of each person shown; with `whole`, of all whom the cite may show."""
        people = self.people if whole is None else self.whole(whole)
        return tuple([levels.get(person.later if place else person.first, 0) for person, place, _ in people])
