"""Running text → its sentences, as places in it.

Rules of our own, made for scholarly prose: a citation glued to the stop ("people.2 Despite") belongs to the
sentence before it, "et al.", "vs.", "Figs. 1. and 2.", initials and journal abbreviations do not end one,
Chinese and Japanese stops need no space behind them, and a section label ("Results.") belongs to what follows.
"""

from __future__ import annotations

import re

from refkit.model.section_labels import role_of
from refkit.model.span import Span
from refkit.text.abbreviations import (
    ABBREVIATIONS,
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    DESIGNATED,
    MAY_END,
    NEVER_END,
    OPENERS,
    UNITS,
)

# Where a sentence may end: a run of stops (told by its first character, so that a long run is scanned once),
# what closes with it, and a citation glued behind it; or a blank line. No part of it runs past the next stop
# or repeats inside a repeat, so the whole is linear. It begins with one class of characters, because the
# expression engine looks for those fast. Possessive repeats stand behind single characters only: before Python
# 3.11.5 one of a group that fails half-way goes on from there (CPython issue 106052).
_END = re.compile(
    r"""
    [.!?…。！？｡\n]
    (?:
      (?<=[.!?…]) (?<![.!?…][.!?…]) (?P<more>[.!?…]*+)
      (?P<close>["'”’»)\]]*+)
      (?: (?P<cite> (?:\d{1,3}+(?:[,–-]\d{1,3}){0,30}|[¹²³⁰-⁹]{1,8}+)(?=\s) | [ ]?\[\d[\d,;–\ -]{0,60}+\] )
        | (?! [ ]?\[\d[\d,;–\ -]{0,60}+\] ) )
      (?: \s | \Z )
    | (?<=[。！？｡]) (?<![。！？｡][。！？｡]) [。！？｡]*+ (?P<shut>[”’」』）)】"]*+)
    | (?<=\n) [^\S\n]*+\n
    )
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^\s(\[“\"'‘]+\Z")
_NEXT = re.compile(r"\s*([“‘\"'«(\[¿¡]*)(\S{0,24})")
_INITIAL = re.compile(r"(?:\w\.)*-?\w", re.UNICODE)
_INITIAL_NEXT = re.compile(r"[A-Z]\.(?:-?[A-Z]\.)*\Z")
_MARKER = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])\)?")
_LOWER_NAME = re.compile(r"[a-z]{1,3}[-‐]?[A-Z0-9α-ω]|[a-z]-[A-Z]")  # mRNA, p53, eHealth, t-PA
_LABEL_LENGTH = 50
_WORD_LENGTH = 24  # how far back the word before a stop is looked for; no abbreviation is longer
_BRACKETS = frozenset("（()）【】")
_GO_ON = frozenset("，、,；;：:。）)」』のとはがをにで")  # after a closing quotation mark the sentence goes on


def sentences(text: str) -> list[Span]:
    """The sentences of `text` in order, each without the white space around it.

    A citation or closing mark behind the stop belongs to the sentence. Together the spans leave out nothing
    but white space. Linear in the length of the text, whatever it is.
    """
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        stop, end = match.span()
        if _plain(text, start, stop, end) or _ends(text, start, match):
            _add(found, text, start, end)
            start = end
    _add(found, text, start, len(text))
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    inside = piece.strip()
    if inside:
        start += piece.index(inside[0])
        found.append(Span(start, start + len(inside)))


def _plain(text: str, start: int, stop: int, end: int) -> bool:
    """The usual case, told quickly: an ordinary word, one full stop, a space, a word with a capital."""
    if end != stop + 2 or stop - start < _LABEL_LENGTH or text[stop] != "." or not text[end : end + 1].isupper():
        return False
    word = text[text.rfind(" ", stop - _WORD_LENGTH, stop) + 1 : stop]
    return word.isalpha() and len(word) > 2 and word.islower() and word not in ABBREVIATIONS


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` ends with this match."""
    stop = match.start()
    mark = text[stop]
    if mark == "\n":
        return True
    if mark not in ".!?…":
        return _ends_cjk(text, start, match["shut"], text[match.end() : match.end() + 1])
    following = _NEXT.match(text, match.end())
    opening, after = following.groups() if following else ("", "")
    if not after:
        return True
    first, lower = after[0], after[0].islower()
    if mark != "." or match["more"]:
        return not lower and (first.isalnum() or bool(opening) or first not in ",;:)]…")
    if not (first.isalnum() or opening or first in "@#$€£~©•" or (first in "+-–—−" and after[1:2].isdigit())):
        return False
    before = text[max(start, stop - _WORD_LENGTH) : stop]
    found = _WORD.search(before.rstrip(" \t\n'\"”’"))
    word = found[0] if found else ""
    if not word or (before[-1].isspace() and match["cite"]):  # "p < .05 for"
        return False
    if match["cite"] and match["cite"][0].isdigit() and (word[-1].isdigit() or word.lower() in BEFORE_NUMBERS):
        return False  # "25.8 ± 1", "Fig.2 shows"
    if lower and not _LOWER_NAME.match(after):
        return False
    return bool(match["close"]) or _ends_after(text, start, stop, word, opening, after)


def _ends_cjk(text: str, start: int, shut: str, following: str) -> bool:
    """After 。 a sentence ends, but for one that stands in brackets or quotation marks inside another."""
    if not shut:
        return True
    if not _BRACKETS.isdisjoint(shut):
        return text[start : start + _WORD_LENGTH].lstrip()[:1] in _BRACKETS
    return following not in _GO_ON


def _ends_after(text: str, start: int, stop: int, word: str, opening: str, after: str) -> bool:
    """Whether a full stop behind `word` ends the sentence, where what follows could begin one."""
    capitals = len(word) > 1 and word.isalpha() and word.isupper()  # "MS" is not "Ms."
    folded = "" if capitals else word.lower()
    if folded in NEVER_END:
        return False
    number = after[0].isdigit()
    opens = not opening and after.rstrip(",:;").lower() in OPENERS
    if folded in BEFORE_NUMBERS:
        return not number and not opening and after[0].isupper() and len(after) > 1
    if folded in UNITS and text[max(start, stop - _WORD_LENGTH) : stop - len(word)].rstrip()[-1:].isdigit():
        return True
    if folded in MAY_END:
        return opens or (folded == "etc" and not number)
    if folded in BEFORE_NAMES:
        return opens
    if not capitals and len(word) <= 8 and _INITIAL.fullmatch(word) and word[-1].isalpha():  # "J", "U.S", "J.-P"
        return _ends_after_initial(text, start, stop, word, after, opens)
    head = text[start:stop].strip() if stop - start < _LABEL_LENGTH else ""
    return not (head and (_MARKER.fullmatch(head) or role_of(head)))


def _ends_after_initial(text: str, start: int, stop: int, word: str, after: str, opens: bool) -> bool:
    """After "vitamin D." a sentence ends; after "J." in "J. Smith" it does not."""
    if opens and len(after) > 1:
        return stop - len(word) > start + 1
    if _INITIAL_NEXT.match(after):
        return False
    if len(word) > 1 or not word.isupper():
        return len(word) == 1 and word.islower() and stop - start > _LABEL_LENGTH
    earlier = text[max(start, stop - _WORD_LENGTH) : stop - 1].split()
    return bool(earlier) and earlier[-1].lower() in DESIGNATED
