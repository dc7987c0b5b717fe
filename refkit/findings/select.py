"""A record → its key findings."""

from __future__ import annotations

from refkit.findings.choose import choose
from refkit.findings.model_scorer import SCORER
from refkit.findings.reading import read
from refkit.findings.scoring import Scorer
from refkit.findings.statements import citations
from refkit.model import Abstract, Claim, Finding, Record


def find(record: Record, scorer: Scorer = SCORER) -> tuple[Finding, ...]:
    """The key findings of `record`: at most one result and one conclusion from its abstract, in the order in
    which they stand there, then what citing papers say.

    Each is quoted to the letter, with its place if the claim has places. Labels of the author's own decide
    first, else `scorer`. Never raises, whatever the texts are.
    """
    findings: list[Finding] = []
    abstract = best_claim(record, "abstract")
    if abstract is not None and isinstance(abstract.value, Abstract):
        sentences = read(abstract)
        judgements = scorer.judge(sentences, record.work.title, abstract.value.cut)
        for choice in choose(sentences, judgements, scorer.threshold):
            sentence = sentences[choice.index]
            findings.append(
                Finding(
                    choice.kind,
                    sentence.text,
                    abstract.source,
                    sentence.span,
                    score=choice.score,
                    section=" ".join(sentence.label.split()),
                    reason=choice.reason,
                )
            )
    statements = best_claim(record, "statements")
    if statements is not None and isinstance(statements.value, tuple):
        findings += citations(record, statements)
    return tuple(findings)


def stated(record: Record) -> bool:
    """Whether a finding of the work's own is among `record.findings`."""
    return any(finding.kind != "citation" for finding in record.findings)


def absence(record: Record) -> str:
    """Why no finding of the work's own is among `record.findings`, in a sentence; "" if there is one."""
    if stated(record):
        return ""
    abstract = best_claim(record, "abstract")
    if abstract is None or not isinstance(abstract.value, Abstract):
        on_page = any(claim.source.kind in ("page", "embedded") for claim in record.claims)
        return "No abstract on the page." if on_page else "No abstract is given."
    if abstract.value.cut:
        return "The abstract is cut off on the page; the part that is shown states no finding."
    return "No finding is stated in the abstract."


def best_claim(record: Record, field: str) -> Claim | None:
    """The claim of `field` that won; before merging the one with most to it: whole, sure, long."""
    if chosen := record.chosen.get(field):
        return chosen
    claims = [claim for claim in record.claims if claim.field == field]
    return max(claims, key=_worth, default=None)


def _worth(claim: Claim) -> tuple[bool, float, int]:
    value = claim.value
    if isinstance(value, Abstract):
        return not value.cut, claim.confidence, sum(len(section.text) for section in value.sections)
    return True, claim.confidence, len(value) if isinstance(value, tuple) else 0
