"""Sentences and their judgements → at most one result and one conclusion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from refkit.findings.cue_table import LEANING_OPENERS
from refkit.findings.label_words import BOTH
from refkit.findings.phrases import listed
from refkit.findings.scoring import Judgement, Sentence

Kind = Literal["result", "conclusion"]

_ROLES: dict[str, tuple[Kind, ...]] = {"results": ("result",), "conclusions": ("conclusion",)}
_LABEL_FLOOR = 0.6  # a label of the author's own is worth more than any cue
_OUT_OF_ORDER = 0.1
_LEANS = 0.1  # "Moreover, …" leans on the sentence before it, which the quotation leaves out
_LEANING = re.compile(rf" (?:{'|'.join(listed(LEANING_OPENERS))}) ")
_CONSIDERED = 3  # candidates for each kind; the two findings are never one sentence
_WORDS: dict[str, str] = {"result": "says what was found", "conclusion": "says what follows"}


class Choice(msgspec.Struct, frozen=True, gc=False):
    """A sentence (by its number), what it was chosen as, its score and why; `worth` is what it was chosen by."""

    index: int
    kind: Kind
    score: float
    reason: str
    worth: float


def choose(sentences: Sequence[Sentence], judgements: Sequence[Judgement], threshold: float) -> list[Choice]:
    """The result and the conclusion among `sentences`, in order of place; none that announces or is broken off.

    Under a label of results or conclusions the best sentence is taken, whatever its score. Where the author
    gave no such label, a sentence without a label (or under an unknown one) is taken from `threshold` on.
    """
    fit = [i for i, sentence in enumerate(sentences) if sentence.whole and not sentence.announces]
    results = _candidates("result", fit, sentences, judgements, threshold)
    conclusions = _candidates("conclusion", fit, sentences, judgements, threshold)
    pairs = [(r, c) for r in [*results, None] for c in [*conclusions, None] if not (r and c and r.index == c.index)]
    best = max(pairs, key=_worth)
    return sorted((choice for choice in best if choice), key=lambda choice: choice.index)


def _worth(pair: tuple[Choice | None, Choice | None]) -> float:
    """One sentence for each is best; the scores tell which, and a result behind the conclusion is less likely."""
    result, conclusion = pair
    total = sum(choice.worth for choice in pair if choice)
    return total - _OUT_OF_ORDER if result and conclusion and result.index > conclusion.index else total


def kinds(sentence: Sentence) -> tuple[Kind, ...]:
    """What a sentence can be by its label: under "Results and Conclusions" both."""
    if sentence.role in _ROLES and BOTH.search(sentence.label):
        return ("result", "conclusion")
    return _ROLES.get(sentence.role, ())


def _candidates(
    kind: Kind,
    fit: Sequence[int],
    sentences: Sequence[Sentence],
    judgements: Sequence[Judgement],
    threshold: float,
) -> list[Choice]:
    """The best few for one kind, the best first: those under a label of that kind, else those without one."""
    scores = {i: judgements[i].result if kind == "result" else judgements[i].conclusion for i in fit}
    under_label = [i for i in fit if kind in kinds(sentences[i])]
    among = under_label or [i for i in fit if not sentences[i].role and scores[i] >= threshold]
    found = []
    for i in among:
        score = _LABEL_FLOOR + (1 - _LABEL_FLOOR) * scores[i] if under_label else scores[i]
        worth = score - _LEANS if _LEANING.match(sentences[i].words) else score
        reason = _reason(kind, i, sentences, judgements[i], bool(under_label))
        found.append(Choice(i, kind, round(score, 3), reason, worth))
    return sorted(found, key=lambda choice: (-choice.worth, choice.index))[:_CONSIDERED]


def _reason(kind: Kind, index: int, sentences: Sequence[Sentence], judgement: Judgement, labelled: bool) -> str:
    """`under the heading Results; says what was found: “increased”, “more than”`; `sentence 4 of 7, a result by the
    trained model`."""
    if labelled:
        reason = f"under the heading {' '.join(sentences[index].label.split())}"
    else:
        reason = f"sentence {index + 1} of {len(sentences)}"
        if judgement.modelled:
            reason += f", a {kind} by the trained model"
    cues = judgement.result_cues if kind == "result" else judgement.conclusion_cues
    if cues:
        reason += f"; {_WORDS[kind]}: {', '.join(f'“{cue}”' for cue in cues[:3])}"
    return reason
