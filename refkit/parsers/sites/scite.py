"""scite.ai paper pages: what cites a paper, and how.

2012
DOI: 10.2174/1745017901208010022
|View full text |Cite
…
TITLE

Abstract: … (whole, or cut with "… Show more")

Help me understand this report
…
Citation Types                        four tallies, a line each:
5 / 132 / 0 / 1                       supporting, mentioning, contrasting, unclassified
…
Cited by 121 publications
(138 citation statements)
References 56 publications
“…a citation statement…”
Section: Discussionmentioning         section and type are glued
confidence: 99%
"""

from __future__ import annotations

import re

from refkit.model import (
    DOI,
    Abstract,
    Claim,
    PartialDate,
    Problem,
    Reading,
    Record,
    Section,
    Source,
    Span,
    Statement,
)
from refkit.parsers.layout import Layout
from refkit.parsers.lines import Row, block, cut_at, joined, paragraphs, rows, whole
from refkit.parsers.page import Page
from refkit.text.people import looks_like_people, parse_name, pieces

_HEAD = re.compile(r"(?:\A|\n)[ \t]*(?:((?:1[5-9]|20)\d\d)[ \t]*\n[ \t]*)?DOI: ?(10\.\S+)")
_ABSTRACT = re.compile(r"\n[ \t]*Abstract:[ \t]*")
_REPORT = re.compile(r"\n[ \t]*(?:Help me understand this report|Search citation statements)[ \t]*(?=\n|\Z)")
_MORE = re.compile(r"\s*(?:…|\.\.\.)\s*Show (?:more|less)\s*$")
_NUMBER = r"(\d[\d,.]*)"
_CITED = re.compile(rf"Cited by {_NUMBER} publications?")
_STATEMENTS = re.compile(rf"\({_NUMBER} citation statements?\)")
_REFERENCES = re.compile(rf"References {_NUMBER} publications?")
_TALLIES = re.compile(
    rf"[ \t]*\n\s*{_NUMBER}[ \t]*\n\s*{_NUMBER}[ \t]*\n\s*{_NUMBER}(?:[ \t]*\n[ \t]*{_NUMBER})?[ \t]*(?=\n|\Z)"
)
_SECTION = re.compile(r"\n[ \t]*Section: ?([^\n]*)(?:\n[ \t]*confidence:[ \t]?(?:(\d{1,3})[ \t]?%|\d*))?")
_FURNITURE = frozenset({"|", "Cite", "View full text", "|View full text |Cite", "|View full text", "|Cite",
                        "Sign up to set email alerts", "Share", "Export", "Add to dashboard"})  # fmt: skip
_TYPES = ("supporting", "mentioning", "contrasting", "disputing", "unclassified")
_TALLY_FIELDS = ("tally-supporting", "tally-mentioning", "tally-contrasting", "tally-unclassified")


def recognise(page: Page) -> bool:
    """A DOI line at the head, then the page's own controls."""
    if "View full text" not in page.text[:4300] and "citation statements" not in page.text:
        return False
    head = _HEAD.search(page.text, 0, 4000)
    return head is not None and (
        "View full text" in page.text[head.end() : head.end() + 200] or "citation statements" in page.text
    )


def read(page: Page) -> Reading:
    """The paper that the page is about, with what the page says of its citations."""
    text, source = page.text, page.source("scite")
    claims: list[Claim] = []
    problems: list[Problem] = []
    head = _HEAD.search(text)
    if not head:
        return Reading((), (Problem("no_work", "error", "No DOI line at the head of the page.", page.ref),))
    if head[1]:
        claims.append(Claim("issued", PartialDate(int(head[1])), source, Span(*head.span(1))))
    doi = DOI.parse(head[2])
    if doi:
        claims.append(Claim("DOI", doi, source, Span(*head.span(2))))
    body = _REPORT.search(text, head.end())
    report = body.start() if body else -1
    end = report if report >= 0 else len(text)
    abstract = _ABSTRACT.search(text, head.end(), end)
    _title(text, head.end(), abstract.start() if abstract else end, source, claims)
    if abstract:
        _abstract(text, abstract.end(), end, source, claims)
    if report >= 0:
        _counts(text, report, source, claims, problems, page.ref)
        _statements(text, report, source, claims)
    else:
        problems.append(
            Problem("page_cut", "warning", f"{page.ref or 'The page'} breaks off before its citation counts; "
                    "fetch it again to have them.", page.ref, evidence=text[-80:])
        )  # fmt: skip
    return Reading((Record(tuple(whole(claims, text))),), tuple(problems))


