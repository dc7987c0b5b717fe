"""What one rendering of one item knows. A context is made for it and thrown away: no state is shared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from refkit.csl.processor.items import Item
from refkit.csl.processor.locale import Locale

if TYPE_CHECKING:
    from refkit.csl.processor.style import Style

FIRST, SUBSEQUENT, IBID, IBID_LOCATOR = 0, 1, 2, 3


class Tellings:
    """What tells an item's cites from others (specification, "Disambiguation").

    names:       names shown beyond et-al, for each `cs:names` in order of print
    givens:      (names, name) → how much of the given name: 0 none, 1 initials, 2 all
    year_suffix: 0 for "a"; None without one
    condition:   how many of the conditions `disambiguate="true"` hold
    """

    __slots__ = ("condition", "givens", "names", "year_suffix")

    def __init__(
        self,
        names: Mapping[int, int] | None = None,
        givens: Mapping[tuple[int, int], int] | None = None,
        year_suffix: int | None = None,
        condition: int = 0,
    ) -> None:
        self.names, self.givens = dict(names or {}), dict(givens or {})
        self.year_suffix, self.condition = year_suffix, condition

    def copy(self) -> Tellings:
        return Tellings(self.names, self.givens, self.year_suffix, self.condition)


NO_TELLINGS = Tellings()

Levels = Mapping[tuple[str, ...], int]  # a person → how much of the given name, in all cites
Abbreviations = Mapping[str, Mapping[str, str]]  # variable → text → short text


class Context:
    """The item being rendered, where and how, and what has been seen of it so far."""

    __slots__ = (
        "abbreviations", "area", "called", "cite", "conditions", "filled", "item", "levels", "locale",
        "name_override", "names_index", "names_shown", "near_note", "note_number", "number", "position", "sorting",
        "style", "suppressed", "tellings", "tracked", "year_suffix_done",
    )  # fmt: skip

    def __init__(self, style: Style, locale: Locale, item: Item, area: str) -> None:
        self.style, self.locale, self.item, self.area = style, locale, item, area
        self.cite: Mapping[str, Any] = _NO_CITE
        self.position = FIRST
        self.near_note = False
        self.note_number: int | str = ""
        self.number: int | str = ""
        self.tellings = NO_TELLINGS
        self.levels: Levels | None = None
        self.abbreviations: Abbreviations | None = None
        self.conditions = 0
        self.called = 0  # variables asked for, and those that had a value ("Group")
        self.filled = 0
        self.suppressed: set[str] = set()  # what stood in for names ("Substitute")
        self.tracked: list[str] | None = None
        self.names_index = 0
        self.names_shown: list[tuple[int, int, int]] | None = None  # (shown, all, nameset) where it is asked for
        self.name_override: Mapping[str, str] | None = None  # names-min and so on of a sort key
        self.sorting = False
        self.year_suffix_done = False

    def text(self, variable: str) -> str:
        """The value of a variable; counted, "" if it stood in for names already."""
        self.called += 1
        if variable in self.suppressed:
            return ""
        value = self.item.text(variable)
        if value:
            self.filled += 1
            if self.tracked is not None:
                self.tracked.append(variable)
        return value


_NO_CITE: Mapping[str, Any] = {}
