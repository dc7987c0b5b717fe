"""Text-case (specification 1.0.2, "Text-case", "Title Case Conversion", "Sentence Case Conversion"), on pieces.

Stretches under `nocase`, superscript, subscript and small capitals of a field are left alone. Which word is
small in a title follows the list that the official suite was made with.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from refkit.csl.processor.tree import Piece, copy

SMALL_WORDS = frozenset(
    """
    a according across afore after against al along alongside amid amidst among amongst an and anenst apropos apud
    around as aside astride at athwart atop barring before behind below beneath beside besides between beyond but by
    c ca circa contra d de despite down during et except for forenenst from given in inside into lest like modulo
    near next nor notwithstanding of off on onto or out over per plus pro qua sans since so than the through
    throughout thru till to toward towards under underneath until unto up upon v van versus via vis-à-vis von vs
    with within without yet about above
    """.split()
)
_SPACES = "\u0020\u00a0\u2000-\u200b\u205f\u3000"
_BREAKS = re.compile(rf"([{_SPACES}]+|[-–—/.,;?!:\[\]()\"“”‘]|(?<!\w)['’]|['’](?!\w))")
_PROTECTED = frozenset({"nocase", "nodecor", "sup", "sub", "sc", "span"})

_SENTENCE_END = re.compile(r"[?!:]\s*[\"“‘'(]*$")

Change = Callable[[str, list[bool]], list[str]]


def text_case(pieces: list[Piece], mode: str, english: bool = True, language: str = "") -> list[Piece]:
    """`pieces` in the case `mode`. Title case is for English only; a dotted i has its own capital in Turkish."""
    change = _MODES.get(mode)
    if change is None or (mode == "title" and not english):
        return pieces
    if len(pieces) == 1 and isinstance(only := pieces[0], str):
        return [_of_plain(only, mode, language[:2] in ("tr", "az"))]
    leaves: list[tuple[str, bool]] = []
    _collect(pieces, False, leaves)
    text = "".join(leaf for leaf, _ in leaves)
    protected = [flag for leaf, flag in leaves for _ in leaf]
    if language[:2] in ("tr", "az") and mode == "uppercase":
        changed = change(text.replace("i", "İ"), protected)
    else:
        changed = change(text, protected)
    chars = iter(
        [original if guard else new for original, new, guard in zip(text, changed, protected, strict=True)]
    )
    return [_rebuilt(piece, chars) for piece in pieces]


@lru_cache(maxsize=8192)
def _of_plain(text: str, mode: str, dotted: bool) -> str:
    """A text without markup in the case `mode`; most are, and terms and titles of journals come again."""
    if dotted and mode == "uppercase":
        text = text.replace("i", "İ")
    return "".join(_MODES[mode](text, [False] * len(text)))


def _collect(pieces: list[Piece], protected: bool, leaves: list[tuple[str, bool]]) -> None:
    for piece in pieces:
        if isinstance(piece, str):
            leaves.append((piece, protected))
        else:
            guarded = protected or piece.tag in _PROTECTED
            _collect(piece.kids, guarded, leaves)


def _rebuilt(piece: Piece, chars: object) -> Piece:
    if isinstance(piece, str):
        return "".join(next(chars) for _ in piece)  # type: ignore[call-overload]
    return copy(piece, [_rebuilt(kid, chars) for kid in piece.kids])


def _lower(text: str, protected: list[bool]) -> list[str]:
    return [char.lower() for char in text]


def _upper(text: str, protected: list[bool]) -> list[str]:
    return [char.upper() for char in text]


def _capital(chars: list[str], word: str, at: int) -> None:
    """A capital for the first character of `word`, which begins at `at`; a lone Greek letter stays."""
    if "\u0370" <= word[0] <= "\u03ff" and len(word) == 1:
        return
    chars[at] = word[0].upper()


def _words(text: str) -> list[tuple[int, str, str]]:
    """(place, word, what stands behind it) for every run of text between spaces and punctuation."""
    found = []
    at = 0
    parts = _BREAKS.split(text)
    for k in range(0, len(parts), 2):
        word = parts[k]
        behind = parts[k + 1] if k + 1 < len(parts) else ""
        if word:
            found.append((at, word, behind))
        at += len(word) + len(behind)
    return found


def _capitalize_first(text: str, protected: list[bool]) -> list[str]:
    chars = list(text)
    words = _words(text)
    if words:
        at, word, _ = words[0]
        if word == word.lower():
            _capital(chars, word, at)
    return chars


def _capitalize_all(text: str, protected: list[bool]) -> list[str]:
    chars = list(text)
    for match in re.finditer(r"\S+", text):
        word = match[0]
        if word == word.lower():
            _capital(chars, word, match.start())
    return chars


def _sentence(text: str, protected: list[bool]) -> list[str]:
    if text != text.upper() or text == text.lower():
        return _capitalize_first(text, protected)
    chars = [char.lower() for char in text]
    for at, word, _ in _words(text):
        chars[at] = word[0].upper()
        break
    return chars


def _title(text: str, protected: list[bool]) -> list[str]:
    chars = list(text)
    words = _words(text)
    first, after = True, False
    last = -1
    previous_end = 0
    marked = False  # whether anything but spaces stood between words so far
    for n, (at, word, behind) in enumerate(words):
        gap = text[previous_end:at]
        if gap != " " and (_SENTENCE_END.search(gap) or _SENTENCE_END.search(gap.strip("“‘\"'([ "))):
            after = True
        previous_end = at + len(word)
        low = word.lower()
        stem = behind.startswith("-") and not marked
        marked = marked or bool(behind.strip())
        if protected[at]:
            first = after = False
            last = -1
            continue
        capital = (len(word) > 1 and low not in SMALL_WORDS) or first or after
        # The stem of the first compound: "Pro-Environmental", but "Out-of-Fashion".
        if (capital or stem) and word == low:
            _capital(chars, word, at)
        first = after = False
        last = n
    if last >= 0 and last == len(words) - 1:
        at, word, _ = words[last]
        if len(word) > 1 and word == word.lower() and word in SMALL_WORDS:
            _capital(chars, word, at)
    return chars


_MODES: dict[str, Change] = {
    "lowercase": _lower,
    "uppercase": _upper,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
