"""Given names as initials (specification 1.0.2, "Name": initialize-with, initialize; "Hyphenation of Initialized
Names")."""

from __future__ import annotations

import re
from functools import lru_cache

_TAGS = re.compile(r"</?(?:i|b|sup|sub|sc|span)[^>]*>")
_WRAPPED = re.compile(r"(<(?:i|b|sup|sub|sc)>)[^<>]+(</(?:i|b|sup|sub|sc)>)")
_CASELESS = re.compile("[\u0e01-\u0e5b\u0590-\u05ff\u0600-\u06ff]")
_PART = re.compile(r"([-\u2010\u2011]|[\s\u00a0]+)")


@lru_cache(maxsize=16384)
def initials(given: str, terminator: str, hyphen: bool, full: bool) -> str:
    """`given` with its words as initials, `terminator` behind each.

    hyphen: whether compound names keep it ("J.-L.")
    full:   whether whole names become initials; if not, only initials that are there get the terminator
    """
    if not given or given in ("Lord", "Lady"):
        return given
    bare = _TAGS.sub("", given)
    if (bare and not (bare[0].isalpha() or bare[0] == "&")) or (bare and ord(bare[0]) >= 0x2E80):
        return given
    given = re.sub(r"\s*-\s*", "-", re.sub(r"\s+", " ", given))
    given = re.sub(r"-(?=[a-z])", "\u2013", given)  # "Min-jun" is one name, "Jean-Luc" two
    if not hyphen:
        given = given.replace("-", " ")
    given = re.sub(r"\.(?=[^\s.\-\u2013])", ". ", given)
    parts = _PART.split(given)
    return (_initialized if full else _normalized)(parts, terminator)


def _initialized(parts: list[str], terminator: str) -> str:
    out = ""
    for k in range(0, len(parts), 2):
        word = parts[k]
        if not word:
            continue
        separator = parts[k - 1] if k else ""
        letter = _initial(word)
        if letter:
            if separator.strip() == "-" and out:
                out = out.rstrip() + "-"
            out += _dressed(word, letter + terminator)
        else:
            out = (out.rstrip() + " " if out else "") + word + " "
    return _cleaned(out)


def _dressed(word: str, initial: str) -> str:
    """An initial in the markup around its word: `<b>J.</b> ` for `<b>John</b>`."""
    match = _WRAPPED.fullmatch(word)
    if not match:
        return initial
    bare = initial.rstrip()
    return f"{match[1]}{bare}{match[2]}{initial[len(bare) :]}"


def _initial(word: str) -> str:
    bare = _TAGS.sub("", word)
    if not bare:
        return ""
    first = bare[0]
    if not (first.isupper() or _CASELESS.match(first)):
        return ""
    match = re.match(r"\w[^\W\d_]*", bare)
    letters = match[0][1:] if match else ""
    if bare.endswith(".") and len(bare) > 2 and bare.count(".") == 1:
        return bare[:-1]  # an abbreviation, "Ph.": as it is
    extra = ""
    run = ""
    for char in letters:
        if not char.isupper():
            break
        run += char
    if run and len(run) < len(letters):
        extra = run.lower()
    return first + extra


def _normalized(parts: list[str], terminator: str) -> str:
    """Initials that are there get the terminator; other words stay."""
    abbreviated = [
        (bool(re.fullmatch(r"[^\W\d_]{1,3}\.", _TAGS.sub("", p))) and _TAGS.sub("", p)[0].isupper())
        or (len(p) == 1 and p.isupper())
        for p in parts
    ]
    out = ""
    for k in range(0, len(parts), 2):
        word = parts[k]
        if not word:
            continue
        separator = parts[k - 1] if k else ""
        if k and not (abbreviated[k] and abbreviated[k - 2] if k >= 2 else False):
            if separator.strip() == "-":
                out = out.rstrip() + "-"
            elif not out.endswith(" "):
                out += " "
        elif separator.strip() == "-":
            out = out.rstrip() + "-"
        out += (word.rstrip(".") + terminator) if abbreviated[k] else word
    return _cleaned(out)


def _cleaned(text: str) -> str:
    text = re.sub(r"[ \t]*-[ \t]*", "-", text)
    return re.sub(r"[ \t]+", " ", text.replace("\u2013", "-")).strip(" \t\ufeff\u00a0")
