"""What one rendering knows: the style, its wording, and the state that citeproc-py would keep in the tree.

An engine is made for one call and thrown away, so nothing passes from one call or thread to another.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree

from refkit.csl import marks, style_file
from refkit.csl.citeproc_py.items import VERBATIM, Item
from refkit.csl.citeproc_py.numbers import page_ranges
from refkit.csl.citeproc_py.terms import Wording
from refkit.csl.locales import DEFAULT
from refkit.errors import StyleError

NAME_OPTIONS = frozenset({"form", "delimiter"})  # on an outer element: name-form, name-delimiter


class Engine:
    """A style file, bound to nodes of ours, and the state of the entry that is being rendered."""

    def __init__(self, path: Path, locale: str | None, lookup: Any) -> None:
        """Read the style at `path`. `lookup` gives each XML element its node class.

        Raises `StyleError` if it cannot set a bibliography.
        """
        reader = style_file.parser()
        reader.set_element_class_lookup(lookup)
        self.root: Any = style_file.read(path, reader)
        if (parent := style_file.parent(self.root)) is not None:
            raise StyleError(f"Style {path.name} only stands for {parent!r}; name that style instead.")
        style_file.check(self.root, path.name)
        tag = locale or self.root.get("default-locale") or DEFAULT
        self.wording = Wording(style_file.in_style_locales(self.root, tag), tag)
        self.punctuation_in_quote = self.wording.punctuation_in_quote
        self.english = (self.root.get("default-locale") or "en").split("-")[0] == "en"
        # lxml makes a new Python object for an element whenever the last one is gone; holding them all keeps
        # what is bound to them.
        self.nodes: list[Any] = [node for node in self.root.iter() if isinstance(node, etree.ElementBase)]
        for node in self.nodes:
            node.engine = self
        self.macros: dict[str, Any] = {}
        for node in self.root.iterfind(style_file.CSL + "macro"):
            self.macros.setdefault(node.get("name", ""), node)
        self.bibliography: Any = self.root.find(style_file.CSL + "bibliography")
        self.citation: Any = self.root.find(style_file.CSL + "citation")
        self.section: Any = self.bibliography
        self.own_year_suffix = any(node.get("variable") == "year-suffix" for node in self.nodes)
        # For sorting, and for telling works of one author and year apart.
        self.sorting: dict[str, str] | None = None
        self.all_names = False
        self.all_given = False
        # Between entries: the first names of the last entry ("Reference Grouping").
        self.previous_names: list[str] = []
        self.start()

    def close(self) -> None:
        """Let go of the nodes, which refer back to the engine."""
        for node in self.nodes:
            node.__dict__.clear()
        self.nodes.clear()
        self.macros.clear()

    def start(self) -> None:
        """Forget the entry before."""
        self.called = 0  # variables asked for, and those that had a value: "Group"
        self.filled = 0
        self.used: list[str] = []  # variables that had a value, in the order of use
        self.suppressed: set[str] = set()  # variables that stood in for names: "Substitute"
        self.names_seen = False
        self.year_suffix_set = False
        self.entry_names: list[str] = []

    def ask(self, item: Item, variable: str) -> Any:
        """The value of `variable`, or None; counted, and none if it stood in for names already."""
        self.called += 1
        value = None if variable in self.suppressed else item.values.get(variable)
        if value:
            self.filled += 1
            self.used.append(variable)
        return value

    def text(self, item: Item, variable: str, form: str | None) -> str:
        """The value of a text or number variable as CSL prints it."""
        if variable in ("citation-number", "year-suffix"):
            self.called += 1
            self.filled += 1
            if variable == "citation-number":
                return str(item.number)
            self.year_suffix_set = True
            return item.year_suffix
        if form == "short" and item.values.get(f"{variable}-short") and variable not in self.suppressed:
            variable = f"{variable}-short"
        if variable == "citation-label" and variable not in item.values:
            self.called, self.filled = self.called + 1, self.filled + 1
            return f"{item.label}{item.year_suffix}"
        value = self.ask(item, variable)
        if not value:
            return ""
        if variable not in VERBATIM and ("'" in value or '"' in value):
            term = self.wording.term
            return marks.curly(value, term("open-quote") or "“", term("close-quote") or "”")
        if variable == "page":
            dash = self.wording.term("page-range-delimiter") or "–"
            return page_ranges(value, self.root.get("page-range-format"), dash)
        return str(value)

    def option(self, element: Any, name: str) -> str | None:
        """An inheritable name option: on the element itself, else on the citation or bibliography, else on the
        style (specification, "Inheritable Name Options")."""
        if element is not None and (value := element.get(name)) is not None:
            return str(value)
        outer = f"name-{name}" if name in NAME_OPTIONS else name
        for level in (self.section, self.root):
            if level is not None and (value := level.get(outer)) is not None:
                return str(value)
        return None
