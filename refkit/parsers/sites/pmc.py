"""PubMed Central article page, new and classic.

    J Meadow Res logoLink to J Meadow Res  the journal's picture
    . 2019 Nov 26;41(2):36–42. doi: 10.5555/…
    TITLE
    Ada Okonkwo 1, Wei Li 2,3
    PMCID: PMC5123456  PMID: 30123456

    . Author manuscript; available in PMC: 2020 Dec 17.
    Published in final edited form as: J Meadow Res. 2019 Nov 1;41(2):36–42. doi: 10.5555/…

    Journal List > J Meadow Res > v.41(2); 2019 Nov > PMC5123456       classic
    J Meadow Res. 2019 Nov; 41(2): 36–42.
    Published online 2019 Oct 26. doi: 10.5555/…
    PMCID: PMC5123456

"Find articles by Ada Okonkwo" stands at each author, where an extraction has lost the by-line.
"""

from __future__ import annotations

import re

from refkit.model import Name, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.text.abbreviated_titles import whole_title
from refkit.text.dates import find_dates
from refkit.text.dois import find_dois
from refkit.text.people import parse_name

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
_PMCID = re.compile(
    r"(?m)^[ \t]{0,9}PMCID: {0,3}(?P<pmcid>PMC\d{5,9})(?:\s{0,9}(?:NIHMSID|EMSID|CAMS\w{0,4}): \w{3,20})?"
    r"(?:\s{0,9}PMID: {0,2}(?P<pmid>\d{4,9}))?"
)
_FROM = re.compile(r"Articles from ([^\n]{3,120}?) are provided here courtesy of")
_SIGNS = (
    "logoLink to", "Find articles by ", "View in NLM Catalog", "Author manuscript; available in PMC",
    "Journal List >", "Author information", "Copyright and License information", "PMC Disclaimer",
)  # fmt: skip
_FIND = re.compile(r"Find articles by ([^\W\d_][^\n\d]{2,80}?)[ \t]{0,4}(?=[\n\d]|$)")
_NOT_JOURNALS = (
    "NIHPA Author", "Europe PMC", "UKPMC Funders", "HHS Author", "HHS Public", "Published online", "VA Author"
)  # fmt: skip


def recognise(page: Page) -> bool:
    """The archive's number and citation in the head, and one of the archive's own controls."""
    head = page.text[:12_000]
    number = _PMCID.search(head)
    if number is None or "Europe PMC" in head[:4000] or "(PMCID:PMC" in head or "Europe PubMed Central" in head:
        return False
    return CITATION.search(head, 0, number.end()) is not None and any(sign in head for sign in _SIGNS)


def correct(draft: Draft) -> None:
    """The citation, the journal on the picture, the numbers, and the names of the links if those are more."""
    number = _PMCID.search(draft.text, 0, 12_000)
    if number is None:
        return
    read_citation(draft, number.end())
    draft.set("PMCID", number["pmcid"], Span(*number.span("pmcid")), 0.95)
    if number["pmid"]:
        draft.set("PMID", number["pmid"], Span(*number.span("pmid")), 0.95)
    _authors(draft)


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
    if date := next(find_dates(text, *cited.span("date")), None):
        draft.set("issued", date.date, date.span, 0.92)
    tail = text[cited.end() : cited.end() + 400]
    at = tail.find("doi:")
    if at >= 0 and (doi := next(find_dois(text, cited.end() + at, cited.end() + at + 200), None)):
        draft.set("DOI", doi.doi, doi.span, 0.95)


def _journal(draft: Draft, cited: re.Match[str]) -> None:
    """The journal of the citation, else that of the picture above it; and its whole title, if the page has that."""
    span = Span(*cited.span("journal")) if cited["journal"] else None
    if span is None or cited["journal"].startswith(_NOT_JOURNALS):
        logo = next(iter(_LOGO.finditer(draft.text, max(cited.start() - 600, 0), cited.start())), None)
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


def _authors(draft: Draft) -> None:
    names: dict[str, tuple[Name, Span]] = {}
    for found in _FIND.finditer(draft.text, 0, 60_000):
        name = parse_name(found[1])
        if name:
            names.setdefault(found[1], (name, Span(*found.span(1))))
    known = draft.claims.get("author")
    if names and (known is None or len(known.value) < len(names)):
        spans = tuple(span for _, span in names.values())
        span = Span(min(s.start for s in spans), max(s.end for s in spans))
        draft.set("author", tuple(name for name, _ in names.values()), span, 0.9, spans)


LAYOUT = Layout("pmc", "PubMed Central article page", ("PMCID: ",), recognise, corrected("pmc", correct))
