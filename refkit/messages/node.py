"""A registry's message as a tree of values, with places where it was read from a page's text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from refkit.model import Span

_LARGEST = 10**18  # of a number that is written out as text


class Node(msgspec.Struct, gc=False):
    """A value and its place: of a string the characters between its quotes, of a container all of it.

    value: a dictionary or a list, or a text, a number, a truth value or None. The values in a container are nodes
           where it was read from a page, plain values where a message was decoded; `get`, `items` and `pairs` give
           nodes for both, so that only what is asked for is made into nodes.
    """

    value: Any
    span: Span

    def get(self, key: str, *more: str) -> Node:
        """The value under keys that lead from one object to the next; a node of None if there is none."""
        inner = self.value.get(key) if type(self.value) is dict else None
        if inner is None:
            return NOTHING
        found = inner if type(inner) is Node else Node(inner, _NOWHERE)
        return found.get(*more) if more else found

    def said(self, key: str) -> str:
        """The text under `key`, as `get(key).text` gives it."""
        inner = self.value.get(key) if type(self.value) is dict else None
        if type(inner) is str:
            return " ".join(inner.split())
        return "" if inner is None else self.get(key).text

    @property
    def items(self) -> list[Node]:
        """The values of a list; a lone value is a list of one, None is none."""
        if type(self.value) is list:
            return [item if type(item) is Node else Node(item, _NOWHERE) for item in self.value]
        return [] if self.value is None else [self]

    @property
    def pairs(self) -> Iterator[tuple[str, Node]]:
        """The keys and values of an object; none of anything else."""
        if isinstance(self.value, dict):
            for key, value in self.value.items():
                yield str(key), value if type(value) is Node else Node(value, _NOWHERE)

    @property
    def text(self) -> str:
        """A text or number as text, white space folded; "" for anything else."""
        value = self.value
        if type(value) is str:
            return " ".join(value.split())
        number = type(value) is int or type(value) is float
        return str(value) if number and -_LARGEST < value < _LARGEST else ""

    @property
    def first(self) -> Node:
        """The first value of a list that says something; the value itself if it is none."""
        if type(self.value) is not list:
            return self if self.text else NOTHING
        for item in self.value:
            node = item if type(item) is Node else Node(item, _NOWHERE)
            if node.text:
                return node
        return NOTHING


_NOWHERE = Span(0, 0)
NOTHING = Node(None, _NOWHERE)


def of(value: Any) -> Node:
    """A decoded message, without places. What is inside becomes nodes as it is asked for."""
    return Node(value, _NOWHERE)
