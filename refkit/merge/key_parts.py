"""The parts of a work that a citation key can be made of, in ASCII: `[auth]`, `[year]`, `[shorttitle]` …

The names are those of Better BibTeX and JabRef. A number behind a name says how much of it: `[auth4]` the first
four letters, `[authors2]` two of the authors, `[title5]` five words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from refkit.model import Name, PageRange, Work
from refkit.text.folding import to_ascii

_WORD = re.compile(r"[A-Za-z0-9]+")
# Greek as its own speakers write it in Latin letters, where that is not letter by letter.
_GREEK = (("ου", "u"), ("Ου", "U"), ("ού", "u"), ("γγ", "ng"), ("ευ", "ev"), ("αυ", "av"))

# Words that a title may begin with but nobody remembers it by (English, and the articles of its neighbours).
_SKIPPED = frozenset(
    """
    a an the on of in for and to from at by with is are do does how what why der die das ein eine le la les
    un une el los las il lo gli o os as
    """.split()
)

Part = Callable[[Work, int], str]


def ascii_of(text: str) -> str:
    """`text` in ASCII letters: accents dropped, Cyrillic as usual, all other scripts by anyascii (Chinese as
    pinyin, Greek, Arabic, Korean …). What has no letters has none here either."""
    if text.isascii():
        return text
    folded = to_ascii(text) if _is_latin_or_cyrillic(text) else ""
    if folded:
        return folded
    from anyascii import anyascii

    for greek, latin in _GREEK:
        text = text.replace(greek, latin)
    transliterated: str = anyascii(text)
    return transliterated


def _is_latin_or_cyrillic(text: str) -> bool:
    return all(
        char < "\u0370" or "\u0400" <= char < "\u0530" or "\u1e00" <= char < "\u1f00" or not char.isalpha()
        for char in text
    )


def words(text: str) -> list[str]:
    """The words of `text` in ASCII, without apostrophes."""
    return _WORD.findall(ascii_of(text).replace("'", "").replace("`", ""))


def _people(work: Work) -> tuple[Name, ...]:
    return work.author or work.editor or work.translator


def _families(people: Sequence[Name]) -> list[str]:
    return [family for name in people if (family := "".join(words(name.family or name.literal)))]


def _title_words(work: Work) -> list[str]:
    found = words(work.title)
    return [word for word in found if word.lower() not in _SKIPPED] or found


def _camel(found: Sequence[str]) -> str:
    return "".join(word[0].upper() + word[1:] for word in found)


def _auth(work: Work, number: int) -> str:
    """The first author's family name; without one, the first word of weight in the title."""
    found = next(iter(_families(_people(work))), "") or _veryshorttitle(work, 0)
    return found[:number] if number else found


def _lastauth(work: Work, number: int) -> str:
    families = _families(_people(work))
    found = families[-1] if families else _veryshorttitle(work, 0)
    return found[:number] if number else found


def _authors(work: Work, number: int) -> str:
    families = _families(_people(work))
    most = number or 3
    return (
        "".join(families[:most]) + ("EtAl" if len(families) > most else "")
        if families
        else _veryshorttitle(work, 0)
    )


def _initials(work: Work, number: int) -> str:
    """The first letters of the authors' family names; of a single author three."""
    families = _families(_people(work))
    if len(families) == 1:
        return families[0][: number or 3]
    return "".join(family[0] for family in families[: number or None]) or _veryshorttitle(work, 0)


def _given(work: Work, number: int) -> str:
    """The initials of the first author's given names."""
    people = _people(work)
    return "".join(word[0] for word in words(people[0].given))[: number or None] if people else ""


def _editor(work: Work, number: int) -> str:
    found = next(iter(_families(work.editor)), "")
    return found[:number] if number else found


def _year(work: Work, number: int) -> str:
    return str(work.issued.year) if work.issued and work.issued.year is not None else ""


def _month(work: Work, number: int) -> str:
    return f"{work.issued.month:02d}" if work.issued and work.issued.month else ""


def _title(work: Work, number: int) -> str:
    return _camel(words(work.title)[: number or None])


def _shorttitle(work: Work, number: int) -> str:
    return _camel(_title_words(work)[: number or 3])


def _veryshorttitle(work: Work, number: int) -> str:
    return "".join(_title_words(work)[: number or 1])


def _journal(work: Work, number: int) -> str:
    return "".join(words(work.container_title_short or work.container_title)[: number or None])


def _firstpage(work: Work, number: int) -> str:
    return "".join(words(str(work.page).partition("-")[0])) if work.page else ""


def _lastpage(work: Work, number: int) -> str:
    return "".join(words(work.page.last)) if isinstance(work.page, PageRange) else ""


def _keyword(work: Work, number: int) -> str:
    return "".join(words(work.keyword[max(number, 1) - 1])) if len(work.keyword) >= max(number, 1) else ""


PARTS: dict[str, Part] = {
    "auth": _auth, "lastauth": _lastauth, "authors": _authors, "authini": _initials, "authfirstini": _given,
    "editor": _editor, "year": _year, "shortyear": lambda work, _: _year(work, 0)[-2:], "month": _month,
    "title": _title, "shorttitle": _shorttitle, "veryshorttitle": _veryshorttitle, "journal": _journal,
    "publisher": lambda work, number: "".join(words(work.publisher)[: number or None]),
    "volume": lambda work, _: "".join(words(work.volume)), "issue": lambda work, _: "".join(words(work.issue)),
    "firstpage": _firstpage, "lastpage": _lastpage, "keyword": _keyword,
    "language": lambda work, _: "".join(words(work.language)),
    "doi": lambda work, _: "".join(words(work.doi.text)) if work.doi else "",
    "type": lambda work, _: (work.type or "document").replace("-", ""),
}  # fmt: skip
