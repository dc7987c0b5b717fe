"""The cover that Taylor & Francis puts before a PDF, as extracted text.

    JOURNAL
    ISSN: (Print) (Online) Journal homepage: …
    TITLE
    Ada Okonkwo, Wei Li & Sofía Álvarez
    To cite this article: Ada Okonkwo, Wei Li & Sofía Álvarez (2020) TITLE, JOURNAL,
    25:1, 1-6, DOI: 10.5555/tide.2020.1922113
    To link to this article: https://doi.org/10.5555/tide.2020.1922113
    Published online: 14 Feb 2020.

Title and citation are broken into lines anywhere. An article without an issue has the DOI right behind the journal.
"""

from __future__ import annotations

import re

from refkit.model import Name, PartialDate, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.text.people import looks_like_a_name, parse_name

_CITE = re.compile(r"(?m)^[ \t]{0,20}To cite this article:\s{1,9}")
_LINK = "To link to this article:"
_YEAR = re.compile(r" \(((?:19|20)\d\d)\):? ")
_TAIL = re.compile(
    r", (?:(?P<volume>\w{1,9}):(?P<issue>[\w–-]{1,12}), )?(?:(?P<page>[A-Za-z]{0,3}\d[\w–-]{0,18}), )?"
    r"(?:DOI: ?|doi: ?|https?://(?:dx\.)?doi\.org/)10\."
)
_JOINT = re.compile(r", | & | and ")


def recognise(page: Page) -> bool:
    """Both lines, one soon below the other."""
    cite = _CITE.search(page.text, 0, 12_000)
    return cite is not None and page.text.find(_LINK, cite.end(), cite.end() + 3000) > 0


def correct(draft: Draft) -> None:
    """Everything from the citation, which is whole."""
    text, cite = draft.text, _CITE.search(draft.text, 0, 12_000)
    if cite is None:
        return
    end = text.find(_LINK, cite.end(), cite.end() + 3000)
    # The citation in one line, and the place of each of its characters.
    places = [i for i in range(cite.end(), end) if not (text[i].isspace() and text[i - 1].isspace())]
    line = "".join(" " if text[i].isspace() else text[i] for i in places)

    def span(start: int, stop: int) -> Span:
        return Span(places[start], places[stop - 1] + 1)

    year = _YEAR.search(line)
    tail = _TAIL.search(line, year.end()) if year else None
    if year is None or tail is None:
        return
    above = {one.text.casefold() for one in draft.lines if one.end < cite.start()}
    commas = [i for i in range(year.end(), tail.start()) if line.startswith(", ", i)]
    named = [i for i in commas if line[i + 2 : tail.start()].casefold() in above]
    if not commas:
        return
    comma = (named or commas[-1:])[0]
    draft.set("title", line[year.end() : comma], span(year.end(), comma), 0.95)
    draft.set("container-title", line[comma + 2 : tail.start()], span(comma + 2, tail.start()), 0.95)
    draft.set("type", "article-journal", span(comma + 2, tail.start()), 0.9)
    draft.set("issued", PartialDate(int(year[1])), span(*year.span(1)), 0.9)
    for field in ("volume", "issue", "page"):
        if tail[field]:
            value = parse_pages(tail[field]) if field == "page" else tail[field]
            draft.set(field, value, span(*tail.span(field)), 0.9)
        else:
            draft.drop(field)
    _authors(draft, line[: year.start()], places)


def _authors(draft: Draft, line: str, places: list[int]) -> None:
    names: list[Name] = []
    spans: list[Span] = []
    at = 0
    for piece in _JOINT.split(line):
        start = line.index(piece, at)
        at = start + len(piece)
        name = parse_name(piece) if looks_like_a_name(piece) else None
        if name is None:
            draft.drop("author")
            return
        names.append(name)
        spans.append(Span(places[start], places[at - 1] + 1))
    draft.set_list("author", names, spans, 0.9)


LAYOUT = Layout(
    "taylor-francis-cover",
    "Cover of a Taylor & Francis PDF",
    ("To cite this article:", _LINK),
    recognise,
    corrected("taylor-francis-cover", correct),
)
