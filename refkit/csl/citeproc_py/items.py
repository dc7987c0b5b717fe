"""Works as the renderer wants them: CSL variables by their CSL names, cleaned, rich text as marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from refkit.csl.cleaning import clean, noted
from refkit.csl.marks import rich, visible
from refkit.model import ArticleNumber, Work
from refkit.model.csl_item import to_csl
from refkit.model.work import DATE_VARIABLES, NAME_VARIABLES

# `note` comes with the annotation behind it (`noted`); by `annote` CSL means something else than refkit's works.
_LEFT_OUT = frozenset({"id", "note", "annote", "citation-key"})
# No rich text in these: "<1::AID-…>" in an old DOI is no tag.
VERBATIM = frozenset({"DOI", "URL", "ISBN", "ISSN", "PMID", "PMCID", "language", "type"})

# Names of CSL 1.0.1 that styles still ask for → the variable of 1.0.2.
_FORMER = {"event": "event-title", "editortranslator": "editor-translator"}


class Item:
    """A work on its way into a list.

    key:         as the caller gave it, to the letter; never compared, so keys may differ in case only
    index:       place in the input; `number` place in the sorted list, from 1
    values:      CSL variable → str, list of names (dicts of name-parts), or date (dict)
    year_suffix: "a", "b" … where works would otherwise be cited alike
    """

    __slots__ = ("index", "key", "label", "language", "number", "type", "values", "work", "year_suffix")

    def __init__(self, index: int, key: str, work: Work, annotation: Sequence[str] = ()) -> None:
        self.index, self.key, self.work = index, key, work
        self.number = index + 1
        self.year_suffix = ""
        self.values = _values(work)
        if note := noted(work, annotation):
            self.values["note"] = "\n".join(map(rich, note.split("\n")))
        self.type: str = self.values.get("type", "document")
        self.language: str = self.values.get("language", "")
        self.label = _label(self.values)

    def without(self, variable: str) -> Item:
        """The same item less one variable."""
        other = Item.__new__(Item)
        for name in Item.__slots__:
            setattr(other, name, getattr(self, name))
        other.values = {name: value for name, value in self.values.items() if name != variable}
        return other


def _label(values: dict[str, Any]) -> str:
    """A citation label from the names and the year: "Doe65", "RoNo78", "DaChKl99" (CSL 1.0.2, "citation-label")."""
    names = values.get("author") or values.get("editor") or []
    families = [name.get("family") or name.get("literal", "") for name in names]
    letters = 4 if len(families) == 1 else 2 if len(families) <= 3 else 1
    head = "".join(family[:letters] for family in families[:4]) or visible(values.get("title", ""))[:4]
    years = (values.get("issued") or {}).get("date-parts") or [[]]
    return head + (f"{abs(years[0][0]) % 100:02}" if years[0] else "")


def _values(work: Work) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for variable, value in to_csl(work).items():
        if variable in _LEFT_OUT:
            continue
        if variable in NAME_VARIABLES:
            names = [
                p for name in value if (p := {k: t for k, v in name.items() if (t := clean(v).replace("'", "’"))})
            ]
            if names:
                values[variable] = names
        elif variable in DATE_VARIABLES:
            values[variable] = {**value, **({"literal": clean(value["literal"])} if "literal" in value else {})}
        elif text := clean(str(value)):
            values[variable] = text if variable in VERBATIM else rich(text)
    for former, now in _FORMER.items():
        if now in values:
            values[former] = values[now]
    if "page" in values:
        values["page-first"] = re.split(r"[-–—]", values["page"])[0].strip()
        # An article number is printed by most styles where the pages go. APA, IEEE, NLM and Chicago print
        # "Article e15572" and the like when an article-journal has a `number`, and then leave `page` out, so it
        # gets both; a style that prints both (MLA) is rendered again without `number` (see `entries`).
        if isinstance(work.page, ArticleNumber) and work.type == "article-journal":
            values.setdefault("number", values["page"])
    return values
