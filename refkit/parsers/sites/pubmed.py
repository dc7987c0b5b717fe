"""PubMed record, new and classic.

Nature Meadows                         the journal may be lost
Actions
  • Search in PubMed
. 2021 Aug;96(7):583-589.
doi: 10.5555/….
Epub 2021 Jul 15.
TITLE
Ada Okonkwo 1, Wei Li 2
Affiliations
  • PMID: 34265844
Item in Clipboard
TITLE
Ada Okonkwo et al. Nature Meadows. 2021 Aug.
Similar articles                       others, each with a citation and a DOI

Nat Meadows. 2014 Aug;12(7):583-9. doi: 10.5555/…. Epub 2014 Jul 15.      classic
TITLE.
Okonkwo A1, Li W2.
Author information
PMID: 34265844 DOI: 10.5555/…
[Indexed for MEDLINE]
"""

from __future__ import annotations

import re

from refkit.model import Name, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.text.dois import find_dois
from refkit.text.folding import fold
from refkit.text.people import looks_like_a_name, parse_name

_MONTH = r"(?:[A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?|Spring|Summer|Fall|Autumn|Winter)"
_NUMBERS = (
    rf"(?P<date>(?:1[89]|20)\d\d(?: {_MONTH}(?: \d{{1,2}})?)?)"
    r"(?:;(?P<volume>[\w-]{1,10}(?: Suppl \w{1,4})?)?(?:\((?P<issue>[^()\n]{1,40})\))?"
    r"(?::(?P<page>[A-Za-z]{0,4}\d[\w-]{0,24}))?(?:, [^.\n]{1,30})?)?\."
)
_NEW = re.compile(rf"(?m)^[ \t]{{0,9}}\. ?{_NUMBERS}(?:[ \t]{{0,4}}\n?\s{{0,12}}(?=doi: 10\.)|[ \t]{{0,4}}$)")
_CLASSIC = re.compile(rf"(?m)^[ \t]{{0,9}}(?P<journal>[^\W\d_][^\n.]{{1,80}})\. {_NUMBERS}(?=[ \t]|$)")
_PMID = re.compile(r"PMID:\s{1,4}(?P<pmid>\d{1,9})\b")
_PMCID = re.compile(r"PMCID:\s{1,4}(?P<pmcid>PMC\d{5,9})\b")
_EPUB = re.compile(r"Epub ((?:19|20)\d\d [A-Z][a-z]{2}(?: \d{1,2})?)\.")
_PERSON = re.compile(
    r"(?P<name>[^\W\d_][^,;\d^#*†‡§…\n]{1,80}?)(?:[ ^]{0,2}[#*†‡§]){0,3}(?:[ ^]{0,2}\d{1,3}(?=[ ^,]|$)){0,20}"
    r"[ ]{0,3}(?:,[ ]{0,3}|$)"
)
_NEW_SIGNS = (
    "Item in Clipboard", "PubMed Disclaimer", "Full text links", "Search in NLM Catalog", "Search in PubMed",
    "LinkOut - more resources", "Publication types", "MeSH terms", "Similar articles",
)  # fmt: skip
_CLASSIC_SIGNS = ("[Indexed for MEDLINE]", "[PubMed - indexed for MEDLINE]", "[PubMed", "LinkOut - more resources")
_BUTTONS = frozenset(["Actions", "Search in PubMed", "Search in NLM Catalog", "Add to Search", "Display options"])
_SHORT = re.compile(
    r"(?m)^[ \t]{0,9}[^\W\d_][^\n]{2,120}?(?: et al\.| and [^\n.]{3,60}\.|\.) (?P<journal>[^\W\d_][^\n.]{1,80})\."
    r" ?(?:(?:19|20)\d\d[^\n.]{0,12})?\.[ \t]{0,4}$"
)


def _citation(text: str) -> re.Match[str] | None:
    """The citation of the record, if the page has what stands about it on one of the two kinds."""
    if not _PMID.search(text):
        return None
    new = _NEW.search(text, 0, 20_000)
    if new and sum(sign in text for sign in _NEW_SIGNS) >= 2 and "Find articles by" not in text:
        return new
    classic = _CLASSIC.search(text, 0, 8_000)
    return classic if classic and any(sign in text for sign in _CLASSIC_SIGNS) else None


