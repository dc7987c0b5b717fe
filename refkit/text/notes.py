"""Key findings as notes: the words in which a reference manager shows them.

A note never starts with "Label: …": Zotero takes such a start for a field (RIS) or hides the line (CSL).
"""

from __future__ import annotations

from refkit.model import Finding, Record

_HEADS = {"result": "Key finding (result)", "conclusion": "Key finding (conclusion)", "citation": "Citing paper"}


def notes(record: Record) -> list[str]:
    """One plain-text note per finding of `record`: what kind it is, the quotation, where it was read."""
    return [note(finding) for finding in record.findings]


def note(finding: Finding) -> str:
    """A finding in one line: `Key finding (result) “…” [read in page.txt, characters 120-260]`."""
    text = " ".join(finding.text.split())
    about = [part for part in (finding.stance, f"section {finding.section}" if finding.section else "") if part]
    head = _HEADS[finding.kind]
    if finding.kind == "citation" and about:
        head = f"{head} ({', '.join(about)})"
    return f"{head} “{text}” [{where(finding)}]"


def where(finding: Finding) -> str:
    """`read in page.txt, characters 120-260`, as far as it is known."""
    ref = finding.source.ref or finding.source.name
    span = finding.span
    return f"read in {ref}, characters {span.start}-{span.end}" if span else f"read in {ref}"
