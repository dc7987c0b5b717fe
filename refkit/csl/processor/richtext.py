"""Rich text in fields: `<i>`, `<b>`, `<sup>`, `<sub>`, small capitals, `nocase`, and quotation marks.

Specification 1.0.2, appendix "Rich text"; straight and printed quotation marks become nodes, so that they flip
inside each other and inside quotation marks of the style. What has no partner stays text; a straight `'`
without one is an apostrophe.
"""

from __future__ import annotations

import re
from functools import lru_cache

from refkit.csl.processor.tree import Node, Piece

_TAG = re.compile(
    r"<(?P<open>i|b|sup|sub|sc)>"
    r'|<span\s+(?P<span>class="no(?:case|decor)"|style="font-variant:\s*small-caps;?")[^>]*>'
    r"|</(?P<close>i|b|sup|sub|sc|span)>"
    r"|(?P<quote>[\"'“”„‘’‚«»‹›])"
)
_FORMATS = {
    "i": ("font-style", "italic"),
    "b": ("font-weight", "bold"),
    "sup": ("vertical-align", "sup"),
    "sub": ("vertical-align", "sub"),
    "sc": ("font-variant", "small-caps"),
}
_SPECIAL = re.compile("[<\"'“”„‘’‚«»‹›]")
_DEEPEST = 40  # what is nested deeper is text
_PAIRS = {"“": "”", "‘": "’", "„": "“", "‚": "‘", "«": "»", "‹": "›"}


class _Frame:
    """An element that is open: its kind, the text that opened it, what is in it so far."""

    __slots__ = ("closer", "kids", "kind", "opener")

    def __init__(self, kind: str, opener: str, closer: str) -> None:
        self.kind, self.opener, self.closer = kind, opener, closer
        self.kids: list[Piece] = []


def rich(
    text: str, opening: str = "“", closing: str = "”", inner: str = "‘", inner_closing: str = "’"
) -> list[Piece]:
    """`text` as pieces; the quotation marks of the locale are recognised beside the straight ones."""
    if not _SPECIAL.search(text):
        return [text]
    return list(_parsed(text, opening, closing, inner, inner_closing))


@lru_cache(maxsize=4096)
def _parsed(text: str, opening: str, closing: str, inner: str, inner_closing: str) -> tuple[Piece, ...]:
    pairs = {opening: closing, inner: inner_closing}
    stack = [_Frame("", "", "")]
    end = 0
    for match in _TAG.finditer(text):
        stack[-1].kids.append(text[end : match.start()])
        end = match.end()
        token = match[0]
        if len(stack) > _DEEPEST and not match["close"] and not match["quote"]:
            stack[-1].kids.append(token)
        elif match["open"]:
            stack.append(_Frame("tag", token, match["open"]))
        elif match["span"]:
            kind = "nocase" if "nocase" in token else "nodecor" if "nodecor" in token else "caps"
            stack.append(_Frame(kind, token, "span"))
        elif match["close"]:
            _close(stack, token, match["close"])
        else:
            _quote(stack, text, match.start(), token, pairs, inner)
    stack[-1].kids.append(text[end:])
    while len(stack) > 1:
        _unmatched(stack, len(stack) - 1)
    kids = merged(stack[0].kids)
    _mark_inside(kids)
    return tuple(kids)


def _mark_inside(kids: list[Piece]) -> None:
    """Note at each quotation whether the field goes on behind it."""
    for k, kid in enumerate(kids):
        if isinstance(kid, Node):
            if kid.quotes and k < len(kids) - 1:
                kid.data = "inside"
            _mark_inside(kid.kids)


def _close(stack: list[_Frame], token: str, closer: str) -> None:
    for k in range(len(stack) - 1, 0, -1):
        if stack[k].closer == closer and stack[k].kind != "quote":
            while len(stack) - 1 > k:
                _unmatched(stack, len(stack) - 1)
            _finish(stack)
            return
    stack[-1].kids.append(token)


def _quote(stack: list[_Frame], text: str, at: int, char: str, pairs: dict[str, str], inner: str) -> None:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if char in "'’" and before.isalnum() and after.isalnum():
        stack[-1].kids.append("’")
        return
    top = stack[-1]
    nested = before in "\"'“‘«„‹" and top.kind == "quote" and not any(top.kids)
    opens = (
        (char in "\"'" or char in pairs)
        and not after.isspace()
        and (before.isspace() or before in "([{-–—/>" or at == 0 or nested)
    )
    closes = char in "\"'" or char in pairs.values()
    if closes and not before.isspace():
        for k in range(len(stack) - 1, 0, -1):
            frame = stack[k]
            if frame.kind == "quote" and frame.closer == char:
                if char in "'’" and after.isalnum():
                    break
                while len(stack) - 1 > k:
                    _unmatched(stack, len(stack) - 1)
                _finish(stack, inner)
                return
    if opens and len(stack) <= _DEEPEST:
        stack.append(_Frame("quote", char, char if char in "\"'" else pairs[char]))
        return
    stack[-1].kids.append("’" if char == "'" else char)


def _finish(stack: list[_Frame], inner: str = "") -> None:
    frame = stack.pop()
    kids = merged(frame.kids)
    if not kids:
        return
    if frame.kind == "quote":
        node = Node(kids, quotes=True, field=True, tag="inner-quote" if frame.opener == inner else "quote")
    elif frame.kind == "nocase":
        node = Node(kids, tag="nocase")
    elif frame.kind == "nodecor":
        node = Node(kids, tag="nodecor", fmt=(("nodecor", ""),), field=True)
    else:
        node = Node(kids, (_FORMATS.get(frame.closer, _FORMATS["sc"]),), field=True, tag=frame.closer)
    stack[-1].kids.append(node)


def _unmatched(stack: list[_Frame], at: int) -> None:
    """The frame on top was never closed: its opener is text."""
    frame = stack.pop(at)
    stack[at - 1].kids.append("’" if frame.opener == "'" else frame.opener)
    stack[at - 1].kids.extend(frame.kids)


def merged(kids: list[Piece]) -> list[Piece]:
    """`kids` with neighbouring text joined and empty text dropped."""
    out: list[Piece] = []
    for kid in kids:
        if isinstance(kid, str):
            if not kid:
                continue
            if out and isinstance(out[-1], str):
                out[-1] += kid
                continue
        out.append(kid)
    return out
