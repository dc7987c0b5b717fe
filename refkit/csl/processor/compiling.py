"""Style elements → closures. A closure appends what an item gives to a list; no XML is read after this.

Specification 1.0.2, "Rendering Elements". One compiler serves one area (citation or bibliography), since what
`cs:name` inherits depends on where a macro is called from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from refkit.csl.processor.casing import text_case
from refkit.csl.processor.context import Context
from refkit.csl.processor.shapes import Children, Closure
from refkit.csl.processor.tree import Format, Node, Piece, copy
from refkit.csl.style_file import CSL
from refkit.errors import StyleError

if TYPE_CHECKING:
    from refkit.csl.processor.style import Style

FORMATTING = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")


def formatting(attrs: Any) -> Format:
    """The formatting attributes of an element, the inner ones first (specification, "Formatting")."""
    return tuple((key, value) for key in FORMATTING if (value := attrs.get(key)))


class Dressing:
    """The attributes that any element may carry: affixes, formatting, quotes, display, text-case, strip-periods."""

    __slots__ = ("bare", "case", "delim", "display", "fmt", "prefix", "quotes", "strip", "suffix")

    def __init__(self, attrs: Any) -> None:
        self.fmt = formatting(attrs)
        self.prefix, self.suffix = attrs.get("prefix") or "", attrs.get("suffix") or ""
        self.quotes = attrs.get("quotes") == "true"
        self.display = attrs.get("display") or ""
        self.case = attrs.get("text-case") or ""
        self.strip = attrs.get("strip-periods") == "true"
        self.delim = attrs.get("delimiter") or ""
        self.bare = not (self.fmt or self.prefix or self.suffix or self.quotes or self.display)

    def wrap(self, ctx: Context, kids: list[Piece], tag: str = "", data: Any = None) -> Piece:
        """`kids` in all of it. For text: case and stripping of periods happen here."""
        if self.strip:
            kids = [strip_periods(kid) for kid in kids]
        if self.case:
            kids = text_case(
                kids,
                self.case,
                ctx.style.is_english(ctx.item, ctx.locale),
                ctx.item.language or ctx.locale.language,
            )
        if self.bare and not tag:
            return kids[0] if len(kids) == 1 else Node(kids)
        return Node(kids, self.fmt, self.prefix, self.suffix, "", self.quotes, self.display, tag, data)


def strip_periods(piece: Piece) -> Piece:
    """`piece` without full stops (specification, "Strip-periods")."""
    if isinstance(piece, str):
        return piece.replace(".", "")
    return copy(piece, [strip_periods(kid) for kid in piece.kids])


class Compiler:
    """Makes closures for one area of a style. `stack` holds the macros being compiled, to refuse loops."""

    def __init__(self, style: Style, area: str) -> None:
        self.style, self.area = style, area
        self.macros: dict[str, Children] = {}
        self.stack: list[str] = []
        self.names_frame: Any = None  # the cs:names whose cs:substitute is being compiled

    def closures(self, element: Any) -> list[Closure]:
        """The closures of an element's children, one by one."""
        return [closure for child in element if (closure := self.element(child)) is not None]

    def children(self, element: Any) -> Children:
        """The closures of an element's children, to be run in order."""
        return Children(self.closures(element))

    def element(self, element: Any) -> Closure | None:
        """The closure of one rendering element."""
        from refkit.csl.processor import conditions, dates, names, texts

        tag = element.tag
        if not isinstance(tag, str) or not tag.startswith(CSL):
            return None
        name = tag[len(CSL) :]
        if name == "text":
            return texts.text(self, element)
        if name == "number":
            return texts.number(self, element)
        if name == "label":
            return texts.label(self, element)
        if name == "group":
            return self.group(element)
        if name == "choose":
            return conditions.choose(self, element)
        if name == "names":
            return names.names(self, element)
        if name == "date":
            return dates.date(self, element)
        if name in ("layout", "name", "et-al", "institution", "substitute"):
            return None
        raise StyleError(
            f"Style {self.style.name}, line {element.sourceline}: cs:{name} is no rendering element; "
            "see “Rendering Elements” of CSL 1.0.2."
        )

    def macro(self, name: str, element: Any) -> Children:
        """The closures of a macro, compiled once. Raises `StyleError` for one that is missing or calls itself."""
        where = f"Style {self.style.name}, line {element.sourceline}"
        if name in self.stack:
            raise StyleError(f"{where}: macro {name!r} calls itself ({' > '.join([*self.stack, name])}).")
        found = self.macros.get(name)
        if found is None:
            source = self.style.macro_elements.get(name)
            if source is None:
                raise StyleError(f"{where}: there is no macro {name!r}; add it or correct its name.")
            self.stack.append(name)
            found = self.macros[name] = self.children(source)
            self.stack.pop()
        return found

    def group(self, element: Any) -> Closure:
        """`cs:group`: nothing at all if it calls variables and all of them are empty ("Group")."""
        children = self.children(element)
        plans, first = children.plans, children.first
        dressing = Dressing(element)
        fmt, prefix, suffix = dressing.fmt, dressing.prefix, dressing.suffix
        delim, quotes, display = dressing.delim, dressing.quotes, dressing.display
        bare = dressing.bare

        def render(ctx: Context, out: list[Piece]) -> None:
            called, filled = ctx.called, ctx.filled
            ctx.called = ctx.filled = 0
            pieces: list[Piece] = []
            plan = plans.get(ctx.shape)
            if plan is None:
                first(ctx, pieces)
            else:
                ctx.called = plan[0]
                for closure in plan[1]:
                    closure(ctx, pieces)
            own_called, own_filled = ctx.called, ctx.filled
            if own_called and not own_filled:
                ctx.called, ctx.filled = called + own_called, filled
                return
            if pieces:
                ctx.called, ctx.filled = called + (own_called or 1), filled + (own_filled or 1)
                if bare and len(pieces) == 1:
                    out.append(pieces[0])
                else:
                    out.append(Node(pieces, fmt, prefix, suffix, delim, quotes, display))
            else:
                ctx.called, ctx.filled = called + own_called, filled + own_filled

        return render
