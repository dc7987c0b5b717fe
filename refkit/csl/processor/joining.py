"""A tree → one line of tokens: affixes and delimiters in place, punctuation put right where pieces meet,
quotation marks and formatting flipped inside each other.

The rules where two marks of punctuation meet are those that the official suite shows
(punctuation_FullMontyPlain, …FullMontyQuotesIn, …FullMontyField); see also the specification 1.0.2,
"Affixes", "Locale Options" (punctuation-in-quote) and "Formatting".
"""

from __future__ import annotations

from refkit.csl.processor.tree import Node, Piece

# What two marks become where they meet. Pairs that are not here stand as they are.
MEETING = {
    "!.": "!", "!:": "!", "!!": "!",
    "?.": "?", "?:": "?", "??": "?",
    "..": ".",
    ":!": "!", ":?": "?", ":.": ":", "::": ":",
    ",,": ",",
    ";!": "!", ";?": "?", ";:": ";", ";.": ";", ";;": ";",
}  # fmt: skip
PUNCTUATION = frozenset("!?.:,;")
_MOVES_IN = frozenset("!?.,")  # into a quotation that ends, with punctuation-in-quote
_MOVES_OUT = frozenset(":,;")  # out of it, without

# Field formatting inside the same formatting (specification, "Rich text": flip-flopping).
_FLIPPED = {
    ("font-style", "italic"): "normal",
    ("font-weight", "bold"): "normal",
    ("font-variant", "small-caps"): "normal",
}
_DECORATIONS = ("font-style", "font-variant", "font-weight")
_NEUTRAL = {"font-style": "normal", "font-weight": "normal", "font-variant": "normal", "text-decoration": "none",
            "vertical-align": "baseline"}  # fmt: skip


class Mark:
    """Where formatting, a quotation or a display block begins or ends."""

    __slots__ = ("key", "opens", "value")

    def __init__(self, opens: bool, key: str, value: str) -> None:
        self.opens, self.key, self.value = opens, key, value


Token = str | Mark


class Quotes:
    """The quotation marks of a locale, outer and inner."""

    __slots__ = ("closing", "closing_inner", "in_quote", "opening", "opening_inner")

    def __init__(self, opening: str, closing: str, opening_inner: str, closing_inner: str, in_quote: bool) -> None:
        self.opening, self.closing = opening, closing
        self.opening_inner, self.closing_inner = opening_inner, closing_inner
        self.in_quote = in_quote


def join(piece: Piece | None, quotes: Quotes) -> list[Token]:
    """`piece` as tokens: text, and marks that are well nested."""
    if piece is None:
        return []
    joiner = _Joiner(quotes)
    joiner.add(piece)
    return joiner.out


