"""Two titles of journals or books compared, of which one may be abbreviated; and what serves preprints."""

from __future__ import annotations

import re
from functools import lru_cache

from refkit.text.folding import fold, to_ascii
from refkit.text.markup import unescape

_LEFT_OUT = frozenset(
    """
    of the and in for on to a an de la le les et des du der die das und fur del e y da do dos di i zur van l d
    official journal
    """.split()
)
_LEFT_OUT_ALWAYS = _LEFT_OUT - {"official", "journal"}
_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_PREPRINTS = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|eartharxiv|engrxiv|ssrn|research square|preprints?"
    r"(?: org)?|corr|techrxiv|authorea|osf|nber working papers?|peerj preprints|hal|essoar)\b"
)
# Names that are no abbreviations by the letter (NLM and Crossref short titles).
_KNOWN = {
    "pnas": "proceedings of the national academy of sciences", "nejm": "new england journal of medicine",
    "jama": "journal of the american medical association", "bmj": "british medical journal",
    "jacs": "journal of the american chemical society", "prl": "physical review letters",
    "apj": "astrophysical journal", "mnras": "monthly notices of the royal astronomical society",
    "nar": "nucleic acids research", "cacm": "communications of the acm",
    "jmlr": "journal of machine learning research",
}  # fmt: skip


def serves_preprints(container: str) -> bool:
    """Whether a container, publisher or reference string names a server of preprints."""
    return bool(container) and _PREPRINTS.search(fold(container)) is not None


@lru_cache(8192)
def compare_containers(a: str, b: str) -> str:
    """`same` (but for spelling and abbreviation), `part` (one name goes on where the other ends), `differs`;
    "" where one is missing."""
    words_a, words_b = _words(a), _words(b)
    if not words_a or not words_b:
        return ""
    joined_a, joined_b = "".join(words_a), "".join(words_b)
    if joined_a == joined_b:
        return "same"
    for short, long in ((words_a, words_b), (words_b, words_a)):
        if len(short) == 1 and _is_initialism(short[0], long):
            return "same"
    level = max((_abbreviates(words_a, words_b), _abbreviates(words_b, words_a)), key=("", "part", "same").index)
    if level:
        return level
    fewer, more = sorted((set(words_a), set(words_b)), key=len)
    return "part" if len(fewer) > 1 and fewer < more else "differs"


@lru_cache(8192)
def _words(text: str) -> tuple[str, ...]:
    text = unescape(text[:300])
    if "(" in text:
        text = _BRACKETS.sub(" ", text) if _BRACKETS.sub("", text).strip() else text
    folded = fold(to_ascii(text) or text)
    folded = _KNOWN.get(folded, folded)
    words = [word for word in folded.split() if word not in _LEFT_OUT_ALWAYS]
    return tuple(words) or tuple(folded.split())


def _is_initialism(word: str, words: tuple[str, ...]) -> bool:
    return len(words) > 1 and 2 <= len(word) <= 8 and word == "".join(piece[0] for piece in words)


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> str:
    """Whether each word of `short` abbreviates the next of `long`; `part` if `long` goes on."""
    at = 0
    for word in short:
        while at < len(long) and not _shortens(word, long[at]):
            if long[at] not in _LEFT_OUT:
                return ""
            at += 1
        if at == len(long):
            return ""
        at += 1
    rest = [word for word in long[at:] if word not in _LEFT_OUT]
    if not rest or (len(short) >= 4 and short != long[: len(short)]):
        return "same"
    return "part"


def _shortens(short: str, long: str) -> bool:
    """`natl` national, `sem` semin, `statist` stat, `dev` development, `psychiat` psychiatry."""
    if long.startswith(short) or short.startswith(long):
        return True
    if short[0] != long[0] or len(short) > len(long) + 1:
        return False
    common = 0
    for one, other in zip(short, long, strict=False):
        if one != other:
            break
        common += 1
    if common >= 5:  # "development" and "developmental", "hydrogen" and "hydrog"
        return True
    letters = iter(long)
    return len(short) >= 3 and all(letter in letters for letter in short)  # a contraction