def recognise(page: Page) -> bool:
    """The citation in the form of MEDLINE, the PMID, and the site's own headings and controls."""
    return _citation(page.text) is not None


def correct(draft: Draft) -> None:
    """What the citation says; the title below it; the record's numbers."""
    text, cited = draft.text, _citation(draft.text)
    if cited is None:
        return
    for field in ("volume", "issue", "page"):
        if not cited[field]:
            draft.drop(field)
        elif field == "page":
            draft.set(field, parse_pages(cited[field]), Span(*cited.span(field)), 0.95)
        else:
            draft.set(field, cited[field], Span(*cited.span(field)), 0.95)
    draft.set_date("issued", *cited.span("date"), 0.95)
    end = min(cited.end() + 300, len(text))
    if epub := _EPUB.search(text, cited.end(), end):
        draft.set_date("available-date", *epub.span(1), 0.9)
    if doi := next(find_dois(text, cited.end(), end), None):
        draft.set("DOI", doi.doi, doi.span, 0.95)
    for form, field in ((_PMID, "pmid"), (_PMCID, "pmcid")):
        if number := form.search(text, cited.start(), draft.own_end):
            draft.set(field.upper(), number[field], Span(*number.span(field)), 0.95)
    _title(draft, cited.end())
    if cited.re is _NEW:
        _authors(draft)
    _journal(draft, cited)


def _title(draft: Draft, start: int) -> None:
    """The first line below the citation that is no part of it; without the stop that MEDLINE puts behind it."""
    for index, line in enumerate(draft.lines):
        text = line.text
        if (
            line.start < start
            or line.kind == "doi"
            or text.startswith(("doi:", "Epub", "Online ahead", "eCollection"))
        ):
            continue
        if 8 < len(text) < 500 and not line.kind:
            value = text[:-1] if text.endswith(".") and not text.endswith("..") else text
            value = value[1:-1] if value[0] == "[" and value[-1] == "]" else value
            begin = line.start + text.index(value)
            draft.title_line = index
            draft.set("title", value, Span(begin, begin + len(value)), 0.95)
        return


def _authors(draft: Draft) -> None:
    """The line below the title, "Ada Okonkwo # 1, Wei Li 2", if all of it are names with their marks."""
    if not 0 <= draft.title_line < len(draft.lines) - 1:
        return
    line = draft.lines[draft.title_line + 1]
    names: list[Name] = []
    spans: list[Span] = []
    at = line.start
    while at < line.end and (found := _PERSON.match(draft.text, at, line.end)):
        written = found["name"]
        name = parse_name(written) if " " in written and looks_like_a_name(written) else None
        if name is None or written.startswith("Affiliation"):
            return
        names.append(name)
        spans.append(Span(*found.span("name")))
        at = found.end()
    if at >= line.end and not line.kind:
        draft.set_list("author", names, spans, 0.92)


def _journal(draft: Draft, cited: re.Match[str]) -> None:
    """The journal of a classic citation; else the line above the controls, or the one behind the first author."""
    if cited.re is _CLASSIC:
        draft.set("container-title", cited["journal"], Span(*cited.span("journal")), 0.95)
        return
    title = draft.claims.get("title")
    for short in _SHORT.finditer(draft.text, cited.end(), draft.own_end):
        above = draft.text[max(short.start() - 600, 0) : short.start()].rstrip().rpartition("\n")[2]
        if title and fold(above) == fold(title.value):
            draft.set("container-title", short["journal"], Span(*short.span("journal")), 0.9)
            return
    for line in reversed([line for line in draft.lines if line.start < cited.start()][-8:]):
        if line.text not in _BUTTONS:
            if (
                len(line.text) < 120
                and not line.kind
                and not line.marker
                and any(found.text == "Actions" and line.end < found.start < cited.start() for found in draft.lines)
            ):
                draft.set("container-title", line.text, line.span, 0.9)
            return


LAYOUT = Layout("pubmed", "PubMed record", ("PMID: ",), recognise, corrected("pubmed", correct))
