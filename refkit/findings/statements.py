"""Citation statements → findings of kind "citation": what citing papers say, each said once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refkit.model import Claim, Finding, Record, Statement

# A mark of citation: "[62]", "[47, 49]", "(Watson, 2017)", "Simpson et al 2017"; a bare number behind a stop.
_MARK = re.compile(
    r"""
      \[\d[\d,;–\ -]{0,40}\]
    | \b[^\W\d_][\w’'-]{1,30} (?:[ ]et[ ]al\.? | [ ](?:and|&)[ ][^\W\d_][\w’'-]{1,30})?
      ,?[ ]\(? (?:1[89]|20)\d\d[a-z]?\b
    | (?<=[a-z][.,;])\d{1,3}(?=\s) | (?<=\.[ ])\d{1,3}(?=[ ][A-Z])
    """,
    re.VERBOSE,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_RUN = 5  # words that make up one shingle
_SHARED = 30  # statements kept for one run of words: a run that many share tells nothing
_SAME = 0.7  # share of the shorter statement's runs of words from which it says nothing new


def citations(record: Record, claim: Claim) -> list[Finding]:
    """The statements that `claim` holds as findings, nearest to a citation of this work first, then in page order.

    Left out are repeats: of the same words, and statements of which most is said by a longer one. `stance` and
    `printed_confidence` are the page's own; nothing is judged here.
    """
    statements = [s for s in claim.value if isinstance(s, Statement) and s.text.strip()]
    findings = []
    for statement in _distinct(statements):
        nearness, reason = _nearness(statement.text, record)
        findings.append(
            Finding(
                "citation",
                statement.text,
                claim.source,
                statement.span,
                score=nearness,
                section=statement.section,
                reason=reason,
                stance=statement.type,
                printed_confidence=statement.confidence,
            )
        )
    return sorted(findings, key=lambda finding: -finding.score)


def _distinct(statements: Sequence[Statement]) -> list[Statement]:
    """`statements` without repeats, in page order. Of two that say the same the longer is kept, or the first."""
    folded = [_LETTERS.findall(statement.text.casefold()) for statement in statements]
    longest_first = sorted(range(len(statements)), key=lambda i: (-len(folded[i]), i))
    seen: set[tuple[str, ...]] = set()
    runs: dict[tuple[str, ...], list[int]] = {}
    kept: list[int] = []
    for i in longest_first:
        whole, mine = tuple(folded[i]), _runs(folded[i])
        if whole in seen or _said(mine, runs):
            continue
        seen.add(whole)
        kept.append(i)
        for run in mine:
            holders = runs.setdefault(run, [])
            if len(holders) < _SHARED:
                holders.append(i)
    return [statements[i] for i in sorted(kept)]


def _runs(letters: list[str]) -> set[tuple[str, ...]]:
    return {tuple(letters[at : at + _RUN]) for at in range(len(letters) - _RUN + 1)}


def _said(mine: set[tuple[str, ...]], runs: dict[tuple[str, ...], list[int]]) -> bool:
    """Whether one statement kept before holds most of these runs of words; `runs` tells who holds them."""
    shared: dict[int, int] = {}
    for run in mine:
        for other in runs.get(run, ()):
            shared[other] = shared.get(other, 0) + 1
    return bool(mine) and max(shared.values(), default=0) >= _SAME * len(mine)


def _nearness(text: str, record: Record) -> tuple[float, str]:
    """How surely the words speak of this work (0 to 1), and by what."""
    marks = [mark[0] for mark in _MARK.finditer(text)]
    year = str(record.work.issued.year) if record.work.issued and record.work.issued.year else ""
    families = [name.family or name.literal for name in record.work.author[:2]]
    named = next((f for f in families if f and any(f.casefold() in mark.casefold() for mark in marks)), "")
    dated = bool(year) and any(year in mark for mark in marks)
    if named and dated:
        return 1.0, f"cites {named} {year} by name"
    if named:
        return 0.85, f"cites {named} by name"
    if dated:
        return 0.7, f"cites a work of {year}"
    if marks:
        return 0.5, "holds a citation mark"
    return 0.3, "holds no citation mark that can be seen"
