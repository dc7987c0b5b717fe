"""Record of the Open Ukrainian Citation Index, in any of its languages.

    TITLE
    https://doi.org/10.5555/tide.2016.0312 ·
    Journal: JOURNAL, 2016, № 3, p. 312-327       Журнал: … с. 312-327; number and pages may be missing
    Publisher: …
    Authors: Ada Okonkwo, W. Li
    Funder …
    Abstract                                      with the markup that the publisher deposited
    List of references                            with DOIs
    Publications that cite this publication       with DOIs, then counts

The index gives no volume.
"""

from __future__ import annotations

import re

from refkit.messages.crossref import places_of, sections_of
from refkit.model import DOI, Abstract, PartialDate, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.lines import whole
from refkit.parsers.page import Page

_HEAD = re.compile(
    r"https?://doi\.org/(10\.[^\s·]{3,200})\s{0,9}·?\s{1,20}(?:Journal|Журнал):\s?([^\n]{2,300}?),\s"
    r"((?:1[5-9]|20)\d\d)(?:,\s№\s?([^\s,]{1,40}))?(?:,\s[pс]\.\s?([^\s,]{1,30}))?[ \t]{0,9}(?:\n|\Z)"
)
_LABELS = re.compile(r"\n[ \t]{0,9}(?:(Publisher|Видавець|Издатель)|(Authors|Автори|Авторы)):")
_AFTER = 1500
_TAG = re.compile(r"</?(?:jats:)?[a-z]")


def recognise(page: Page) -> bool:
    """The address of the DOI right above the line of the journal, with the publisher or the authors below."""
    head = _HEAD.search(page.text)
    return head is not None and bool(_LABELS.search(page.text, head.end() - 1, head.end() + _AFTER))


def correct(draft: Draft) -> None:
    """The DOI, journal and numbers of the head; markup out of the abstract."""
    text, head = draft.text, _HEAD.search(draft.text)
    if head is None:
        return
    if doi := DOI.parse(head[1]):
        draft.set("DOI", doi, Span(head.start(1), head.start(1) + len(head[1])), 0.95)
    draft.set("container-title", head[2], Span(*head.span(2)), 0.95)
    draft.set("issued", PartialDate(int(head[3])), Span(*head.span(3)), 0.9)
    draft.set("type", "article-journal", Span(*head.span(2)), 0.8)
    draft.drop("volume", "issue", "page")
    if head[4]:
        draft.set("issue", head[4], Span(*head.span(4)), 0.95)
    if head[5] and (pages := parse_pages(head[5])):
        draft.set("page", pages, Span(*head.span(5)), 0.95)
    above = [index for index, line in enumerate(draft.lines) if line.end <= head.start()]
    if above and draft.title_line != above[-1]:
        title = draft.lines[above[-1]]
        draft.set("title", title.text, title.span, 0.85)
    abstract = draft.claims.get("abstract")
    raw = abstract.span.of(text) if abstract and abstract.span else ""
    if abstract and abstract.span and _TAG.search(raw) and (sections := sections_of(raw)):
        parts = places_of(sections, text, abstract.span)
        draft.set("abstract", Abstract(sections), abstract.span, abstract.confidence, parts)
    draft.claims = {claim.field: claim for claim in whole(draft.claims.values(), draft.text)}


LAYOUT = Layout(
    "ouci",
    "Open Ukrainian Citation Index record",
    (("Journal:", "Журнал:"), ("Publisher:", "Authors:", "Видавець:", "Автори:", "Издатель:", "Авторы:")),
    recognise,
    corrected("ouci", correct),
)
