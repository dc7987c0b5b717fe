"""JSON as the text of a page: its values with their places, as far as the text goes.

The text may be cut off or broken at some point. What stands before that point is read; the containers that were
still open there are known, so that a reader can leave out what is not whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

from refkit.messages.node import NOTHING, Node
from refkit.model import Claim, Notice, Problem, Reading, Record, Span
from refkit.parsers.page import Page

_TOKEN = re.compile(
    r'\s{0,1000}(?:([{}\[\],:"])|(-?\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,4})?)(?![\d.eE])|(true|false|null)\b)'
)
_WORDS = {"true": True, "false": False, "null": None}
_BEFORE = 400  # characters above the first brace: what a browser's viewer writes there
_LARGEST = 10_000_000
_DEEPEST = 60


def begin(text: str) -> int:
    """Where the JSON of a page that is JSON begins: its first brace; -1 if the page is something else."""
    start = text.find("{", 0, _BEFORE)
    return start if start >= 0 and text[start + 1 : start + 200].lstrip()[:1] == '"' else -1


def parse(text: str, start: int) -> tuple[Node, list[Node]]:
    """The value at `start`, and the containers that are still open where the text breaks off, the outermost first.

    The list is empty if the value is whole. Never raises.
    """
    end = min(len(text), start + _LARGEST)
    root, key = NOTHING, ""
    stack: list[Node] = []
    at, named = start, False
    while token := _TOKEN.match(text, at, end):
        at = token.end()
        sign = token[1]
        if sign in (",", ":"):
            continue
        if sign in ("}", "]"):
            if not stack or isinstance(stack[-1].value, dict) != (sign == "}") or named:
                break
            closed = stack.pop()
            closed.span = Span(closed.span.start, at)
            if not stack:
                return root, []
            continue
        place = Span(token.start(token.lastindex or 0), at)
        if sign == '"':
            close = _quote(text, at, end)
            if close < 0:
                break
            place, at = Span(at, close), close + 1
            node = Node(_string(text[place.start : place.end]), place)
        elif sign:
            node = Node({} if sign == "{" else [], place)
        elif at == end:
            break  # a number that may go on
        else:
            node = Node(_WORDS[token[3]] if token[3] else _number(token[2]), place)
        if not stack:
            if sign not in ("{", "["):
                break
            root = node
        elif isinstance(stack[-1].value, list):
            stack[-1].value.append(node)
        elif named:
            stack[-1].value[key], named = node, False
        elif sign == '"':
            key, named = node.value, True
        else:
            break
        if sign in ("{", "["):
            stack.append(node)
            if len(stack) > _DEEPEST:
                break
    return root, stack


def read(
    page: Page,
    work: Node,
    works: Node,
    unclosed: list[Node],
    level: int,
    claims_of: Callable[[Node], Sequence[Claim]],
    notices_of: Callable[[Node], tuple[Notice, ...]] = lambda work: (),
) -> Reading:
    """The reading of an answer: its one `work`, or `works`, if that is a list, as mentioned ones.

    level: how many of the containers hold that work or that list; what was still open in it is left out first
    """
    listed = isinstance(works.value, list)
    problems = [_broken(page)] if _leave_out(unclosed, level + listed) else []
    if listed:
        found = [claims_of(one) for one in works.items]
        mentioned = tuple(Record(tuple(claims), "mentioned") for claims in found if claims)
        what = "is a list of search results, about no one work; save the page of the work"
        return Reading(mentioned, (*problems, _refused(page, "search_page", what)))
    if claims := claims_of(work):
        return Reading((Record(tuple(claims), notices=notices_of(work)),), tuple(problems))
    return Reading((), (_refused(page, "bad_json", "is JSON in which no work can be read; fetch it again"),))


def _leave_out(unclosed: list[Node], level: int) -> bool:
    """Take the container that is open at `level` out of the one that holds it; whether the text was cut at all."""
    if len(unclosed) > level > 0:
        part, holder = unclosed[level], unclosed[level - 1].value
        if isinstance(holder, list):
            holder.pop()
        else:
            for key in [key for key, value in holder.items() if value is part]:
                del holder[key]
    return bool(unclosed)


def _quote(text: str, at: int, end: int) -> int:
    """The quotation mark that closes the string which begins at `at`; -1 if there is none."""
    while (close := text.find('"', at, end)) >= 0:
        slash = close
        while slash > at and text[slash - 1] == "\\":
            slash -= 1
        if (close - slash) % 2 == 0:
            return close
        at = close + 1
    return -1


def _string(raw: str) -> str:
    if "\\" not in raw:
        return raw
    try:
        value = json.loads(f'"{raw}"', strict=False)
    except ValueError:
        return raw
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else raw  # no lone surrogate


def _number(raw: str) -> int | float:
    return int(raw) if raw.lstrip("-").isdigit() else float(raw)


def _broken(page: Page) -> Problem:
    """A text that breaks off, or that is no JSON from some place on."""
    return Problem(
        "page_cut",
        "warning",
        f"The JSON of {page.ref or 'the page'} breaks off or is broken; what stands before that place was read.",
        page.ref,
        evidence=page.text[-80:],
    )


def _refused(page: Page, code: str, what: str) -> Problem:
    return Problem(code, "error", f"{page.ref or 'The page'} {what}.", page.ref, evidence=page.text[:120])
