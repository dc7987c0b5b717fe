"""Which words of a title must keep their capitals when a style puts it into sentence case.

One pair of braces around each such word, and around nothing else: braces around a whole title would switch
the style off, and protected ordinary words stay capitals where a journal wants none.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+(?:\.\w+)*")

# Words that a title in Title Case writes small too: they do not show that a title is in sentence case.
_SMALL = frozenset(
    """
    a about above across after against along amid among an and around as at before behind below beneath beside
    between beyond but by during et for from if in inside into its like near nor of off on onto or out over past
    per so than that the their through to toward towards under until up upon versus via vs when which while with
    within without yet
    """.split()
)

# What stands around a protected word until LaTeX is made of the text: control characters, which are in no title.
OPEN, CLOSE = "\x01", "\x02"


def protect(title: str) -> str:
    """`title` with `OPEN` and `CLOSE` around each word that needs protection.

    That is a word with a capital inside ("UK", "fMRI", "RuO2") or a single capital ("vitamin D"); and in a
    title in sentence case a capitalised word that does not open it or a part of it: a name. A title all in
    capitals says nothing about its words.
    """
    if title[1:].islower():
        return title
    words = list(_WORD.finditer(title))
    if len(words) > 2 and title.isupper():
        return title
    inner: list[int] = []  # words with a capital inside
    capitalised: list[int] = []
    opening: list[int] = []
    for index, match in enumerate(words):
        word = match.group()
        if word.islower() or word.isdigit() or _in_markup(title, match.start(), match.end()):
            continue
        if _has_inner_capital(word):
            if len(word) > 1 or match.start():  # the letter that opens a title stays a capital anyway
                inner.append(index)
        elif word[0].isupper():
            (opening if _opens(title, match.start()) else capitalised).append(index)
    if capitalised:
        inner = sorted([*inner, *_names(title, words, opening, capitalised)])
    if not inner:
        return title
    out: list[str] = []
    position = 0
    for index in inner:
        start, end = words[index].span()
        out += (title[position:start], OPEN, title[start:end], CLOSE)
        position = end
    out.append(title[position:])
    return "".join(out)


def recases_not(language: str) -> bool:
    """Whether titles in a language (a tag such as "de-AT", or its name) have capitals that mean something: in all
    but English, which alone has titles in Title Case and styles that put them into sentence case."""
    word = language.strip().lower()
    return bool(word) and not word.startswith(("en-", "en_", "eng")) and word not in ("en", "und", "mul", "zxx")


def protect_all(title: str) -> str:
    """`title` with `OPEN` and `CLOSE` around each word with a capital, but the first of it and of what a colon
    opens: there BibTeX changes none (btxdoc, `change.case$`)."""
    out: list[str] = []
    position = 0
    for match in _WORD.finditer(title):
        word = match.group()
        before = title[: match.start()].rstrip(" \"'“”‘’«»([{¿¡")
        first = not before or before.endswith(":")
        if word.islower() or _in_markup(title, match.start(), match.end()):
            continue
        if not any(map(str.isupper, word)) or (first and not _has_inner_capital(word)):
            continue
        out += (title[position : match.start()], OPEN, word, CLOSE)
        position = match.end()
    return "".join([*out, title[position:]])


def _has_inner_capital(word: str) -> bool:
    if len(word) == 1:
        return word.isupper() and word != "A"
    return not word[1:].islower() and any(char.isupper() for char in word[1:])


def _in_markup(title: str, start: int, end: int) -> bool:
    """Whether the word is the name of a TeX command, or a script, which no style puts into another case."""
    return (start > 0 and title[start - 1] == "\\") or title.startswith(("</sub>", "</sup>"), end)


def _names(title: str, words: list[re.Match[str]], opening: list[int], capitalised: list[int]) -> list[int]:
    """Those of the capitalised words that are names: all of them in a title in sentence case, none in one in
    Title Case."""
    small = 0
    for match in words:
        word = match.group()
        if len(word) > 3 and word.islower() and word.isalpha() and word not in _SMALL:
            small += 1
    if not small or small < len(capitalised):
        return []
    names = set(capitalised)
    # "…: Peano, Frege, and Peirce": the first of a list of names opens its part of the title.
    names.update(
        index
        for index in opening[1:]
        if index + 1 in names and title[words[index].end() : words[index + 1].start()].strip() == ","
    )
    return sorted(names)


def _opens(title: str, start: int) -> bool:
    """Whether the word at `start` opens the title or a part of it."""
    around = title[max(0, start - 12) : start]
    before = around.rstrip(" \"'“”‘’«»([{¿¡")
    if not before:
        return start <= 12
    if before[-1] in "-–—":  # "Bose–Einstein" is one word, "Part one – Introduction" two parts
        return before != around
    return before[-1] in ".:?!…>/|"
