"""The order of texts: Unicode collation in the locale of the list (specification 1.0.2, "Sorting").

What it does: three levels. Letters without marks and case come first, in the alphabet of the language
(`alphabets`, after CLDR), with ß as ss, æ as ae, katakana as hiragana, digits before letters, spaces before both;
then the marks, from the beginning of the text on; then case, small letters first. Scripts follow each other in the
order of Unicode.

What it does not: punctuation except the apostrophe does not count at all; marks are compared from the front in
Canadian French too; Chinese characters stand in the order of their numbers, which is that of their radicals, not
of their sounds; the phone-book order of German and other orders than the standard one cannot be asked for. For
these the tables of ICU would be needed, some thirty megabytes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from refkit.csl.processor.alphabets import DOTLESS, EVERYWHERE, EXPANSIONS, LANGUAGES, UPPER_FIRST

Key = tuple[int, str, str, str]

# Behind a letter: another letter that comes after all that begins with that one.
_BEHIND = [chr(0x10FF00 + n) for n in range(16)]
_KANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_LEADING = "'\"“”‘’„‚«»[]()¿¡ "
_MARKS = re.compile(r"[^\w\U0010ff00-\U0010ff0f]|_")


class Alphabet:
    """The letters of one language that have a place of their own."""

    def __init__(self, language: str) -> None:
        self.upper_first, self.dotless = language in UPPER_FIRST, language in DOTLESS
        self.weights = dict(EXPANSIONS)
        for line in f"{EVERYWHERE} {LANGUAGES.get(language, '')}".split():
            base, *after = line.split("<")
            base, *same = base.split("=")
            self.weights.update(dict.fromkeys(same, base))
            for place, letters in enumerate(after):
                self.weights.update(dict.fromkeys(letters.split("="), base + _BEHIND[place]))
        longest_first = sorted(self.weights, key=lambda letters: (-len(letters), letters))
        self.letters = re.compile("|".join(map(re.escape, longest_first)))

    def key(self, text: str) -> Key:
        """A key that puts texts in order."""
        text = text.replace("\u2019", "'")
        low = text.replace("I", "ı").replace("İ", "i") if self.dotless else text
        low = unicodedata.normalize("NFC", low.casefold())
        base = self.letters.sub(lambda match: self.weights[match[0]], low)
        if not base.isascii():
            base = "".join(c for c in unicodedata.normalize("NFKD", base) if not unicodedata.combining(c))
            base = base.translate(_KANA)
        base = _MARKS.sub(_weight, " ".join(base.split()).lstrip(_LEADING))
        marks = low if low.isascii() else unicodedata.normalize("NFD", low)
        return 1, base, marks, text if self.upper_first else text.swapcase()


def _weight(match: re.Match[str]) -> str:
    """Spaces before the apostrophe, both before digits and letters; other punctuation does not count."""
    return "\x01" if match[0] == " " else "\x02" if match[0] == "'" else ""


@cache
def _alphabet(language: str) -> Alphabet:
    return Alphabet(language)


@lru_cache(maxsize=16384)
def collation_key(text: str, language: str = "") -> Key:
    """A key that puts texts in the order of a dictionary of `language` (a primary tag as "sv")."""
    return _alphabet(language if language in LANGUAGES else "").key(text)
