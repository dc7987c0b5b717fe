"""Two titles compared: how nearly they are one, and by what they differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from refkit.matching.title_numbers import Numbers, numbers_differ, numbers_of
from refkit.matching.title_words import (
    DOCUMENT_KIND,
    GENERIC,
    GREEK,
    NOTICE_BEFORE,
    NOTICE_BEHIND,
    OPPOSED,
    ORDINALS,
    SMALL,
    STAMP,
)
from refkit.text.folding import fold, to_ascii
from refkit.text.markup import unescape

_LONGEST = 600
DIVIDED = re.compile(r"(?<=[a-z])[-‐]\s?\n\s?(?=[a-z])")
_TAG = re.compile(r"</?[a-zA-Z][\w:.-]{0,20}(?:\s[^<>]{0,200})?/?>")
_SUBTITLE = re.compile(r"\s?[:;?!–—]\s?|\.\s|\s-+\s|\s?[\[(]")
_BRACKETED = re.compile(r"([^\[\]]*)\[([^\[\]]{8,})\]([^\[\]]*)")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")

_FEWEST_WORDS, _FEWEST_LETTERS = 5, 25  # below it a title is short: other works may well bear it
_SPELLING = 0.75  # likeness of what is left of two titles when their common words are taken away
_SPELLING_BEHIND = 0.66  # the same where the beginning agrees ("indices", "indexes"), or little is left
_LONGEST_LEFT, _MOST_LEFT = 60, 5  # letters, words
_PARTLY = 0.3  # share of both titles' letters that may be left


class Title:
    """A title made ready: `words` folded, `squashed` without spaces, `notice` if it is about another work,
    `heads` the squashed beginnings that may stand for the whole (before a colon, a full stop, a bracket)."""

    def __init__(self, text: str, notice: str = "") -> None:
        text, stated = _stripped(text[:_LONGEST])
        self.text = text
        self.notice = notice or stated
        self.words = folded_words(text)
        self.squashed = "".join(self.words)
        self.set = frozenset(self.words)

    @cached_property
    def heads(self) -> frozenset[str]:
        cuts = list(_SUBTITLE.finditer(self.text))[:6]
        pieces = [self.text[: cut.start()] for cut in cuts] + [self.text[cut.end() :] for cut in cuts]
        return frozenset("".join(folded_words(piece)) for piece in pieces) - {"", self.squashed}

    @cached_property
    def numbers(self) -> Numbers:
        """Every number, Roman ones too; and those that count something or are years."""
        return numbers_of(self.words)

    @property
    def weight(self) -> str:
        return title_weight(" ".join(self.words))


def folded_words(text: str) -> list[str]:
    """The words of `text`, folded; Greek letters by name, Cyrillic ones transliterated, markup dropped."""
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "\n" in text:
        text = DIVIDED.sub("", text)
    if not text.isascii():
        text = text.translate(GREEK)
        if _CYRILLIC.search(text):
            text = to_ascii(text)
    return fold(text).split()


@lru_cache(4096)
def title_weight(folded: str) -> str:
    """`generic` (many works bear it), `short` (several may) or `long`."""
    words = folded.split()
    if GENERIC.fullmatch(folded) or len(words) < 2:
        return "generic"
    if len(words) < _FEWEST_WORDS or len(folded) < _FEWEST_LETTERS:
        return "short"
    return "long"


def readings(text: str, notice: str = "") -> tuple[Title, ...]:
    """The title; and where a translation stands in brackets behind it or before it, each by itself."""
    titles = [Title(text, notice)]
    if "[" in text:
        match = _BRACKETED.fullmatch(titles[0].text)
        if match:
            outside = match[1] if match[1].strip() else match[3]
            titles += [Title(piece, notice) for piece in (outside, match[2]) if len(piece.split()) > 1]
    return tuple(titles)


def compare_readings(wanted: tuple[Title, ...], found: tuple[Title, ...]) -> str:
    """The best of all pairs; see `compare_titles`."""
    if len(wanted) == len(found) == 1:
        return compare_titles(wanted[0], found[0])
    return min((compare_titles(a, b) for a in wanted for b in found), key=LEVELS.index)


LEVELS = (
    "equal_long", "equal_short", "equal_generic", "head_long", "spelling", "head_short", "cut", "number", "word",
    "notice", "partly", "different",
)  # fmt: skip


def compare_titles(a: Title, b: Title) -> str:
    """How two titles stand to each other.

    equal_long, equal_short, equal_generic: the same words; the more a title says, the more that means
    head_long, head_short: one lacks the other's subtitle
    cut:       one stands inside the other
    spelling:  a letter or an ending differs
    number:    a part, a year or another number differs, or only one has it
    word:      a word differs
    notice:    one is a correction, reply, comment, review or retraction of the other
    partly, different
    """
    if not a.squashed or not b.squashed:
        return "different"
    level = _body(a, b)
    if a.notice != b.notice and level not in ("partly", "different"):
        return "notice"
    return level


def _body(a: Title, b: Title) -> str:
    if a.squashed == b.squashed:
        return f"equal_{a.weight}"
    longer, shorter = (a, b) if len(a.squashed) >= len(b.squashed) else (b, a)
    if not _alike_at_all(a, b):
        return "different"
    if shorter.squashed in longer.squashed and len(shorter.squashed) >= 8:
        if numbers_differ(a.numbers, b.numbers):
            return "number"
        if shorter.squashed in longer.heads:
            return "head_long" if shorter.weight == "long" else "head_short"
        rest = len(longer.squashed) - len(shorter.squashed)
        if not (longer.set - shorter.set - SMALL) and rest <= 8:
            return "spelling"
        if longer.squashed.startswith(shorter.squashed) and len(shorter.words) >= 4:
            return "cut"
        if longer.squashed.endswith(shorter.squashed) and len(shorter.words) >= 5:
            return "cut"
    mine = [ORDINALS.get(word, word) for word in a.words if word not in b.set]
    its = [ORDINALS.get(word, word) for word in b.words if word not in a.set]
    left, right = "".join(mine), "".join(its)
    much = len(left) + len(right) >= _PARTLY * (len(a.squashed) + len(b.squashed))
    if much and left != right and max(len(mine), len(its)) > _MOST_LEFT:
        return "partly"
    if numbers_differ(a.numbers, b.numbers):
        return "partly" if much else "number"
    if left == right or set(mine) | set(its) <= SMALL or (left and right and _spelt_alike(mine, its, left, right)):
        return "spelling"
    return "partly" if much else "word"


def _alike_at_all(a: Title, b: Title) -> bool:
    common = len(a.set & b.set)
    fewer = min(len(a.set), len(b.set))
    if 2 * common >= fewer:
        return True
    return len(a.squashed) < 40 and abs(len(a.squashed) - len(b.squashed)) < 4 and a.squashed[:6] == b.squashed[:6]


def _spelt_alike(mine: list[str], its: list[str], left: str, right: str) -> bool:
    if len(mine) == len(its) and any(_opposed(one, other) for one, other in zip(mine, its, strict=True)):
        return False
    fewer, more = sorted((len(left), len(right)))
    needed = _SPELLING if fewer > 4 and left[:3] != right[:3] else _SPELLING_BEHIND
    if more > _LONGEST_LEFT or max(len(mine), len(its)) > _MOST_LEFT or 2 * fewer < needed * (fewer + more):
        return False
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= needed


def _opposed(one: str, other: str) -> bool:
    for pair in OPPOSED:
        for first, second in ((pair[0], pair[1]), (pair[1], pair[0])):
            if one.startswith(first) and other.startswith(second):
                rest = one[len(first) :]
                if len(rest) > 2 and rest == other[len(second) :]:
                    return True
    return False


def _stripped(text: str) -> tuple[str, str]:
    """The title of the work that a notice is about, and the kind of notice; a stamp "RETRACTED:" is none."""
    if "[" in text:
        text = DOCUMENT_KIND.sub("", text)
    stamp = STAMP.match(text)
    if stamp and stamp.end() < len(text):
        text = text[stamp.end() :]
    before = NOTICE_BEFORE.match(text)
    if before and len((rest := text[before.end() :]).split()) > 1:
        return rest, before.lastgroup or ""
    behind = NOTICE_BEHIND.search(text, max(0, len(text) - 60))
    if behind and len((rest := text[: behind.start()]).split()) > 1:
        return rest, behind.lastgroup or ""
    return text, ""
