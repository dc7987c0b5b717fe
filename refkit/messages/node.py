"""A registry's message as a tree of values, with places where it was read from a page's text."""

from __future__ import annotations

from typing import Any

import msgspec

from refkit.model import Span


class Node(msgspec.Struct, gc=False):
    """A value and its place: of a string the characters between its quotes, of a container all of it.

    value: a dictionary or a list of nodes, or a text, a number, a truth value or None
    """

    value: Any
    span: Span

    def get(self, *path: str) -> Node:
        """The value under keys that lead from one object to the next; a node of None if there is none."""
        node = self
        for key in path:
            node = node.value.get(key, NOTHING) if isinstance(node.value, dict) else NOTHING
        return node

    @property
    def items(self) -> list[Node]:
        """The values of a list; a lone value is a list of one, None is none."""
        if isinstance(self.value, list):
            return self.value
        return [] if self.value is None else [self]

    @property
    def text(self) -> str:
        """A text or number as text, white space folded; "" for anything else."""
        if isinstance(self.value, str):
            return " ".join(self.value.split())
        number = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        return str(self.value) if number else ""

    @property
    def first(self) -> Node:
        """The first value of a list that says something; the value itself if it is none."""
        return next((item for item in self.items if item.text), NOTHING)

    @property
    def plain(self) -> Any:
        """The value without places."""
        if isinstance(self.value, dict):
            return {key: node.plain for key, node in self.value.items()}
        return [node.plain for node in self.value] if isinstance(self.value, list) else self.value


NOTHING = Node(None, Span(0, 0))


def of(value: Any) -> Node:
    """The tree of a decoded message, without places."""
    if isinstance(value, dict):
        return Node({str(key): of(item) for key, item in value.items()}, _NOWHERE)
    return Node([of(item) for item in value] if isinstance(value, list) else value, _NOWHERE)


_NOWHERE = Span(0, 0)
