"""YAML as reference files use it: read without aliases and types, written as JSON's texts."""

from __future__ import annotations

import json
import re
from typing import Any

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,15})")
_PLAIN = {"": None, "~": None, "null": None, "true": True, "false": False}
_MOST = 2_000_000  # nodes of one document
_DEEPEST = 100  # levels


def load(text: str) -> Any:
    """The first document of `text`: dictionaries, lists, texts, whole numbers, True, False, None.

    A date stays the text that it is. Raises ValueError, with the line, for what is no YAML and for aliases, which a
    file could grow by without bound.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    root: list[Any] = []
    stack: list[tuple[Any, list[Any]]] = [(root, [])]  # a container, and the key that waits for its value
    count = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            kind = type(event).__name__
            count += 1
            line = event.start_mark.line + 1
            if kind == "AliasEvent":
                raise ValueError(f"line {line} holds an alias (*name); write out what it stands for")
            if count > _MOST:
                raise ValueError(f"line {line} is beyond {_MOST:,} values; split the file")
            if len(stack) > _DEEPEST:
                raise ValueError(f"line {line} is nested deeper than {_DEEPEST} levels; write it flat")
            if kind in ("MappingStartEvent", "SequenceStartEvent"):
                stack.append(({} if kind[0] == "M" else [], []))
            elif kind in ("MappingEndEvent", "SequenceEndEvent"):
                value, _ = stack.pop()
                _put(stack[-1], value)
            elif kind == "ScalarEvent":
                _put(stack[-1], _scalar(event) if event.implicit[0] else event.value)
            elif kind == "DocumentEndEvent":
                break
    except (yaml.YAMLError, RecursionError, OverflowError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}: " if mark is not None else ""
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or type(error).__name__
        raise ValueError(f"{place}{reason}") from error
    return root[0] if root else None


def _put(where: tuple[Any, list[Any]], value: Any) -> None:
    container, key = where
    if isinstance(container, list):
        container.append(value)
    elif not key:
        key.append(value)
    else:
        name = key.pop()
        container[name if isinstance(name, str) else json.dumps(name)] = value


def _scalar(event: Any) -> Any:
    value = event.value
    if _NUMBER.fullmatch(value):
        return int(value)
    return _PLAIN.get(value.lower(), value)


def write(value: Any) -> str:
    """`value` as flow YAML on one line, which is JSON; what no file may hold raw is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escaped(ord(char)) for char in text)


def _escaped(code: int) -> str:
    return "\\ufffd" if 0xD800 <= code < 0xE000 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
