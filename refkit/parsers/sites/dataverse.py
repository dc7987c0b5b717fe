"""Dataset page of a Dataverse installation.

NAME Dataverse >
TITLE
Version 2.1
Okonkwo, Ada; Li, Wei, 2016, "TITLE", https://doi.org/10.5555/DVN/LIMPET, NAME Dataverse, V2, UNF:6:… [fileUNF]
Cite Dataset / Learn about Data Citation Standards. / Access Dataset / Dataset Metrics
Description
TEXT (2016-03-01)                    each description with its date
Subject / Keyword / Related Publication (with a DOI of its own) / License/Data Use Agreement
Files / Metadata / Terms / Versions  then the files, and again the metadata, one label a line
Persistent Identifier / doi:… / Publication Date / 2016-03-04 / Title / Author / …
"""

from __future__ import annotations

import re

from refkit.model import DOI, Abstract, Name, PartialDate, Section, Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import places_between
from refkit.text.dates import parse_date
from refkit.text.people import parse_name

_CITATION = re.compile(
    r"(?:\A|\n)[ \t•]{0,9}([^\n\"“]{3,2000}?), ((?:1[5-9]|20)\d\d), [\"“]([^\n]{3,600}?)[\"”], "
    r"(?:(?:https?://)?(?:dx\.)?(?:doi\.org/)|doi:|https?://hdl\.handle\.net/)([^\s,]{5,120}), "
    r"([^,\n]{2,120}(?:, [^,\n]{2,60})??), (V\d{1,3}|DRAFT VERSION)(?=[,;\s\[]|\Z)"
)
_SIGNS = (
    "Cite Dataset", "Data Citation Standards", "Dataset Metrics", "Export Metadata", "Access Dataset",
    "Dataset Persistent ID", "Persistent Identifier", "License/Data Use Agreement", "Dataset Version",
)  # fmt: skip
_NEXT = frozenset(
    ("Subject", "Keyword", "Topic Classification", "Related Publication", "Language", "Notes", "Contributor",
     "License/Data Use Agreement", "Files", "FilesMetadataTermsVersions", "Producer", "Funding Information",
     "Depositor", "Deposit Date", "Other ID", "Kind of Data")
)  # fmt: skip
_PUBLISHED = re.compile(r"\nPublication Date:?\s{1,9}(\d{4}-\d\d-\d\d)(?!\d)")
_DATED = re.compile(r"\s?\(\d{4}(?:-\d\d(?:-\d\d)?)?\)$")


def recognise(page: Page) -> bool:
    """The archive's own form of a citation on a line, and two of its labels."""
    return sum(sign in page.text for sign in _SIGNS) >= 2 and _CITATION.search(page.text) is not None


def correct(draft: Draft) -> None:
    """All that the citation line says, the day of publication, and the description without its date."""
    found = _CITATION.search(draft.text)
    if found is None:
        return
    draft.set("type", "dataset", Span(*found.span(4)), 0.95)
    draft.set("title", found[3], Span(*found.span(3)), 0.95)
    draft.set("issued", PartialDate(int(found[2])), Span(*found.span(2)), 0.9)
    draft.drop("DOI", "author", "container-title", "volume", "issue", "page", "language")
    if doi := DOI.parse(found[4]):
        draft.set("DOI", doi, Span(*found.span(4)), 0.97)
    draft.set("publisher", found[5], Span(*found.span(5)), 0.95)
    if found[6][0] == "V":
        draft.set("version", found[6], Span(*found.span(6)), 0.9)
    _authors(draft, found)
    if published := _PUBLISHED.search(draft.text, found.end()):
        date = parse_date(published[1])
        if date and date.year == int(found[2]):
            draft.set("issued", date, Span(*published.span(1)), 0.92)
    _description(draft, found.end())


def _description(draft: Draft, below: int) -> None:
    """What stands between the label "Description" and the next one, whatever headings it has of its own."""
    lines = [line for line in draft.lines if line.start >= below]
    at = next((i for i, line in enumerate(lines) if line.text in ("Description", "Description:")), len(lines))
    end = next((i for i in range(at + 1, len(lines)) if lines[i].text.rstrip(":") in _NEXT), -1)
    if end <= at + 1 or end - at > 400:
        return
    start, stop = lines[at + 1].start, lines[end - 1].end
    if dated := _DATED.search(draft.text, max(start, stop - 16), stop):
        stop = dated.start()
    if start < stop:
        span = Span(start, stop)
        draft.set("abstract", Abstract((Section(span.of(draft.text)),)), span, 0.92, (span,))


def _authors(draft: Draft, found: re.Match[str]) -> None:
    """Names apart by semicolons; one without a comma is an organisation."""
    names, parts = [], []
    for place in places_between(";", draft.text, *found.span(1)):
        written = place.of(draft.text)
        if name := parse_name(written) if "," in written else Name(literal=written):
            names.append(name)
            parts.append(place)
    draft.set_list("author", names, parts, 0.95)


LAYOUT = Layout("dataverse", "Dataverse dataset page", (_SIGNS,), recognise, corrected("dataverse", correct))
