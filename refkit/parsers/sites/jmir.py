"""JMIR: the Journal of Medical Internet Research and its sister journals.

    Published on 24.02.2015 in Vol 17, No 3 (2015): March
    Preprints (earlier versions) of this paper are available at …
    TITLE                                             (once to three times, or lost)
    Authors of this article:
    Ada Okonkwo1 Author Orcid Image ; Wei Li2 …
    Original Paper
    1Institute …
    Corresponding Author: …
    Abstract                                          (the heading may be lost)
    Background: …
    Objective: …
    J Med Internet Res 2015;17(3):e54doi:10.2196/jmir.4163
    …
    ©Ada Okonkwo, Wei Li. Originally published in the Journal of Medical Internet Research (https://…), 24.02.2015.

The line below the abstract cites the article; references are in the same form, but have no DOI glued to it.
Days are written day.month.year. The line of copyright has all names, the journal's whole title and the day.
"""

from __future__ import annotations

import re

from refkit.model import DOI, Abstract, ArticleNumber, PartialDate, Section, Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with
from refkit.text.bylines import read_byline
from refkit.text.dates import parse_date

_CITED = re.compile(
    r"(?m)^[ \t]{0,20}([A-Z][A-Za-z ]{3,50}?) ((?:19|20)\d\d);\s?(\d{1,3})(?:\(([\w ]{1,9})\))?:\s?(e?\d{1,7})"
    r"\s{0,4}(?:URL: \S{8,90}\s{1,4})?doi:\s?(?:https?://doi\.org/)?(10\.\d{4,9}/[a-z.]{0,24}\d{1,9})"
)
_IN = re.compile(
    r"(?m)^[ \t]{0,20}Published on (?:(\d\d\.\d\d\.\d{4}) )?in\s{1,3}Vol (\d{1,3})\s?"
    r"(?:, No (\d{1,3})\s?)?\((\d{4})\)"
)
_RIGHTS = re.compile(
    r"©\s?([^\n©]{3,3000}?)\. Originally published in (?:the )?([A-Z][^\n(]{3,90}?) "
    r"\(https?://[^\s)]{4,80}\), (\d\d\.\d\d\.\d{4})"
)
_SECTION = re.compile(
    r"(Background|Introduction|Objectives?|Aims?|Methods?|Design|Results|Conclusions?|Discussion|Trial Registration"
    r"|International Registered Report Identifier \(IRRID\)|Clinical ?Trial): (?=\S)"
)
_KEYWORDS = re.compile(r"\s{0,9}Keywords[ \t]{0,20}\n")
_SIGNS = (
    "Author Orcid Image",
    "Preprints (earlier versions) of this paper",
    "Tweetations",
    "Corresponding Author:",
)
_HEAD = 20_000  # characters in which the page's own citation line stands


def recognise(page: Page) -> bool:
    """The line that cites the article with its DOI, or that of its issue, above the text of a JMIR article."""
    text = page.text
    if "doi:" not in text:
        return False
    own, issue = first_with(";", _CITED, text, _HEAD), first_with("Published on ", _IN, text, _HEAD)
    if own and (_rights(text) or _KEYWORDS.match(text, own.end())):
        return True
    return issue is not None and (own is not None or any(sign in text for sign in _SIGNS))


def correct(draft: Draft) -> None:
    """What the two lines of citation and copyright say, and an abstract whose heading was lost."""
    text = draft.text
    own, issue, rights = (
        first_with(";", _CITED, text, _HEAD),
        first_with("Published on ", _IN, text, _HEAD),
        _rights(text),
    )
    if own:
        _cited(draft, own)
    elif issue:
        draft.set("volume", issue[2], Span(*issue.span(2)), 0.9)
        if issue[3]:
            draft.set("issue", issue[3], Span(*issue.span(3)), 0.9)
        draft.set("issued", PartialDate(int(issue[4])), Span(*issue.span(4)), 0.9)
    if rights:
        names = read_byline(text, rights.start(1), rights.end(1))
        if names and not names.cut:
            draft.set_list("author", names.names, names.spans, 0.92)
        if own:
            draft.set("container-title-short", own[1], Span(*own.span(1)), 0.9)
        draft.set("container-title", rights[2], Span(*rights.span(2)), 0.92)
    for day, group in ((rights, 3), (issue, 1)):
        if day and day[group] and (date := parse_date(day[group])):
            draft.set("issued", date, Span(*day.span(group)), 0.95)
            break
    _title(draft, issue)
    keywords = draft.claims.get("keyword")
    if keywords and len(keywords.value) == 1:
        draft.drop("keyword")  # they were lost, and this is the next heading
    if own and "abstract" not in draft.claims:
        _abstract(draft, own.start(1))


def _rights(text: str) -> re.Match[str] | None:
    """The line of copyright, by the words behind the names."""
    at = text.find(". Originally published in ")
    start = max(text.rfind("\n", 0, at) + 1, at - 3100) if at > 0 else 0
    return _RIGHTS.search(text, start, at + 300) if at > 0 else None


def _cited(draft: Draft, own: re.Match[str]) -> None:
    span = [Span(*own.span(i)) for i in range(7)]
    draft.set("type", "article-journal", span[1], 0.9)
    draft.set("container-title", own[1], span[1], 0.9)
    draft.set("issued", PartialDate(int(own[2])), span[2], 0.9)
    draft.set("volume", own[3], span[3], 0.95)
    draft.drop("issue", "container-title-short")
    if own[4]:
        draft.set("issue", own[4], span[4], 0.95)
    draft.set("page", ArticleNumber(own[5]), span[5], 0.95)
    if doi := DOI.parse(own[6]):
        draft.set("DOI", doi, span[6], 0.95)


def _title(draft: Draft, issue: re.Match[str] | None) -> None:
    """The first line below that of the issue; where there is neither above the abstract, it was lost."""
    lines = draft.lines
    if issue:
        for index, line in enumerate(lines):
            wordy = " " in line.text and not line.kind and len(line.text) < 420
            if line.start > issue.end() and wordy and not _preprint(line.text):
                draft.title_line = index
                draft.set("title", line.text, line.span, 0.9)
                return
    elif len(lines) > 1 and lines[1].kind == "abstract" and len(lines[0].text) < 40:
        draft.drop("title")  # the type of article, and at once the abstract


def _preprint(line: str) -> bool:
    return line.startswith(("Preprints (", "available at", "https://", "first published"))


def _abstract(draft: Draft, end: int) -> None:
    """The labelled paragraphs above the article's citation."""
    sections: list[Section] = []
    parts: list[Span] = []
    for line in draft.lines:
        if line.start >= end:
            break
        if label := _SECTION.match(line.text):
            parts.append(Span(line.start + label.end(), line.end))
            sections.append(Section(parts[-1].of(draft.text), label[1]))
        elif sections:
            return
    if len(sections) > 1:
        span = Span(parts[0].start, parts[-1].end)
        draft.set("abstract", Abstract(tuple(sections)), span, 0.85, tuple(parts))


LAYOUT = Layout(
    "jmir",
    "JMIR article",
    (("Originally published in", "Published on ", "Keywords\n", "Keywords \n"),),
    recognise,
    corrected("jmir", correct),
)
