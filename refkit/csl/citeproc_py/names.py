"""cs:names. The library ignores initialize="false", the delimiter before "and", names in scripts that put the
family name first, and most names of CSL 1.0.2; and what stood in for missing names is printed again."""
# mypy: disable-error-code="misc, no-any-return"

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from citeproc import model

from refkit.csl import marks
from refkit.csl.citeproc_py import person
from refkit.csl.citeproc_py.items import Item
from refkit.csl.citeproc_py.nodes import Label, Node
from refkit.csl.style_file import CSL

_NO_LIMIT = 1_000_000


class Options(msgspec.Struct, frozen=True):
    """The attributes of cs:name as they apply, inherited ones included."""

    form: str
    delimiter: str
    and_: str
    before_et_al: str
    before_last: str
    et_al_min: int
    et_al_use_first: int
    et_al_use_last: bool
    initialize: bool
    initialize_with: str | None
    inverted: str
    separator: str
    hyphen: bool
    demoted: bool


class Names(Node, model.Names):
    """cs:names with its cs:name, cs:et-al, cs:label and cs:substitute."""

    def render(self, item: Item, look: Names | None = None, **_: Any) -> str:
        """The names of the variables asked for. `look`: the cs:names whose cs:name, cs:et-al and cs:label a
        shorthand inside cs:substitute takes over."""
        engine = self.engine
        look = self if look is None or any(kid.tag == CSL + "name" for kid in self.kids()) else look
        options = look.options()
        variables = self.get("variable", "").split()
        found = [(variable, names) for variable in variables if (names := engine.ask(item, variable))]
        both = len(found) == 2 and {v for v, _ in found} == {"editor", "translator"} and found[0][1] == found[1][1]
        if both and engine.wording.term("editortranslator"):
            found = [("editortranslator", found[0][1])]
        if not found:
            return self.finish(self._substituted(item, look), item)
        if options.form == "count":
            return str(sum(self._cut(len(names), options) for _, names in found))
        pieces = [
            look.labelled(text, variable, len(names) > 1)
            for text, (variable, names) in zip(look.lists([n for _, n in found], options), found, strict=False)
        ]
        return self.finish(self.join(pieces, self._between()), item)

    def _between(self) -> str:
        """The delimiter between the names of different variables; names-delimiter further out."""
        own = self.get("delimiter")
        return own if own is not None else self.engine.option(None, "names-delimiter") or ""

    def lists(self, variables: list[list[person.Name]], options: Options) -> list[str]:
        """The list of names of each variable. The first names of an entry are replaced where those of the entry
        before are the same (specification, "Reference Grouping")."""
        engine = self.engine
        shown = [self.listed(names, options) for names in variables]
        if engine.section is not engine.bibliography or engine.sorting is not None or engine.names_seen:
            return shown
        if (substitute := engine.bibliography.get("subsequent-author-substitute")) is None:
            return shown
        engine.names_seen = True
        engine.entry_names = [self._name(name, i, options) for names in variables for i, name in enumerate(names)]
        pairs = zip(engine.entry_names, engine.previous_names, strict=False)
        same = next((i for i, (mine, its) in enumerate(pairs) if mine != its), len(engine.entry_names))
        same = min(same, len(engine.previous_names))
        complete = engine.entry_names == engine.previous_names
        rule = engine.bibliography.get("subsequent-author-substitute-rule", "complete-all")
        if rule == "complete-all":
            return [substitute] if complete else shown
        replaced = {"complete-each": same if complete else 0, "partial-first": min(same, 1)}.get(rule, same)
        return [self.listed(variables[0], options, [substitute] * replaced), *shown[1:]]

    def _substituted(self, item: Item, look: Names) -> str:
        """What stands in for missing names; its variables are not printed again in this entry
        (specification, "Substitute")."""
        engine = self.engine
        for substitute in self.iterfind(CSL + "substitute"):
            for choice in substitute.kids():
                before = len(engine.used)
                earlier = set(engine.used)
                shorthand = isinstance(choice, Names) and not choice.kids()
                text = choice.render(item, look=look) if shorthand else choice.render(item)
                if text:
                    engine.suppressed |= set(engine.used[before:]) - earlier
                    return text
        return ""

    def options(self) -> Options:
        """The options of cs:name here; worked out once for bibliography and once for citation."""
        engine = self.engine
        if engine.sorting:
            return self._options(engine.sorting)
        key = "_options_cited" if engine.section is engine.citation else "_options"
        options: Options = self.bound(key, lambda: self._options({}))
        if engine.all_names or engine.all_given:
            changes: dict[str, Any] = {"et_al_min": _NO_LIMIT} if engine.all_names else {}
            if engine.all_given:
                changes |= {"form": "long", "initialize_with": None}
            return msgspec.structs.replace(options, **changes)
        return options

    def _options(self, sorting: dict[str, str]) -> Options:
        engine, element = self.engine, self.find(CSL + "name")

        def get(name: str, default: str = "") -> str:
            value = sorting.get(name)
            if value is None:
                value = engine.option(element, name)
            return default if value is None else value

        initialize_with = engine.option(element, "initialize-with")
        return Options(
            form=get("form", "long"),
            delimiter=get("delimiter", ", "),
            and_=get("and"),
            before_et_al=get("delimiter-precedes-et-al", "contextual"),
            before_last=get("delimiter-precedes-last", "contextual"),
            et_al_min=int(get("et-al-min", "0")) or _NO_LIMIT if get("et-al-use-first") else _NO_LIMIT,
            et_al_use_first=int(get("et-al-use-first", "1")),
            et_al_use_last=get("et-al-use-last") == "true",
            initialize=get("initialize", "true") == "true",
            initialize_with=initialize_with,
            inverted=get("name-as-sort-order"),
            separator=get("sort-separator", ", "),
            hyphen=engine.root.get("initialize-with-hyphen", "true") == "true",
            demoted=engine.root.get("demote-non-dropping-particle", "display-and-sort") == "display-and-sort",
        )

    @staticmethod
    def _cut(count: int, options: Options) -> int:
        """How many names of `count` are shown."""
        return min(count, options.et_al_use_first) if count >= options.et_al_min else count

    def labelled(self, text: str, variable: str, several: bool) -> str:
        """The names of one variable (`text`) with their label, in the order of the elements."""
        kids = self.kids()
        label = next((kid for kid in kids if isinstance(kid, Label)), None)
        if label is None or self.engine.sorting is not None:
            return text
        name_at = next((i for i, kid in enumerate(kids) if kid.tag == CSL + "name"), -1)
        term = label.term(variable, several)
        return self.join([term, text] if 0 <= kids.index(label) < name_at else [text, term])

    def listed(self, names: list[person.Name], options: Options, instead: Sequence[str] = ()) -> str:
        """A list of names, cut as et-al options say ("Name"); `instead` stands for the first of them."""
        engine = self.engine
        if engine.sorting is not None:
            demoted = engine.root.get("demote-non-dropping-particle", "display-and-sort") != "never"
            kept = self._cut(len(names), options)
            shown = [*names[:kept], *(names[-1:] if options.et_al_use_last and kept < len(names) else [])]
            short, initials = options.form == "short", self._initials(options)
            return " \t\t".join(person.sorted_by(name, demoted, short, initials) for name in shown)
        element = self.find(CSL + "name")
        kept = self._cut(len(names), options)
        if not kept:
            return ""
        texts = [self._name(name, i, options) for i, name in enumerate(names[:kept])]
        texts[: len(instead)] = instead[:kept]
        if kept < len(names):
            text = self._et_al(texts, names, kept, options)
        elif options.and_ and len(texts) > 1:
            word = "&" if options.and_ == "symbol" else engine.wording.term("and")
            last = self._inverted(names[kept - 2], kept - 2, options)
            comma = _precedes(options.before_last, len(texts) > 2, last)
            text = self.join(
                [self.join(texts[:-1], options.delimiter), f"{word} {texts[-1]}"],
                options.delimiter if comma else " ",
            )
        else:
            text = self.join(texts, options.delimiter)
        return text if element is None else element.finish(text)

    def _et_al(self, texts: list[str], names: list[person.Name], kept: int, options: Options) -> str:
        text = self.join(texts, options.delimiter)
        if options.et_al_use_last and len(names) >= kept + 2:
            last = self._name(names[-1], len(names) - 1, options)
            return self.join([text, f"… {last}"], options.delimiter)
        element = self.find(CSL + "et-al")
        term = self.engine.wording.term("et-al" if element is None else element.get("term", "et-al"))
        term = term if element is None else element.finish(term)
        inverted = self._inverted(names[kept - 1], kept - 1, options)
        comma = _precedes(options.before_et_al, kept > 1, inverted)
        space = "" if person.family_first({"family": marks.visible(term)}) else " "  # 王小明等
        return self.join([text, term], options.delimiter if comma else space)

    @staticmethod
    def _inverted(name: person.Name, place: int, options: Options) -> bool:
        if options.form != "long" or ("literal" in name and "family" not in name) or person.family_first(name):
            return False
        return options.inverted == "all" or (options.inverted == "first" and place == 0)

    @staticmethod
    def _initials(options: Options) -> Callable[[str], str]:
        """What happens to a given name."""
        mark = options.initialize_with
        if mark is None:
            return str
        return lambda given: person.initialized(given, mark, options.hyphen, options.initialize)

    def _name(self, name: person.Name, place: int, options: Options) -> str:
        return person.shown(
            name,
            short=options.form == "short",
            inverted=self._inverted(name, place, options),
            separator=options.separator,
            demoted=options.demoted,
            initials=self._initials(options),
            style=self._part,
        )

    def _part(self, part: str, text: str) -> str:
        """Formatting of cs:name-part ("Name-part Formatting")."""
        element = self.bound(f"_part_{part}", lambda: self._part_element(part))
        return text if element is None else element.finish(text)

    def _part_element(self, part: str) -> Any:
        name = self.find(CSL + "name")
        if name is None:
            return None
        return next((kid for kid in name.iterfind(CSL + "name-part") if kid.get("name") == part), None)


def _precedes(rule: str, several: bool, inverted: bool) -> bool:
    """Whether the delimiter stands before the last name or "et al."."""
    return rule == "always" or (rule == "contextual" and several) or (rule == "after-inverted-name" and inverted)


class Name(Node, model.Name):
    """cs:name: formatting and affixes of each list of names."""


class NamePart(Node, model.Name_Part):
    """cs:name-part."""


class EtAl(Node, model.Et_Al):
    """cs:et-al."""


class Substitute(Node, model.Substitute):
    """cs:substitute, rendered by its cs:names."""
