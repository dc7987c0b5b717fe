"""The general reading: any text that no layout knows.

It claims little: a DOI that is clearly the page's own, and the title that stands with it. A page may name
many DOIs (references, figures, neighbours), so one is the page's own only by where it stands and how it is
introduced; where that does not decide, none is taken and a problem says so.
"""

from __future__ import annotations

import re

from refkit.model import Claim, Problem, Reading, Record, Span
from refkit.parsers.lines import Row, cut_at, rows, span_of
from refkit.parsers.page import Page
from refkit.text.dois import FoundDOI, find_dois
from refkit.text.people import looks_like_people

_REFERENCES = re.compile(
    r"(?i)(?:\d+\.? )?(?:references?(?: and notes)?|bibliography|literature cited|works cited|cited literature|"
    r"literatur(?:verzeichnis)?|références|bibliographie|referencias|referências|参考文献|文献|литература|"
    r"список литературы|related articles?|similar articles|recommended articles|cited by|citing articles|"
    r"most cited references|相关论文)\s*\(?\d*\)?:?"
)
_ABSTRACT = re.compile(r"(?i)(?:abstract|summary|zusammenfassung|résumé|resumen|resumo|摘要|要旨|аннотация)[:.]?")
_COMPONENT = re.compile(r"\.(?:g|t|s|e|f|fig|tab)\d{3}$|\.(?:v\d+/review|supp?\d*)", re.IGNORECASE)
# In the source of a page, what stands around a DOI does not show: its text has to be taken out first.
_HTML = re.compile(r"(?i)<!doctype html|<html\b|<head\b|<meta\b|<body\b")
_OWN_CONTEXT = re.compile(r"(?i)cite (?:this|as)|to cite|citation:|how to cite|引用本文")
_SENTENCE_END = (".", ";", ":", ",", "…")
_NOT_TITLE = re.compile(
    r"(?i)https?:|www\.|@|©|\bdoi\b|\bissn\b|\bvol(?:ume)?\b|\bpp\b|\bcookies?\b|\bjavascript\b|\blog ?in\b|"
    r"\bsign (?:in|up)\b|\breceived\b|\bpublished\b|\baccepted\b|\bdownload|\bsubscri|\bjournal of\b|"
    r"[|»›•]|^skip to|\blicen[sc]e|\bet al\b|\buniversity\b|\bdepartment\b|\binstitute\b"
)
# How a page's own furniture begins: what to do, what a line is about, where somebody works.
_FURNITURE = re.compile(
    r"(?i)(?:find|buy|view|please|ensure|search|see|show|get|share|export|browse|read|submit|click|follow|"
    r"register|contact|about|home|menu|advertisement|announcing|this (?:article|version|paper|page)|"
    r"all (?:versions|rights)|open access|to whom|peer[- ]reviewed?|data publisher|publication date|"
    r"(?:[\w ]{0,20}(?:affiliations?|editors?|authors?|subjects?|abbreviations|description|funding|key ?words|"
    r"correspondence|address|competing interests|contributors)\b[\w ]{0,12}:))(?![\w-])"
)
_MARKED_NAME = re.compile(r"[a-z]\d|\d[A-Z][a-z]|\b\d{5}\b|\+\d")  # "Klitsie1", "1Institute", postal codes
# A line that begins with an author and a year is a reference: "[3] Smith J, Doe A. A thing. 2010. doi: …".
_REFERENCE = re.compile(
    r"\s*(?:[\[(]?\d{1,3}[\])]?[.)]?\s+)?[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?,? (?:[A-Z]\.?[ -]?){1,4}[,.;:(&a]"
    r".*\b(?:1[89]|20)\d\d\b"
)
_FEW = 2  # further DOIs that a page about one work may introduce
_HEAD_ROWS = 60
_LEAST_TITLE, _LONGEST_TITLE = 20, 300


def read(page: Page) -> Reading:
    """One record with the DOI and title of the page's own work, or a problem that says why there is none."""
    text, where = page.text, page.ref or "the page"
    lines = rows(text)
    if not lines:
        return _none("empty", f"{page.ref or 'The page'} has no text; nothing was read from it.", page)
    if _HTML.search(text, 0, 4000):
        return _none(
            "html_without_tags",
            f"{page.ref or 'The page'} is HTML without citation tags in its head; extract its text and read that.",
            page,
        )
    end = _own_part(lines, len(text))
    source = page.source("plain")
    abstract = next((i for i, row in enumerate(lines) if row[0] < end and _ABSTRACT.fullmatch(row[1])), None)
    doi, candidates = _own_doi(text, end, lines, abstract is not None)
    title = _title(lines, doi, abstract) if doi or abstract is not None else None
    claims = []
    if title:
        claims.append(Claim("title", title[1], source, span_of(title), 0.6))
    if doi:
        claims.append(Claim("DOI", doi.doi, source, doi.span, 0.9))
    if not claims:
        if candidates:
            return _none(
                "ambiguous_doi",
                f"None of the DOIs in {where} is clearly its own; give the right one by hand if it has one.",
                page,
                ", ".join(str(found.doi) for found in candidates[:5]),
            )
        return _none(
            "no_work",
            f"No work was found in {where}: it is of no known layout, has no DOI that is clearly its own, and no "
            "title above an abstract.",
            page,
            lines[0][1][:120],
        )
    problems = []
    if candidates and not doi:
        problems.append(
            Problem(
                "ambiguous_doi",
                "warning",
                f"None of the DOIs in {where} is clearly its own, so none was taken.",
                page.ref,
                evidence=", ".join(str(found.doi) for found in candidates[:5]),
            )
        )
    if doi and not title:
        problems.append(
            Problem(
                "no_title", "warning", f"No line of {where} is clearly the title of {doi.doi}.", page.ref, doi.span
            )
        )
    return Reading((Record(tuple(claims)),), tuple(problems))


