"""What a style decides by the kind of item alone is decided once for all items of that kind.

Which branch of a `cs:choose` is taken and which groups print nothing (specification 1.0.2, "Choose", "Group")
depends for most of a style on the type of an item and on which variables it has, hardly ever on what they say.
Items that are alike in this have one `Shape`, and `Branches` and `Children` keep by shape what came out.

Whatever looks at more than the shape (a position, a locator, how many names there are) adds to `ctx.loose`; what
was decided while that grew is not kept. So what is kept holds for every item of the shape.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from refkit.csl.processor.items import DATE_VARIABLES, NAME_VARIABLES, Item
from refkit.csl.processor.numbers import is_numeric

if TYPE_CHECKING:
    from refkit.csl.processor.context import Context
    from refkit.csl.processor.tree import Piece

Closure = Callable[["Context", "list[Piece]"], None]
Test = Callable[["Context"], bool]
_NAMES, _DATES = frozenset(NAME_VARIABLES), frozenset(DATE_VARIABLES)
_MOST = 4096  # shapes that a style keeps for a locale; items of further ones are rendered without


class Shape:
    """A kind of item, under way: less the variables that stood in for names; inside cs:substitute; as sort key."""

    __slots__ = ("_less", "_sorting", "_tracking")

    def __init__(self) -> None:
        self._less: dict[frozenset[str], Shape] = {}
        self._tracking: Shape | None = None
        self._sorting: Shape | None = None

    def less(self, suppressed: frozenset[str]) -> Shape:
        """The shape with all of these variables used up."""
        return self._less.get(suppressed) or self._less.setdefault(suppressed, Shape())

    def tracking(self) -> Shape:
        """The shape inside cs:substitute."""
        if self._tracking is None:
            self._tracking = Shape()
        return self._tracking

    def sorting(self) -> Shape:
        """The shape where sort keys are made."""
        if self._sorting is None:
            self._sorting = Shape()
        return self._sorting


class Shapes:
    """The shapes of the items that one style met in one locale."""

    def __init__(self, variables: frozenset[str], numeric: frozenset[str]) -> None:
        """variables: those that the style names; numeric: those that it asks to be numbers."""
        self.variables, self.numeric = variables, numeric
        self._known: dict[tuple[object, ...], Shape] = {}

    def of(self, item: Item) -> Shape | None:
        """The shape of `item`; None where too many are known already."""
        marks: list[object] = [item.type]
        for variable in sorted(self.variables.intersection(item.raw)):
            value = item.raw[variable]
            if variable in _NAMES:
                if item.names(variable):
                    marks.append(variable)
            elif variable in _DATES:
                date = item.date(variable)
                if date is not None:
                    marks += (variable, date.shape())
            elif value is not None and value != "":
                marks.append(variable)
                if isinstance(value, (dict, list)):
                    marks.append(None)  # there, but no text
                elif variable in self.numeric:
                    marks.append(is_numeric(item.text(variable)))
        key = tuple(marks)
        found = self._known.get(key)
        if found is None and len(self._known) < _MOST:
            found = self._known.setdefault(key, Shape())
        return found


Plan = tuple[int, tuple[Closure, ...]]  # variables that are asked for in vain, and the closures that give something


class Children:
    """The closures of an element's children, in order; those that give nothing for a shape are passed over.

    plans: shape → what is left to do for it. Elements that are met most often look here themselves.
    """

    __slots__ = ("closures", "plans")

    def __init__(self, closures: Sequence[Closure]) -> None:
        self.closures = tuple(closures)
        self.plans: dict[Shape | None, Plan] = {}

    def __call__(self, ctx: Context, out: list[Piece]) -> None:
        plan = self.plans.get(ctx.shape)
        if plan is None:
            self.first(ctx, out)
            return
        ctx.called += plan[0]
        for closure in plan[1]:
            closure(ctx, out)

    def first(self, ctx: Context, out: list[Piece]) -> None:
        """Render, and note which closures gave nothing and why: up to the first that looked at more than shape,
        since what that one used up may be another thing the next time."""
        shape, loose, skipped = ctx.shape, ctx.loose, 0
        live: list[Closure] = []
        for closure in self.closures:
            called, filled, length, before = ctx.called, ctx.filled, len(out), ctx.shape
            closure(ctx, out)
            if ctx.loose == loose:
                if len(out) == length and ctx.filled == filled:
                    skipped += ctx.called - called
                    continue
                if before is shape and isinstance(closure, Branches) and (plan := closure.plan(shape)):
                    skipped += plan[0]
                    live += plan[1]
                    continue
            live.append(closure)
        if shape is not None:
            self.plans[shape] = (skipped, tuple(live))


class Branches:
    """The branches of a cs:choose: tests and what they lead to; None as test holds always."""

    __slots__ = ("_branches", "_chosen")

    def __init__(self, branches: Sequence[tuple[Test | None, Children]]) -> None:
        self._branches = tuple(branches)
        self._chosen: dict[Shape | None, Children] = {}

    def __call__(self, ctx: Context, out: list[Piece]) -> None:
        chosen = self._chosen.get(ctx.shape)
        if chosen is None:
            chosen = self._choose(ctx)
        chosen(ctx, out)

    def plan(self, shape: Shape | None) -> Plan | None:
        """What is left to do for a shape, where the shape decides the branch."""
        chosen = self._chosen.get(shape)
        return chosen.plans.get(shape) if chosen is not None else None

    def _choose(self, ctx: Context) -> Children:
        loose = ctx.loose
        chosen = next((then for test, then in self._branches if test is None or test(ctx)), _NOTHING)
        if ctx.shape is not None and ctx.loose == loose:
            self._chosen[ctx.shape] = chosen
        return chosen


_NOTHING = Children(())
