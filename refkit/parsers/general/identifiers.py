"""Numbers that a page gives its work beside the DOI: PMID, PMCID, arXiv, ISSN, ISBN."""

from __future__ import annotations

import re

from refkit.model import Span
from refkit.parsers.general.draft import Draft

_PMID = re.compile(r"\b(?:PMID|PubMed ID|PubMed)\b[\s:.]{0,4}(\d{5,8})\b")
_PMCID = re.compile(r"\b(PMC\d{5,8})\b")
_ARXIV = re.compile(r"(?i)\barXiv:\s?(\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?\b")
_ISSN = re.compile(r"\bISSN(?:-L)?\b[^\d\n]{0,25}(\d{4})[-–‐](\d{3}[\dXx])\b")
_ISBN = re.compile(r"\bISBN(?:-1[03])?\b[^\d\n]{0,14}((?:97[89][-– ]?)?(?:\d[-– ]?){9}[\dXx])\b")


def read(draft: Draft, start: int, end: int) -> None:
    """Claim the identifiers that stand in `draft.text[start:end]`."""
    text = draft.text
    if text.find("PMC", start, end) >= 0 and (match := _PMCID.search(text, start, end)):
        draft.suggest("PMCID", match[1], Span(match.start(1), match.end(1)), 0.8)
    if text.find("PMID", start, end) >= 0 and (match := _PMID.search(text, start, end)):
        draft.suggest("PMID", match[1], Span(match.start(1), match.end(1)), 0.8)
    if text.find("ISSN", start, end) >= 0:
        found = [(f"{m[1]}-{m[2].upper()}", Span(m.start(1), m.end(2))) for m in _ISSN.finditer(text, start, end)]
        values = tuple(dict.fromkeys(value for value, _ in found if _issn_holds(value)))
        if values and len(values) < 4:
            parts = tuple(next(span for value, span in found if value == wanted) for wanted in values)
            draft.suggest("ISSN", values, Span(parts[0].start, max(p.end for p in parts)), 0.8, parts)
    if text.find("ISBN", start, end) >= 0 and (match := _ISBN.search(text, start, end)):
        digits = re.sub(r"[-– ]", "", match[1])
        if isbn_holds(digits):
            span = Span(match.start(1), match.end(1))
            draft.suggest("ISBN", (match[1].replace("–", "-"),), span, 0.8, (span,))


def arxiv(draft: Draft, start: int, end: int) -> str:
    """The arXiv number in `draft.text[start:end]`, claimed as the work's number; "" if there is none."""
    text = draft.text
    if text.find("rXiv:", start, end) < 0 or not (match := _ARXIV.search(text, start, end)):
        return ""
    draft.suggest("number", f"arXiv:{match[1]}", Span(match.start(), match.end(1)), 0.8)
    return match[1]


def _issn_holds(issn: str) -> bool:
    """Whether the check digit of "1234-5678" is right (ISO 3297)."""
    digits = issn.replace("-", "")
    total = sum(int(d) * (8 - i) for i, d in enumerate(digits[:7]))
    return digits[7] == "0123456789X"[(11 - total % 11) % 11]


def isbn_holds(digits: str) -> bool:
    """Whether the check digit of an ISBN without hyphens is right (ISO 2108)."""
    if len(digits) == 10 and digits[:9].isdigit():
        total = sum(int(d) * (10 - i) for i, d in enumerate(digits[:9]))
        return digits[9].upper() == "0123456789X"[(11 - total % 11) % 11]
    if len(digits) == 13 and digits.isdigit():
        return sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
    return False
