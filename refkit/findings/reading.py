"""An abstract, as it was claimed → its sentences with their labels and places."""

from __future__ import annotations

from refkit.findings.announcements import announces
from refkit.findings.labels import pieces
from refkit.findings.notices import names_only, without_notice
from refkit.findings.phrases import words
from refkit.findings.scoring import Sentence
from refkit.model import Abstract, Claim, Span
from refkit.text.sentences import sentences

_ENDS = frozenset(".!?。！？｡")
_AFTER_END = "\"'”’»)]】」』）0123456789,–-¹²³⁰⁴⁵⁶⁷⁸⁹ \t\n"


def read(claim: Claim) -> list[Sentence]:
    """The sentences of the abstract that `claim` holds, in order; none if it holds no abstract.

    A sentence has a span if the claim says where its sections stand (`claim.parts`). Copyright lines and
    publishers' notes are no part of an abstract and are left out.
    """
    abstract = claim.value
    if not isinstance(abstract, Abstract):
        return []
    placed = len(claim.parts) == len(abstract.sections)
    found: list[Sentence] = []
    for number, section in enumerate(abstract.sections):
        base = claim.parts[number].start if placed else None
        for piece in pieces(section.text, section.label):
            noted = False
            for place in sentences(section.text[piece.start : piece.end]):
                start, end = piece.start + place.start, piece.start + place.end
                whole = section.text[start:end]
                if noted and names_only(whole):
                    continue  # "© 2019. The Authors."
                text = without_notice(whole)
                noted = text != whole
                if not text:
                    continue
                end = start + len(text)
                folded = words(text)
                span = Span(base + start, base + end) if base is not None else None
                found.append(
                    Sentence(text, folded, span, piece.label, piece.role, announces=announces(text, folded))
                )
    if found and abstract.cut and not _ended(found[-1].text):
        last = found.pop()
        found.append(
            Sentence(last.text, last.words, last.span, last.label, last.role, whole=False, announces=last.announces)
        )
    return found


def unlabelled(text: str) -> Sentence:
    """The sentence `text` of an abstract without labels, whose place is not known."""
    folded = words(text)
    return Sentence(text, folded, announces=announces(text, folded))


def _ended(text: str) -> bool:
    """Whether the last sentence of a cut abstract is there to its end."""
    return text.rstrip(_AFTER_END)[-1:] in _ENDS
