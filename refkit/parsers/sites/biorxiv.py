"""bioRxiv and medRxiv: the page of a preprint.

    New Results
    TITLE
    View ORCID ProfileAda Okonkwo, Wei Li
    doi: https://doi.org/10.1101/2020.03.22.001234
    Now published in JOURNAL doi: 10.…                a later article's
    Ada Okonkwo
    1Institute of …
    Abstract
    …
    The copyright holder for this preprint is the author/funder …
    Posted March 27, 2020.
    TITLE
    Ada Okonkwo, Wei Li
    bioRxiv 2020.03.22.001234; doi: https://doi.org/10.1101/2020.03.22.001234

The block at the end says all that is to be cited, in one form; affiliations between the names above and the
abstract can take hundreds of lines.
"""

from __future__ import annotations

import re

from refkit.model import DOI, ArticleNumber, Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with, line_end
from refkit.text.bylines import read_byline
from refkit.text.dates import find_dates
from refkit.text.dois import find_dois
from refkit.text.people import parse_name

_CITED = re.compile(
    r"(?m)^[ \t]{0,20}(bioRxiv|medRxiv) (\d{4}\.\d\d\.\d\d\.\d{5,9}|\d{5,7})(?:v\d{1,2})?; doi: (?=https?://|10\.)"
)
_POSTED = re.compile(r"(?m)^[ \t]{0,20}(?:[•-] )?Posted[ \xa0]([^\W\d_]{3,9} \d{1,2}, \d{4})\.?[ \t\xa0]{0,20}$")
_TOP = re.compile(
    r"(?m)^[ \t]{0,20}doi: https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/(\d{4}\.\d\d\.\d\d\.\d{5,9}|\d{5,7}))(?:v\d{1,2})?"
    r"[ \t]{0,20}$"
)
_BUTTON = "View ORCID Profile"  # glued to the name behind it
_NAME = re.compile(rf"(?:{_BUTTON})?([^\s,](?:[^,\n]{{0,120}}[^\s,])?)(?=\s{{0,20}}(?:,|$|\n))")
_SERVER = re.compile(r"\b(bioRxiv|medRxiv)\b")
_RIGHTS = "The copyright holder for this preprint"


def recognise(page: Page) -> bool:
    """The server's own way to cite, or the line of its DOI; and when the preprint was posted or whose it is."""
    text = page.text
    own = first_with("; doi: ", _CITED, text) or first_with("doi: http", _TOP, text)
    return own is not None and (_RIGHTS in text or first_with("Posted", _POSTED, text) is not None)


def correct(draft: Draft) -> None:
    """Title, names, server, number and DOI as the server cites them; the day on which it was posted."""
    text = draft.text
    cited, top = first_with("; doi: ", _CITED, text), first_with("doi: http", _TOP, text)
    if server := cited or _SERVER.search(text):
        place = Span(*server.span(1))
        draft.set("type", "article", place, 0.9)
        draft.set("container-title", server[1], place, 0.95)
    draft.drop("volume", "issue", "page")
    if number := cited or top:
        draft.set("page", ArticleNumber(number[2]), Span(*number.span(2)), 0.95)
    if top and (doi := DOI.parse(top[1])):
        draft.set("DOI", doi, Span(*top.span(1)), 0.95)
    elif cited and (found := next(find_dois(text, cited.end(), line_end(text, cited.end())), None)):
        draft.set("DOI", found.doi, found.span, 0.95)
    if posted := first_with("Posted", _POSTED, text):
        for day in find_dates(text, posted.start(1), posted.end(1)):
            draft.set("issued", day.date, day.span, 0.95)
    for own in (cited, top):
        if own and _title_and_names(draft, own.start()):
            return


def _title_and_names(draft: Draft, before: int) -> bool:
    """Claim the two lines above offset `before`, if the second holds names."""
    lines = draft.lines
    at = next((i for i, line in enumerate(lines) if line.end > before), 0)
    if at < 2:
        return False
    names, title = lines[at - 1], lines[at - 2]
    if len(title.text) < 4 or title.kind:
        return False
    if _BUTTON in names.text:
        parts = [Span(*match.span(1)) for match in _NAME.finditer(draft.text, names.start, names.end)]
        people = [name for part in parts if (name := parse_name(part.of(draft.text)))]
        if not parts or len(people) != len(parts):
            return False
        draft.set_list("author", people, parts, 0.9)
    else:
        byline = read_byline(draft.text, names.start, names.end)
        if byline is None or byline.score < 0.3:
            return False
        if not byline.cut:
            draft.set_list("author", byline.names, byline.spans, 0.9)
    draft.set("title", title.text, title.span, 0.95)
    return True


LAYOUT = Layout("biorxiv", "bioRxiv or medRxiv preprint", ("Rxiv",), recognise, corrected("biorxiv", correct))
