"""HAL, the open archive: the page of a deposit, and the cover that it puts before a PDF.

    Article Dans Une Revue JOURNAL Année : 2019       Journal articles
    TITLE                                             TITLE
    Ada Okonkwo (1) , Wei Li (2)                      Ada Okonkwo 1 Wei Li 2 Details
    Résumé                                            Abstract : …
    …                                                 Document type : Journal articles
    Dates et versions                                 Submitted on : …
    Identifiants / HAL Id : hal-01234567
    Citer
    Ada Okonkwo, Wei Li. TITLE. JOURNAL, 2019, 99 (4), pp.11-19. ⟨10.…⟩. ⟨hal-01234567⟩

Right: before 2022. The dates are those of the deposit; the year and all else stands in the citation.
"""

from __future__ import annotations

import re
from itertools import chain

from refkit.model import DOI, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.text.bylines import read_byline

_TYPES = {
    "article dans une revue": "article-journal", "journal article": "article-journal",
    "journal articles": "article-journal", "communication dans un congrès": "paper-conference",
    "conference papers": "paper-conference", "conference paper": "paper-conference",
    "chapitre d'ouvrage": "chapter", "chapitre d’ouvrage": "chapter", "book sections": "chapter",
    "book section": "chapter", "ouvrages": "book", "books": "book", "thèse": "thesis", "theses": "thesis",
    "thesis": "thesis", "habilitation à diriger des recherches": "thesis", "hdr": "thesis", "rapport": "report",
    "reports": "report", "pré-publication, document de travail": "article",
    "preprints, working papers, ...": "article", "preprints, working papers": "article",
}  # fmt: skip
_KIND = "|".join(re.escape(kind) for kind in sorted(_TYPES, key=len, reverse=True))
_HEAD = re.compile(
    rf"(?im)^[ \t]{{0,20}}(?P<kind>{_KIND})[ \t]{{0,4}}\n?\s{{0,20}}"
    r"(?:(?P<journal>\S[^\n]{1,200}?)[ \t]{0,4}\n?\s{0,20})?(?:Année|Year) : \d{4}[ \t]{0,20}$"
)
_ALONE = re.compile(
    rf"(?im)^[ \t]{{0,20}}(?:(?:Document type|Type de document) : )?(?P<kind>{_KIND})[ \t]{{0,20}}$"
)
_END = re.compile(r"⟨([a-z]{3,12}-\d{6,9})(?:v\d{1,2})?⟩")
_DOI = re.compile(r"⟨(10\.\d{4,9}/[^⟨⟩\s]{1,200})⟩")
_PLACE = re.compile(
    r"\b((?:19|20)\d\d), (?:[^⟨\n]{1,80}?, )?(\d{1,5})(?: \(([^()\n]{1,24})\))?(?:, pp\.\s?([^\s,⟨]{1,30}?))?"
    r"[.,] ?⟨"
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_ID = re.compile(r"HAL Id\s?:")
_FAR = 40_000  # characters in which the head of such a page stands


def _citation(text: str) -> Span | None:
    """The line that cites the deposit, up to its number in the archive, or to its DOI below a head of HAL's."""
    for end in chain(_END.finditer(text), _DOI.finditer(text) if _HEAD.search(text, 0, _FAR) else ()):
        start = text.rfind("\n", 0, end.start()) + 1
        if 20 < end.start() - start < 4000:
            return Span(start, end.end())
    return None


def recognise(page: Page) -> bool:
    """A citation that ends in the number of a deposit, and that number's label or the head of such a page."""
    text = page.text
    return _citation(text) is not None and (_HEAD.search(text, 0, _FAR) or _ID.search(text)) is not None


def correct(draft: Draft) -> None:
    """Type and journal by the head, the rest by the citation; dates of the deposit are no dates of the work."""
    text = draft.text
    cited, dated = _citation(text), _HEAD.search(text, 0, _FAR)
    head = dated or _ALONE.search(text, 0, _FAR)
    draft.drop("submitted", "revised", "accepted", "available-date")
    if head:
        kind = _TYPES[head["kind"].lower()]
        draft.set("type", kind, Span(*head.span("kind")), 0.9)
        if kind != "article-journal":
            draft.drop("container-title", "volume", "issue")
        elif dated and dated["journal"]:
            draft.set("container-title", dated["journal"], Span(*dated.span("journal")), 0.92)
    if cited is None:
        return
    if found := _DOI.search(text, cited.start, cited.end):
        if doi := DOI.parse(found[1]):
            draft.set("DOI", doi, Span(*found.span(1)), 0.95)
    else:
        draft.drop("DOI")
    after = _title(draft, cited, head.end() if head else 0)
    _place(draft, Span(after, cited.end))


def _title(draft: Draft, cited: Span, head: int) -> int:
    """The line that the citation repeats behind the names; where it ends in the citation."""
    text = draft.text
    citation = cited.of(text)
    best: tuple[int, int, int] | None = None  # place in the citation, place in the page, index of the line
    for index, line in enumerate(draft.lines[:400]):
        if line.start >= cited.start or len(line.text) < 6:
            continue
        at = citation.find(f". {line.text.rstrip('.')}")
        if (
            at > 0
            and text[cited.start + at + 2 + len(line.text.rstrip(".")) :][:1] in ".?!"
            and (best is None or (line.start > head > best[1]))
        ):
            best = (at, line.start, index)
    if best is None:
        return cited.start
    line = draft.lines[best[2]]
    draft.title_line = best[2]
    draft.set("title", line.text, line.span, 0.95)
    names = read_byline(text, cited.start, cited.start + best[0])
    if names and not names.cut and names.score > 0.2:
        draft.set_list("author", names.names, names.spans, 0.9)
    return cited.start + best[0] + 2 + len(line.text)


def _place(draft: Draft, rest: Span) -> None:
    """Year, volume, issue and pages, behind the journal."""
    text = draft.text
    place = _PLACE.search(text, rest.start, rest.end)
    if year := place or _YEAR.search(text, rest.start, rest.end):
        draft.set_year(year[1], Span(*year.span(1)), 0.92)
    if place is None:
        return
    draft.drop("volume", "issue", "page")
    for group, field in ((2, "volume"), (3, "issue")):
        if place[group]:
            draft.set(field, place[group], Span(*place.span(group)), 0.92)
    if place[4] and (pages := parse_pages(place[4])):
        draft.set("page", pages, Span(*place.span(4)), 0.92)


LAYOUT = Layout("hal", "HAL deposit", ("⟨",), recognise, corrected("hal", correct))
