"""`cs:names`: lists of names, et al., labels, substitutes (specification 1.0.2, "Names", "Name", "Et-al",
"Substitute", "Label" in cs:names)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from refkit.csl.processor.compiling import Dressing
from refkit.csl.processor.context import FIRST, Context
from refkit.csl.processor.items import Person
from refkit.csl.processor.name_options import NameStyle, limits
from refkit.csl.processor.numbers import ampersand
from refkit.csl.processor.people import FULL, INITIALS, NONE, set_person
from refkit.csl.processor.shapes import Closure
from refkit.csl.processor.texts import pieces
from refkit.csl.processor.tree import Node, Piece, is_empty
from refkit.csl.style_file import CSL

if TYPE_CHECKING:
    from refkit.csl.processor.compiling import Compiler


def names(compiler: Compiler, element: Any) -> Closure:
    """`cs:names`. Gives a node tagged "names" whose data is the people shown, for grouping and substitution."""
    outer: NameStyle | None = compiler.names_frame
    style = NameStyle(compiler, element, outer)
    variables = (element.get("variable") or "").split()
    dressing = Dressing(element)
    substitute = element.find(CSL + "substitute")
    substitutes: list[Closure] = []
    if substitute is not None:
        compiler.names_frame = style
        substitutes = compiler.closures(substitute)
        compiler.names_frame = outer
    pair = sorted(variables) == ["editor", "translator"]

    def render(ctx: Context, out: list[Piece]) -> None:
        item = ctx.item
        found: list[tuple[str, list[Person]]] = []
        ctx.called += 1
        for variable in variables:
            if variable in ctx.suppressed:
                continue
            people = item.names(variable)
            if people:
                found.append((variable, people))
        if not found:
            _substituted(ctx, out, substitutes, dressing)
            return
        ctx.filled += 1
        if ctx.tracked is not None:
            ctx.tracked += [variable for variable, _ in found]
            ctx.suppress(variable for variable, _ in found)
        if pair and len(found) == 2 and _alike(found[0][1], found[1][1]):
            joint = "editortranslator"
            term = ctx.locale.find(joint)
            if term or (term is None and ctx.locale.find("editor-translator")):
                found = [(joint, found[0][1])]
        kids: list[Piece] = []
        count = 0
        if style.counts:
            ctx.loose += 1
            for _, people in found:
                count += _shown(people, style, ctx, ctx.names_index)[0]
                ctx.names_index += 1
            if count:
                out.append(dressing.wrap(ctx, [str(count)]))
            return
        shown: list[Any] = []
        for variable, people in found:
            piece = _list(variable, people, style, ctx)
            if piece is not None:
                kids.append(piece)
                shown.append(tuple(person.same_as for person in people))
        if kids:
            node = Node(kids, dressing.fmt, dressing.prefix, dressing.suffix, style.between_lists, dressing.quotes,
                        dressing.display, "names", tuple(shown))  # fmt: skip
            out.append(node)

    return render


def _alike(one: list[Person], two: list[Person]) -> bool:
    return len(one) == len(two) and all(a.same_as == b.same_as for a, b in zip(one, two, strict=True))


def _substituted(ctx: Context, out: list[Piece], substitutes: list[Closure], dressing: Dressing) -> None:
    """The first substitute that gives anything; what it read is then used up ("Substitute")."""
    for closure in substitutes:
        outer = ctx.tracked
        ctx.track([])
        called, filled = ctx.called, ctx.filled
        pieces_of: list[Piece] = []
        closure(ctx, pieces_of)
        read = ctx.tracked or []
        ctx.track(outer)
        if pieces_of and all(map(is_empty, pieces_of)):
            ctx.loose += 1
            return  # a term that is there and says nothing
        if pieces_of:
            ctx.suppress(read)
            if outer is not None:
                outer += read
            ctx.called, ctx.filled = called + 1, filled + 1
            if len(pieces_of) == 1 and isinstance(pieces_of[0], Node) and pieces_of[0].tag == "names":
                node = pieces_of[0]
                if not dressing.bare:
                    node = Node([node], dressing.fmt, dressing.prefix, dressing.suffix, "", dressing.quotes,
                                dressing.display)  # fmt: skip
                out.append(node)
                return
            node = Node(pieces_of, tag="names", data="substitute")
            node.fmt, node.prefix, node.suffix = dressing.fmt, dressing.prefix, dressing.suffix
            node.quotes, node.display = dressing.quotes, dressing.display
            out.append(node)
            return
        ctx.called = max(called, 1)


def _shown(people: list[Person], style: NameStyle, ctx: Context, nameset: int) -> tuple[int, bool]:
    """How many names are printed, and whether others are left out ("Et-al Abbreviation")."""
    total = len(people)
    least, first = style.limits
    if ctx.name_override:
        least, first = limits(ctx.name_override, "names-min", "names-use-first", style.limits)
    elif ctx.position != FIRST and ctx.area == "citation":
        least, first = style.later_limits
    count = total if least is None or first is None or total < least or total < first else first
    if count < total:
        count = min(total, count + ctx.tellings.names.get(nameset, 0))
    if ctx.names_shown is not None:
        ctx.names_shown.append((count, nameset, people))
    return count, count < total


def level_of(person: Person, place: int, nameset: int, style: NameStyle, ctx: Context) -> int:
    """How much of the given name is printed, disambiguation included."""
    level: int = style.least_level
    if ctx.levels is not None and not person.literal:
        wanted = ctx.levels.get(person.later if place else person.first, NONE)
        level = max(level, wanted)
    level = max(level, ctx.tellings.givens.get((nameset, place), NONE))
    return FULL if level == INITIALS and style.no_initials else level


def _list(variable: str, people: list[Person], style: NameStyle, ctx: Context) -> Piece | None:
    nameset = ctx.names_index
    ctx.names_index += 1
    count, cut = _shown(people, style, ctx, nameset)
    if count == 0:
        ctx.loose += 1
        return None
    order = "all" if ctx.sorting else style.order
    dress, person_style = style.dress, style.person
    told = bool(ctx.levels or ctx.tellings.givens)
    level = style.shown_level
    shown: list[Piece] = []
    for place in range(count):
        person = people[place]
        inverted = (order == "all" or (order == "first" and place == 0)) and not person.literal
        if told:
            level = level_of(person, place, nameset, style, ctx)
        piece = set_person(person, person_style, level, inverted, ctx)
        shown.append(Node([piece], tag="name", data=(person, place, person_style)))
    if ctx.people_shown is not None:
        ctx.people_shown += [(people[place], place, person_style) for place in range(count)]
    inverted = (order == "all" or (order == "first" and count == 1)) and not people[count - 1].literal
    before = people[count - 2] if count > 1 else people[0]
    earlier = (order == "all" or (order == "first" and count == 2)) and not before.literal
    body = _cut(shown, people, style, ctx, nameset, inverted) if cut else _whole(shown, style, ctx, earlier)
    node = Node(body, dress.fmt, dress.prefix, dress.suffix, tag="name-list")
    if style.label is None:
        return node
    form, plural, label_dress = style.label
    many = plural == "always" or (plural == "contextual" and len(people) > 1)
    found = ctx.locale.find(variable, form, many)
    if found is None and variable == "editortranslator":
        found = ctx.locale.find("editor-translator", form, many)
    if not found or ctx.sorting:
        return node
    label = label_dress.wrap(ctx, [found], "label")
    return Node([label, node] if style.label_first else [node, label])


def _whole(shown: list[Piece], style: NameStyle, ctx: Context, inverted: bool) -> list[Piece]:
    """All names: delimiters, `and` and what precedes it ("and", "delimiter-precedes-last")."""
    count = len(shown)
    if count == 1:
        return shown
    delimiter = style.delimiter
    conjunction = "" if ctx.sorting else _and(style, ctx)
    body: list[Piece] = [shown[0]]
    for piece in shown[1:-1]:
        body += [delimiter, piece]
    if not conjunction:
        return [*body, delimiter, shown[-1]]
    precedes = _precedes(style.before_last, count > 2, inverted)
    behind = "" if _eastern(conjunction[-1]) or conjunction[-1].isspace() else " "
    if precedes:
        gap = "" if delimiter[-1:].isspace() or _eastern(conjunction[0]) else " "
        between = f"{delimiter}{gap}{conjunction}{behind}"
    else:
        gap = "" if _eastern(conjunction[0]) else " "
        between = f"{gap}{conjunction}{behind}"
    return [*body, between, shown[-1]]


def _eastern(char: str) -> bool:
    """Whether a word that begins or ends so stands without a space there: East Asian writing, the Hebrew "and"."""
    return char == "\u05d5" or char >= "\u2e80"


def _precedes(value: str, contextual: bool, inverted: bool) -> bool:
    if value == "contextual":
        return contextual
    if value == "after-inverted-name":
        return inverted
    return value == "always"


def _and(style: NameStyle, ctx: Context) -> str:
    value = style.conjunction
    if value == "text":
        return ctx.locale.term("and")
    return ampersand(ctx.locale) if value == "symbol" else ""


def _cut(
    shown: list[Piece],
    people: list[Person],
    style: NameStyle,
    ctx: Context,
    nameset: int,
    inverted: bool,
) -> list[Piece]:
    """A list that et al. or an ellipsis ends ("Et-al Abbreviation", et-al-use-last)."""
    delimiter = style.delimiter
    body: list[Piece] = [shown[0]]
    for piece in shown[1:]:
        body += [delimiter, piece]
    own = (ctx.name_override or {}).get("names-use-last")
    if (own == "true" if own else style.use_last) and len(people) >= len(shown) + 2:
        person = people[-1]
        order = "all" if ctx.sorting else style.order
        level = level_of(person, len(people) - 1, nameset, style, ctx)
        if ctx.people_shown is not None:
            ctx.people_shown.append((person, len(people) - 1, style.person))
        last = Node(
            [set_person(person, style.person, level, order == "all", ctx)],
            tag="name",
            data=(person, len(people) - 1, style.person),
        )
        return [*body, f"{delimiter}… ", last]
    term = ctx.locale.find(style.et_al_term)
    if term is None:
        term = ctx.locale.term("et-al")
    if not term.strip():
        return body
    if ctx.sorting:
        return body
    precedes = _precedes(style.before_et_al, len(shown) > 1, inverted)
    gap = "" if _eastern(term[0]) or term[0].isspace() else " "
    between = (delimiter if delimiter[-1:].isspace() or not gap else delimiter + " ") if precedes else gap
    return [*body, between, style.et_al_dress.wrap(ctx, pieces(term, ctx), "et-al")]
