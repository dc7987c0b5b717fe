"""Article page of the Royal Society of Chemistry: its landing page of several years, and the article itself.

Issue 12, 2020
TITLE†                                                the dagger points to a note
Ada Okonkwo*a, Wei Lib and Jonas Berga                marks are glued to the names, or
Ada / Okonkwo / *a, / Wei / Li / b / and / Jonas …    given name, family name and mark have a line each
aDepartment of …
Received 24th March 2020 , Accepted 29th April 2020
First published on 7th May 2020
Chem. Tides, 2020, 11, 1234-1240
"""

from __future__ import annotations

import re

from refkit.model import Abstract, Name, Section, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.general.view import Line
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.text.bylines import read_byline

_DAY = r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} \d{4}"
_FIRST = re.compile(rf"First published(?: on(?: the web)? {_DAY}|[\n ]{{1,4}}\d\d [A-Z][a-z]{{2}} \d{{4}})")
_DATES = re.compile(rf"Received\s{{1,4}}{_DAY}\s{{0,4}}, Accepted \d")
_AFFILIATION = re.compile(r"(?m)^[ \t]{0,8}([a-h])[A-Z][\w’'-]{1,20}[ ,][^\n]{10,400}$")
_ISSUE = re.compile(r"(?m)^[ \t]{0,8}Issue (\d{1,3}), ((?:19|20)\d\d)[ \t]{0,4}$")
_CITED = re.compile(r"(?m)^[A-Z][^\d\n,]{2,40}, (?:19|20)\d\d,\s?\d{1,4},\s([A-Z]?\d{1,6}[-–][A-Z]?\d{1,6})\b")
_HEADING = re.compile(
    r"DOI:\s{1,4}10\.\d{4,9}/\S{3,40}\s{1,4}\([A-Z][\w ]{2,30}\)\s{1,4}([A-Z][^\d\n,]{2,40}),\s{1,4}"
    r"((?:19|20)\d\d),\s{1,4}(\d{1,4}),\s{1,4}([A-Z]?\d{1,6}(?:[-–][A-Z]?\d{1,6})?)\b"
)
_MARK = re.compile(r"[*†‡§¶‖]{0,4}(?:[a-h]{0,5}|[a-h](?:,[a-h]){1,5})[*†‡§¶‖]{0,4}\s?(,?(?: ?and)?)")
_NAME = re.compile(r"(?:(?:de|di|da|dos|du|del|van|von|der|den|la|le|el|al|ter)\b|[^\W\d_a-z])[^\d,;:()@\n]{0,40}")
_APART = re.compile(r"\s{0,2}[*†‡§]|\s[a-h]\b")
_LOADING = "Fetching data from CrossRef"
_HEAD = 12_000


def recognise(page: Page) -> bool:
    """When it was first published, in this publisher's words, and its other dates, its name or its affiliations."""
    text = page.text
    if not _FIRST.search(text):
        return False
    return bool(
        _DATES.search(text, 0, _HEAD)
        or "Royal Society of Chemistry" in text
        or len({match[1] for match in _AFFILIATION.finditer(text, 0, _HEAD)} & {"a", "b"}) == 2
    )


def correct(draft: Draft) -> None:
    """Marks taken off title and names; names from lines of their own; the issue and the whole page range."""
    text = draft.text
    title = draft.claims.get("title")
    if title and title.span and (value := title.value.rstrip("†‡§*¶ ")) != title.value and len(value) > 8:
        draft.set("title", value, Span(title.span.start, title.span.start + len(value)), title.confidence)
    _names_above(draft)
    if "author" in draft.claims:
        _unglue(draft)
    else:
        _names_on_lines(draft)
    if (first := _FIRST.search(text)) and "Received" in text:
        draft.suggest("type", "article-journal", Span(*first.span()), 0.6)
    if heading := _HEADING.search(text, 0, _HEAD):
        draft.set("container-title", heading[1], Span(*heading.span(1)), 0.9)
        draft.set_year(heading[2], Span(*heading.span(2)), 0.85)
        draft.suggest("volume", heading[3], Span(*heading.span(3)), 0.85)
        draft.suggest("page", parse_pages(heading[4]), Span(*heading.span(4)), 0.85)
    year = draft.claims["issued"].value.year if "issued" in draft.claims else None
    if (issue := _ISSUE.search(text, 0, _HEAD)) and year in (None, int(issue[2])):
        draft.suggest("issue", issue[1], Span(*issue.span(1)), 0.85)
    if cited := _CITED.search(text):
        pages, known = parse_pages(cited[1]), draft.claims.get("page")
        if pages and (known is None or re.split(r"[-–]", cited[1])[0] == re.split(r"[-–]", str(known.value))[0]):
            draft.set("page", pages, Span(*cited.span(1)), 0.85)
    _cut_abstract(draft)
    if "abstract" not in draft.claims and (line := _unlabelled_abstract(draft)):
        draft.set("abstract", Abstract((Section(text=line.text),)), line.span, 0.75, (line.span,))


