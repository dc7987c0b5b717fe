"""Folding: what is left of a text when spelling habits are taken away, for comparing and for keys."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|scp|span)>|<span [^<>]{1,80}>")

# Letters that NFKD does not take apart, as they are usually written in ASCII.
_ASCII = str.maketrans(
    {
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D",
        "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "ng",
        "’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    }
)  # fmt: skip

# The most frequent of the combining characters; U+034F, which stands among them, is none.
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_NOT_ASCII = re.compile(f"[{''.join(map(chr, _ASCII))}]")
_BEGINNING = 24
_LESS_THAN = re.compile("[<\ufe64\uff1c]")

# ISO 9 with the usual simplifications for keys (BGN/PCGN style), Russian and Ukrainian.
_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie", "ж": "zh",
        "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    }
)  # fmt: skip
_GREEK = str.maketrans("αβγδεζηθικλμνξοπρσςτυφχψω", "abgdezhqiklmnxoprsstufcyw")


def fold(text: str) -> str:
    """Words of `text` in lower case, without accents, punctuation and inline markup, one space apart.

    Two titles that fold alike differ in spelling only.
    """
    if text.isascii():
        folded = text
    else:
        # Case first: some small letters come apart only when they are folded (Unicode, NFKC_Casefold).
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        folded = _NOT_ASCII.sub(_as_ascii, _ACCENTS.sub("", decomposed))
        if not folded.isascii() and any(map(unicodedata.combining, set(folded))):
            folded = "".join(c for c in folded if not unicodedata.combining(c))
    if "<" in folded:
        folded = _TAG.sub("", folded)
    return " ".join(_WORD.findall(folded.casefold()))


def folds_to(text: str, folded: str) -> bool:
    """Whether `fold(text) == folded`. Of a text that begins otherwise no more than the beginning is folded."""
    beginning = text[:_BEGINNING]
    # A tag may go on behind the beginning; NFKD makes "<" of its wide and small forms.
    if len(text) > _BEGINNING and not _LESS_THAN.search(beginning) and not folded.startswith(fold(beginning)):
        return False
    return fold(text) == folded


def _as_ascii(match: re.Match[str]) -> str:
    return _ASCII[ord(match[0])]


def to_ascii(text: str) -> str:
    """`text` in ASCII letters as far as there is a usual way: accents dropped, ligatures taken apart,
    Cyrillic and Greek transliterated. What has no usual way (Chinese, Arabic) is left out."""
    if text.isascii():
        return text
    out = []
    for char in unicodedata.normalize("NFC", text.translate(_ASCII)):
        if char.isascii():
            out.append(char)
            continue
        low = char.lower()
        latin = low.translate(_CYRILLIC) if "Ѐ" <= low <= "ӿ" else low
        if latin == low:
            bare = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
            latin = bare.translate(_GREEK)
        if latin.isascii():
            out.append(latin.capitalize() if char != low else latin)
    return "".join(out)
