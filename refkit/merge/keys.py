"""Citation keys from a pattern in the manner of Better BibTeX: `[auth:lower][year]` → `davidson1999`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from refkit.errors import BadPattern
from refkit.model import Problem, Record, Work
from refkit.text.folding import to_ascii

DEFAULT_PATTERN = "[auth:lower][year]"

_TOKEN = re.compile(r"\[([a-zA-Z]+)((?::[a-zA-Z0-9]+)*)\]|([^\[\]]+)|([\[\]])")
_WORD = re.compile(r"[A-Za-z0-9]+")
_UNFIT = re.compile(r"[^A-Za-z0-9:._/+-]")

# Words that a title may begin with but nobody remembers it by (English, and the articles of its neighbours).
_SKIPPED = frozenset(
    """
    a an the on of in for and to from at by with is are do does how what why der die das ein eine le la les
    un une el los las il lo gli o os as
    """.split()
)

Piece = Callable[[Work], str]


def _words(text: str) -> list[str]:
    return _WORD.findall(to_ascii(text).replace("'", ""))


def _families(work: Work) -> list[str]:
    people = work.author or work.editor or work.translator
    return ["".join(_words(name.family or name.literal)) for name in people]


def _title_words(work: Work) -> list[str]:
    words = _words(work.title)
    return [word for word in words if word.lower() not in _SKIPPED] or words


def _auth(work: Work) -> str:
    """The first author's family name; without one, the first word of weight in the title."""
    return next(filter(None, _families(work)), "") or _veryshorttitle(work)


def _authors(work: Work) -> str:
    families = [family for family in _families(work) if family]
    return "".join(families[:3]) + ("EtAl" if len(families) > 3 else "") if families else _veryshorttitle(work)


def _year(work: Work) -> str:
    return str(work.issued.year) if work.issued and work.issued.year is not None else ""


def _title(work: Work) -> str:
    return "".join(word[0].upper() + word[1:] for word in _words(work.title))


def _shorttitle(work: Work) -> str:
    return "".join(word[0].upper() + word[1:] for word in _title_words(work)[:3])


def _veryshorttitle(work: Work) -> str:
    return next(iter(_title_words(work)), "")


def _journal(work: Work) -> str:
    return "".join(_words(work.container_title_short or work.container_title))


def _type(work: Work) -> str:
    return (work.type or "document").replace("-", "")


_PIECES: dict[str, Piece] = {
    "auth": _auth, "authors": _authors, "year": _year, "title": _title, "shorttitle": _shorttitle,
    "veryshorttitle": _veryshorttitle, "journal": _journal, "type": _type,
    "volume": lambda work: "".join(_words(work.volume)),
    "firstpage": lambda work: "".join(_words(str(work.page).partition("-")[0])) if work.page else "",
}  # fmt: skip
_FILTERS: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "capitalize": lambda text: text[:1].upper() + text[1:],
    "abbr": lambda text: "".join(re.findall(r"[A-Z0-9]|^[a-z]", text)),
}


@cache
def compile_pattern(pattern: str) -> tuple[Piece, ...]:
    """The pieces of a pattern: `[name]`, `[name:filter:…]` and plain text.

    Names: auth, authors, year, title, shorttitle, veryshorttitle, journal, volume, firstpage, type.
    Filters: lower, upper, capitalize, abbr, or a number N for the first N characters.
    Raises `BadPattern` with what is wrong and what there is.
    """
    pieces: list[Piece] = []
    for match in _TOKEN.finditer(pattern):
        name, filters, plain, stray = match.groups()
        if stray:
            raise BadPattern(f"The key pattern {pattern!r} has a bracket that is not closed; write [name:filter].")
        if plain is not None:
            if _UNFIT.search(plain):
                raise BadPattern(
                    f"The key pattern {pattern!r} holds {plain!r}; keys take ASCII letters, digits and :._/+- only."
                )
            pieces.append(lambda _, text=plain: text)  # type: ignore[misc]
            continue
        if name not in _PIECES:
            raise BadPattern(f"The key pattern {pattern!r} names [{name}]; there are {', '.join(_PIECES)}.")
        pieces.append(_filtered(_PIECES[name], [_filter(pattern, word) for word in filters.split(":")[1:]]))
    if not any(token[0] for token in _TOKEN.findall(pattern)):
        raise BadPattern(f"The key pattern {pattern!r} names no part of a work; try {DEFAULT_PATTERN!r}.")
    return tuple(pieces)


def _filter(pattern: str, word: str) -> Callable[[str], str]:
    if word.isdigit():
        return lambda text: text[: int(word)]
    if word not in _FILTERS:
        raise BadPattern(
            f"The key pattern {pattern!r} has the filter {word!r}; there are {', '.join(_FILTERS)} and numbers."
        )
    return _FILTERS[word]


def _filtered(piece: Piece, filters: Sequence[Callable[[str], str]]) -> Piece:
    def run(work: Work) -> str:
        text = piece(work)
        for change in filters:
            text = change(text)
        return text

    return run


def assign_keys(records: Sequence[Record], pattern: str = DEFAULT_PATTERN) -> tuple[list[str], list[Problem]]:
    """A citation key for each record, unique without regard to case, in ASCII.

    A record that has a key already (from the user's own library) keeps it. Others get the pattern's; where
    several come to the same, they get it in the order of title and DOI, not of input, the first without and
    the next with a, b, …, so that the order of the inputs does not matter. Two records that bring the same
    key of their own: the later gets a suffix, and a problem says so.
    """
    pieces = compile_pattern(pattern)
    keys = [""] * len(records)
    taken: dict[str, int] = {}
    problems: list[Problem] = []
    suffixes: dict[str, int] = {}

    def give(index: int, base: str) -> None:
        key = base
        while key.lower() in taken:
            suffixes[base.lower()] = suffixes.get(base.lower(), 0) + 1
            key = base + _letters(suffixes[base.lower()])
        taken[key.lower()] = index
        keys[index] = key

    for index, record in enumerate(records):
        own = record.work.citation_key
        if own and own.lower() not in taken:
            give(index, own)
    by_base: dict[str, list[int]] = {}
    for index, record in enumerate(records):
        if keys[index]:
            continue
        own = record.work.citation_key
        base = own or "".join(piece(record.work) for piece in pieces) or "anon"
        by_base.setdefault(base.lower(), []).append(index)
        keys[index] = base
    for _, indices in sorted(by_base.items()):  # not in the order of input
        bases = {index: keys[index] for index in indices}
        for index in sorted(indices, key=lambda i: _order(records[i])):
            own = records[index].work.citation_key
            give(index, bases[index])
            if own:
                problems.append(
                    Problem(
                        "key_collision",
                        "warning",
                        f"Two records have the citation key {own!r}; the second became {keys[index]!r}, so change "
                        "it where you cite it.",
                        ", ".join(records[index].refs),
                        evidence=own,
                    )
                )
    return keys, problems


def _order(record: Record) -> tuple[str, str, str]:
    work = record.work
    return (work.title.casefold(), work.doi.folded if work.doi else "", "|".join(record.refs))


def _letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
