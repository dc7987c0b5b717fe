"""Every regular expression of `refkit.parsers`, `refkit.text` and `refkit.findings`, and how the code runs it.

Modules are walked by import, so that an expression that somebody adds is here without being named. Found are
compiled patterns in names, tuples, lists, sets, dicts, structs, dataclasses, defaults and closures; constant
expressions in calls such as `re.split(r"…", text)`; and f-strings of that kind, a word standing for each value.
"""

from __future__ import annotations

import ast
import dataclasses
import functools
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import msgspec

from refkit import findings, parsers, text

# How one pass over a text is made: "scan" goes to the end of it from match to match, "match" and "fullmatch" try
# once, "match at" tries at many places of one text.
WAYS = {
    "search": "scan", "finditer": "scan", "findall": "scan", "sub": "scan", "subn": "scan", "split": "scan",
    "match": "match", "fullmatch": "fullmatch",
}  # fmt: skip
Key = tuple[Any, int]  # pattern and flags
_PLAIN = frozenset({"split"})  # what a string has too: a call of it does not show that a pattern is used


class Expression(msgspec.Struct, frozen=True):
    """A pattern, where it is defined ("refkit.text.dois:_START"), and the ways in which it is run."""

    name: str
    pattern: re.Pattern[Any]
    ways: frozenset[str]


def expressions() -> list[Expression]:
    """All of them by name, one for each pattern and flags."""
    homes: dict[Key, str] = {}
    found: dict[Key, re.Pattern[Any]] = {}
    ways: dict[Key, set[str]] = defaultdict(set)
    loose: dict[Key, set[str]] = defaultdict(set)
    for module in (*_modules(parsers), *_modules(text), *_modules(findings)):
        calls = _calls(module)
        for key, way in calls.run:
            ways[key].add(way)
        for name, pattern in (*_held(module), *calls.written):
            key = pattern.pattern, pattern.flags
            if key not in found or re.search(rf"(?m)^{re.escape(name.partition('[')[0])}\b(?: =|:)", calls.source):
                homes[key] = f"{module.__name__}:{name}"  # where it is defined, not where it is imported
            found[key] = pattern
            loose[key] |= calls.loose
    return sorted(
        (
            Expression(homes[key], pattern, frozenset(ways.get(key) or loose[key] or {"scan", "match"}))
            for key, pattern in found.items()
        ),
        key=lambda expression: (expression.name, str(expression.pattern.pattern)),
    )


@functools.cache
def _modules(package: ModuleType) -> tuple[ModuleType, ...]:
    names = (found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))
    return package, *(importlib.import_module(name) for name in names)


def _held(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    seen: set[int] = set()
    for name, value in vars(module).items():
        yield from _within(name, value, seen, 6)


def _within(name: str, value: Any, seen: set[int], depth: int) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield name, value
        return
    if depth == 0 or id(value) in seen or isinstance(value, str | bytes | int | ModuleType | type):
        return
    seen.add(id(value))
    parts: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        parts = [(f"{name}[{key!r}]" if isinstance(key, str) else name, part) for key, part in value.items()]
        parts += [(name, key) for key in value]
    elif isinstance(value, tuple | list | set | frozenset):
        parts = [(f"{name}[{number}]", part) for number, part in enumerate(value)]
    elif isinstance(value, msgspec.Struct):
        parts = [(f"{name}.{field}", getattr(value, field)) for field in value.__struct_fields__]
    elif dataclasses.is_dataclass(value):
        parts = [(f"{name}.{field.name}", getattr(value, field.name, None)) for field in dataclasses.fields(value)]
    elif callable(value):
        function = inspect.unwrap(value) if hasattr(value, "__wrapped__") else value
        parts = [(f"{name}()", part) for part in getattr(function, "__defaults__", None) or ()]
        for cell in getattr(function, "__closure__", None) or ():
            try:
                parts.append((f"{name}()", cell.cell_contents))
            except ValueError:  # not filled yet
                continue
    for label, part in parts:
        yield from _within(label, part, seen, depth - 1)


class _Calls:
    """The calls in a module's source that run a regular expression.

    run:     pattern and flags → way, where the pattern is known by its name
    loose:   ways of calls on something else (a loop's variable, an argument): patterns in tuples are run so
    written: patterns that stand in the calls themselves
    """

    def __init__(self, module: ModuleType) -> None:
        self.run: list[tuple[Key, str]] = []
        self.loose: set[str] = set()
        self.written: list[tuple[str, re.Pattern[Any]]] = []
        self.names = vars(module)
        self.source = inspect.getsource(module)
        tree = ast.parse(self.source)
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        inner = {node for function in functions for node in ast.walk(function)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                self._call(node, node.func, inside=node in inner)

    def _call(self, node: ast.Call, called: ast.Attribute, *, inside: bool) -> None:
        held = self._value(called.value)
        if held is re:
            if inside:
                self._written(node, called.attr)
        elif called.attr in WAYS:
            way = WAYS[called.attr]
            if way == "match" and len(node.args) > 1:
                way = "match at"
            if isinstance(held, re.Pattern):
                self.run.append(((held.pattern, held.flags), way))
            elif called.attr not in _PLAIN:
                self.loose.add(way)

    def _written(self, node: ast.Call, function: str) -> None:
        if (function not in WAYS and function != "compile") or not node.args:
            return
        source = self._source(node.args[0])
        flags = [self._value(arg) for arg in (*node.args[1:], *(word.value for word in node.keywords))]
        if source is None:
            return
        pattern = re.compile(source, sum({int(flag) for flag in flags if isinstance(flag, re.RegexFlag)}))
        self.written.append((f"line {node.lineno}", pattern))
        if function != "compile":
            self.run.append(((pattern.pattern, pattern.flags), WAYS[function]))

    def _value(self, node: ast.expr) -> Any:
        if isinstance(node, ast.Name):
            return self.names.get(node.id)
        if isinstance(node, ast.Attribute):
            return getattr(self._value(node.value), node.attr, None)
        return None

    def _source(self, node: ast.expr) -> str | bytes | None:
        """The expression that is written in a call; None if it is put together elsewhere."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            return node.value
        if not isinstance(node, ast.JoinedStr):
            return None
        written = ""
        for part in node.values:
            held = part.value if isinstance(part, ast.Constant) else self._value(getattr(part, "value", part))
            written += held if isinstance(held, str) else "Abc"
        try:
            re.compile(written)
        except re.error:
            return None
        return written


@functools.cache
def _calls(module: ModuleType) -> _Calls:
    return _Calls(module)
