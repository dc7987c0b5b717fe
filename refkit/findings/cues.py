"""The cue scorer: sentences judged by the words in them and by their place in the abstract."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import msgspec

from refkit.findings import cue_table
from refkit.findings.phrases import Phrases, listed
from refkit.findings.scoring import Judgement, Sentence

_MOST = 7.0  # cues of one kind do not add up beyond this
_DEFINITION = 6.0  # "… is referred to as peer support"
_HEDGE = 2.0  # "…, but further research is needed"
_SIGNS = re.compile("[±=<>≤≥]")
_REPORT = 4.0
_REPORTED_BY = frozenset(listed(cue_table.REPORTED_BY))
_LEANING = frozenset(listed(cue_table.LEANING))
_REPORTS = re.compile(
    rf" (?:{'|'.join(sorted(_REPORTED_BY))}) (?:[^ ]+ ){{0,6}}?"
    rf"(?P<verb>{'|'.join(listed(cue_table.REPORTING))}) "
)
_NAMED = 8  # cues that are kept to say why
_DECIMAL = re.compile(r"\d\.\d")


Weights = tuple[float, float, float]  # for a result, for a conclusion, for neither


def _table() -> Phrases[Weights]:
    weights: dict[str, list[float]] = {phrase: [0, 0, _HEDGE] for phrase in listed(cue_table.ANNOUNCEMENTS)}
    weights |= {word: [0, 0, 0] for word in _REPORTED_BY | _LEANING}  # looked up to look closer
    for column, table in enumerate((cue_table.RESULT, cue_table.CONCLUSION, cue_table.NEITHER)):
        for block in re.split(r"(?m)^ ?(?=-?\d)", table):
            weight, _, phrases = block.strip().partition(" ")
            for phrase in listed(phrases) if weight else ():
                weights.setdefault(phrase, [0, 0, 0])[column] = float(weight)
    for phrase in _definitions():
        weights.setdefault(phrase, [0, 0, _DEFINITION])
    return Phrases([(phrase, (w[0], w[1], w[2])) for phrase, w in weights.items()])


def _definitions() -> list[str]:
    """ "is defined as", "is often defined as", …"""
    forms, adverbs, naming = map(listed, (cue_table.DEFINED, cue_table.DEFINED_HOW, cue_table.DEFINING))
    return [" ".join((form, adverb, name)) for form in forms for adverb in ("", *adverbs) for name in naming]


_CUES = _table()
_PLAIN = frozenset(listed(cue_table.PLAIN))


class CueScorer(msgspec.Struct, frozen=True):
    """Adds up the cues of `cue_table` and what the place of a sentence tells."""

    threshold: float = 0.5

    def judge(self, sentences: Sequence[Sentence], title: str, cut: bool) -> Sequence[Judgement]:
        """One judgement a sentence; the title is not used."""
        judgements = []
        count, after = len(sentences), sum(s.whole and not s.announces and s.role in _FIT for s in sentences)
        for i, sentence in enumerate(sentences):
            if sentence.announces or not sentence.whole or sentence.role not in _FIT:
                judgements.append(_NONE)
                continue
            after -= 1
            if sentence.role in _LABELLED:
                first = not i or sentences[i - 1].label != sentence.label
                favours = (0.0, _FIRST if first else 0.0)
            else:
                favours = _place(i / (count - 1) if count > 3 else 1.0, None if cut else after, count)
            judgements.append(_judge(sentence, *favours))
        return judgements


def _place(place: float, after: int | None, count: int) -> tuple[float, float]:
    """What its place says for a sentence without a label being the result, and the conclusion.

    `place` runs from 0 to 1; `after` sentences that say something follow it (None: the end is not shown).
    """
    result, conclusion = -3.0 * (place < 0.3), -3.0 * (place < 0.5)
    if after == 0:
        return result - 1.5 * (count > 2), conclusion + 5
    return result, conclusion + (after == 1)


def _judge(sentence: Sentence, result: float, conclusion: float) -> Judgement:
    """`result` and `conclusion`: what its place says for either.

    Place alone makes no conclusion: without a label there must be a cue, if only one that leans.
    """
    for_result = for_conclusion = against = 0.0
    cues: tuple[list[str], list[str]] = ([], [])
    lesser: list[str] = []
    reported = False
    for phrase, weights in _CUES.find(sentence.words):
        for_result += weights[0]
        for_conclusion += weights[1]
        against += weights[2]
        for known, weight in zip(cues, weights, strict=False):
            if weight > 1 and len(known) < _NAMED and phrase not in known:
                known.append(phrase)
        leans = phrase in _LEANING or ((weights[0] > 0 or weights[1] > 0) and phrase not in _PLAIN)
        if leans and phrase not in lesser:
            lesser.append(phrase)
        reported = reported or phrase in _REPORTED_BY
    if reported and (told := _REPORTS.search(sentence.words)):
        for_result += _REPORT
        cues[0].append(f"{told[0].split()[0]} … {told['verb']}")
    result += min(for_result, _MOST) - min(against, _MOST)
    conclusion += min(for_conclusion, _MOST) - min(against, _MOST)
    if _SIGNS.search(sentence.words) or " ci " in sentence.words or " p " in sentence.words:
        result, conclusion = result + 2.5, conclusion - 2.5
    elif "%" in sentence.words or _DECIMAL.search(sentence.words):
        result, conclusion = result + 2, conclusion - 1
    if sentence.role:
        return Judgement(_squash(result - 3), _squash(conclusion - 4), tuple(cues[0]), tuple(cues[1]))
    follows = tuple(cues[1] or cues[0] or lesser[:_NAMED])
    return Judgement(_squash(result - 3), _squash(conclusion - 4) if follows else 0.0, tuple(cues[0]), follows)


def _squash(total: float) -> float:
    return 1 / (1 + math.exp(-total / 2))


_LABELLED = frozenset({"results", "conclusions"})
_FIT = _LABELLED | {""}  # under other labels nothing is chosen
_FIRST = 2.0  # the first sentence under "Conclusions" is the main one
_NONE = Judgement(0.0, 0.0)
CUES = CueScorer()
