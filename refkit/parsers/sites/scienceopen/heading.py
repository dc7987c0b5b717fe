"""The head of the record: figures, access, title, by-line, journal and publisher."""

from __future__ import annotations

import re

from refkit.model import Claim, Metric, Name, Source, Span
from refkit.parsers.lines import Row, block, joined, paragraphs, span_of
from refkit.parsers.sites.scienceopen.marks import INFORMATION, OPEN_ACCESS, RECORD
from refkit.text.people import looks_like_people, parse_name, pieces

_METRICS = frozenset({"views", "recommends", "shares", "reads", "downloads"})
_COLLECTIONS = re.compile(r"(\d+) (collections?)")
_AFTER_AUTHORS = ("Read this article at", "ScienceOpenPublisher", "Abstract", "Bookmark", "Most cited", "• ",
                  INFORMATION)  # fmt: skip
_MARKS = re.compile(r"(?:[\s*†‡§]|(?<![^\W\d_])\d){1,30}$|^\d{1,9}\s{1,9}|[*†‡§]")
_ON_BEHALF = re.compile(r"(?i)(?:on behalf of|for) (?:the )?")


def metrics(lines: list[Row], source: Source, claims: list[Claim]) -> int:
    """Figures above the record; the index of the first bullet."""
    metrics: list[Metric] = []
    parts: list[Span] = []
    for i, (start, line) in enumerate(lines):
        if line in RECORD:
            break
        label = lines[i + 1][1] if i + 1 < len(lines) else ""
        number = line.replace(",", "")
        if number.isdecimal() and label in _METRICS:
            metrics.append(Metric(label, int(number)))
            parts.append(Span(start, start + len(line)))
        elif found := _COLLECTIONS.fullmatch(line):
            metrics.append(Metric("collections", int(found[1])))
            parts.append(Span(start, start + found.end(1)))
    else:
        return 0
    if metrics:
        span = Span(parts[0].start, parts[-1].end)
        claims.append(Claim("metrics", tuple(metrics), source, span, 1.0, tuple(parts)))
    return i


def heading(text: str, lines: list[Row], at: int, source: Source, claims: list[Claim]) -> int:
    """Access, title, authors and, where the block at the foot lacks them, publisher; the index behind them."""
    while at < len(lines) and lines[at][1].startswith("• "):
        at += 1
    if at < len(lines) and OPEN_ACCESS.fullmatch(lines[at][1]):
        span = span_of(lines[at])
        claims.append(Claim("access", (lines[at][1],), source, span, 1.0, (span,)))
        at += 1
    begin = at
    while at < len(lines) and not lines[at][1].startswith(_AFTER_AUTHORS):
        at += 1
    groups = paragraphs(text, lines[begin:at])
    if not groups:
        return at
    title, below = groups[0], [row for group in groups[1:] for row in group]
    if len(groups) == 1:  # no empty lines are left to tell the title from what stands below it
        title, below = title[:1], title[1:]
    claims.append(Claim("title", joined(title), source, block(title[0], title[-1])))
    known = {claim.field: claim.value for claim in claims}
    journal = next((i for i, row in enumerate(below) if row[1] == known.get("container-title")), None)
    if journal is not None:
        if "publisher" not in known and len(below) == journal + 2:
            claims.append(Claim("publisher", below[-1][1], source, span_of(below[-1])))
        below = below[:journal]
    _authors(below, source, claims, sure=journal is not None)
    return at


def _authors(lines: list[Row], source: Source, claims: list[Claim], *, sure: bool) -> None:
    """The by-line: all `lines` above the journal, if that is known (`sure`), else the first.

    Commas alone say how many authors there are, and no more. Marks of affiliation behind the names go.
    """
    lines = lines if sure else lines[:1]
    if not lines or not ("," in lines[0][1] or sure):
        return
    span = block(lines[0], lines[-1])
    if not any(char.isalnum() for _, line in lines for char in line):
        claims.append(Claim("author-count", sum(line.count(",") for _, line in lines) + 1, source, span))
        return
    if not sure and not looks_like_people(_MARKS.sub("", lines[0][1])):
        return
    names, parts = [], []
    for start, line in lines:
        for marked, offset in pieces(line):
            text = _MARKS.sub("", marked).strip()
            if body := _ON_BEHALF.match(text):
                text = text[body.end() :]
            if name := Name(literal=text) if body else parse_name(text):
                names.append(name)
                begin = start + offset + marked.find(text)
                parts.append(Span(begin, begin + len(text)))
    if names:
        claims.append(Claim("author", tuple(names), source, span, 0.9, tuple(parts)))
