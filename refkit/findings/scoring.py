"""What judges the sentences of an abstract: the door for whatever scorer stands behind it.

`refkit.findings.cues` goes by tables of words, `refkit.findings.model_scorer` by the trained model and those.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from refkit.model import Span


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence of an abstract.

    text:      to the letter, a section label in front left out
    words:     folded for looking words up: lower case, one space between words and around the whole
    span:      its place in the source, None if that is not known
    label:     the section label it stands under, `role` that label's role; "" if there is none
    whole:     false for one that the source broke off
    announces: it announces instead of saying ("we discuss …"): never a finding
    """

    text: str
    words: str
    span: Span | None = None
    label: str = ""
    role: str = ""
    whole: bool = True
    announces: bool = False


class Judgement(msgspec.Struct, frozen=True, gc=False):
    """How far a sentence is a result and how far a conclusion (0 to 1 each), what speaks for each, and whether a
    trained model was asked."""

    result: float
    conclusion: float
    result_cues: tuple[str, ...] = ()
    conclusion_cues: tuple[str, ...] = ()
    modelled: bool = False


class Scorer(Protocol):
    """Judges all sentences of an abstract together, for they lean on their neighbours and their place.

    `threshold` is the score from which an unlabelled sentence is taken for a finding.
    """

    @property
    def threshold(self) -> float: ...

    def judge(self, sentences: Sequence[Sentence], title: str, cut: bool) -> Sequence[Judgement]:
        """One judgement a sentence. `cut` says that the end of the abstract is missing."""
        ...
