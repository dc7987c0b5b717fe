"""The model and the choice behind the protocol of an outside scorer.

`roles(sentences, title)` gives a role for each sentence; `findings(title, abstract)` the chosen sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

from refkit.findings import find
from refkit.findings.role_model import model
from refkit.model import Abstract, Claim, Record, Section, Source, Span, Work


def roles(sentences: Sequence[str], title: str | None) -> list[str]:
    """BACKGROUND, OBJECTIVE, METHODS, RESULTS, CONCLUSIONS or OTHER for each of `sentences`."""
    return model().roles(sentences)


def findings(title: str | None, abstract: str) -> list[tuple[int, int, str, float]]:
    """The chosen sentences of `abstract`, at most one result and one conclusion, in order of place: where it
    starts and ends, kind, score."""
    if not abstract.strip():
        return []
    whole = Span(0, len(abstract))
    claim = Claim("abstract", Abstract((Section(abstract),)), Source("page", "scorer"), whole, 1.0, (whole,))
    found = find(Record((claim,), chosen={"abstract": claim}, work=Work(title=title or "")))
    return [
        (finding.span.start, finding.span.end, finding.kind, finding.score) for finding in found if finding.span
    ]
