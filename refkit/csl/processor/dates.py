"""`cs:date`: localized and style dates, ranges, seasons, eras (specification 1.0.2, "Date", "Date-part",
"Date Ranges", "AD and BC", "Seasons", "Approximate Dates")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from refkit.csl.processor.casing import text_case
from refkit.csl.processor.compiling import Dressing
from refkit.csl.processor.context import Context
from refkit.csl.processor.date_values import Date, Point
from refkit.csl.processor.ordinals import ordinal, suffix_letters
from refkit.csl.processor.shapes import Closure
from refkit.csl.processor.texts import pieces
from refkit.csl.processor.tree import Node, Piece
from refkit.csl.style_file import CSL

if TYPE_CHECKING:
    from refkit.csl.processor.compiling import Compiler

_WANTED = {"year": ("year",), "year-month": ("year", "month"), "year-month-day": ("year", "month", "day")}


class Part:
    """One `cs:date-part`: what, in which form, and how it is dressed."""

    __slots__ = ("case", "dress", "form", "name", "range_delimiter", "strip")

    def __init__(self, name: str, attrs: Mapping[str, Any]) -> None:
        self.name = name
        self.form = attrs.get("form") or {"day": "numeric", "month": "long", "year": "long"}.get(name, "")
        self.dress = Dressing(attrs)
        self.case, self.strip = self.dress.case, self.dress.strip
        self.range_delimiter = attrs.get("range-delimiter") or "–"


def date(compiler: Compiler, element: Any) -> Closure:
    """`cs:date`. Gives a node tagged "date"."""
    variable = element.get("variable", "")
    form = element.get("form")
    wanted = _WANTED.get(element.get("date-parts", "year-month-day"), _WANTED["year-month-day"])
    dressing = Dressing(element)
    own = {part.get("name", ""): dict(part.attrib) for part in element.iterchildren(CSL + "date-part")}
    fixed = [Part(name, attrs) for name, attrs in own.items()]
    cache: dict[str, tuple[list[Part], str]] = {}  # a style has one locale a tag

    def layout(ctx: Context) -> tuple[list[Part], str]:
        if form is None:
            return fixed, dressing.delim
        found = cache.get(ctx.locale.tag)
        if found is None:
            attrs, parts = ctx.locale.dates.get(form, ({}, ()))
            made = []
            for part in parts:
                if part.name in wanted:
                    over = {k: v for k, v in own.get(part.name, {}).items() if k not in ("prefix", "suffix")}
                    made.append(Part(part.name, {**part.attrs, **over}))
            found = cache[ctx.locale.tag] = (made, attrs.get("delimiter", ""))
        return found

    def render(ctx: Context, out: list[Piece]) -> None:
        ctx.called += 1
        value = None
        if variable == "locator-date":
            ctx.loose += 1
        if variable not in ctx.suppressed:
            value = read_locator_date(ctx) if variable == "locator-date" else ctx.item.date(variable)
        if value is None:
            return
        if ctx.comparing and variable == "accessed":
            ctx.filled += 1
            out.append(variable)
            return
        if ctx.tracked is not None:
            ctx.tracked.append(variable)
        if value.start is None:
            if form is None and not any(part.name == "year" for part in fixed):
                return  # a text is printed once, where the year is
            text: list[Piece] = list(pieces(value.literal, ctx))
            if (suffix := _year_suffix(ctx)) is not None:
                text.append(suffix)
            ctx.filled += 1
            out.append(dressing.wrap(ctx, text, "date"))
            return
        parts, delim = layout(ctx)
        kids = _sort_parts(value, parts) if ctx.sorting else _parts(value, parts, ctx, delim)
        if not kids:
            return
        ctx.filled += 1
        if ctx.sorting:
            delim = ""
        if dressing.case:
            kids = text_case(kids, dressing.case)
        out.append(
            Node(
                kids,
                dressing.fmt,
                dressing.prefix,
                dressing.suffix,
                delim,
                dressing.quotes,
                dressing.display,
                "date",
            )
        )

    return render


def read_locator_date(ctx: Context) -> Date | None:
    """The date that stands in a locator ("locator-date")."""
    from refkit.csl.processor.date_values import read_date

    return read_date(ctx.cite.get("locator-date"))


def _year_suffix(ctx: Context) -> Piece | None:
    """The year suffix, behind the first year that a date prints, unless the style prints it itself."""
    number = ctx.tellings.year_suffix
    if number is None or ctx.year_suffix_done or ctx.style.own_year_suffix or ctx.sorting:
        return None
    ctx.year_suffix_done = True
    return Node([suffix_letters(number)], tag="year-suffix", data=number)


def _differing(start: Point, end: Point) -> set[str]:
    if start.year != end.year:
        return {"year", "month", "day"}
    if start.month != end.month or start.season != end.season:
        return {"month", "day"}
    return {"day"} if start.day != end.day else set()


def _parts(value: Date, parts: list[Part], ctx: Context, delim: str) -> list[Piece]:
    start, end = value.start, value.end
    if start is None:
        return []
    if end is None:
        return [piece for part in parts if (piece := _part(part, start, ctx)) is not None]
    if not end.year:
        kids = [piece for part in parts if (piece := _part(part, start, ctx)) is not None]
        delimiter = next((part.range_delimiter for part in parts if part.name == "year"), "–")
        return [*kids[:-1], Node([kids[-1], delimiter])] if kids else []
    differing = _differing(start, end)
    shown = [
        part for part in parts
        if _value(part.name, start) or _value(part.name, end)
    ]  # fmt: skip
    places = [k for k, part in enumerate(shown) if part.name in differing]
    if not places:
        return [piece for part in shown if (piece := _part(part, start, ctx)) is not None]
    first, last = places[0], places[-1]
    largest = next(name for name in ("year", "month", "day") if any(p.name == name for p in shown[first : last + 1])
                   and name in differing)  # fmt: skip
    delimiter = next(part.range_delimiter for part in shown if part.name == largest)
    head = [p for part in shown[:first] if (p := _part(part, start, ctx)) is not None]
    one = [p for part in shown[first : last + 1] if (p := _part(part, start, ctx, suffixed=False)) is not None]
    two = [p for part in shown[first : last + 1] if (p := _part(part, end, ctx)) is not None]
    tail = [p for part in shown[last + 1 :] if (p := _part(part, start, ctx)) is not None]
    if one and isinstance(one[-1], Node):
        one[-1] = Node(one[-1].kids, one[-1].fmt, one[-1].prefix, "", tag=one[-1].tag)
    if two and isinstance(two[0], Node):
        two[0] = Node(two[0].kids, two[0].fmt, "", two[0].suffix, tag=two[0].tag)
    block = Node([Node(one, delim=delim), delimiter, Node(two, delim=delim)])
    return [*head, block, *tail]


def _value(name: str, point: Point) -> int:
    if name == "year":
        return point.year
    if name == "month":
        return point.month or point.season
    return point.day


def _part(part: Part, point: Point, ctx: Context, suffixed: bool = True) -> Piece | None:
    text = _text(part, point, ctx)
    if not text:
        return None
    kids: list[Piece] = [text]
    dress = part.dress
    if part.strip:
        kids = [text.replace(".", "")]
    if part.case:
        kids = text_case(kids, part.case)
    if part.name == "year" and suffixed and (suffix := _year_suffix(ctx)) is not None:
        kids.append(suffix)
    tag = "year" if part.name == "year" else ""
    return Node(kids, dress.fmt, dress.prefix, dress.suffix, tag=tag)


def _text(part: Part, point: Point, ctx: Context) -> str:
    locale = ctx.locale
    if part.name == "year":
        return _year(part, point.year, locale)
    if part.name == "month":
        if not point.month:
            if point.season:
                return locale.term(f"season-0{point.season}") if 1 <= point.season <= 4 else ""
            return ""
        if part.form == "numeric":
            return str(point.month)
        if part.form == "numeric-leading-zeros":
            return f"{point.month:02}"
        month = locale.term(f"month-{point.month:02}", "short" if part.form == "short" else "long")
        ctx.loose += not month  # another month may have a name
        return month
    if part.name == "day" and point.day:
        if part.form == "numeric-leading-zeros":
            return f"{point.day:02}"
        if part.form == "ordinal" and (point.day == 1 or not locale.day_one_only):
            return ordinal(point.day, locale, locale.genders.get(f"month-{point.month:02}", ""))
        return str(point.day)
    return ""


def _year(part: Part, year: int, locale: Any) -> str:
    if not year:
        return ""
    if year < 0:
        return f"{-year}{locale.term('bc')}"
    if part.form == "short" and year >= 1000:
        return f"{year % 100:02}"
    if year < 1000:
        return f"{year}{locale.term('ad')}"
    return str(year)


def _sort_parts(value: Date, parts: list[Part]) -> list[Piece]:
    names = {part.name for part in parts}
    return [sort_key(value, names)]


def sort_key(value: Date, names: set[str] | None = None) -> str:
    """A date as a text that sorts: years (before Christ first), months, days, those of the end behind."""
    if value.start is None:
        return value.literal
    out = _point_key(value.start, names)
    if value.end is not None:
        out += "/" + _point_key(value.end, names)
    return out


def _point_key(point: Point, names: set[str] | None) -> str:
    out = ""
    if names is None or "year" in names:
        out += f"{point.year + 100000:06}"
    if names is None or "month" in names:
        out += f"{point.month or (point.season * 3 if point.season else 0):02}"
    if names is None or "day" in names:
        out += f"{point.day:02}"
    return out
