"""The rendering elements of a style, on top of citeproc-py's.

Each class takes the place of the library's class of the same name through a class lookup of our own
(`lookup`); the library itself is not changed. What is overridden, above all `render`, says why; it gives text
with marks (`refkit.csl.marks`), "" for nothing, and keeps its state in the `Engine`.
"""
# mypy: disable-error-code="misc, no-any-return"
# (citeproc-py is untyped, so each base class is Any)

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from citeproc import model

from refkit.csl import marks
from refkit.csl.citeproc_py.casing import text_case
from refkit.csl.citeproc_py.items import Item
from refkit.csl.citeproc_py.numbers import each_number, is_numeric, is_plural, roman

if TYPE_CHECKING:
    from refkit.csl.citeproc_py.engine import Engine

STYLED = {
    "font-style": {"italic": marks.ITALIC, "oblique": marks.ITALIC, "normal": marks.UPRIGHT},
    "font-variant": {"small-caps": marks.SMALL_CAPS, "normal": marks.FULL_CAPS},
    "font-weight": {"bold": marks.BOLD, "light": marks.MEDIUM, "normal": marks.MEDIUM},
    "text-decoration": {"underline": marks.UNDERLINE, "none": marks.PLAIN_LINE},
    "vertical-align": {"sup": marks.SUPERSCRIPT, "sub": marks.SUBSCRIPT, "baseline": marks.BASELINE},
}


class Node:
    """What all rendering elements share. Mixed in before the library's class."""

    engine: Engine
    get: Any

    def bound(self, name: str, make: Any) -> Any:
        """A value worked out once for this element. (`getattr` would search the XML for a child.)"""
        if name not in self.__dict__:
            self.__dict__[name] = make()
        return self.__dict__[name]

    def kids(self) -> list[Any]:
        """The child elements."""
        return self.bound("_kids", lambda: list(self))  # type: ignore[call-overload]

    def finish(self, text: str, item: Item | None = None) -> str:
        """`text` with the text-case, formatting, quotes, affixes and display that the element asks for, in this
        order (specification, "Affixes": affixes are outside the rest)."""
        if not text:
            return ""
        steps = self.bound("_finish", self._finishing)
        if not steps:
            return text
        strip, case, opening, quotes, prefix, suffix, display = steps
        in_quote = self.engine.punctuation_in_quote
        if strip:
            text = text.replace(".", "")
        if case:
            text = text_case(text, case, self.english(item))
        if opening:
            text = opening + text + marks.OFF * len(opening)
        if quotes:
            text = self.quoted(text)
        text = marks.glue(marks.glue(prefix, text, in_quote), suffix, in_quote)
        if display in ("block", "indent"):
            text = f"\n{text}\n"
        return text

    def _finishing(self) -> tuple[Any, ...]:
        opening = "".join(values.get(self.get(name, "?"), "") for name, values in STYLED.items())
        steps = (
            self.get("strip-periods") == "true",
            self.get("text-case"),
            opening,
            self.get("quotes") == "true",
            self.get("prefix", ""),
            self.get("suffix", ""),
            self.get("display"),
        )
        return steps if any(steps) else ()

    def english(self, item: Item | None) -> bool:
        """Whether the item's titles are English (specification, "Non-English Items")."""
        if item is not None and item.language:
            return item.language.lower().startswith("en")
        return self.engine.english

    def quoted(self, text: str) -> str:
        """`text` in quotation marks; those inside it change to the inner ones (“ … ‘…’ … ”)."""
        term = self.engine.wording.term
        opening, closing = term("open-quote"), term("close-quote")
        inner_opening, inner_closing = term("open-inner-quote"), term("close-inner-quote")
        text = re.sub(r'"([^"]*)"', rf"{inner_opening}\1{inner_closing}", text)
        if opening != closing:
            text = text.replace(opening, inner_opening).replace(closing, inner_closing)
        return f"{opening}{text}{marks.CLOSE_QUOTE}{closing}{marks.QUOTE_END}"

    def join(self, pieces: list[str], delimiter: str = "") -> str:
        """The pieces that are not empty, joined."""
        return marks.join(pieces, delimiter, self.engine.punctuation_in_quote)

    def render_children(self, item: Item, delimiter: str = "", **_: Any) -> str:
        """The children, joined. cs:choose is transparent: it hands the delimiter down."""
        pieces = [
            kid.render(item, delimiter=delimiter) if isinstance(kid, Choose) else kid.render(item)
            for kid in self.kids()
        ]
        return self.join(pieces, delimiter)

    def grouped(self, item: Item, parent: Any, delimiter: str) -> str:
        """The children of `parent` (a group or macro), or "" if they ask for variables and all are empty. If it
        prints it counts as one variable with a value (specification, "Group")."""
        engine = self.engine
        called, filled = engine.called, engine.filled
        text = parent.render_children(item, delimiter)
        asked, found = engine.called > called, engine.filled > filled
        if not text or (asked and not found):
            engine.called, engine.filled = called + asked, filled
            return ""
        engine.called, engine.filled = called + 1, filled + 1
        return str(text)

    def render(self, item: Item, **_: Any) -> str:
        """An element that has no business here prints nothing."""
        return ""


class Element(Node, model.CitationStylesElement):
    """Any element without a class of its own (info, term, sort …)."""


class Macro(Node, model.Macro):
    """cs:macro."""

    def render(self, item: Item, **_: Any) -> str:
        return self.render_children(item)


