"""Zenodo record, and other repositories on the same software (InvenioRDM).

    Published March 14, 2018 | Version 1.0.2        since 2023
    Dataset Open
    TITLE
    Authors/Creators
      • Okonkwo, Ada1
    Description
    PARAGRAPHS
    Notes / Files / Additional details …

    March 14, 2018 Dataset Open Access              before; extraction loses the date or the title
    TITLE
    Okonkwo, Ada; Li, Wei
    PARAGRAPHS
    Files (475.1 MB)
    Versions
    Version 1.0.2 10.5281/zenodo.1234567 	Mar 14, 2018

The old form's own DOI is a picture; the list of versions, with the day of each, tells which one is this page's.
The works that "Related works" names have DOIs too.
"""

from __future__ import annotations

import re
from itertools import islice

from refkit.model import DOI, Abstract, Problem, Reading, Record, Section, Span
from refkit.parsers.general import Draft, draft_of, reading_of
from refkit.parsers.general.view import Line
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with
from refkit.text.bylines import Byline, read_byline
from refkit.text.dates import parse_date
from refkit.text.dois import find_dois

_TYPES = {
    "Dataset": "dataset", "Software": "software", "Journal article": "article-journal", "Preprint": "article",
    "Conference paper": "paper-conference", "Presentation": "speech", "Lecture": "speech", "Thesis": "thesis",
    "Report": "report", "Technical note": "report", "Project deliverable": "report", "Working paper": "report",
    "Book": "book", "Book section": "chapter", "Book chapter": "chapter", "Image": "graphic", "Figure": "figure",
    "Photo": "graphic", "Poster": "graphic", "Video/Audio": "motion_picture", "Video": "motion_picture",
}  # fmt: skip
_ACCESS = re.compile(
    r"(?m)^[ \t]{0,20}(?:[^\W\d_]{3,9} \d{1,2}, \d{4} )?([A-Z][a-z/A-Z ]{2,30}?) "
    r"(?:Open|Restricted|Embargoed|Closed)( Access)?[ \t]{0,20}$"
)
_PUBLISHED = re.compile(
    r"(?m)^[ \t]{0,20}Published [^\W\d_]{3,9} \d{1,2}, \d{4}(?: \| Version (\S{1,40}))?[ \t]{0,20}$"
)
_CREATORS = re.compile(r"(?m)^[ \t]{0,20}(?:Authors/)?Creators[ \t]{0,20}$")
_VERSION = re.compile(
    r"(?m)^[ \t]{0,20}Version (\S{1,40}) (10\.\d{4,9}/\S{1,80})\s{1,20}([^\W\d_]{3,9} \d{1,2}, \d{4})$"
)
_PUBLISHER = re.compile(r"\n[ \t]{0,20}Publisher[ \t]{0,20}\n[ \t]{0,20}(\S[^\n]{1,80})|\b(Zenodo) DOI Badge\b")
_ROLES = re.compile(r"[A-Z][a-z]{2,20}(?: [a-z]{2,20}){0,2}\(s\)$")
_PAST_ABSTRACT = re.compile(r"Preview$|Files(?: \(|$)|Citations$|Indexed in|\d[\d,]{0,9}$")
_MOST = 7000


def recognise(page: Page) -> bool:
    """A line of date and version or of type and access, and the table of the files or of what uses them."""
    text = page.text
    listed = "md5:" in text
    if listed or "Cite all versions?" in text or "Unique downloads" in text:
        match = _ACCESS.search(text)
        if match and match[2] and match[1] in _TYPES:
            return True
    creators = first_with("Creators", _CREATORS, text)
    if creators is None and first_with("Published ", _PUBLISHED, text) is None:
        return False
    described = listed or (creators is not None and "Authors/Creators" in creators[0])
    return described and "\nAdditional details" in text


def read(page: Page) -> Reading:
    """The record; without a title too, where extraction lost it, if authors and description are there."""
    draft = draft_of(page, "zenodo")
    correct(draft)
    reading = reading_of(page, draft)
    if not any(record.role == "primary" for record in reading.records) and {"author", "abstract"} <= set(
        draft.claims
    ):
        message = f"The text of {page.ref or 'the page'} has lost the title of the record."
        own = Record(tuple(draft.claims.values()))
        return Reading(
            (own, *draft.mentioned), (*draft.problems, Problem("no_title", "warning", message, page.ref))
        )
    return reading


