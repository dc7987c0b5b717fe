"""Text-case (CSL 1.0.2, "Text-case"), on text with marks in it.

Every function works on the characters that a reader sees, keeps the marks where they are, and leaves a
stretch under `NO_CASE` as it is (a superscript, subscript or small capitals in a field too: CO₂, pH).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from refkit.csl.marks import FIELD_SMALL_CAPS, NO_CASE, OFF, SUBSCRIPT, SUPERSCRIPT, is_mark, visible

# The prepositions, conjunctions and articles that the specification has in mind, single words only. "Like", "given"
# and "past" are more often something else in a title, so they are left out.
STOP_WORDS = frozenset(
    """
    a about above across afore after against along alongside amid amidst among amongst an and anenst apropos
    around as aside astride at athwart atop barring before behind below beneath beside besides between beyond
    but by circa contra despite down during et except for forenenst from in inside into lest modulo near next
    nor notwithstanding of off on onto or out over per plus pro qua sans since so than the through throughout
    thru till to toward towards under underneath until unto up upon versus via vis-à-vis vs with within without
    yet de van von
    """.split()
)

_WORD = re.compile(r"\S+")
_PART = re.compile(r"[^\s\-–—/]+")  # a hyphenated word is several (specification, "Title Case Conversion")

_PROTECTED = frozenset({NO_CASE, SUPERSCRIPT, SUBSCRIPT, FIELD_SMALL_CAPS})

Chars = list[str]


def text_case(text: str, mode: str, english: bool) -> str:
    """`text` in the case that `mode` (an attribute value of CSL) names. Title case is for English only."""
    change = _MODES.get(mode)
    if not text or change is None or (mode == "title" and not english):
        return text
    plain = visible(text)
    changed = change(plain)
    return plain_in_marks(text, changed)


def plain_in_marks(text: str, changed: Chars) -> str:
    """`changed` (one string for each visible character of `text`) with the marks of `text`."""
    out: list[str] = []
    protected: list[bool] = []
    i = 0
    for char in text:
        if not is_mark(char):
            out.append(char if any(protected) else changed[i])
            i += 1
            continue
        out.append(char)
        if char == OFF:
            if protected:
                protected.pop()
        else:
            protected.append(char in _PROTECTED)
    return "".join(out)


def _lower(text: str) -> Chars:
    return [char.lower() for char in text]


def _upper(text: str) -> Chars:
    return [char.upper() for char in text]


def _capital(chars: Chars, text: str, start: int, end: int) -> None:
    """Make the first letter of `text[start:end]` a capital, if the word has none."""
    word = text[start:end]
    if word == word.lower():
        for k in range(start, end):
            if text[k].isalnum():
                if not "\u0370" <= text[k] <= "\u03ff":  # β-carotene keeps its Greek letter
                    chars[k] = text[k].upper() if len(text[k].upper()) == 1 else text[k].title()
                return


def _capitalize_first(text: str) -> Chars:
    chars = list(text)
    if word := _WORD.search(text):
        _capital(chars, text, word.start(), word.end())
    return chars


def _capitalize_all(text: str) -> Chars:
    chars = list(text)
    for word in _WORD.finditer(text):
        _capital(chars, text, word.start(), word.end())
    return chars


def _sentence(text: str) -> Chars:
    if not _shouted(text):
        return _capitalize_first(text)
    chars = _lower(text)
    for k, char in enumerate(text):
        if char.isalnum():
            chars[k] = char
            break
    return chars


def _title(text: str) -> Chars:
    base = text.lower() if _shouted(text) and len(text.lower()) == len(text) else text
    chars = list(base)
    parts = list(_PART.finditer(base))
    for n, part in enumerate(parts):
        word = re.sub(r"^\W+|\W+$", "", part[0])
        edge = n in (0, len(parts) - 1) or base[: part.start()].rstrip(" \"'“‘(").endswith((":", ".", "?", "!"))
        compound = base[part.end() : part.end() + 1] == "-" and not base[: part.start()].endswith("-")  # Pro-Social
        if word.lower() in STOP_WORDS and not edge and not compound:
            if len(word) > 1 and word[0].isupper() and word[1:] == word[1:].lower():  # not the A of vitamin A
                for k in range(*part.span()):
                    chars[k] = base[k].lower()
        else:
            _capital(chars, base, *part.span())
    return chars


def _shouted(text: str) -> bool:
    """Whether the text is all in capitals, in more than one word."""
    return text == text.upper() and len(re.findall(r"[^\W\d_]{2,}", text)) > 1


_MODES: dict[str, Callable[[str], Chars]] = {
    "lowercase": _lower,
    "uppercase": _upper,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
