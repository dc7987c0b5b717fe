"""Sentences that announce instead of saying: "We discuss …", "Further research should …"."""

from __future__ import annotations

from refkit.findings.cue_table import ANNOUNCED, ANNOUNCEMENTS, COUNTED
from refkit.findings.phrases import Phrases, listed, words

_OPENING, _PASSIVE, _COUNTED = "opening", "passive", "counted"
_TABLE: Phrases[str] = Phrases(
    [(phrase, _OPENING) for phrase in listed(ANNOUNCEMENTS)]
    + [(phrase, _PASSIVE) for phrase in listed(ANNOUNCED)]
    + [(phrase, _COUNTED) for phrase in listed(COUNTED)]
)
_CLAUSES = (", ", "; ", ": ", "–", "—", " but ", " although ", " though ", " whereas ", " while ")
_AT_LEAST = 30  # characters: "However," is no clause of its own
_TAIL = 35  # characters at the end in which it is told that something is discussed, or was counted in


def announces(text: str, folded: str) -> bool:
    """Whether the sentence `text` (`folded` by `words`) only says what was meant, is told elsewhere or is to come.

    What counts is its first clause: "Peer support works, but further research is needed" says something.
    """
    found = _TABLE.find(folded)
    if not found:
        return False
    kinds = {kind for _, kind in found}
    if _OPENING in kinds:
        ends = [end for mark in _CLAUSES if (end := text.find(mark, _AT_LEAST)) > 0]
        clause = words(text[: min(ends)]) if ends else folded
        if any(kind == _OPENING for _, kind in _TABLE.find(clause)):
            return True
    if kinds == {_OPENING}:
        return False
    last = {kind for _, kind in _TABLE.find(" " + folded[-_TAIL:].partition(" ")[2])}
    return _COUNTED in last or (_PASSIVE in last and not any(character.isdigit() for character in text))
