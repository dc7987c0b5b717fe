"""PeerJ article: PeerJ, its sister journals and its preprints.

    TITLE
    Ada Okonkwo1, Wei Li2                     or only ", " where extraction lost the names
    1Institute …
    DOI / 10.7717/peerj.4321                  labels, each above its value
    Published / 2018-05-24
    Academic Editor / NAME
    Subject Areas / …
    Keywords / Tides, Harbours
    Licence / This is an open access article …
    Cite this article
    Okonkwo A, Li W. 2018. TITLE. PeerJ 6:e4321 https://doi.org/10.7717/peerj.4321
    Abstract

Older pages have "Author and article information" and "Cite this as" instead. The names in the citation and the
dates are lost by some extractors; what then stands under "Published" is the next label.
"""

from __future__ import annotations

import re

from refkit.model import ArticleNumber, PartialDate, Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.general import abstract as abstracts
from refkit.parsers.general.view import Line
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import line_end, places_between
from refkit.text.bylines import read_byline
from refkit.text.dates import parse_date
from refkit.text.dois import find_dois

_CITE = re.compile(r"(?m)^[ \t]{0,20}(?:[-•] )?Cite this (?:article|as)[ \t]{0,20}\n\s{0,80}(?:[-•] )?(?=\S)")
_JOURNAL = re.compile(r"\b(PeerJ(?: [A-Z][\w.]{2,12}){0,3}) (\d{1,3}):\s?(e\d{1,7}(v\d{1,2})?)\b")
_YEAR = re.compile(r"(?<![^\s(])((?:19|20)\d\d)[).]")
_EDITOR = re.compile(r"Academic Editors?[ \t]{0,20}\n\s{0,80}(?:[-•] )?$")
_LOST = re.compile(r"(?:, ?){1,80}")


def recognise(page: Page) -> bool:
    """The journal's own way to cite the article, and the labels above it."""
    text = page.text
    if (
        "Academic Editor" not in text
        and "Author and article information" not in text
        and "Subject Areas" not in text
    ):
        return False
    return _citation(text) is not None


def _citation(text: str) -> tuple[int, re.Match[str]] | None:
    """Where the citation of the page's own work begins, and the journal, volume and number in it."""
    for label in _CITE.finditer(text, 0, 400_000):
        if match := _JOURNAL.search(text, label.end(), min(line_end(text, label.end()), label.end() + 6000)):
            return label.end(), match
    return None


def correct(draft: Draft) -> None:
    """What the citation says; the date and keywords under their labels; the editor is no author."""
    text = draft.text
    found = _citation(text)
    if found is None:
        return
    start, cited = found
    draft.set("container-title", cited[1], Span(*cited.span(1)), 0.95)
    draft.set("volume", cited[2], Span(*cited.span(2)), 0.95)
    draft.set("page", ArticleNumber(cited[3]), Span(*cited.span(3)), 0.95)
    draft.set("type", "article" if cited[4] else "article-journal", Span(*cited.span(1)), 0.9)
    draft.drop("issue")
    if doi := next(find_dois(text, cited.end(), line_end(text, cited.end())), None):
        draft.set("DOI", doi.doi, doi.span, 0.95)
    _date(draft, start, cited.start())
    _authors(draft, start, cited.start())
    _labels(draft)


def _date(draft: Draft, start: int, end: int) -> None:
    """The day under "Published" or below the by-line; else the year in the citation."""
    year = _YEAR.search(draft.text, start, end)
    known = draft.claims.get("issued")
    if known and len(known.value.parts) == 3 and (not year or known.value.year == int(year[1])):
        return
    for line in draft.lines[max(draft.title_line, 0) :]:
        if line.start > start:
            break
        date = parse_date(line.text) if len(line.text) < 30 else None
        above = draft.lines[draft.lines.index(line) - 1] if date else None
        if (
            date
            and date.day
            and above
            and (above.kind == "published" or "," in above.text)
            and above.kind != "accepted"
        ):
            draft.set("issued", date, line.span, 0.95)
            return
    if year:
        draft.set("issued", PartialDate(int(year[1])), Span(*year.span(1)), 0.9)


def _authors(draft: Draft, start: int, end: int) -> None:
    """Those of the by-line; else those in the citation; else how many there are."""
    text = draft.text
    author = draft.claims.get("author")
    if author and author.span and _EDITOR.search(text, max(0, author.span.start - 140), author.span.start):
        draft.drop("author")
    if "author" in draft.claims:
        return
    year = _YEAR.search(text, start, end)
    stop = start + len(text[start : year.start()].rstrip(" (")) if year else start
    names = read_byline(text, start, stop) if stop > start + 3 else None
    if names and names.score > 0.4 and not names.cut:
        draft.set_list("author", names.names, names.spans, 0.75)
    elif 0 <= draft.title_line < len(draft.lines) - 1:
        below = draft.lines[draft.title_line + 1]
        if _LOST.fullmatch(below.text):
            draft.set("author-count", below.text.count(",") + 1, below.span, 0.8)


def _labels(draft: Draft) -> None:
    """Keywords on one line below their label, and the abstract."""
    for index, line in enumerate(draft.lines[:-1]):
        if line.text == "Keywords":
            _keywords(draft, draft.lines[index + 1])
        if line.text == "Abstract" and "abstract" not in draft.claims:
            found = abstracts.find(draft.text, draft.lines[index : index + 40])
            if found:
                draft.set("abstract", found.value, found.span, found.confidence, found.parts)
            return


def _keywords(draft: Draft, line: Line) -> None:
    if line.kind or len(line.text) > 600:
        return
    parts = list(places_between(",", draft.text, line.start, line.end))
    draft.set_list("keyword", [part.of(draft.text) for part in parts], parts, 0.85)


LAYOUT = Layout("peerj", "PeerJ article", ("PeerJ",), recognise, corrected("peerj", correct))
