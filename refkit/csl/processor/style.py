"""A CSL style, compiled once (specification 1.0.2, "Independent Styles", "Style Structure").

A `Style` holds closures and options, and what they found out about kinds of items (`shapes`), which is the same
whoever finds it out: threads may share it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree

from refkit.csl import style_file
from refkit.csl.locales import DEFAULT, dialects, locales
from refkit.csl.processor.compiling import Compiler, Dressing
from refkit.csl.processor.items import Item
from refkit.csl.processor.locale import Locale, Wording
from refkit.csl.processor.shapes import Children, Shapes
from refkit.csl.processor.sorting import SortKey, compile_sort
from refkit.csl.processor.texts import short_name
from refkit.csl.style_file import CSL, LANG
from refkit.errors import StyleError


class Area:
    """`cs:citation` or `cs:bibliography`: its layout and sort keys, compiled, and its options."""

    def __init__(self, compiler: Compiler, element: Any) -> None:
        self.options: dict[str, str] = dict(element.attrib)
        layouts = element.findall(CSL + "layout")
        if not layouts:
            raise StyleError(
                f"Style {compiler.style.name}, line {element.sourceline}: there is no cs:layout; add one."
            )
        layout = layouts[-1]
        self.dressing = Dressing(layout)
        self.delimiter = layout.get("delimiter") or ""
        self.children: Children = compiler.children(layout)
        self.sort: list[SortKey] = compile_sort(compiler, element.find(CSL + "sort"))


class Style:
    """A style: `Style.load(path)`, `Style.parse(xml)`."""

    def __init__(self, root: Any, name: str = "style") -> None:
        """root: the element cs:style. Raises `StyleError` with line and rule for what is no CSL 1.0."""
        self.name, self.root = name, root
        self.style_class = root.get("class", "in-text")
        self.default_locale: str | None = root.get("default-locale")
        self.page_format = root.get("page-range-format") or ""
        self.has_disambiguate = False
        named = _Named(root)
        self.has_positions = named.later_names
        self.looks_at_position = bool(named.positions) or named.later_names
        self.looks_at_distance = "near-note" in named.positions
        self.has_display = named.display
        self.own_year_suffix: set[str] = set()
        self.macro_elements: dict[str, Any] = {}
        for macro in root.iterchildren(CSL + "macro"):
            self.macro_elements.setdefault(macro.get("name", ""), macro)
        self._wordings = [(e.get(LANG, ""), Wording(e)) for e in root.iterchildren(CSL + "locale")]
        self._locales: dict[str, Locale] = {}
        self._shapes: dict[str, Shapes] = {}
        self.variables, self._numeric = frozenset(named.variables), frozenset(named.numeric)
        self.sections: dict[str, Any] = {
            area: element for area in ("citation", "bibliography") if (element := root.find(CSL + area)) is not None
        }
        if "citation" not in self.sections and "bibliography" not in self.sections:
            raise StyleError(
                f"Style {name} has neither cs:citation nor cs:bibliography; give an independent style "
                "(`refkit.csl.find_style` finds the one that a dependent style follows)."
            )
        try:
            areas = {area: Area(Compiler(self, area), element) for area, element in self.sections.items()}
        except RecursionError as error:
            raise StyleError(f"Style {name} nests its elements too deeply; simplify it.") from error
        self.citation: Area | None = areas.get("citation")
        self.bibliography: Area | None = areas.get("bibliography")
        del self.macro_elements

    @classmethod
    def parse(cls, xml: str | bytes, name: str = "style") -> Style:
        """The style in `xml`. Raises `StyleError`."""
        data = xml.encode("utf-8") if isinstance(xml, str) else xml
        if isinstance(xml, str) and xml.lstrip().startswith("<?xml"):
            data = xml.lstrip().split("?>", 1)[1].encode("utf-8")
        root = style_file.parse(data, name)
        style_file.check(root, name, lists=False)
        return cls(root, name)

    @classmethod
    def load(cls, path: str | Path) -> Style:
        """The independent style in the file `path`. Raises `StyleError`."""
        path = Path(path)
        root = style_file.read(path)
        style_file.check(root, path.name, lists=False)
        return cls(root, path.stem)

    def locale(self, tag: str | None = None) -> Locale:
        """The wording for a language tag; without one that of the style, else en-US."""
        wanted = tag or self.default_locale or DEFAULT
        found = self._locales.get(wanted)
        if found is None:
            found = self._locales[wanted] = Locale(_known(wanted), self._wordings)
        return found

    def shapes(self, locale: Locale) -> Shapes:
        """The kinds of items that this style met in `locale`."""
        found = self._shapes.get(locale.tag)
        if found is None:
            found = self._shapes.setdefault(locale.tag, Shapes(self.variables, self._numeric))
        return found

    def is_english(self, item: Item, locale: Locale) -> bool:
        """Whether titles of `item` may be set in title case ("Title Case Conversion")."""
        if item.language:
            return item.language[:2].lower() == "en"
        return (self.default_locale or "en")[:2].lower() == "en"

    def option(self, name: str) -> str | None:
        """An option of cs:citation."""
        return self.citation.options.get(name) if self.citation else None

    @property
    def has_bibliography(self) -> bool:
        return self.bibliography is not None


class _Named:
    """What the elements of a style name, gathered in one walk.

    variables:   all variables, and those of their short forms
    numeric:     those of which it asks whether they are numbers
    positions:   those that it asks for
    later_names: whether later cites show other numbers of names
    display:     whether anything is set as a block
    """

    def __init__(self, root: Any) -> None:
        self.variables: set[str] = set()
        self.numeric: set[str] = set()
        self.positions: set[str] = set()
        self.later_names = self.display = False
        for element in root.iter(etree.Element):
            attributes = element.attrib
            for attribute in ("variable", "is-numeric", "is-uncertain-date"):
                if words := attributes.get(attribute):
                    self.variables.update(words.split())
            self.numeric.update(attributes.get("is-numeric", "").split())
            self.positions.update(attributes.get("position", "").split())
            if attributes.get("form") == "short":
                self.variables.update(map(short_name, attributes.get("variable", "").split()))
            self.display = self.display or bool(attributes.get("display"))
            self.later_names = self.later_names or bool(
                attributes.get("et-al-subsequent-min") or attributes.get("et-al-subsequent-use-first")
            )


def _known(tag: str) -> str:
    """`tag` as a locale is called: the language's primary dialect for a bare language."""
    if tag in locales():
        return tag
    return dialects().get(tag, tag)
