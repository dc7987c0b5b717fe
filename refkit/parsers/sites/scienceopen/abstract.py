"""The abstract, and the works under "Most cited references" with theirs."""

from __future__ import annotations

import re
from itertools import pairwise

from refkit.model import Abstract, Claim, Record, Section, Source, Span
from refkit.model.section_labels import role_of
from refkit.parsers.lines import Row, block, cut_at
from refkit.parsers.sites.scienceopen.marks import INFORMATION, OPEN_ACCESS, RECORD, REFERENCES

_AFTER_ABSTRACT = frozenset({"Related collections", INFORMATION, "Comments", "Comment on this article"})
_NO_ABSTRACT = "• Abstract: not found"
_ABBREVIATION = re.compile(r"(?:^|\s)(?:[A-Z]\.)+$|\.\.$")
_LONGEST_HEADING = 60
_SENTENCE_ENDS = (".", "!", "?", ".)", ".”", '."')


def abstract(text: str, lines: list[Row], at: int, source: Source, claims: list[Claim]) -> None:
    end = at
    while end < len(lines) and lines[end][1] not in _AFTER_ABSTRACT and not REFERENCES.fullmatch(lines[end][1]):
        end += 1
    value, parts = _sections(text, lines[at:end], cut=end == len(lines))
    if value:  # the claim's span takes in the headings, its parts the text below each
        claims.append(Claim("abstract", value, source, block(lines[at], lines[end - 1]), 1.0, tuple(parts)))


def _sections(text: str, lines: list[Row], *, cut: bool = False) -> tuple[Abstract | None, list[Span]]:
    """Paragraphs under their headings. A heading is a short line without a stop before a long one."""
    sections: list[Section] = []
    parts: list[Span] = []
    label = ""
    first: Row | None = None

    def close(last: Row) -> None:
        if first is not None:
            span = block(first, last)
            parts.append(span)
            sections.append(Section(span.of(text), label))

    for i, row in enumerate(lines):
        if i + 1 < len(lines) and _is_heading(row[1], lines[i + 1][1]):
            if i:
                close(lines[i - 1])
            label, first = row[1], None
        elif first is None:
            first = row
    if lines:
        close(lines[-1])
    return (Abstract(tuple(sections), cut), parts) if sections else (None, [])


def _is_heading(line: str, following: str) -> bool:
    """A short line that is no sentence, above one that is."""
    if len(line) > _LONGEST_HEADING or line[-1] in ".,;?!" or not line[0].isalnum():
        return False
    if role_of(line) or role_of(line.partition(":")[0]):
        return True
    return len(line.split()) <= 4 and len(following) > 1.5 * len(line) and following.endswith(_SENTENCE_ENDS)


def cited(text: str, lines: list[Row], source: Source) -> list[Record]:
    """The listed works: title and abstract; their authors, years and DOIs are not on the page."""
    records = []
    starts = [i for i, row in enumerate(lines) if row[1] in RECORD]
    for begin, end in pairwise([*starts, len(lines)]):
        item = lines[begin:end]
        has_abstract = all(row[1] != _NO_ABSTRACT for row in item)
        body = [row for row in item if not row[1].startswith("• ") and not OPEN_ACCESS.fullmatch(row[1])]
        stop = next((i for i, row in enumerate(body) if row[1] == "Bookmark"), len(body))
        if not stop:
            continue
        title_start, title = body[0]
        span = Span(title_start, title_start + len(title))
        if title.endswith(".") and not _ABBREVIATION.search(title):
            title = title[:-1]  # the list closes each title with a full stop of its own
            span = Span(span.start, span.end - 1)
        if span.end >= cut_at(text):
            continue
        claims = [Claim("title", title, source, span)]
        if has_abstract:
            value, parts = _sections(text, body[1:stop], cut=stop == len(body) and body[-1][0] == lines[-1][0])
            if value:
                span = Span(parts[0].start, parts[-1].end)
                claims.append(Claim("abstract", value, source, span, 1.0, tuple(parts)))
        records.append(Record(tuple(claims), "mentioned"))
    return records
