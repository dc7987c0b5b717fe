"""PANGAEA: the page of a data set.

    PANGAEA.
    Data Publisher for Earth & Environmental Science
    Citation:
    Okonkwo, Ada; Li, Wei (2014): TITLE [dataset]. PANGAEA, https://doi.org/10.1594/PANGAEA.812345,
    Supplement to: Okonkwo, A et al. (2015): … https://doi.org/10.…
    Always quote citation above when using data! …
    Abstract:
    TEXT
    Keyword(s):
    tides; harbours

One line cites the data set and, behind it, the article that the data belong to. Related articles and the parts of
a series follow with DOIs of their own.
"""

from __future__ import annotations

import re

from refkit.model import Name, Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import line_end, places_between
from refkit.text.dois import find_dois
from refkit.text.people import parse_name

_PUBLISHER = re.compile(r"\bPANGAEA, (?=https?://|doi:)")
_YEAR = re.compile(r" \(((?:19|20)\d\d)\): ")
_FORM = re.compile(r"(?: \[[a-z][a-z ]{5,40}\])?\.(?: [^.]{3,160},)? ?$")
_KEYWORDS = re.compile(r"(?m)^[ \t]{0,20}Keyword\(s\):[ \t]{0,20}\n\s{0,40}")
_LONGEST = 6000


class _Citation:
    """The citation of the data set: where it begins, the year, and the name of the publisher behind the title."""

    __slots__ = ("publisher", "start", "year")

    def __init__(self, start: int, year: re.Match[str], publisher: re.Match[str]) -> None:
        self.start, self.year, self.publisher = start, year, publisher


def _citation(text: str) -> _Citation | None:
    """The first citation of PANGAEA's, above the request to quote it."""
    publisher = _PUBLISHER.search(text, 0, max(text.find("Always quote citation"), 0))
    if publisher is None:
        return None
    start = text.rfind("\n", 0, publisher.start()) + 1
    year = _YEAR.search(text, start, publisher.start()) if publisher.start() - start < _LONGEST else None
    return _Citation(start, year, publisher) if year else None


def recognise(page: Page) -> bool:
    """A citation that names PANGAEA as publisher, and the request to quote it."""
    return _citation(page.text) is not None


def correct(draft: Draft) -> None:
    """All that the citation says of the data set, and nothing of what the article that it belongs to is."""
    text = draft.text
    found = _citation(text)
    if found is None:
        return
    start, year, publisher = found.start, found.year, found.publisher
    span = Span(publisher.start(), publisher.start() + len("PANGAEA"))
    draft.set("type", "dataset", span, 0.95)
    draft.set("publisher", "PANGAEA", span, 0.95)
    draft.drop(
        "container-title", "container-title-short", "volume", "issue", "page", "ISSN", "author", "title", "DOI"
    )
    form = _FORM.search(text, max(year.end(), publisher.start() - 220), publisher.start())
    title = text[year.end() : form.start() if form else publisher.start()].rstrip(" .")
    if title:
        draft.set("title", title, Span(year.end(), year.end() + len(title)), 0.95)
    draft.set_year(year[1], Span(*year.span(1)), 0.95)
    _authors(draft, start, year.start())
    if doi := next(find_dois(text, publisher.end(), line_end(text, publisher.end())), None):
        draft.set("DOI", doi.doi, doi.span, 0.95)
    _keywords(draft)


def _authors(draft: Draft, start: int, end: int) -> None:
    """ "Family, Given; Family, Given"; what has no comma is an organisation."""
    names: list[Name] = []
    places = list(places_between(";", draft.text, start, end))
    for place in places:
        written = place.of(draft.text)
        name = parse_name(written) if "," in written else Name(literal=written)
        if name is None or len(written) > 160:
            return
        names.append(name)
    draft.set_list("author", names, places, 0.95)


def _keywords(draft: Draft) -> None:
    """What stands below "Keyword(s):"."""
    text = draft.text
    label = _KEYWORDS.search(text)
    end = text.find("\n", label.end()) if label else -1
    if label is None or not 0 < end - label.end() < 600 or ":" in text[label.end() : end]:
        return
    places = list(places_between(";", text, label.end(), end))
    draft.set_list("keyword", [place.of(text) for place in places], places, 0.9)


LAYOUT = Layout(
    "pangaea", "PANGAEA data set", ("Always quote citation", "PANGAEA, "), recognise, corrected("pangaea", correct)
)
