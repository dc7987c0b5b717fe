"""eLife article.

    Neuroscience                                      TITLE
    Research Article                                  Ada Okonkwo, Wei Li
    TITLE                                             … DOI: http://dx.doi.org/10.7554/eLife.01234Published …
      1. Ada Okonkwo                                  Cite as eLife 2014;3:e01234
      2. Wei Li  Is a corresponding author            Abstract
      1. Institute …, Denmark                         … DOI: http://dx.doi.org/10.7554/eLife.01234.001
    May 4, 2018 https://doi.org/10.7554/eLife.31234
    Abstract / eLife digest / Introduction …
    Article and author information
    Cite this article
      1. Ada Okonkwo
    (2018) TITLE eLife 7:e31234.
    https://doi.org/10.7554/eLife.31234

Right: before 2017. Abstract, digest and figures have DOIs below the article's (.001), and references to other
articles of the journal stand in the same form; the number in the article's own citation is that of its DOI.
"""

from __future__ import annotations

import re
from itertools import islice

from refkit.model import DOI, ArticleNumber, Name, Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.text.dates import parse_date
from refkit.text.people import parse_name

_LABEL = re.compile(r"Cite (?:this article|as)\b")
_BEFORE_LABEL = re.compile(r"(?m)(?:^[ \t]{0,20}(?:[-•] )?|\d)\Z")
_CITED = re.compile(r"(eLife) (?:((?:19|20)\d\d);)?(\d{1,3}):((?:e|RP)(\d{5,6}))\b")
_GLUED = re.compile(
    r"(10\.\d{4,9}/eLife\.(\d{5,6}))(?:Published ([A-Z][a-z]{2,8} \d{1,2}, \d{4})|(?=Published|Cite as))"
)
_NAME = re.compile(r"(?<![/.\w])eLife\b(?![.\d])")
_YEAR = re.compile(r"\(((?:19|20)\d\d)\)")
_COMPONENT = re.compile(r"/eLife\.\d{5,6}\.0\d\d\b")
_NEAR = 8000  # characters between the label and the citation: the names of all authors
_CORRESPONDING = "Is a corresponding author"
_SECTIONS = (
    "Article and author information",
    "eLife digest",
    "eLife assessment",
    "eLife Assessment",
    "Editor's evaluation",
)


def _citation(text: str) -> tuple[int, re.Match[str]] | None:
    """Where the label of the article's own citation ends, and the journal, volume and number."""
    labels = (
        found
        for found in _LABEL.finditer(text)
        if _BEFORE_LABEL.search(text, max(found.start() - 24, 0), found.start())
    )
    for label in islice(labels, 10):
        if found := _CITED.search(text, label.end(), label.end() + _NEAR):
            return label.end(), found
    return None


def recognise(page: Page) -> bool:
    """Two of: the journal's own citation, its mark of corresponding authors, its sections, DOIs of components."""
    text = page.text
    if "eLife" not in text:
        return False
    if _GLUED.search(text) and "Abstract" in text:
        return True
    own = _citation(text) is not None
    others = any(section in text for section in _SECTIONS) or _COMPONENT.search(text) is not None
    return own + (_CORRESPONDING in text) + others > 1 and (own or _CORRESPONDING in text)


def correct(draft: Draft) -> None:
    """Journal, volume, number, year and DOI as the journal cites the article."""
    text = draft.text
    found, glued = _citation(text), _GLUED.search(text)
    _authors(draft)
    if glued and glued[3] and (date := parse_date(glued[3])):
        draft.set("issued", date, Span(*glued.span(3)), 0.95)
    if found is None:
        if glued and (doi := DOI.parse(glued[1])):
            draft.set("DOI", doi, Span(*glued.span(1)), 0.9)
        if name := _NAME.search(text):
            draft.set("type", "article-journal", Span(*name.span()), 0.9)
            draft.set("container-title", "eLife", Span(*name.span()), 0.9)
        return
    start, cited = found
    journal = Span(*cited.span(1))
    draft.set("type", "article-journal", journal, 0.9)
    draft.set("container-title", "eLife", journal, 0.95)
    draft.set("volume", cited[3], Span(*cited.span(3)), 0.95)
    draft.set("page", ArticleNumber(cited[4]), Span(*cited.span(4)), 0.95)
    draft.drop("issue", "container-title-short")
    own = re.compile(rf"10\.\d{{4,9}}/eLife\.{cited[5]}(?:\.\d(?!\d))?(?!\d)")
    place = own.search(text, cited.end(), cited.end() + 200) or own.search(text)
    if place and (doi := DOI.parse(place[0])):
        draft.set("DOI", doi, Span(*place.span()), 0.95)
    else:
        draft.drop("DOI")
    year = cited if cited[2] else _YEAR.search(text, start, cited.start())
    group = 2 if cited[2] else 1
    if year:
        draft.set_year(year[group], Span(*year.span(group)), 0.9)


def _authors(draft: Draft) -> None:
    """The numbered list below the title; the affiliations below it count from 1 again."""
    names: list[Name] = []
    parts: list[Span] = []
    below = draft.lines[draft.title_line + 1 :] if draft.title_line >= 0 else ()
    for index, line in enumerate(below):
        if line.marker != f"{len(names) + 1}.":
            if names or line.marker or index > 3:
                break
            continue
        written = line.text.removesuffix(_CORRESPONDING).rstrip()
        name = parse_name(written) if len(written) < 120 else None
        if name is None:
            return
        names.append(name)
        parts.append(Span(line.start, line.start + len(written)))
    draft.set_list("author", names, parts, 0.9)


LAYOUT = Layout("elife", "eLife article", ("Life",), recognise, corrected("elife", correct))
