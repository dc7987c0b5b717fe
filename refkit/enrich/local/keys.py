"""The keys under which a work can be found: hashes of its title, of pairs of its rarest words, of its place.

A key is a hash of 32 bits; with the work's number (31 bits) it makes one integer, the whole of an index entry.
Two texts may share a hash (of 170 million DOIs every twenty-fifth does): what is found is always looked at.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from refkit.enrich.local.common_words import RANK
from refkit.enrich.local.kept import (
    AUTHOR_AT,
    EDITOR_AT,
    ISSUED_AT,
    NUMBER_AT,
    ONLINE_AT,
    PAGE_AT,
    POSTED_AT,
    PRINT_AT,
    SUBTITLE_AT,
    TITLE_AT,
    VOLUME_AT,
    Values,
    date_parts,
)
from refkit.text.folding import fold

NUMBER_BITS = 31
LAST_NUMBER = (1 << NUMBER_BITS) - 1

BEGINNING = 5  # words; a title that was cut, or lost its subtitle, still begins like this
SHORT = 4  # words; so many works bear a title as short as this that it counts with an author only
_RARE, _PAIRS = 4, ((0, 1), (0, 2), (1, 2), (0, 3))
_LONGEST_TITLE = 2_000  # characters; some "titles" are whole abstracts
_PIECE = 3  # characters of a script without spaces that count as a word

# Scripts that put no spaces between words: Thai to Burmese, Khmer, kana, Chinese characters.
_UNSPACED = re.compile("[฀-๿຀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𲎯]{4,}")
_FIRST_PAGE = re.compile(r"[^\s,;–—-]+")
_TAG = re.compile(r"<[^<>]{1,200}>")


def doi_key(folded: str) -> int:
    """The hash of a DOI in lower case."""
    return _hash("d", folded)


def work_keys(values: Values) -> list[int]:
    """The hashes under which a work is found, besides its DOI's. Each once, in a fixed order."""
    keys = []
    title = folded(values[TITLE_AT])
    family = first_family(values)
    if title:
        words = title.split()
        keys.append(title_key(title))
        if values[SUBTITLE_AT]:
            keys.append(title_key(f"{title} {folded(values[SUBTITLE_AT])}"))
        if len(words) <= SHORT:
            if family:
                keys.append(short_title_key(title, family))
        elif len(words) > BEGINNING:
            keys.append(beginning_key(words))
        rare = rarest(words, _RARE)
        keys += [pair_key(rare[i], rare[j]) for i, j in _PAIRS if j < len(rare)]
    page = first_page(values[PAGE_AT]) or folded(values[NUMBER_AT])
    if page:
        keys += place_keys(years(values)[:2], folded(values[VOLUME_AT]), page, family)
    return list(dict.fromkeys(keys))


def title_key(title: str) -> int:
    """Of a whole folded title."""
    return _hash("t", title)


def beginning_key(words: Sequence[str]) -> int:
    """Of the first words of a title that has more."""
    return _hash("b", " ".join(words[:BEGINNING]))


def short_title_key(title: str, family: str) -> int:
    """Of a short folded title with its first author's family name."""
    return _hash("a", f"{title}|{family}")


def pair_key(one: str, other: str) -> int:
    """Of two of a title's rare words, whichever comes first."""
    return _hash("p", f"{one}|{other}" if one < other else f"{other}|{one}")


def place_keys(found_years: Iterable[int], volume: str, page: str, family: str) -> list[int]:
    """Of where a work stands: year, volume and page; volume, page and author; without a volume, the year, page
    and author."""
    keys = []
    if volume:
        keys += [_hash("y", f"{year}|{volume}|{page}") for year in found_years]
        if family:
            keys.append(_hash("v", f"{volume}|{page}|{family}"))
    elif family:
        keys += [_hash("n", f"{year}|{page}|{family}") for year in found_years]
    return keys


def rarest(words: Iterable[str], most: int) -> list[str]:
    """The words of a folded title that tell most, at most `most`, the best first; pieces of a run of characters
    where a script has no spaces."""
    pieces: dict[str, None] = {}
    for word in words:
        if not word.isascii() and _UNSPACED.search(word):
            pieces.update(dict.fromkeys(word[i : i + _PIECE] for i in range(len(word) - _PIECE + 1)))
        else:
            pieces[word] = None
    best = sorted(word for word in pieces if word not in RANK)
    best.sort(key=len, reverse=True)  # the longer the rarer; of one length in the order of letters
    if len(best) < most:
        best += sorted((word for word in pieces if word in RANK), key=RANK.__getitem__, reverse=True)
    return best[:most]


def folded(value: Any) -> str:
    """A text of a message, or the first of a list of texts, folded, and without its markup."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return ""
    if value.isascii() and value.isalnum():
        return value[:_LONGEST_TITLE].lower()
    value = value[:_LONGEST_TITLE]
    if "&" in value:
        value = value.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
        value = value.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    if "<" in value:
        value = _TAG.sub("", value)
    return fold(value)


def first_family(values: Values) -> str:
    """The folded family name, or whole name, of the first author (or editor)."""
    people = values[AUTHOR_AT] or values[EDITOR_AT]
    person = people[0] if people else None
    if not isinstance(person, list) or not person:
        return ""
    if isinstance(person[0], str):
        return folded_word(person[0][:200])
    name = person[6] if len(person) > 6 else None
    return fold(name[:200]) if isinstance(name, str) else ""


def folded_word(text: str) -> str:
    """`text` folded; quick where it is one plain word."""
    return text.lower() if text.isascii() and text.isalnum() else fold(text)


def first_page(value: Any) -> str:
    """`472` of `472-472` or `472–9`, folded."""
    match = _FIRST_PAGE.search(value) if isinstance(value, str) else None
    return folded_word(match[0]) if match else ""


def years(values: Values) -> list[int]:
    """The years that a work may be cited by: print, issued, online, posted; each once."""
    found: dict[int, None] = {}
    for at in (PRINT_AT, ISSUED_AT, ONLINE_AT, POSTED_AT):
        parts = date_parts(values, at)
        if parts and isinstance(parts[0], int):
            found[parts[0]] = None
    return list(found)


def _hash(kind: str, text: str) -> int:
    return zlib.crc32((kind + text).encode("utf-8", "surrogatepass"))
