"""`cs:text`, `cs:number` and `cs:label` (specification 1.0.2, sections of these names)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from refkit.csl.processor.context import Context
from refkit.csl.processor.numbers import NUMBER_VARIABLES, in_form, is_numeric, is_plural, set_number
from refkit.csl.processor.ordinals import suffix_letters
from refkit.csl.processor.richtext import rich
from refkit.csl.processor.shapes import Closure
from refkit.csl.processor.tree import Node, Piece
from refkit.errors import StyleError

if TYPE_CHECKING:
    from refkit.csl.processor.compiling import Compiler

_SPACED = re.compile(" [:;?!»]|« ")  # French spacing: the space does not break
_VERBATIM = frozenset({"DOI", "URL", "ISBN", "ISSN", "PMID", "PMCID"})
_SHORT = {"title": "title-short", "container-title": "container-title-short"}


def pieces(text: str, ctx: Context) -> list[Piece]:
    """A field's text with its rich text and quotation marks as nodes."""
    if _SPACED.search(text):
        text = _SPACED.sub(lambda m: m[0].replace(" ", "\u202f"), text)
    quotes = ctx.locale.quotes
    return rich(text, quotes.opening, quotes.closing, quotes.opening_inner, quotes.closing_inner)


def text(compiler: Compiler, element: Any) -> Closure:
    """`cs:text`: a macro, a term, a value or a variable."""
    from refkit.csl.processor.compiling import Dressing

    dressing = Dressing(element)
    if (name := element.get("macro")) is not None:
        return _macro(compiler, element, name, dressing)
    if (name := element.get("term")) is not None:
        return _term(element, name, dressing)
    if (value := element.get("value")) is not None:
        return _value(value, dressing)
    name = element.get("variable")
    if name is None:
        raise StyleError(
            f"Style {compiler.style.name}, line {element.sourceline}: cs:text needs one of variable, macro, term "
            "or value."
        )
    return _variable(compiler, name, element.get("form", "long"), dressing)


def _macro(compiler: Compiler, element: Any, name: str, dressing: Any) -> Closure:
    children = compiler.macro(name, element)
    plans, first = children.plans, children.first
    wrap, bare = dressing.wrap, dressing.bare and not dressing.case and not dressing.strip

    def render(ctx: Context, out: list[Piece]) -> None:
        kids: list[Piece] = []
        called, filled = ctx.called, ctx.filled
        ctx.called = ctx.filled = 0
        plan = plans.get(ctx.shape)
        if plan is None:
            first(ctx, kids)
        else:
            ctx.called = plan[0]
            for closure in plan[1]:
                closure(ctx, kids)
        own_called, own_filled = ctx.called, ctx.filled
        if own_called and not own_filled:  # as a group
            ctx.called, ctx.filled = called + own_called, filled
            if ctx.tracked is not None and any(isinstance(kid, Node) and kid.tag == "term" for kid in kids):
                out.extend(kids)
            return
        if kids:  # what a macro gives counts, as a group's does
            ctx.called, ctx.filled = called + (own_called or 1), filled + (own_filled or 1)
            if bare and len(kids) == 1:
                out.append(kids[0])
            else:
                out.append(wrap(ctx, kids))
        else:
            ctx.called, ctx.filled = called + own_called, filled + own_filled

    return render


def _term(element: Any, name: str, dressing: Any) -> Closure:
    form, plural = element.get("form", "long"), element.get("plural") == "true"

    no_date = name == "no date"

    def render(ctx: Context, out: list[Piece]) -> None:
        found = ctx.locale.find(name, form, plural)
        if found:
            if no_date:  # stands for a date, and is none of the terms that go with what they describe
                ctx.called += 1
                ctx.filled += 1
            out.append(dressing.wrap(ctx, pieces(found, ctx), "term"))
        elif found is not None and ctx.tracked is not None:
            out.append(Node([], tag="term"))  # a substitute all the same

    return render


def _value(value: str, dressing: Any) -> Closure:
    def render(ctx: Context, out: list[Piece]) -> None:
        if value:
            out.append(dressing.wrap(ctx, pieces(value, ctx)))

    return render


def _variable(compiler: Compiler, name: str, form: str, dressing: Any) -> Closure:
    wrap = dressing.wrap
    if name == "citation-number":

        def render_number(ctx: Context, out: list[Piece]) -> None:
            ctx.called += 1
            ctx.filled += 1
            out.append(wrap(ctx, [str(ctx.number)], "citation-number", ctx.number))

        return render_number
    if name == "year-suffix":
        compiler.style.own_year_suffix.add(compiler.area)

        def render_suffix(ctx: Context, out: list[Piece]) -> None:
            ctx.loose += 1
            number = ctx.tellings.year_suffix
            if number is None:
                letters = ctx.item.text("year-suffix")
                if not letters:
                    return
            else:
                letters = suffix_letters(number)
            ctx.called += 1
            ctx.filled += 1
            ctx.year_suffix_done = True
            out.append(wrap(ctx, [letters], "year-suffix", number))

        return render_suffix
    if name == "citation-label":
        from refkit.csl.processor.citation_label import citation_label

        def render_label(ctx: Context, out: list[Piece]) -> None:
            label = ctx.text(name)
            if not label:
                label = citation_label(ctx.item)
                ctx.filled += 1
            kids: list[Piece] = [label]
            if ctx.tellings.year_suffix is not None and ctx.area not in ctx.style.own_year_suffix:
                ctx.year_suffix_done = True
                kids.append(Node([suffix_letters(ctx.tellings.year_suffix)], tag="year-suffix",
                                 data=ctx.tellings.year_suffix))  # fmt: skip
            out.append(wrap(ctx, kids))

        return render_label
    if name == "locator":

        def render_locator(ctx: Context, out: list[Piece]) -> None:
            value = _locator(ctx)
            if value:
                out.append(wrap(ctx, pieces(value, ctx), "locator"))

        return render_locator
    if name == "first-reference-note-number":

        def render_note(ctx: Context, out: list[Piece]) -> None:
            ctx.loose += 1
            ctx.called += 1
            value = str(ctx.note_number) or ctx.item.text(name)
            if value and value != "0":
                ctx.filled += 1
                out.append(wrap(ctx, [value], "first-reference-note-number"))

        return render_note
    numbers = name in NUMBER_VARIABLES

    def render(ctx: Context, out: list[Piece]) -> None:
        value = variable_text(ctx, name, form)
        if not value:
            return
        if name in _VERBATIM:
            out.append(wrap(ctx, [value]))
        elif numbers:
            out.append(wrap(ctx, pieces(set_number(value, name, ctx.locale, ctx.style.page_format), ctx)))
        else:
            out.append(wrap(ctx, pieces(value, ctx), "title" if name == "title" else ""))

    return render


