"""ScienceOpen record pages.

126 / views / 0 / recommends / …      a figure a line, its label on the next
• Record: found
• Abstract: found
• Article: found
Is Open Access
TITLE
,                                     the authors: often only the commas between them are left
JOURNAL
PUBLISHER
Read this article at
Abstract                              headings on lines of their own
Most cited references116              then works: bullets, title, abstract, "Bookmark"
Author and article information
Journal                               journal, abbreviation, publisher, ISSN, year, date,
: 7 / : 6 / : e15572                  volume, issue, page
Article / DOI / UUID / © 2020
"""

from __future__ import annotations

from refkit.model import Claim, Reading, Record, Span
from refkit.parsers.layout import Layout
from refkit.parsers.lines import rows, whole
from refkit.parsers.page import Page
from refkit.parsers.sites.scienceopen.abstract import abstract, cited
from refkit.parsers.sites.scienceopen.heading import heading, metrics
from refkit.parsers.sites.scienceopen.information import information
from refkit.parsers.sites.scienceopen.marks import INFORMATION, REFERENCES


def recognise(page: Page) -> bool:
    """Bullets that say what was found, and one of the site's own headings."""
    text = page.text
    return INFORMATION in text or "Read this article at" in text or "Most cited references" in text


def read(page: Page) -> Reading:
    """The page's own work first, then the works under "Most cited references"."""
    lines = rows(page.text)
    source = page.source("scienceopen")
    claims: list[Claim] = []
    at = metrics(lines, source, claims)
    about = next((i for i in range(at, len(lines)) if lines[i][1] == INFORMATION), len(lines))
    information(lines, about + 1, source, claims)
    at = heading(page.text, lines, at, source, claims)
    listed = next((i for i in range(at, about) if REFERENCES.fullmatch(lines[i][1])), len(lines))
    start = next((i for i in range(at, min(listed, about)) if lines[i][1] == "Abstract"), None)
    if start is not None:
        abstract(page.text, lines, start + 1, source, claims)
    if listed < len(lines):
        count = REFERENCES.match(lines[listed][1])
        if count and count[1]:
            begin = lines[listed][0] + count.start(1)
            claims.append(Claim("reference-count", int(count[1]), source, Span(begin, begin + len(count[1]))))
    mentioned = cited(page.text, lines[listed + 1 : about], source)
    return Reading((Record(tuple(whole(claims, page.text))), *mentioned))


LAYOUT = Layout("scienceopen", "ScienceOpen record", ("Record: ",), recognise, read)