def correct(draft: Draft) -> None:
    """Type, title, version, description and keywords; and the DOI, by the list of versions."""
    text = draft.text
    access, published = _ACCESS.search(text), _PUBLISHED.search(text)
    creators = _CREATORS.search(text)
    if access and access[1] in _TYPES:
        draft.set("type", _TYPES[access[1]], Span(*access.span(1)), 0.9)
    if published and published[1]:
        draft.set("version", published[1], Span(*published.span(1)), 0.9)
    if access and access[2]:
        _old(draft, access.end())
        words = draft.claims.get("keyword")
        if words and len(words.value) == 1:
            draft.drop("keyword")  # the words stand in a row, and what parted them was lost
    elif creators or published:
        _title(draft, access.end() if access else published.end() if published else 0, creators)
    found = _PUBLISHER.search(text)
    if found:
        group = 1 if found[1] else 2
        value = found[group].rstrip()
        draft.set("publisher", value, Span(found.start(group), found.start(group) + len(value)), 0.9)
    doi = draft.claims.get("DOI")
    if doi and doi.span and text.startswith(" (DOI)", doi.span.end):
        draft.drop("DOI")  # a related work's
    _version(draft)
    _keywords(draft)
    if "type" in draft.claims and draft.claims["type"].value in ("dataset", "software"):
        draft.drop("container-title", "volume", "issue", "page")


def _title(draft: Draft, after: int, creators: re.Match[str] | None) -> None:
    """The title stands below the line of type, or of the date, and above that of the creators."""
    lines = [line for line in draft.lines if line.start >= after]
    line = lines[0] if lines else None
    if creators:
        above = [line for line in lines if line.start < creators.start()]
        line = above[-1] if above else None
    if line and 3 < len(line.text) < 400:
        draft.title_line = draft.lines.index(line)
        draft.set("title", line.text, line.span, 0.9)


def _old(draft: Draft, after: int) -> None:
    """Title, unless it was lost, names, and the paragraphs down to the files."""
    lines = [line for line in draft.lines if line.start >= after]
    if not lines:
        return
    names, at = _names(draft, lines[0]), 1
    if names:
        draft.drop("title")
    else:
        draft.title_line = draft.lines.index(lines[0])
        draft.set("title", lines[0].text, lines[0].span, 0.9)
        if len(lines) > 1 and (names := _names(draft, lines[1])):
            at = 2
    if names:
        draft.set_list("author", names.names, names.spans, 0.85)
    while at + 1 < len(lines) and _ROLES.match(lines[at].text):
        at += 2
    paragraphs: list[Line] = []
    for line in lines[at : at + 60]:
        if _PAST_ABSTRACT.match(line.text) or line.end - lines[at].start > _MOST:
            break
        paragraphs.append(line)
    if paragraphs and sum(len(line.text) for line in paragraphs) > 40:
        parts = tuple(line.span for line in paragraphs)
        value = Abstract(tuple(Section(line.text) for line in paragraphs))
        draft.set("abstract", value, Span(parts[0].start, parts[-1].end), 0.85, parts)


def _names(draft: Draft, line: Line) -> Byline | None:
    """The names on `line`, "Family, Given; Family, Given", if it is the line of the creators."""
    if "," not in line.text or (";" not in line.text and len(line.text) > 60):
        return None
    names = read_byline(draft.text, line.start, line.end)
    return names if names and names.score > 0.5 and not names.cut else None


def _version(draft: Draft) -> None:
    """The version whose DOI is the page's; where that DOI is not known, the only one of the page's own day."""
    issued, own = draft.claims.get("issued"), draft.claims.get("DOI")
    same_day: list[re.Match[str]] = []
    for match in islice(_VERSION.finditer(draft.text), 200):
        doi = DOI.parse(match[2])
        if own and doi and doi.folded == own.value.folded:
            draft.set("version", match[1], Span(*match.span(1)), 0.9)
            return
        if issued and parse_date(match[3]) == issued.value:
            same_day.append(match)
    if own is None and len(same_day) == 1:
        match = same_day[0]
        if (found := next(find_dois(draft.text, match.start(2), match.end(2)), None)) is not None:
            draft.set("DOI", found.doi, found.span, 0.75)
            draft.set("version", match[1], Span(*match.span(1)), 0.75)


def _keywords(draft: Draft) -> None:
    """The items of the list under "Keywords"."""
    if "keyword" in draft.claims:
        return
    for index, line in enumerate(draft.lines):
        if line.kind == "keywords" and line.heading and line.text == "Keywords":
            items: list[Line] = []
            for other in draft.lines[index + 1 : index + 60]:
                if not other.marker or len(other.text) > 100:
                    break
                items.append(other)
            if items:
                draft.set_list("keyword", [item.text for item in items], [item.span for item in items], 0.85)
                return


LAYOUT = Layout(
    "zenodo",
    "Zenodo record",
    (
        "Files",
        (
            "Additional details",
            "Cite all versions?",
            "Unique downloads",
            "Open Access",
            "Restricted Access",
            "Embargoed Access",
            "Closed Access",
        ),
    ),
    recognise,
    read,
)
