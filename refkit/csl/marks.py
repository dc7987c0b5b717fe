"""Formatted text while it is being put together: plain text with marks in it.

citeproc-py builds an entry by joining strings. Here the formatting inside those strings is a pair of marks,
each one private-use character, instead of tags: nothing that stood in a field can become a mark (`clean`
drops private-use characters first), nothing has to be escaped, and what happens where two pieces meet
(`glue`) can look past the marks at the characters that a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from refkit.csl.output import Run

OFF = "\U000f0000"  # closes the formatting opened last
ITALIC, UPRIGHT = "\U000f0001", "\U000f0002"
BOLD, MEDIUM = "\U000f0003", "\U000f0004"
UNDERLINE, PLAIN_LINE = "\U000f0005", "\U000f0006"
SMALL_CAPS, FULL_CAPS = "\U000f0007", "\U000f0008"
SUPERSCRIPT, SUBSCRIPT, BASELINE = "\U000f0009", "\U000f000a", "\U000f000b"
FIELD_ITALIC, FIELD_BOLD, FIELD_SMALL_CAPS = "\U000f000c", "\U000f000d", "\U000f000e"
NO_CASE = "\U000f000f"  # text-case leaves this stretch alone
CLOSE_QUOTE, QUOTE_END = "\U000f0010", "\U000f0011"  # around a closing quotation mark that the style set

_FIRST, _LAST = OFF, QUOTE_END

# Mark → the fields of `Run` it sets; None turns the field round (italics inside italics are upright).
_EFFECTS: dict[str, dict[str, bool | None]] = {
    ITALIC: {"italic": True},
    UPRIGHT: {"italic": False},
    BOLD: {"bold": True},
    MEDIUM: {"bold": False},
    UNDERLINE: {"underline": True},
    PLAIN_LINE: {"underline": False},
    SMALL_CAPS: {"small_caps": True},
    FULL_CAPS: {"small_caps": False},
    SUPERSCRIPT: {"superscript": True, "subscript": False},
    SUBSCRIPT: {"subscript": True, "superscript": False},
    BASELINE: {"superscript": False, "subscript": False},
    FIELD_ITALIC: {"italic": None},
    FIELD_BOLD: {"bold": None},
    FIELD_SMALL_CAPS: {"small_caps": None},
    NO_CASE: {},
}

_TAG = re.compile(
    r"<(?P<open>i|b|sup|sub|sc)>"
    r'|<span (?P<span>class="nocase"|style="font-variant:\s*small-caps;?")>'
    r"|</(?P<close>i|b|sup|sub|sc|span)>",
)
_FIELD_MARKS = {"i": FIELD_ITALIC, "b": FIELD_BOLD, "sup": SUPERSCRIPT, "sub": SUBSCRIPT, "sc": FIELD_SMALL_CAPS}
_MARK = re.compile(f"[{_FIRST}-{_LAST}]")
_TOKEN = re.compile(f"[{_FIRST}-{_LAST}]|[^{_FIRST}-{_LAST}]+")
_QUOTED_END = re.compile(f"{OFF}*(?:{CLOSE_QUOTE}[^{_FIRST}-{_LAST}]*{QUOTE_END}{OFF}*)+$")


def is_mark(char: str) -> bool:
    """Whether `char` is a mark of this module."""
    return _FIRST <= char <= _LAST


def visible(text: str) -> str:
    """`text` without its marks."""
    return _MARK.sub("", text)


def rich(value: str) -> str:
    """A cleaned value with the rich text of CSL (specification 1.0.2, "Rich text" of the CSL-JSON data:
    i, b, sup, sub, sc, span nocase, span small-caps) as marks. A tag without its partner stays text."""
    if "<" not in value:
        return value
    tags = list(_TAG.finditer(value))
    partner: dict[int, str] = {}
    opened: list[int] = []
    for i, tag in enumerate(tags):
        if not tag["close"]:
            opened.append(i)
            continue
        for j in reversed(opened):
            if (tags[j]["open"] or "span") == tag["close"]:
                partner[j], partner[i] = _field_mark(tags[j]), OFF
                del opened[opened.index(j) :]
                break
    pieces, end = [], 0
    for i, tag in enumerate(tags):
        if i in partner:
            pieces += [value[end : tag.start()], partner[i]]
            end = tag.end()
    return "".join([*pieces, value[end:]])


def _field_mark(tag: re.Match[str]) -> str:
    if tag["open"]:
        return _FIELD_MARKS[tag["open"]]
    return NO_CASE if "nocase" in tag["span"] else FIELD_SMALL_CAPS


def curly(text: str, opening: str, closing: str) -> str:
    """Typewriter quotation marks and apostrophes as printed ones: "peers" → “peers”, don't → don’t. A mark
    without its partner, as for inches, stays."""
    text = re.sub(r'(?<!\w)"(?=\S)([^"]*?\S)"(?!\w)', rf"{opening}\1{closing}", text)
    text = re.sub(r"(?<!\w)'(?=\S)([^']*?\S)'(?!\w)", "‘\\1’", text)
    return re.sub(r"(?<=\w)'(?!\d)|'(?=\w)", "’", text)


def glue(left: str, right: str, punctuation_in_quote: bool = False) -> str:
    """`left` and `right` joined, the punctuation where they meet put right.

    A space or a mark is not doubled, a full stop does not follow `?`, `!`, `:` or `;`, and with
    `punctuation_in_quote` a comma or full stop goes inside the quotation mark that ends `left` (CSL 1.0.2,
    "Locale Options"). Which mark yields to which is what the official test suite expects
    (punctuation_FullMontyPlain).
    """
    if not left or not right:
        return left + right
    i, j = len(left) - 1, 0
    while i >= 0 and is_mark(left[i]):
        i -= 1
    while j < len(right) and is_mark(right[j]):
        j += 1
    if i < 0 or j == len(right):
        return left + right
    last, first = left[i], right[j]
    if (last in " \n" and first == " ") or last == first == "\n":
        return left + right[:j] + right[j + 1 :]
    if last == " " and first in ".,;\n":
        return glue(left[:i] + left[i + 1 :], right, punctuation_in_quote)
    if last == "\n" and first in ".,;":  # the end of a block: its last line takes the mark
        return glue(left[:i] + left[i + 1 :], right, punctuation_in_quote) + "\n"
    if first in ".,:!?" and CLOSE_QUOTE in left and (quote := _QUOTED_END.search(left)):
        return _glue_quoted(left[: quote.start()], quote[0], right, j, punctuation_in_quote)
    keep_last, keep_first = _met(last, first)
    if keep_last and keep_first:
        return left + right
    return (left if keep_last else left[:i] + left[i + 1 :]) + (right if keep_first else right[:j] + right[j + 1 :])


def _glue_quoted(inner: str, quote: str, right: str, j: int, inside: bool) -> str:
    """`inner` + closing `quote` + `right`, whose character `j` is a punctuation mark."""
    mark, rest = right[j], right[:j] + right[j + 1 :]
    if inside and mark != ":":
        return glue(inner, mark, True) + quote + rest
    k = len(inner) - 1
    while k >= 0 and is_mark(inner[k]):
        k -= 1
    last = inner[k] if k >= 0 else ""
    if inside and last in ("?", "!"):  # “Why?” Because
        return inner + quote + rest
    if mark in ".," and last in (".", ",") and not inner.endswith("..."):  # “Title.”. → “Title”.
        inner = inner[:k] + inner[k + 1 :]
    return inner + quote + right


def _met(last: str, first: str) -> tuple[bool, bool]:
    """Whether the last mark of one piece and the first of the next are kept where they meet."""
    if last not in ".,:;!?" or first not in ".,:;!?":
        return True, True
    if last == first or (first in ".:" and last in "!?:;"):
        return True, False
    return not (last in ":;" and first in "!?"), True


def join(pieces: Iterable[str], delimiter: str = "", punctuation_in_quote: bool = False) -> str:
    """The pieces that are not empty, glued with `delimiter` between them."""
    text = ""
    for piece in pieces:
        if piece:
            text = glue(glue(text, delimiter if text else "", punctuation_in_quote), piece, punctuation_in_quote)
    return text


def runs(text: str) -> tuple[Run, ...]:
    """`text` with marks as runs, white space at both ends gone. A mark without its partner does no harm."""
    plain = Run("")
    stack, found = [plain], list[Run]()
    for token in _TOKEN.findall(text):
        if token == OFF:
            if len(stack) > 1:
                stack.pop()
        elif token in _EFFECTS:
            stack.append(_changed(stack[-1], _EFFECTS[token]))
        elif not is_mark(token):
            found.append(_changed(stack[-1], {}, token))
    return _trimmed(_merged(found))


def _changed(run: Run, effects: dict[str, bool | None], text: str = "") -> Run:
    values = {name: getattr(run, name) for name in Run.__struct_fields__ if name != "text"}
    for name, value in effects.items():
        values[name] = not values[name] if value is None else value
    return Run(text, **values)


def _merged(found: list[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in found:
        if merged and _changed(merged[-1], {}) == _changed(run, {}):
            merged[-1] = _changed(run, {}, merged[-1].text + run.text)
        else:
            merged.append(run)
    return merged


def _trimmed(found: list[Run]) -> tuple[Run, ...]:
    while found and not found[0].text.strip():
        found.pop(0)
    while found and not found[-1].text.strip():
        found.pop()
    if found:
        found[0] = _changed(found[0], {}, found[0].text.lstrip())
        found[-1] = _changed(found[-1], {}, found[-1].text.rstrip())
    return tuple(found)
