"""What one rendering of one item knows. A context is made for it and thrown away: no state is shared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from refkit.csl.processor.items import Item, Person
from refkit.csl.processor.locale import Locale

if TYPE_CHECKING:
    from refkit.csl.processor.people import PersonStyle
    from refkit.csl.processor.shapes import Shape
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

    # Most of it stays as it is here: a context is made often, and what it does not set costs nothing.
    cite: Mapping[str, Any] = MappingProxyType({})
    position = FIRST
    near_note = False
    note_number: int | str = ""
    number: int | str = ""
    tellings = NO_TELLINGS
    levels: Levels | None = None
    abbreviations: Abbreviations | None = None
    conditions = 0
    called = 0  # variables asked for, and those that had a value ("Group")
    filled = 0
    loose = 0  # grows where more is looked at than the shape (`shapes`)
    suppressed: frozenset[str] = frozenset()  # what stood in for names ("Substitute")
    tracked: list[str] | None = None  # inside cs:substitute: the variables that gave something
    names_index = 0
    names_shown: list[tuple[int, int, list[Person]]] | None = None  # (shown, nameset, all) where it is asked for
    people_shown: list[tuple[Person, int, PersonStyle]] | None = None  # and who, with place and style
    name_override: Mapping[str, str] | None = None  # names-min and so on of a sort key
    comparing = False  # for disambiguation: what tells no works apart, as a day of access, is as good as another
    sorting = False
    year_suffix_done = False

    def __init__(self, style: Style, locale: Locale, item: Item, area: str, kind: Shape | None) -> None:
        self.style, self.locale, self.item, self.area = style, locale, item, area
        self.kind = self.shape = kind

    def sort(self, override: Mapping[str, str] | None) -> None:
        """From now on a sort key is made, with its own names-min and so on."""
        self.sorting, self.name_override = True, override
        if self.kind is not None:
            self.kind = self.kind.sorting()
            self.reshape()

    def track(self, tracked: list[str] | None) -> None:
        """Begin to note variables that give something, or stop."""
        self.tracked = tracked
        self.reshape()

    def suppress(self, variables: Iterable[str]) -> None:
        """`variables` stood in for names: they count as empty from now on."""
        self.suppressed = self.suppressed.union(variables)
        self.reshape()

    def reshape(self) -> None:
        """The shape that goes with what is suppressed and tracked now."""
        shape = self.kind
        if shape is not None:
            if self.suppressed:
                shape = shape.less(self.suppressed)
            if self.tracked is not None:
                shape = shape.tracking()
            self.shape = shape

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
