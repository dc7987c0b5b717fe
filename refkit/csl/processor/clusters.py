"""A citation: several cites, sorted, grouped, collapsed and joined (specification 1.0.2, "Citation-specific
Options", "Cite Grouping", "Cite Collapsing")."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from refkit.csl.processor.context import FIRST, Context
from refkit.csl.processor.registry import Registry
from refkit.csl.processor.richtext import rich
from refkit.csl.processor.sorting import SortKey, Value, in_order
from refkit.csl.processor.tree import Node, Piece, copy, find, is_empty, plain, without

Cite = Mapping[str, Any]
_LETTER_END = re.compile(r"[\w.;:&,)\]]$")


class Rendered:
    """A cite on its way into a citation: its tree, and what follows it."""

    __slots__ = ("cite", "delimiter", "group", "key", "names", "node", "number")

    def __init__(self, cite: Cite, key: str, node: Node, number: int) -> None:
        self.cite, self.key, self.node, self.number = cite, key, node, number
        self.delimiter = ""
        self.names = ""
        self.group = 0

    def plain_cite(self) -> bool:
        """Whether nothing of this one cite stands in the way of collapsing."""
        return not (self.cite.get("locator") or self.cite.get("prefix") or self.cite.get("suffix"))


def cluster(registry: Registry, cites: Sequence[Cite], unsorted: bool = False) -> Piece | None:
    """The tree of one citation. Cites of unknown items are left out."""
    area = registry.style.citation
    if area is None:
        return None
    known = [cite for cite in cites if str(cite.get("id")) in registry.items]
    if area.sort and not unsorted and len(known) > 1:
        known = sorted_cites(registry, known)
    rendered = [_render(registry, cite, known) for cite in known]
    rendered = [one for one in rendered if not is_empty(one.node)]
    if not rendered:
        return None
    options = area.options
    collapse = options.get("collapse")
    delimiter = area.delimiter
    for one in rendered:
        one.delimiter = delimiter
    if collapse == "citation-number":
        body = _numbers(rendered, options.get("after-collapse-delimiter", delimiter))
    else:
        if collapse or options.get("cite-group-delimiter") is not None:
            rendered = _grouped(rendered, bool(area.sort) and not unsorted)
        if collapse:
            _collapsed(registry, rendered, collapse, options, delimiter)
        elif options.get("cite-group-delimiter") is not None:
            for one, following in itertools.pairwise(rendered):
                if one.group == following.group:
                    one.delimiter = options["cite-group-delimiter"]
        body = _joined(rendered)
    dressing = area.dressing
    return Node([Node(body, (), dressing.prefix, dressing.suffix)], dressing.fmt, tag="citation")


def sorted_cites(registry: Registry, cites: Sequence[Cite]) -> list[Cite]:
    area = registry.style.citation
    keys = area.sort if area else []

    def value(cite: Cite, key: SortKey) -> Value:
        ctx = registry.context(str(cite["id"]), "citation")
        ctx.cite = cite
        return key.value(ctx)

    return in_order(cites, keys, value)


def context(registry: Registry, cite: Cite) -> Context:
    """The context of a cite: locator, position, note numbers."""
    ctx = registry.context(str(cite["id"]), "citation")
    ctx.cite = cite
    position = cite.get("position")
    ctx.position = position if isinstance(position, int) else FIRST
    ctx.near_note = bool(cite.get("near-note"))
    ctx.note_number = cite.get("first-reference-note-number") or ""
    return ctx


def _render(registry: Registry, cite: Cite, cites: Sequence[Cite]) -> Rendered:
    ctx = context(registry, cite)
    node = registry.cite(ctx)
    if cite.get("author-only"):
        names = find(node, "names")
        node = Node([names] if names else [], tag="cite")
    elif cite.get("suppress-author"):
        names = find(node, "names")
        if names is not None:
            shorter = without(node, lambda piece: piece is names)
            node = shorter if isinstance(shorter, Node) else Node([])
    if registry.style.style_class == "note" and _starts(cite, cites):
        node = first_term_capitalized(node)
    one = Rendered(cite, ctx.item.id, node, int(ctx.number or 0))
    names = find(node, "names")
    one.names = plain(names)
    return one


def _starts(cite: Cite, cites: Sequence[Cite]) -> bool:
    """Whether a cite begins a sentence: the first of its citation, or one behind a prefix that ends a sentence."""
    prefix = str(cite.get("prefix") or "").strip().rstrip("\"'”’»")
    if prefix:
        return prefix[-1] in ".!?:;" and " " in prefix
    return cite is cites[0]


def first_term_capitalized(node: Node) -> Node:
    """`node` with a capital where a term is the first text in it ("ibid." opens a note as "Ibid.")."""
    for k, kid in enumerate(node.kids):
        if isinstance(kid, str):
            if kid:
                return node
        elif kid.tag == "term":
            first = kid.kids[0] if kid.kids else ""
            if isinstance(first, str) and first:
                kids: list[Piece] = [first[0].upper() + first[1:], *kid.kids[1:]]
                return copy(node, [*node.kids[:k], copy(kid, kids), *node.kids[k + 1 :]])
            return node
        elif not is_empty(kid):
            new = first_term_capitalized(kid)
            return node if new is kid else copy(node, [*node.kids[:k], new, *node.kids[k + 1 :]])
    return node


def _affixed(one: Rendered) -> Piece:
    """A cite between its own prefix and suffix."""
    prefix, suffix = str(one.cite.get("prefix") or ""), str(one.cite.get("suffix") or "")
    if not prefix and not suffix:
        return one.node
    kids: list[Piece] = []
    if prefix.strip():
        if _LETTER_END.search(prefix):
            prefix += " "
        kids += rich(prefix)
    kids.append(one.node)
    if suffix:
        if suffix[0].isalnum() or suffix[0] in "([":
            suffix = " " + suffix
        kids += rich(suffix)
    return Node(kids)


def _joined(rendered: Sequence[Rendered]) -> list[Piece]:
    body: list[Piece] = []
    for k, one in enumerate(rendered):
        body.append(_affixed(one))
        if k < len(rendered) - 1:
            body.append(_between(one, rendered[k + 1]))
    return body


def _between(one: Rendered, following: Rendered) -> str:
    """The delimiter behind a cite: none where punctuation that the author wrote stands there."""
    if str(following.cite.get("prefix") or "").lstrip()[:1] in (",", ".", ";", ":"):
        return ""
    if one.delimiter and str(one.cite.get("suffix") or "").rstrip()[-1:] in (",", ".", ";", ":"):
        return " "
    return one.delimiter


def _grouped(rendered: list[Rendered], moved: bool) -> list[Rendered]:
    """Cites with the same names, numbered as groups; moved to the first of them if the style sorts cites
    ("Cite Grouping"; that an unsorted citation keeps its order is what the suite shows)."""
    groups: dict[str, list[Rendered]] = {}
    number = 0
    for k, one in enumerate(rendered):
        name = one.names or f"\0{_year_text(one)}"
        if not moved and k and name != (rendered[k - 1].names or f"\0{_year_text(rendered[k - 1])}"):
            number += 1
        groups.setdefault(name if moved else f"{number}\0{name}", []).append(one)
    out = []
    for number, group in enumerate(groups.values()):
        for one in group:
            one.group = number
            out.append(one)
    return out


def _collapsed(
    registry: Registry, rendered: list[Rendered], collapse: str, options: Mapping[str, str], delimiter: str
) -> None:
    """Names left out behind the first cite of a group; years too, with year-suffix ("Cite Collapsing")."""
    in_text = registry.style.style_class == "in-text"
    within = options.get("cite-group-delimiter", ", " if in_text else delimiter)
    after = options.get("after-collapse-delimiter")
    suffix_delimiter = options.get("year-suffix-delimiter", options.get("cite-group-delimiter", delimiter))
    suffixes = collapse.startswith("year-suffix") and options.get("disambiguate-add-year-suffix") == "true"
    k = 0
    while k < len(rendered):
        end = k + 1
        while end < len(rendered) and rendered[end].group == rendered[k].group:
            end += 1
        group = rendered[k:end]
        previous_year = _year_text(group[0])
        for n in range(1, len(group)):
            one, before = group[n], group[n - 1]
            before.delimiter = after if after is not None and before.cite.get("locator") else within
            names = find(one.node, "names")
            if names is not None and not one.cite.get("prefix"):
                shorter = without(one.node, lambda piece, names=names: piece is names)  # type: ignore[misc]
                one.node = shorter if isinstance(shorter, Node) else Node([], tag="dropped")
                if is_empty(one.node):
                    one.node = Node([], tag="dropped")
            year = _year_text(one)
            if (
                suffixes
                and year
                and year == previous_year
                and not before.cite.get("locator")
                and one.plain_cite()
                and not before.cite.get("suffix")
            ):
                suffix = find(one.node, "year-suffix")
                if suffix is not None:
                    one.node = Node([suffix], tag="cite")
                    before.delimiter = suffix_delimiter
            previous_year = year
        if suffixes and collapse == "year-suffix-ranged":
            _ranged(group)
        if after is not None and (len(group) > 1 or collapse != "year-suffix"):
            group[-1].delimiter = after
        k = end
    if any(one.node.tag == "dropped" for one in rendered):
        rendered[:] = [one for one in rendered if one.node.tag != "dropped"]


def _year_text(one: Rendered) -> str:
    """What a cite prints besides names and year suffix."""
    rest = without(one.node, lambda piece: piece.tag in ("names", "year-suffix"))
    return plain(rest) if rest is not None else ""


def _ranged(group: list[Rendered]) -> None:
    """ "a, b, c" as "a–c"."""

    def number(one: Rendered) -> int | None:
        suffix = find(one.node, "year-suffix")
        return suffix.data if suffix is not None else None

    k = 0
    while k < len(group):
        end = k + 1
        while (
            end < len(group)
            and len(group[end].node.kids) == 1
            and isinstance(only := group[end].node.kids[0], Node)
            and only.tag == "year-suffix"
            and number(group[end - 1]) is not None
            and number(group[end]) == number(group[end - 1]) + 1  # type: ignore[operator]
        ):
            end += 1
        if end - k > 2:
            group[k].delimiter = "–"
            for one in group[k + 1 : end - 1]:
                one.node = Node([], tag="dropped")
        k = end


def _numbers(rendered: list[Rendered], after: str) -> list[Piece]:
    """Runs of citation numbers as ranges."""
    body: list[Piece] = []
    k = 0
    while k < len(rendered):
        end = k + 1
        while (
            end < len(rendered)
            and rendered[end].plain_cite()
            and rendered[end - 1].plain_cite()
            and rendered[end].number == rendered[end - 1].number + 1
            and find(rendered[end].node, "citation-number") is not None
        ):
            end += 1
        if end - k > 2:
            body += [_affixed(rendered[k]), "–", _affixed(rendered[end - 1])]
            last, joint = end - 1, after
        elif end - k == 2:
            body += [_affixed(rendered[k]), rendered[k].delimiter, _affixed(rendered[end - 1])]
            last, joint = end - 1, rendered[end - 1].delimiter
        else:
            body.append(_affixed(rendered[k]))
            last, joint = k, rendered[k].delimiter
        if last < len(rendered) - 1:
            body.append(joint)
        k = end
    return body