class _Joiner:
    __slots__ = ("depth", "last", "out", "quoted", "quotes", "state")

    def __init__(self, quotes: Quotes) -> None:
        self.out: list[Token] = []
        self.last = -1  # index of the last text
        self.quoted = False  # whether a quotation ended behind it
        self.quotes = quotes
        self.depth = 0
        self.state: dict[str, str] = {}

    def text(self, text: str) -> None:
        """Add `text` to the end."""
        if not text:
            return
        first = text[0]
        if self.last >= 0 and (first == " " or first in PUNCTUATION):
            text = self._meeting(text, first)
            if not text:
                return
        out = self.out
        self.last = len(out)
        self.quoted = False
        out.append(text)

    def _meeting(self, text: str, first: str) -> str:
        """What is to be added of `text`, which begins with punctuation or a space: "" if nothing."""
        out = self.out
        before: str = out[self.last]  # type: ignore[assignment]
        left = before[-1]
        if first == " ":
            return text.lstrip(" ") if left == " " else text
        if self.quoted:
            return self._behind_quote(before, text)
        if left in PUNCTUATION:
            both = MEETING.get(left + first)
            if both == left:
                text = text[1:]
            elif both is not None:
                if len(before) == 1 and both in _MOVES_IN and self.quotes.in_quote and self._quote_behind():
                    self.text(text)
                    return ""
                if len(before) > 1:
                    out[self.last] = before[:-1]
                else:
                    out[self.last] = both
                    text = text[1:]
        if text[:1] == " " and out[self.last][-1] == " ":  # type: ignore[index]
            return text[1:]
        return text

    def _behind_quote(self, before: str, text: str) -> str:
        """`text`, which follows a closing quotation mark, less what went inside."""
        if self.quotes.in_quote:
            while text and text[0] in _MOVES_IN:
                both = MEETING.get(before[-1] + text[0])
                before = before[:-1] + both if both else before + text[0]
                text = text[1:]
            self.out[self.last] = before
            if text and MEETING.get(before[-1] + text[0]) == before[-1]:
                text = text[1:]
        if text and before[-1] in "!?." and text[0] == ".":
            text = text[1:]
        return text

    def _text_at(self, at: int) -> str:
        token = self.out[at]
        return token if isinstance(token, str) else ""

    def _quote_behind(self) -> bool:
        """Take a mark that stands alone behind a quotation off, so that what it became can go inside."""
        out = self.out
        k = self.last - 1
        while k >= 0 and isinstance(out[k], Mark):
            if out[k].key == "quote" and not out[k].opens:  # type: ignore[union-attr]
                break
            k -= 1
        else:
            return False
        if k < 0:
            return False
        del out[self.last]
        while k >= 0 and isinstance(out[k], Mark):
            k -= 1
        self.last, self.quoted = k, True
        return True

    def add(self, piece: Piece) -> None:
        if isinstance(piece, str):
            self.text(piece)
            return
        kids = piece.kids
        if not kids:
            return
        display = piece.display
        if display:
            self.out.append(Mark(True, "display", display))
        if piece.prefix:
            self.text(piece.prefix)
        if piece.fmt or piece.quotes:
            self._formatted(piece)
        elif len(kids) == 1:
            self.add(kids[0])
        else:
            self._kids(piece)
        if piece.suffix:
            self.text(piece.suffix)
        if display:
            behind = ""
            if display == "right-inline" and self.last == len(self.out) - 1 >= 0:  # a space that ends the block
                text = self._text_at(self.last)
                if text == " ":
                    del self.out[self.last]
                    behind = " "
                elif text[-1] == " " and text.strip():
                    self.out[self.last], behind = text[:-1], " "
            self.out.append(Mark(False, "display", display))
            if behind:
                self.last = len(self.out)
                self.out.append(behind)

    def _kids(self, piece: Node) -> None:
        delim, add = piece.delim, self.add
        first = True
        for kid in piece.kids:
            if delim and not first:
                self.text(delim)
            first = False
            if kid.__class__ is str:
                self.text(kid)
            else:
                add(kid)

    def _formatted(self, piece: Node) -> None:
        state, opened = self.state, []
        raised = piece.tag == "inner-quote" and self.depth == 0
        self.depth += raised
        if piece.quotes:
            inner = self.depth % 2 == 1
            self.out.append(Mark(True, "quote", self.quotes.opening_inner if inner else self.quotes.opening))
            self.depth += 1
        marks = piece.fmt if piece.tag != "nodecor" else tuple((k, _NEUTRAL[k]) for k in _DECORATIONS if k in state)
        for key, value in reversed(marks):
            before = state.get(key)
            if piece.field and piece.tag != "nodecor":
                if before == value:
                    value = _FLIPPED.get((key, value), value)
            elif before is None and _NEUTRAL.get(key) == value:
                continue
            opened.append((key, value, before))
            state[key] = value
            self.out.append(Mark(True, key, value))
        self._kids(piece)
        for key, value, before in reversed(opened):
            self.out.append(Mark(False, key, value))
            if before is None:
                del state[key]
            else:
                state[key] = before
        if piece.quotes:
            self.depth -= 1
            self._end_quote(self.quotes.closing_inner if self.depth % 2 == 1 else self.quotes.closing)
            self.depth -= raised
            if piece.data == "inside":  # the field goes on: what follows is the author's
                self.quoted = False

    def _end_quote(self, closing: str) -> None:
        moved = ""
        if not self.quotes.in_quote and self.last >= 0:
            before = self._text_at(self.last)
            while len(before) > 1 and before[-1] in _MOVES_OUT:
                moved = before[-1] + moved
                before = before[:-1]
            self.out[self.last] = before
        self.out.append(Mark(False, "quote", closing))
        self.quoted = True
        if moved:
            self.last, self.quoted = len(self.out), False
            self.out.append(moved)
