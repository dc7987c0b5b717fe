"""The options of `cs:name`, `cs:et-al` and `cs:label` in `cs:names`, inherited and read once (specification 1.0.2,
"Name Options", "Inheritable Name Options", "Et-al Abbreviation")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from refkit.csl.processor.compiling import Dressing
from refkit.csl.processor.people import FULL, INITIALS, PersonStyle
from refkit.csl.style_file import CSL

if TYPE_CHECKING:
    from refkit.csl.processor.compiling import Compiler

INHERITED = (
    "and", "delimiter-precedes-et-al", "delimiter-precedes-last", "et-al-min", "et-al-use-first", "et-al-use-last",
    "et-al-subsequent-min", "et-al-subsequent-use-first", "initialize", "initialize-with", "name-as-sort-order",
    "sort-separator",
)  # fmt: skip
_OUTER = (("form", "name-form"), ("delimiter", "name-delimiter"))


class NameStyle:
    """All that `cs:name`, `cs:et-al` and `cs:label` of one `cs:names` say."""

    def __init__(self, compiler: Compiler, element: Any, outer: NameStyle | None) -> None:
        style = compiler.style
        name, et_al, label = (element.find(CSL + tag) for tag in ("name", "et-al", "label"))
        section = style.sections.get(compiler.area)
        own: dict[str, str] = {}
        for level in (style.root, section):
            if level is not None:
                for key in INHERITED:
                    if level.get(key) is not None:
                        own[key] = level.get(key)
                for key, attribute in _OUTER:
                    if level.get(attribute) is not None:
                        own[key] = level.get(attribute)
        self.between_lists: str = _delimiter(element, (section, style.root), outer)
        options = own
        self.parts: dict[str, Any] = {}
        self.label: tuple[str, str, Dressing] | None = None
        self.label_first = False
        if name is not None:
            own.update(name.attrib)
            self.parts = {part.get("name"): part.attrib for part in name.iterchildren(CSL + "name-part")}
        elif outer is not None:
            options, self.parts = outer.options, outer.parts
        self.options: dict[str, str] = options
        self.person = PersonStyle(options, self.parts, style.root)
        self.no_initials = self.person.initial is None or not self.person.initialize
        self.least_level = self.person.least()
        self.shown_level = FULL if self.least_level == INITIALS and self.no_initials else self.least_level
        self.counts = options.get("form") == "count"
        self.order = options.get("name-as-sort-order")
        self.delimiter = options.get("delimiter", ", ")
        self.conjunction = options.get("and")
        self.before_last = options.get("delimiter-precedes-last", "contextual")
        self.before_et_al = options.get("delimiter-precedes-et-al", "contextual")
        self.use_last = options.get("et-al-use-last") == "true"
        self.limits = limits(options, "et-al-min", "et-al-use-first", (None, None))
        self.later_limits = limits(options, "et-al-subsequent-min", "et-al-subsequent-use-first", self.limits)
        self.dress: Dressing = Dressing(name.attrib if name is not None else {})
        if name is None and outer is not None:
            self.dress = outer.dress
        if et_al is not None:
            self.et_al_term, self.et_al_dress = et_al.get("term", "et-al"), Dressing(et_al.attrib)
        else:
            self.et_al_term = outer.et_al_term if outer else "et-al"
            self.et_al_dress = outer.et_al_dress if outer else Dressing({})
        if label is not None:
            self.label = (label.get("form", "long"), label.get("plural", "contextual"), Dressing(label))
            if name is not None:
                self.label_first = list(element).index(label) < list(element).index(name)
            elif outer is not None:
                self.label_first = outer.label_first
        elif outer is not None and name is None:
            self.label, self.label_first = outer.label, outer.label_first


Limits = tuple[int | None, int | None]  # et al. from how many names on, and how many are printed then


def limits(options: Mapping[str, str], least: str, first: str, otherwise: Limits) -> Limits:
    """Two numbers among the options; `otherwise` stands in for one that is not there or is none."""
    found = [
        int(value) if (value := options.get(key, "")).strip().isdecimal() else fallback
        for key, fallback in zip((least, first), otherwise, strict=True)
    ]
    return found[0], found[1]


def _delimiter(element: Any, levels: tuple[Any, ...], outer: NameStyle | None) -> str:
    """What stands between the lists of two variables; inherited as `names-delimiter`."""
    own = element.get("delimiter")
    if own is not None:
        return str(own)
    for level in levels:
        if level is not None and level.get("names-delimiter") is not None:
            return str(level.get("names-delimiter"))
    return outer.delimiter if outer else ""