def _none(code: str, message: str, page: Page, evidence: str = "") -> Reading:
    return Reading((), (Problem(code, "error", message, page.ref, evidence=evidence),))


def _own_part(lines: list[Row], end: int) -> int:
    """Where the page stops to speak of its own work: the heading of the references or of other articles.

    A heading among the first lines is an entry of a table of contents.
    """
    for start, line in lines[5:]:
        if len(line) < 50 and _REFERENCES.fullmatch(line):
            return start
    return end


def _own_doi(text: str, end: int, lines: list[Row], has_abstract: bool) -> tuple[FoundDOI | None, list[FoundDOI]]:
    """The page's own DOI, if that is clear; and one place of each DOI there is in the page's own part.

    It is introduced as one (a label, a resolver, a line of its own), near the head or behind words such as "cite
    this", is not the end of a reference, and is not cut by the end of the text. A page without an abstract that
    introduces more of them further down is a list of works, and has none.
    """
    first: dict[str, FoundDOI] = {}
    for found in find_dois(text, 0, end):
        if not _COMPONENT.search(found.doi.folded):
            known = first.get(found.doi.folded)
            if known is None or (not known.prefix and found.prefix):
                first[found.doi.folded] = found
    candidates = list(first.values())
    last_of_head = lines[min(_HEAD_ROWS, len(lines)) - 1]
    head_end, cut = last_of_head[0] + len(last_of_head[1]), cut_at(text)
    introduced: list[FoundDOI] = []
    further_down = 0
    for found in candidates:
        start = found.span.start
        if found.span.end >= cut or not (found.prefix in ("label", "resolver") or _alone(text, found.span)):
            continue
        if _OWN_CONTEXT.search(text, max(0, start - 600), start):
            introduced.append(found)
        elif not _REFERENCE.match(text[max(0, start - 500) : start].rpartition("\n")[2]):
            if start < head_end:
                introduced.append(found)
            else:
                further_down += 1
    if further_down > _FEW and not has_abstract:
        return None, candidates
    if len(introduced) == 1:
        return introduced[0], candidates
    if introduced and introduced[0].prefix == "label" and all(f.prefix != "label" for f in introduced[1:]):
        return introduced[0], candidates
    return None, candidates


def _alone(text: str, span: Span) -> bool:
    """Whether nothing else stands on the line."""
    before = text[max(0, span.start - 200) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + 200].partition("\n")[0]
    return not before.strip() and not after.strip(" .")


def _title(lines: list[Row], doi: FoundDOI | None, abstract: int | None) -> Row | None:
    """The best line above the abstract, or about the DOI, that reads like a title; None if none does."""
    at = abstract
    if doi is not None:
        holder = next((i for i in range(len(lines) - 1, -1, -1) if lines[i][0] <= doi.span.start), 0)
        at = holder if at is None or holder < at else at
    if at is None:
        return None
    nearby = lines[max(0, at - 25) : at] + (lines[at + 1 : at + 8] if abstract != at else [])
    best: Row | None = None
    best_score = 0.0
    for distance, row in enumerate(nearby):
        score = _title_score(row[1])
        if score and any(other is not row and other[1] == row[1] for other in nearby):
            score += 1.0  # a page prints its title twice: in the path and as the heading
        if score > best_score + 0.01 * distance:
            best, best_score = row, score
    return best


def _title_score(line: str) -> float:
    """How much a line reads like a title: 0 not at all, about 2 very much."""
    words = line.split()
    if not _LEAST_TITLE <= len(line) <= _LONGEST_TITLE or len(words) < 4 or line.endswith(_SENTENCE_END):
        return 0.0
    if not (line[0].isupper() or line[0].isdigit() or line[0] in "“\"'") or _NOT_TITLE.search(line):
        return 0.0
    if _FURNITURE.match(line) or _MARKED_NAME.search(line) or looks_like_people(line):
        return 0.0
    capitals = sum(word[0].isupper() for word in words) / len(words)
    score = 1.0 + min(len(words), 12) / 12
    return score - 0.5 if capitals > 0.9 and len(words) < 6 else score
