"""Key findings as notes: the words in which a reference manager shows them.

A note never starts with "Label: …": Zotero takes such a start for a field (RIS) or hides the line (CSL).
"""

from __future__ import annotations

from collections import Counter

from refkit.model import Finding, Record
from refkit.text import latex
from refkit.text.printable import one_line, paragraphs

_HEADS = {"result": "Key finding (result)", "conclusion": "Key finding (conclusion)", "citation": "Citing paper"}


def notes(record: Record) -> list[str]:
    """One plain-text note per finding of `record`: what kind it is, the quotation, where it was read."""
    return [note(finding) for finding in record.findings]


def unsaid(record: Record) -> list[str]:
    """The notes of those findings that no note in `record.work.annote` tells already.

    A file that was exported with notes comes back with them in `annote`, and with the abstract in which the
    same findings are found anew. The older note stays, for it names the page that was read.
    """
    if "“" not in record.work.annote:
        return notes(record)
    told = Counter(map(told_by, paragraphs(record.work.annote)))
    new = []
    for finding in record.findings:
        said = (finding.kind == "citation", _folded(finding.text))
        if told[said]:
            told[said] -= 1
        else:
            new.append(note(finding))
    return new


def told_by(text: str) -> tuple[bool, str] | None:
    """Of a note in the form of `note`: whether a citing paper is quoted, and the quotation; else None.

    The quotation is folded: equal ones are equal whatever the file was that the note came through.
    """
    opening, closing = text.find(" “"), text.rfind("” [read in ")
    head = text[: max(opening, 0)]
    about = head.startswith(f"{_HEADS['citation']} (") and head.endswith(")")
    if closing < opening + 2 or not text.endswith("]") or not (about or head in _HEADS.values()):
        return None
    return head.startswith(_HEADS["citation"]), _folded(text[opening + 2 : closing])


def _folded(text: str) -> str:
    """`text` with its white space folded and its maths as a .bib file gives it back."""
    line = " ".join(one_line(text).split())
    return latex.decode(latex.encode(line)) if "$" in line else line


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