def short_name(name: str) -> str:
    """The variable that holds the short form of another."""
    return _SHORT.get(name, f"{name}-short")


def variable_text(ctx: Context, name: str, form: str) -> str:
    """The text of a variable in a form: the short one where there is one."""
    if form == "short":
        if ctx.abbreviations is not None:
            long = ctx.item.text(name)
            abbreviated = ctx.abbreviations.get(name, {}).get(long)
            if abbreviated and name not in ctx.suppressed:
                ctx.text(name)
                return abbreviated
        short = short_name(name)
        if ctx.item.has(short) and name not in ctx.suppressed:
            if ctx.tracked is not None:
                ctx.tracked.append(name)
            return ctx.text(short)
        return ctx.text(name)
    return ctx.text(name)


def _locator(ctx: Context) -> str:
    """The locator of the cite, set as pages where it is one."""
    ctx.loose += ctx.area == "citation"
    ctx.called += 1
    value = str(ctx.cite.get("locator") or "").strip()
    if not value:
        return ""
    ctx.filled += 1
    label = ctx.cite.get("label") or "page"
    kind = "page-locator" if label == "page" else "locator"
    return set_number(value, kind, ctx.locale, ctx.style.page_format)


def number(compiler: Compiler, element: Any) -> Closure:
    """`cs:number`: as a number in a form if it is numeric, as text if not."""
    from refkit.csl.processor.compiling import Dressing

    dressing = Dressing(element)
    name, form = element.get("variable", ""), element.get("form", "numeric")
    if name == "citation-number":
        return _variable(compiler, name, "long", dressing)

    def render(ctx: Context, out: list[Piece]) -> None:
        if name == "locator":
            value = _locator(ctx)
        elif name == "first-reference-note-number":
            ctx.loose += 1
            ctx.called += 1
            value = str(ctx.note_number)
            ctx.filled += bool(value)
        else:
            value = ctx.text(name)
        if not value:
            return
        if form != "numeric" and is_numeric(value):
            value = in_form(value, form, ctx.locale, ctx.locale.genders.get(name, ""))
        out.append(dressing.wrap(ctx, [set_number(value, name, ctx.locale, ctx.style.page_format)]))

    return render


_OWN_LABEL = re.compile(
    r"(?:vrs|sv|subpara|op|subch|add|amend|annot|app|art|bibliog|bk|ch|cl|col|cmt|dec|dept|div|ex|fig|fld|fol|n|hypo"
    r"|illus|intro|l|no|para|pt|pmbl|princ|pub|r|rn|sched|sec|ser|subdiv|subsec|supp|tbl|tit|vol)\.\s"
)
_LABEL_TERMS = {"number-of-volumes": "volume", "page-first": "page"}


def label(compiler: Compiler, element: Any) -> Closure:
    """`cs:label` outside `cs:names`: the term of a number variable or of the locator, singular or plural."""
    from refkit.csl.processor.compiling import Dressing

    dressing = Dressing(element)
    name, form = element.get("variable", ""), element.get("form", "long")
    plural = element.get("plural", "contextual")

    def render(ctx: Context, out: list[Piece]) -> None:
        if name == "locator":
            ctx.loose += ctx.area == "citation"
            value = str(ctx.cite.get("locator") or "").strip()
            term = ctx.cite.get("label") or "page"
            if _OWN_LABEL.match(value):
                return
        else:
            value = "" if name in ctx.suppressed else ctx.item.text(name)
            term = name
        if not value:
            return
        if plural == "contextual":
            if name.startswith("number-of-"):
                many = value.strip().isdecimal() and value.strip() not in ("0", "1")
            else:
                many = is_plural(value, ctx.locale.term("and"))
        else:
            many = plural == "always"
        locale = ctx.locale
        found = locale.find(term, form, many)
        if found is None and term in _LABEL_TERMS:
            found = locale.find(_LABEL_TERMS[term], form, many)
        if found is None and term == "sub verbo":
            found = locale.find("sub-verbo", form, many)
        if found:
            out.append(dressing.wrap(ctx, [found], "label"))
        else:
            ctx.loose += 1  # the plural or the singular may be there

    return render
