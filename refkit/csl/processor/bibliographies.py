"""The entries of a list: layout, substitution of repeated authors, alignment of the first field.

Specification 1.0.2, "Bibliography-specific Options": second-field-align, hanging-indent, subsequent-author-
substitute and its rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from refkit.csl.processor.registry import Registry
from refkit.csl.processor.tree import Node, Piece, copy, find, is_empty, plain, replace, walk, without


def entries(
    registry: Registry, keys: Sequence[str], failed: dict[str, str] | None = None
) -> Iterator[tuple[str, Piece | None]]:
    """(id, tree) for each item of `keys`, in that order; None where the style prints nothing. One at a time: the
    trees of a long list are not kept.

    With `failed`, an item that raises takes no other with it: its id and the kind of error are noted there, and
    of its entry remains the field that the style sets apart.
    """
    area = registry.style.bibliography
    if area is None:
        return
    substitute = area.options.get("subsequent-author-substitute")
    rule = area.options.get("subsequent-author-substitute-rule", "complete-all")
    align = area.options.get("second-field-align")
    previous: Node | None = None
    for key in keys:
        ctx = registry.context(key, "bibliography")
        kids: list[Piece] = []
        try:
            area.children(ctx, kids)
        except Exception as error:
            if failed is None:
                raise
            failed[key] = type(error).__name__
            del kids[1 if align else 0 :]
        if not kids or all(map(is_empty, kids)):
            yield key, None
            previous = None
            continue
        body = Node(kids)
        if substitute is not None:
            names = find(body, "names")
            if names is not None and previous is not None:
                changed = _substituted(names, previous, substitute, rule)
                if changed is not None:
                    if is_empty(changed):
                        body = without(body, lambda piece, names=names: piece is names) or Node([])  # type: ignore
                    else:
                        body = replace(body, names, changed)  # type: ignore[assignment]
            previous = names
        yield key, _entry(body, area.dressing, align, registry.style.has_display)


def _entry(body: Node, dressing: Any, align: str | None, displays: bool) -> Piece:
    kids = body.kids
    if align and (len(kids) > 1 or find(body, "citation-number") is not None):
        first = kids[0]
        rest: list[Piece] = list(kids[1:])
        left = Node([first], display="left-margin")
        suffix = dressing.suffix
        behind = suffix[len(suffix.rstrip()) :]
        if suffix.strip():
            rest.append(suffix.rstrip())
        head: list[Piece] = [dressing.prefix, left] if dressing.prefix else [left]
        kids = [*head, Node(rest, display="right-inline")] if len(body.kids) > 1 else head
        if behind:
            kids.append(behind)
        return Node(kids, dressing.fmt, tag="entry")
    if displays and dressing.suffix and any(node.display for node in walk(body)):
        kids = _suffixed(kids, dressing.suffix)
        return Node([Node(kids, (), dressing.prefix)], dressing.fmt, tag="entry")
    return Node([Node(kids, (), dressing.prefix, dressing.suffix)], dressing.fmt, tag="entry")


def _suffixed(kids: list[Piece], suffix: str) -> list[Piece]:
    """The suffix of the layout inside the last display block."""
    last = kids[-1]
    if isinstance(last, Node):
        if last.display:
            inner = copy(
                last, [Node(last.kids, last.fmt, last.prefix, last.suffix, last.delim, last.quotes), suffix]
            )
            inner.prefix = inner.suffix = inner.delim = ""
            inner.fmt, inner.quotes = (), False
            return [*kids[:-1], inner]
        if any(node.display for node in walk(last)):
            return [*kids[:-1], copy(last, _suffixed(last.kids, suffix))]
    return [*kids, suffix]


def _names_in(node: Node) -> list[str]:
    return [plain(name) for name in walk(node) if name.tag == "name"]


def _substituted(names: Node, previous: Node, substitute: str, rule: str) -> Node | None:
    """The names of an entry with `substitute` where they repeat the entry before; None if they do not."""
    if names.data == "substitute" or previous.data == "substitute":
        if plain(Node(names.kids)) != plain(Node(previous.kids)):
            return None
        return copy(names, [substitute] if substitute else [])
    here, there = _names_in(names), _names_in(previous)
    same = here == there and _list_text(names) == _list_text(previous)
    if rule == "complete-all":
        if not same:
            return None
        return _all(names, substitute)
    if rule == "complete-each":
        return _each(names, substitute, len(here)) if same else None
    shared = 0
    for one, two in zip(here, there, strict=False):
        if one != two:
            break
        shared += 1
    if rule == "partial-first":
        shared = min(shared, 1)
    return _each(names, substitute, shared) if shared else None


def _list_text(names: Node) -> str:
    return "; ".join(plain(node) for node in walk(names) if node.tag == "name-list")


def _all(names: Node, substitute: str) -> Node:
    """The whole list of names replaced; the label stays."""
    lists = [node for node in walk(names) if node.tag == "name-list"]
    if not lists:
        return copy(names, [substitute])
    new: Piece = replace(names, lists[0], Node([substitute] if substitute else []))
    if len(lists) > 1 and isinstance(new, Node):
        keep = new.kids[:1]
        return copy(new, keep)
    return new  # type: ignore[return-value]


def _each(names: Node, substitute: str, count: int) -> Node:
    """The first `count` names replaced, one by one."""
    left = count

    def replaced(node: Node) -> Node:
        nonlocal left
        if node.tag == "name":
            if not left:
                return node
            left -= 1
            return Node([substitute] if substitute else [], tag="name", data=node.data)
        return copy(node, [kid if isinstance(kid, str) else replaced(kid) for kid in node.kids])

    return replaced(names)