class Text(Node, model.Text):
    """cs:text. The library suppresses only what a variable of its own stood in for, not what a macro printed."""

    def render(self, item: Item, **_: Any) -> str:
        engine, get = self.engine, self.get
        if (variable := get("variable")) is not None:
            text = engine.text(item, variable, get("form"))
        elif (macro := get("macro")) is not None:
            text = self.grouped(item, engine.macros[macro], "")
        elif (term := get("term")) is not None:
            text = engine.wording.term(term, get("form", "long"), get("plural") == "true")
        else:
            text = get("value", "")
        return self.finish(text, item)


class Number(Node, model.Number):
    """cs:number. The library's looks up "number-of-pages" under a name that no item has."""

    def render(self, item: Item, **_: Any) -> str:
        variable, form, wording = self.get("variable"), self.get("form", "numeric"), self.engine.wording
        text = self.engine.text(item, variable, None)
        if form == "ordinal":
            text = each_number(text, lambda n: wording.ordinal(n, wording.gender(variable)))
        elif form == "long-ordinal":
            text = each_number(text, lambda n: wording.long_ordinal(n, wording.gender(variable)))
        elif form == "roman":
            text = each_number(text, roman)
        elif variable != "page":
            text = each_number(text, str)
        return self.finish(text, item)


class Label(Node, model.Label):
    """cs:label. The library prints it for a suppressed variable, and fails on number-of-pages."""

    def render(self, item: Item, **_: Any) -> str:
        variable = self.get("variable", "")
        value = item.values.get(variable)
        if not isinstance(value, str) or variable in self.engine.suppressed:
            return ""
        if variable.startswith("number-of-"):
            several = is_plural(value) or (value.isdecimal() and value.lstrip("0") not in ("", "1"))
        else:
            several = is_plural(value)
        return self.term(variable, several)

    def term(self, name: str, several: bool) -> str:
        """The term of `name`, singular or plural as the element asks for."""
        rule = self.get("plural", "contextual")
        plural = rule == "always" or (rule == "contextual" and several)
        return self.finish(self.engine.wording.term(name, self.get("form", "long"), plural))


class Group(Node, model.Group):
    """cs:group. The library decides from the style alone whether a variable was called; here it is counted
    while the children are rendered (specification, "Group")."""

    def render(self, item: Item, **_: Any) -> str:
        return self.finish(self.grouped(item, self, self.get("delimiter", "")), item)


class Choose(Node, model.Choose):
    """cs:choose."""

    def render(self, item: Item, delimiter: str = "", **_: Any) -> str:
        for branch in self.kids():
            if branch.holds(item):
                return branch.render_children(item, delimiter)
        return ""


class If(Node, model.If):
    """cs:if. Overridden are the tests: the library's does not see the names of CSL 1.0.2, takes an if with
    only `disambiguate` for true, and "2-4" for not numeric."""

    def holds(self, item: Item) -> bool:
        """Whether the conditions are met (specification, "Choose")."""
        results: list[bool] = []
        get = self.get
        if (tested := get("type")) is not None:
            results += [name == item.type for name in tested.split()]
        if (tested := get("variable")) is not None:
            results += [self._has(item, name) for name in tested.split()]
        if (tested := get("is-numeric")) is not None:
            results += [self._numeric(item, name) for name in tested.split()]
        if (tested := get("is-uncertain-date")) is not None:
            results += [bool((item.values.get(name) or {}).get("circa")) for name in tested.split()]
        if (tested := get("locator")) is not None:
            results += [False] * len(tested.split())
        if (tested := get("position")) is not None:  # all false in a bibliography; a first cite elsewhere
            cited = self.engine.section is self.engine.citation
            results += [cited and name == "first" for name in tested.split()]
        if get("disambiguate") is not None:
            results.append(False)
        match = get("match", "all")
        return any(results) if match == "any" else not any(results) if match == "none" else all(results)

    def _has(self, item: Item, name: str) -> bool:
        if name == "citation-number":
            return True
        return bool(item.year_suffix if name == "year-suffix" else item.values.get(name))

    def _numeric(self, item: Item, name: str) -> bool:
        value = item.values.get(name)
        return name == "citation-number" or (isinstance(value, str) and is_numeric(marks.visible(value)))


class ElseIf(If):
    """cs:else-if."""


class Else(Node, model.Else):
    """cs:else."""

    def holds(self, item: Item) -> bool:
        """Always."""
        return True


class Layout(Node, model.Layout):
    """cs:layout. The library renders a whole list and glues the first field to the rest; here one entry."""

    def entry(self, item: Item) -> tuple[str, str]:
        """The first field if the style sets it apart ("second-field-align", or display="left-margin"), and the
        rest."""
        kids = self.kids()
        parent: Any = self.getparent()
        apart = bool(kids) and (parent.get("second-field-align") or kids[0].get("display") == "left-margin")
        pieces = [kid.render(item) for kid in kids]
        if apart and pieces[0] and len(kids) > 1:
            return self._wrapped(pieces[0], suffix=False), self._wrapped(self.join(pieces[1:]), prefix=False)
        return "", self._wrapped(self.join(pieces))

    def first_field(self, item: Item) -> str:
        """The first field alone, where the style sets it apart."""
        kids = self.kids()
        apart = len(kids) > 1 and (self.getparent().get("second-field-align") or kids[0].get("display"))
        return kids[0].render(item) if apart else ""

    def _wrapped(self, text: str, prefix: bool = True, suffix: bool = True) -> str:
        if not text:
            return ""
        in_quote = self.engine.punctuation_in_quote
        text = marks.glue(self.get("prefix", ""), text, in_quote) if prefix else text
        text = marks.glue(text, self.get("suffix", ""), in_quote) if suffix else text
        opening = "".join(values.get(self.get(name, "?"), "") for name, values in STYLED.items())
        return opening + text + marks.OFF * len(opening)
