"""The small tree that a style element evaluates to: text, and formatted groups of text.

Affixes, delimiters, formatting and quotation marks stay fields of a node until `joining` puts the pieces
together; tags ("names", "year-suffix", …) say what a node is, so that collapsing and substitution ask the tree
and not a string.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Format = tuple[tuple[str, str], ...]  # (attribute, value) of CSL, the inner ones first


class Node:
    """A group of pieces.

    kids:    text and nodes
    fmt:     formatting around the kids, inside the affixes
    field:   whether the formatting comes from a field's rich text: it flips where the style has set the same
    quotes:  whether the kids stand in quotation marks
    display: value of the `display` attribute
    tag:     what this is: names, name, date, year-suffix, citation-number, locator, …
    data:    what a tag carries: the names rendered, a number
    """

    __slots__ = ("data", "delim", "display", "field", "fmt", "kids", "prefix", "quotes", "suffix", "tag")

    def __init__(
        self,
        kids: list[Piece],
        fmt: Format = (),
        prefix: str = "",
        suffix: str = "",
        delim: str = "",
        quotes: bool = False,
        display: str = "",
        tag: str = "",
        data: Any = None,
        field: bool = False,
    ) -> None:
        self.kids, self.fmt, self.prefix, self.suffix = kids, fmt, prefix, suffix
        self.delim, self.quotes, self.display = delim, quotes, display
        self.tag, self.data, self.field = tag, data, field


Piece = str | Node


def plain(piece: Piece | None) -> str:
    """The characters of `piece` as they are joined before punctuation is put right: for comparing only."""
    if piece is None:
        return ""
    if isinstance(piece, str):
        return piece
    kids = piece.kids
    text = plain(kids[0]) if len(kids) == 1 else piece.delim.join([p for p in map(plain, kids) if p])
    return f"{piece.prefix}{text}{piece.suffix}" if text else ""


def is_empty(piece: Piece | None) -> bool:
    """Whether nothing would be printed."""
    if not isinstance(piece, Node):
        return not piece
    return all(map(is_empty, piece.kids))


def walk(piece: Piece | None) -> Iterator[Node]:
    """Every node of `piece`, in order of print, outer ones first."""
    if isinstance(piece, Node):
        yield piece
        for kid in piece.kids:
            if isinstance(kid, Node):
                yield from walk(kid)


def find(piece: Piece | None, tag: str) -> Node | None:
    """The first node with `tag`."""
    if not isinstance(piece, Node):
        return None
    if piece.tag == tag:
        return piece
    for kid in piece.kids:
        if isinstance(kid, Node) and (found := find(kid, tag)) is not None:
            return found
    return None


def without(piece: Piece, drop: Callable[[Node], bool]) -> Piece | None:
    """A copy of `piece` less the nodes that `drop` names; None if nothing is left."""
    if isinstance(piece, str):
        return piece
    if drop(piece):
        return None
    kids = [k for kid in piece.kids if (k := without(kid, drop)) is not None]
    if not kids:
        return None
    return copy(piece, kids)


def copy(node: Node, kids: list[Piece]) -> Node:
    """`node` with other kids."""
    return Node(
        kids,
        node.fmt,
        node.prefix,
        node.suffix,
        node.delim,
        node.quotes,
        node.display,
        node.tag,
        node.data,
        node.field,
    )


def replace(piece: Piece, old: Node, new: Piece) -> Piece:
    """A copy of `piece` in which `new` stands for the node `old`."""
    if piece is old:
        return new
    if isinstance(piece, str):
        return piece
    return copy(piece, [replace(kid, old, new) for kid in piece.kids])
