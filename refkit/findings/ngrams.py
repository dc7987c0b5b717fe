"""A sentence → the numbers of its words and pairs of words in a table of fixed size ("hashed n-grams").

The numbers are those of CRC-32 and of integer arithmetic, so that they are the same on every machine and in every
version of Python. The weights of `refkit.findings.model_file` are looked up by them: whoever changes this module
trains anew.
"""

from __future__ import annotations

import re
import zlib
from operator import xor

SLOTS = 1 << 15  # entries of the table
MOST_WORDS = 110  # of a sentence: what stands behind is not looked at; see `refkit.findings.role_model`

_NUMBER = re.compile(r"\d[\d.,·]*+")
_TOKEN = re.compile(r"\w+|[%<>=±≤≥()?:;/]")
_LONGEST = 4000  # characters that are looked at
_KNOWN = 50_000  # words that are remembered with their numbers

_MASK = SLOTS - 1
_FIRST = 4  # words that open a sentence
_OPENING, _CLOSING = 0x1234, 0x7654


class _Numbers(dict[str, int]):
    """Word → some bits of its CRC-32, remembered."""

    def __init__(self, shift: int) -> None:
        super().__init__()
        self._shift = shift

    def __missing__(self, word: str) -> int:
        if len(self) > _KNOWN:
            self.clear()
        number = self[word] = zlib.crc32(word.encode("utf-8", "surrogatepass")) >> self._shift & _MASK
        return number


_ALONE, _LEADING = _Numbers(0), _Numbers(16)  # a pair of words is the leading number of one with that of the next
_NUMBERS = [_ALONE[f"#numbers {count}"] for count in range(7)]
_LENGTHS = [_ALONE[f"#length {sixths}"] for sixths in range(9)]


def ngrams(text: str) -> set[int]:
    """The slots, each below `SLOTS`, of the words of `text`, its pairs of neighbours, the words that open it, how
    long it is and how many numbers it holds. Case does not count, and all numbers are one."""
    tokens = _TOKEN.findall(_NUMBER.sub(" 0 ", text[:_LONGEST].lower()))[:MOST_WORDS]
    count = len(tokens)
    alone = list(map(_ALONE.__getitem__, tokens))
    leading = list(map(_LEADING.__getitem__, tokens))
    found = set(alone)
    found.update(map(xor, leading, alone[1:]))
    found.add(_NUMBERS[min(tokens.count("0"), 6)])
    found.add(_LENGTHS[min(count // 6, 8)])
    if count:
        found.add(_OPENING ^ alone[0])
        found.add(leading[-1] ^ _CLOSING)
    if count < _FIRST:
        alone += [0] * _FIRST  # as if words of that number followed
        leading += [0] * _FIRST
    one, two, three, four = alone[:_FIRST]
    before, between, behind = leading[: _FIRST - 1]
    found.update(
        (
            one * 17 + 3 & _MASK,
            two * 17 + 3 & _MASK,
            three * 17 + 3 & _MASK,
            four * 17 + 3 & _MASK,
            (_OPENING * 5 ^ before * 3 ^ two) & _MASK,
            (before * 5 ^ between * 3 ^ three) & _MASK,
            (between * 5 ^ behind * 3 ^ four) & _MASK,
        )
    )
    return found