def _title(text: str, start: int, end: int, source: Source, claims: list[Claim]) -> None:
    """The lines behind the controls, up to an empty one, but for a line of names below the title.

    The names are the authors', unless "et al." says that there are more.
    """
    lines = rows(text, start, end)
    last = max((i for i, row in enumerate(lines) if row[1] in _FURNITURE), default=-1)
    groups = paragraphs(text, lines[last + 1 :])
    if not groups:
        return
    title, people = groups[0], [row for group in groups[1:2] for row in group]
    while len(title) > 1 and (looks_like_people(title[-1][1]) or title[-1][1].lower().startswith("et al")):
        people.insert(0, title.pop())
    claims.append(Claim("title", joined(title), source, block(title[0], title[-1])))
    if people and all(looks_like_people(row[1]) for row in people):
        _authors(people, source, claims)


def _authors(lines: list[Row], source: Source, claims: list[Claim]) -> None:
    names, parts = [], []
    for start, line in lines:
        for piece, offset in pieces(line):
            if name := parse_name(piece):
                names.append(name)
                parts.append(Span(start + offset, start + offset + len(piece)))
    if names:
        span = Span(parts[0].start, parts[-1].end)
        claims.append(Claim("author", tuple(names), source, span, 0.8, tuple(parts)))


def _abstract(text: str, start: int, end: int, source: Source, claims: list[Claim]) -> None:
    shown = text[start:end].rstrip()
    more = _MORE.search(shown, max(0, len(shown) - 40))
    whole = shown[: more.start()] if more else shown
    if whole:
        span = Span(start, start + len(whole))
        cut = more is not None or end == len(text)
        claims.append(Claim("abstract", Abstract((Section(whole),), cut), source, span, 1.0, (span,)))


def _counts(text: str, start: int, source: Source, claims: list[Claim], problems: list[Problem], ref: str) -> None:
    total = None
    for field, expression, mark in (
        ("citing-publications", _CITED, "Cited by "),
        ("statement-count", _STATEMENTS, "("),
        ("reference-count", _REFERENCES, "References "),
    ):
        found = expression.search(text, max(start, text.find(mark, start)))
        if found:
            value = _int(found[1])
            claims.append(Claim(field, value, source, Span(*found.span(1))))
            if field == "statement-count":
                total = value
    label = text.find("Citation Types", start)
    tallies = _TALLIES.match(text, label + len("Citation Types")) if label >= 0 else None
    if not tallies:
        return
    values = [_int(number) for number in tallies.groups() if number]
    if total is not None and sum(values) != total:
        problems.append(
            Problem("tallies_differ", "warning", f"The tallies of {ref or 'the page'} do not add up to its "
                    f"{total} citation statements, so they were left out.", ref, Span(*tallies.span()),
                    evidence=" + ".join(map(str, values)))
        )  # fmt: skip
        return
    for index, (field, value) in enumerate(zip(_TALLY_FIELDS, values, strict=False), start=1):
        claims.append(Claim(field, value, source, Span(*tallies.span(index))))


def _statements(text: str, start: int, source: Source, claims: list[Claim]) -> None:
    statements: list[Statement] = []
    parts: list[Span] = []
    last, end = start, cut_at(text)
    for match in _SECTION.finditer(text, start):
        opening = text.find("“", last, match.start())
        closing = text.rfind("”", last, match.start())
        last = match.end()
        if opening < 0:
            continue
        begin, stop = opening + 1, closing if closing > opening else match.start()
        while begin < stop and text[begin] in "… \n":
            begin += 1
        while stop > begin and text[stop - 1] in "… \n":
            stop -= 1
        if begin == stop or (match[2] is None and match.end() >= end):
            continue  # nothing, or cut off by the end of the text
        section, kind = match[1].strip(), ""
        for name in _TYPES:
            if section.endswith(name):
                section, kind = section[: -len(name)].rstrip(), name
                break
        confidence = int(match[2]) / 100 if match[2] else None
        statements.append(Statement(text[begin:stop], section, kind, confidence, Span(begin, stop)))
        parts.append(Span(opening, match.end()))
    if statements:
        span = Span(parts[0].start, parts[-1].end)
        claims.append(Claim("statements", tuple(statements), source, span, 1.0, tuple(parts)))


def _int(number: str) -> int:
    return int(number.replace(",", "").replace(".", ""))


LAYOUT = Layout("scite", "scite.ai paper page", ("DOI: ",), recognise, read)