def _unlabelled_abstract(draft: Draft) -> Line | None:
    """The paragraph below the date of publication, or the last above what the page says while it loads."""
    end = draft.text.find(_LOADING)
    if end > 0:
        rows = [line for line in draft.lines if end - 6000 < line.start < end and len(line.text) > 150]
        return rows[-1] if rows and not rows[-1].kind else None
    for above, line in zip(draft.lines[:400], draft.lines[1:401], strict=False):
        if _FIRST.fullmatch(above.text):
            return line if not line.kind and len(line.text) > 200 else None
    return None


def _names_above(draft: Draft) -> None:
    """Where names open the page, a line each, none of them is its title."""
    title, letters = draft.claims.get("title"), _AFFILIATION.search(draft.text, 0, _HEAD)
    if title is None or not title.value.endswith((" and", ",")) or not letters:
        return
    draft.drop("title", "author")
    draft.title_line = -1
    byline = read_byline(draft.text, draft.lines[0].start, letters.start())
    if byline and not byline.cut and byline.score >= 0.4:
        draft.set_list("author", byline.names, byline.spans, 0.8)


def _unglue(draft: Draft) -> None:
    """Take the letters of affiliations off family names; take the names back where it is not clear how many."""
    claim, text = draft.claims["author"], draft.text
    if not claim.span or len(claim.parts) != len(claim.value):
        return
    letters = {match[1] for match in _AFFILIATION.finditer(text, claim.span.end, claim.span.end + 8000)}
    names, parts = [], []
    for name, span in zip(claim.value, claim.parts, strict=True):
        if _APART.match(text, span.end):
            names.append(name)
            parts.append(span)
            continue
        family, mark = name.family[:-1], name.family[-1:]
        if mark not in letters or not family or text[span.start : span.end][-1] != mark:
            return  # the names bear no marks here
        if family[-1] in letters and family[-1] < mark:
            draft.drop("author")  # "Chenab" is Chen (a, b) or Chena (b)
            draft.set("author-count", len(claim.value), claim.span, 0.7)
            return
        names.append(Name(family, name.given, suffix=name.suffix))
        parts.append(Span(span.start, span.end - 1))
    draft.set("author", tuple(names), claim.span, claim.confidence, tuple(parts))


def _cut_abstract(draft: Draft) -> None:
    """End the abstract, which is one paragraph, at the wide gap above a body that has no heading."""
    claim = draft.claims.get("abstract")
    if claim is None or not claim.span or len(claim.parts) != len(claim.value.sections):
        return
    first, gap = claim.parts[0], draft.text.find("\n\n\n", claim.span.start, claim.span.end)
    if gap > first.start + 80:
        end = min(first.end, gap)
        found = Abstract((Section(text=draft.text[first.start : end], label=claim.value.sections[0].label),))
        span = Span(claim.span.start, end)
        draft.set("abstract", found, span, claim.confidence, (Span(first.start, end),))


def _names_on_lines(draft: Draft) -> None:
    """Names of which given name, family name and mark have a line each, at the beginning of the page."""
    names: list[Name] = []
    spans: list[Span] = []
    rows: list[Span] = []
    begun = False
    for line in draft.lines[:400]:
        mark = _MARK.fullmatch(line.text)
        if not begun and (mark or line.kind or not _NAME.fullmatch(line.text) or len(line.text.split()) > 3):
            continue
        begun = True
        if mark or not _NAME.fullmatch(line.text.rstrip(",")):
            if len(rows) == 2:
                given, family = rows[0].of(draft.text), rows[1].of(draft.text)
                names.append(Name(family, given))
                spans.append(Span(rows[0].start, rows[1].end))
            elif rows:
                return
            if not mark:
                break
            rows = [] if mark[1] or len(rows) == 2 else rows
            continue
        if len(rows) == 2:
            return
        rows.append(Span(line.start, line.start + len(line.text.rstrip(","))))
    if len(names) > 1:
        draft.set_list("author", names, spans, 0.85)


LAYOUT = Layout(
    "rsc", "Royal Society of Chemistry article page", ("First published",), recognise, corrected("rsc", correct)
)
