"""ScienceDirect article page.

    JOURNAL
    Volume 145, July 2023, Pages 228-237
    TITLE
    Author links open overlay panelAda Okonkwo a, Wei Li b
    https://doi.org/10.5555/tide.2023.04Get rights and content
    Abstract
    Keywords
    TERM
    TERM

The button that opens the list of authors is glued to their names. Extractors often lose the names and keep the
commas between them: then only their number is known. Pages before 2017 list the authors by themselves, each with
the letters of the affiliations glued to the name ("Ada Okonkwoa, b"). At the foot stands a copyright line of the
whole site, with the year in which the page was saved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from refkit.model import ArticleNumber, Name, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.general.view import Line
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with
from refkit.text.people import looks_like_a_name, parse_name

_PANEL = "Author links open overlay panel"
_OPENS = re.compile(r"(?m)^[ \t]{0,40}Author links open overlay panel")
_RIGHTS = re.compile(r"\b10\.\d{4,9}/\S{1,120}?\s{0,40}Get rights and content")
_CITATION = re.compile(
    r"(?:Volumes? ([\w–-]{1,12}), )?(?:Issues? ([\w–-]{1,14}), )?(?:(?:Part|Supplement) \w{1,6}, )?"
    r"([^,\n]{4,30}), (?:Pages? ([\w.–-]{1,20})|([A-Za-z]{0,2}\d{3,9}))"
)
_LABELLED = re.compile(
    r"(?:Volume: (?:Volumes? )?([\w–-]{1,12})|Issue: (?:Issues? )?([\w–-]{1,14})|Date: ([^,\n]{4,30})|"
    r"Pages: (?:Pages? )?([\w.–-]{1,20})|Article: (?:Article )?([A-Za-z]{0,2}\d{3,9}))"
)
_CHAPTER = re.compile(r"(?:Chapter \w{1,6}|\d{1,3}) [-–] (?=\S)")
_AFTER_NAMES = re.compile(
    r"\b10\.\d{4,9}/|Show more|Show less|Add to|Get rights|Access through|Skip to|Under a |Outline|Share|Cite"
)
_PIECE = re.compile(r"[^,\n]{1,160}")
_MARKS = re.compile(r"(?:\s{0,3}(?:(?<=\s)[a-z]{1,2}(?![a-z])|\d|[*†‡§⁎∗]|Person|Envelope)){1,20}\s{0,3}$")
_TWO_IN_ONE = re.compile(r"(?<!Mac)[^\W\d_A-Z]{3}[A-Z]")  # "LiciaVerde"
_LETTERED = re.compile(r"([^,\n]{3,60})([a-z])((?:, ?[a-z]){0,6})(?:[, *⁎∗\d]{0,12})")
_SITE = "All content on this site"


def recognise(page: Page) -> bool:
    """The button before the authors, or the one that the DOI is glued to."""
    head = page.text[:12_000]
    return bool(first_with(_PANEL, _OPENS, head) or ("Get rights" in head and _RIGHTS.search(head)))


def correct(draft: Draft) -> None:
    """Title above the button, authors behind it, the citation line, keywords on lines of their own."""
    lines = draft.lines[:200]
    panel = next((i for i, line in enumerate(lines) if line.text.startswith(_PANEL)), -1)
    if panel > 0:
        line = lines[panel - 1]
        if len(line.text) < 500:
            draft.title_line = panel - 1
            draft.set("title", line.text, line.span, 0.9)
        _authors(draft, panel)
    elif draft.title_line >= 0:
        _lettered(draft)
    _appearance(draft, lines[: panel if panel > 0 else draft.head])
    _type(draft)
    _keywords(draft)
    issued = draft.claims.get("issued")
    if issued and issued.span:
        begin = draft.text.rfind("\n", 0, issued.span.start) + 1
        if draft.text.find(_SITE, begin, issued.span.start) >= 0:
            draft.drop("issued")


def _authors(draft: Draft, panel: int) -> None:
    first = draft.lines[panel]
    start, end = first.start + len(_PANEL), first.end
    for line in draft.lines[panel + 1 : panel + 40]:
        so_far = draft.text[start:end].rstrip()
        open_ended = so_far.endswith(",") or line.text[0] == "," or not any(map(str.isalpha, so_far))
        if line.kind or not open_ended or _AFTER_NAMES.search(line.text):
            break
        end = line.end
    names: list[Name] = []
    spans: list[Span] = []
    for piece in _PIECE.finditer(draft.text, start, min(end, start + 12_000)):
        shown = _MARKS.sub("", piece[0])
        value = shown.strip()
        name = parse_name(value) if looks_like_a_name(value) and not _TWO_IN_ONE.search(value) else None
        if name:
            begin = piece.start() + shown.index(value)
            names.append(name)
            spans.append(Span(begin, begin + len(value)))
        elif any(map(str.isalpha, value)):
            names.clear()
            break
    else:
        commas = draft.text.count(",", start, end)
        if not names and commas:
            draft.set("author-count", commas + 1, Span(first.start, end), 0.8)
    if names:
        draft.set_list("author", names, spans, 0.9)
    else:
        draft.drop("author")


def _lettered(draft: Draft) -> None:
    """The names below the title, each with the letters of its affiliations, if all letters have their line."""
    rows: list[Line] = []
    for line in draft.lines[draft.title_line + 1 : draft.title_line + 80]:
        if not line.marker:
            break
        rows.append(line)
    letters = {row.text[0] for row in rows if row.text[1:2] == " " and row.text[0].islower()}
    names: list[Name] = []
    spans: list[Span] = []
    for row in rows:
        if row.text[0] in letters and row.text[1:2] == " ":
            break
        match = _LETTERED.fullmatch(row.text)
        name = parse_name(match[1]) if match and match[2] in letters and looks_like_a_name(match[1]) else None
        if not match or not name:
            return
        names.append(name)
        spans.append(Span(row.start, row.start + match.end(1)))
    draft.set_list("author", names, spans, 0.8)


def _appearance(draft: Draft, lines: Sequence[Line]) -> None:
    above: Line | None = None
    met = False
    for index, line in enumerate(lines):
        match = _CITATION.fullmatch(line.text) or _LABELLED.fullmatch(line.text)
        if not match or (match.re is _CITATION and not (match[1] or match[4])):
            continue
        if not met:
            met, above = True, lines[index - 1] if index else None
        for group, field in ((1, "volume"), (2, "issue"), (4, "page"), (5, "page"), (3, "issued")):
            if not match[group]:
                continue
            span = Span(line.start + match.start(group), line.start + match.end(group))
            if field == "issued":
                draft.set_date("issued", span.start, span.end, 0.9)
            elif field == "page":
                value = ArticleNumber(match[5]) if group == 5 else parse_pages(match[4])
                draft.set("page", value, span, 0.9)
            else:
                draft.set(field, match[group], span, 0.9)
        if match.re is _CITATION:
            break
    if above and not above.marker and 2 < len(above.text) < 150:
        draft.set("container-title", above.text, above.span, 0.9)


def _type(draft: Draft) -> None:
    title, container = draft.claims.get("title"), draft.claims.get("container-title")
    if not title or not title.span:
        return
    number = _CHAPTER.match(title.value)
    if number and container and "volume" not in draft.claims:
        span = Span(title.span.start + number.end(), title.span.end)
        draft.set("title", title.value[number.end() :], span, title.confidence)
        draft.set("type", "chapter", Span(title.span.start, span.start), 0.8)
    elif container and container.span:
        draft.set("type", "article-journal", container.span, 0.8)


def _keywords(draft: Draft) -> None:
    """Keywords on lines of their own, up to the next empty line."""
    lines, text = draft.lines, draft.text
    at = next(
        (i for i, line in enumerate(lines) if i > draft.head and line.kind == "keywords" and line.heading), -1
    )
    if at < 0:
        return
    spans: list[Span] = []
    for index in range(at + 1, min(at + 40, len(lines))):
        line = lines[index]
        if (
            line.kind
            or line.marker
            or len(line.text) > 100
            or (spans and "\n\n" in text[lines[index - 1].end : line.start])
        ):
            break
        if any(map(str.isalnum, line.text)):
            spans.append(line.span)
    if len(spans) > 1:
        draft.set_list("keyword", [span.of(text) for span in spans], spans, 0.9)


LAYOUT = Layout(
    "sciencedirect",
    "ScienceDirect article page",
    ((_PANEL, "Get rights and content"),),
    recognise,
    corrected("sciencedirect", correct),
)
