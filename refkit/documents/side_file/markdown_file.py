"""A Markdown side file → pairs of name and text: a heading that names a work opens its annotation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from refkit.model import Problem

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")


class _Heading(msgspec.Struct):
    """A heading with the lines under it, up to the next. `level` is 0 for what stands before the first."""

    level: int
    words: str
    line: int
    body: list[str]


def read(text: str, ref: str, known: Callable[[str], bool]) -> tuple[list[tuple[str, str, int]], list[Problem]]:
    """Name, words and line of each annotation, in order, and what belongs to no work. Never raises.

    known: whether a name is that of a work of the library

    A heading that names a known work opens an annotation, on whatever level. Another heading on such a level
    opens one too if it is a single word or a DOI (a stale one: who calls says so), and else closes the one
    before. A deeper heading is part of the annotation that it stands in.
    """
    headings = list(_headings(text))
    levels = {heading.level for heading in headings if known(_name(heading.words))}
    levels = levels or {heading.level for heading in headings if _is_name(_name(heading.words))}
    found: list[tuple[str, list[str], int]] = []
    problems: list[Problem] = []
    open_level = 0
    for heading in headings:
        name = _name(heading.words)
        if known(name) or (heading.level in levels and _is_name(name)):
            found.append((name, list(heading.body), heading.line))
            open_level = heading.level
        elif open_level and heading.level > open_level:
            found[-1][1].extend(["", f"{'#' * heading.level} {heading.words}", "", *heading.body])
        else:
            open_level = 0
            if any(line.strip() for line in heading.body):
                problems.append(_unclaimed(heading, ref))
    return [(name, "\n".join(body), line) for name, body, line in found], problems


def _headings(text: str) -> Iterator[_Heading]:
    lines = text.splitlines()
    start = 0
    if lines and lines[0].rstrip() == "---":  # front matter is about the file
        closing = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
        start = closing + 1 if closing else 0
    current = _Heading(0, "", start + 1, [])
    fence = ""
    for number, line in enumerate(lines[start:], start + 1):
        mark = _FENCE.match(line)
        if mark and (not fence or fence == mark[1]):
            fence = "" if fence else mark[1]
        match = _HEADING.match(line) if not fence else None
        if match:
            yield current
            words = (match[2] or "").strip()
            current = _Heading(len(match[1]), re.sub(r"(?:^|[ \t])#{1,99}$", "", words).strip(), number, [])
        else:
            current.body.append(line)
    yield current


def _name(words: str) -> str:
    """The name in a heading: `key`, [@key], @key, <https://doi.org/…>, [title](https://doi.org/…)."""
    link = _LINK.fullmatch(words)
    if link:
        words = link[2]
    return words.strip("`").removeprefix("[").removesuffix("]").removeprefix("@").strip("<>`").strip()


def _is_name(name: str) -> bool:
    return bool(name) and not any(char.isspace() for char in name)


def _unclaimed(heading: _Heading, ref: str) -> Problem:
    if not heading.level:
        message = "The text before the first heading belongs to no work and is not printed."
        return Problem("annotations", "note", message, ref, line=heading.line)
    message = (
        f"The heading {heading.words[:80]!r} is no DOI and no citation key, so the text under it is not printed; "
        "write one of them there."
    )
    return Problem("annotations", "warning", message, ref, line=heading.line)
