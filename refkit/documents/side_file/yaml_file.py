"""A YAML side file → pairs of name and text.

::

    10.5555/ward.4: Read this first.          - doi: 10.5555/ward.4
    okafor2011:                                 annotation: Read this first.
      annotation: The long follow-up.         - key: okafor2011
                                                annotation: The long follow-up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from refkit.model import Problem

_TEXT = ("annotation", "annote", "note")
_NAMES = ("doi", "key", "id", "citation-key")


def read(text: str, ref: str) -> tuple[list[tuple[str, str, int]], list[Problem]]:
    """Name, words and line of each annotation, in order, and what could not be read. Never raises.

    The nodes are read, not the values they stand for: a name that stands twice is there twice, a DOI is not
    taken for a number, and no alias is multiplied.
    """
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # "\\UFFFFFFFF" is no character
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else None
        said = str(getattr(error, "problem", "") or "a character that YAML does not allow").rstrip(".")
        message = f"The annotations are not YAML ({said}); mend the file, quote names that hold a colon."
        return [], [Problem("annotations", "error", message, ref, line=line)]
    except RecursionError:
        return [], [Problem("annotations", "error", "The annotations are nested too deep; write them flat.", ref)]
    found: list[tuple[str, str, int]] = []
    problems: list[Problem] = []
    for name, words, line in _entries(root):
        if name and words is not None:
            found.append((name, words, line))
        else:
            message = (
                f"The annotation of {name!r} is no text; write the words behind the name, or under `annotation:`."
                if name
                else "An entry of the annotations names no work; write `DOI or key: text`."
            )
            problems.append(Problem("annotations", "warning", message, ref, line=line))
    return found, problems


def _entries(root: Any) -> Iterator[tuple[str, str | None, int]]:
    """Name ("" if there is none), words (None if it is no text) and line of each entry."""
    kind = getattr(root, "id", "")
    if kind == "mapping":
        for key, value in root.value:
            yield _scalar(key) or "", _words(value), key.start_mark.line + 1
    elif kind == "sequence":
        for item in root.value:
            named = _fields(item)
            name = next((named[field] for field in _NAMES if named.get(field)), "")
            yield name, _words(item), item.start_mark.line + 1
    elif root is not None and _scalar(root):
        yield "", None, root.start_mark.line + 1


def _words(node: Any) -> str | None:
    if node.id == "scalar":
        return _scalar(node)
    fields = _fields(node)
    return next((fields[field] for field in _TEXT if field in fields), None)


def _fields(node: Any) -> dict[str, str]:
    if node.id != "mapping":
        return {}
    pairs = [((_scalar(key) or "").casefold(), _scalar(value)) for key, value in node.value]
    return {key: value for key, value in pairs if value is not None}


def _scalar(node: Any) -> str | None:
    """The text of a scalar; "" for `null`; None for anything else."""
    if node.id != "scalar":
        return None
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value).strip()
