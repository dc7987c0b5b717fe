"""The scorer that stands behind `find`: the trained model of roles, and the cues that say why.

For sentences without a label the score is the probability that the sentence is a result (a conclusion), calibrated
on abstracts that the model never saw. The model has learned from reports of studies of some length. Of very short
abstracts and of narrative reviews it knows nothing, and there the cues decide. Under a label of the author's own
the label has said what the section is, and the cues tell which of its sentences says most: the model is not asked,
and not loaded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp, log
from typing import TYPE_CHECKING

from refkit.findings.cues import CUES
from refkit.findings.reading import unlabelled
from refkit.findings.scoring import Judgement, Sentence

if TYPE_CHECKING:
    from refkit.findings.role_model import Judged, RoleModel

CUE_SHARE = 0.3  # of the cues' opinion in the sum, in logits
_SHORT, _LONG = 2, 5  # sentences: up to the first the cues decide alone, from the second on the model with them
_SURE = 1e-4
_LEAST = 0.02  # what a sentence without any cue is worth by the cues

# Narrative reviews say in their first sentences that they review, discuss or offer something.
_REVIEWS = re.compile(
    r" (?:this|the present|our|the current) (?:narrative |literature |brief |short )?"
    r"(?:review|article|paper|chapter|essay|overview|perspective|editorial|commentary|survey)"
    r" (?:reviews|discusses|describes|outlines|considers|explores|examines|summari[sz]es|offers|provides|surveys) "
    r"| we (?:review|discuss|offer a perspective|offer an overview|provide an overview|survey) "
)
_FIRST_FEW = 3


class ModelScorer:
    """Judges by `given`, or by the model that comes with refkit."""

    threshold = 0.5

    def __init__(self, given: RoleModel | None = None) -> None:
        self._given = given

    def _model(self) -> RoleModel:
        """What was given, or what comes with refkit, imported and read when it is first asked for."""
        if self._given is not None:
            return self._given
        from refkit.findings.role_model import model

        return model()

    def judge(self, sentences: Sequence[Sentence], title: str, cut: bool) -> Sequence[Judgement]:
        """One judgement a sentence; the title is not used."""
        by_cues = CUES.judge(sentences, title, cut)
        if all(sentence.role for sentence in sentences):
            return by_cues
        shown = _shown(sentences)
        share = min(max((len(shown) - _SHORT) / (_LONG - _SHORT), 0.0), 1.0)
        if not share or any(_REVIEWS.search(sentence.words) for sentence in sentences[:_FIRST_FEW]):
            return by_cues
        known = self._model()
        judged = list(by_cues)
        for at, roles in enumerate(known.judge([sentence.text for sentence in shown])):
            sentence, cues = sentences[at], by_cues[at]
            if sentence.role or sentence.announces or not sentence.whole:
                continue
            result, conclusion = (
                share / (1 + exp(-(slope * value + offset))) + (1 - share) * cue
                for value, (slope, offset), cue in zip(
                    _sums(roles, cues), known.head.calibration, (cues.result, cues.conclusion), strict=True
                )
            )
            judged[at] = Judgement(result, conclusion, cues.result_cues, cues.conclusion_cues, modelled=True)
        return judged

    def raw(self, texts: Sequence[str]) -> list[tuple[float, float] | None]:
        """What is calibrated: the sums for result and conclusion of each sentence of an abstract without labels;
        None for those that announce, and behind the last that says something."""
        sentences = list(map(unlabelled, texts))
        shown = _shown(sentences)
        by_cues = CUES.judge(sentences, "", False)
        roles = self._model().judge([sentence.text for sentence in shown])
        found = [
            None if sentence.announces else _sums(role, cue)
            for sentence, role, cue in zip(shown, roles, by_cues, strict=False)
        ]
        return found + [None] * (len(texts) - len(shown))


def _shown(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """`sentences` without those at the end that only announce: the one before them is the last word."""
    end = len(sentences)
    while end and sentences[end - 1].announces:
        end -= 1
    return sentences[:end]


def _sums(roles: Judged, cues: Judgement) -> tuple[float, float]:
    """Both opinions, of the model and of the cues, in logits, added up: for a result, for a conclusion."""
    return (_sum(roles.result, cues.result), _sum(roles.conclusion, cues.conclusion))


def _sum(probability: float, cue: float) -> float:
    return (1 - CUE_SHARE) * _logit(probability) + CUE_SHARE * _logit(max(cue, _LEAST))


def _logit(probability: float) -> float:
    bounded = min(max(probability, _SURE), 1 - _SURE)
    return log(bounded / (1 - bounded))


SCORER = ModelScorer()
