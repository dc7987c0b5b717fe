"""The citation that PubMed Central prints above a title, as its own pages and Europe PMC's older ones have it."""

from __future__ import annotations

import re

from refkit.model import Span, parse_pages
from refkit.parsers.general import Draft
from refkit.text.abbreviated_titles import whole_title
from refkit.text.dois import find_dois

_MONTH = r"[A-Z][a-z]{2,8}(?:[-–/][A-Z][a-z]{2})?"
_DATE = rf"(?:{_MONTH} )?(?:1[89]|20)\d\d(?: {_MONTH})?(?: \d{{1,2}})?"
_NUMBERS = (
    rf"(?P<date>{_DATE}); ?(?P<volume>[\w-]{{1,8}}(?: Suppl \w{{1,4}})?)?(?: ?\((?P<issue>[^()\n]{{1,40}})\))?: ?"
    r"(?P<page>[A-Za-z]{0,4}\d[\w.()-]{0,20}?(?:[–-][A-Za-z]{0,3}\d[\w-]{0,12}?)?)\."
)
# What stands above the title: the journal may be lost, or its picture's name may stand on a line above.
CITATION = re.compile(
    rf"(?m)^[ \t|]{{0,9}}(?:Published in (?:final )?edited form as:\s{{1,9}})?(?P<journal>[^\W\d_][^\n]{{2,110}}?)?"
    rf"\. ?{_NUMBERS}(?=[ \t]|$)"
)
_LOGO = re.compile(r"(?m)^[ \t]{0,9}(?P<journal>[^\n]{3,120}?) logo(?:Link to (?P=journal))?[ \t]{0,4}$")
_FROM = re.compile(r"Articles from ([^\n]{3,120}?) are provided here courtesy of")
_NOT_JOURNALS = (
    "NIHPA Author", "Europe PMC", "UKPMC Funders", "HHS Author", "HHS Public", "Published online", "VA Author"
)  # fmt: skip


def read_citation(draft: Draft, end: int) -> None:
    """What the citation above the title says, before offset `end`."""
    text = draft.text
    found = list(CITATION.finditer(text, 0, end))
    cited = next((one for one in reversed(found) if one["journal"]), found[-1] if found else None)
    if cited is None:
        return
    _journal(draft, cited)
    for field in ("volume", "issue"):
        if cited[field]:
            draft.set(field, cited[field], Span(*cited.span(field)), 0.95)
        else:
            draft.drop(field)
    draft.set("page", parse_pages(cited["page"]), Span(*cited.span("page")), 0.95)
    draft.set_date("issued", *cited.span("date"), 0.92)
    tail = text[cited.end() : cited.end() + 400]
    at = tail.find("doi:")
    if at >= 0 and (doi := next(find_dois(text, cited.end() + at, cited.end() + at + 200), None)):
        draft.set("DOI", doi.doi, doi.span, 0.95)


def _journal(draft: Draft, cited: re.Match[str]) -> None:
    """The journal of the citation, else that of the picture above it; and its whole title, if the page has that."""
    span = Span(*cited.span("journal")) if cited["journal"] else None
    if span is None or cited["journal"].startswith(_NOT_JOURNALS):
        logo = _LOGO.search(draft.text, max(cited.start() - 600, 0), cited.start())
        span = Span(*logo.span("journal")) if logo and not logo["journal"].startswith(_NOT_JOURNALS) else None
    if span is None:
        return
    name = span.of(draft.text)
    words = name.split(" ")
    for count in range(len(words) - 1, 1, -1):  # "Meadow Research Today Meadow Res Today": both in one line
        short = " ".join(words[-count:])
        start = span.end - len(short)
        whole = whole_title(short, draft.text, span.start, start)
        if whole and whole.start == span.start:
            draft.set("container-title", whole.of(draft.text), whole, 0.95)
            draft.set("container-title-short", short, Span(start, span.end), 0.95)
            return
    if above := whole_title(name, draft.text, max(span.start - 200, 0), span.start):
        draft.set("container-title", " ".join(above.of(draft.text).split()), above, 0.95)
        draft.set("container-title-short", name, span, 0.95)
        return
    known = draft.claims.get("container-title-short")
    place = _FROM.search(draft.text)  # or of a collection
    if place and (whole_title(name, draft.text, *place.span(1)) == Span(*place.span(1)) or place[1] == name):
        draft.set("container-title", place[1], Span(*place.span(1)), 0.9)
        if place[1] != name:
            draft.set("container-title-short", name, span, 0.95)
    elif known is None or known.value != name:
        draft.drop("container-title-short")
        draft.set("container-title", name, span, 0.95)
