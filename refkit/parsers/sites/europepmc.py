"""Europe PMC article page, old and new.

TITLE.                                 a title in small letters
(PMCID:PMC5123456)
J Meadow Res. Nov 2019; 41(2): 36–42.  then as in PubMed Central
Published online Oct 26, 2019. doi:  10.5555/…
PMCID: PMC5123456
TITLE
SUBTITLE

TITLE.                                 new
Okonkwo A 1, Li W 2
Author information
Affiliations
Journal of Meadow Research, 26 Oct 2019, 41(2):36-42
https://doi.org/10.5555/… PMID: 30123456 PMCID: PMC5123456
Free full text in Europe PMC
"""

from __future__ import annotations

import re

from refkit.model import Name, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.pmc_citation import read_citation
from refkit.text.dois import find_dois
from refkit.text.folding import fold
from refkit.text.people import parse_name

_OLD = re.compile(r"(?m)^[ \t]{0,9}(?P<title>\S[^\n]{8,400})\n\s{0,9}\(PMCID:(?P<pmcid>PMC\d{5,9})\)[ \t]{0,4}$")
_NEW = re.compile(
    r"(?m)^[ \t]{0,9}(?P<journal>[^\W\d_][^\n]{2,120}?), (?P<date>\d{1,2} [A-Z][a-z]{2,8} (?:1[89]|20)\d\d), "
    r"(?P<volume>[\w-]{1,10}(?: Suppl \w{1,4})?)?(?:\((?P<issue>[^()\n]{1,30})\))?:[ \t]{0,2}"
    r"(?P<page>[A-Za-z]{0,4}\d[\w-]{0,24})[ \t]{0,4}\n?[ \t]{0,4}"
    r"(?=(?:https?://doi\.org/|DOI: )10\.[^\n]{4,120}?\n?[ \t]{0,4}PMID: )"
)
_MANUSCRIPT = re.compile(r"(?m)^[ \t|]{0,9}([^\W\d_][^\n.|]{2,80})\. Author manuscript; available in PMC ")
_NUMBERS = re.compile(r"PMID: (?P<pmid>\d{4,9})(?:[ \t\n]{1,4}PMCID: (?P<pmcid>PMC\d{5,9}))?")
_PERSON = re.compile(
    r"(?P<name>[^\W\d_][^\W\d_'’ -]{0,60}(?:[ '’-][^\W\d_]{1,40}){0,4}? [^\W\d_a-z]{1,4})"
    r"(?![^\W\d_])(?: \d[\d, ]{0,20})?,?"
)


def recognise(page: Page) -> bool:
    """The archive's number in brackets below the title, or the line of the new pages; and the archive's name."""
    head = page.text[:12_000]
    return "Europe PMC" in page.text and bool(
        ("(PMCID:" in head and _OLD.search(head)) or ("PMID: " in head and _NEW.search(head))
    )


def correct(draft: Draft) -> None:
    """The title of the record, and what the citation of either age says."""
    if old := _OLD.search(draft.text, 0, 12_000):
        _old(draft, old)
    elif new := _NEW.search(draft.text, 0, 12_000):
        _new(draft, new)


def _old(draft: Draft, old: re.Match[str]) -> None:
    text = draft.text
    draft.set("PMCID", old["pmcid"], Span(*old.span("pmcid")), 0.95)
    title = old["title"].rstrip()
    title = title[:-1] if title.endswith(".") else title
    span = Span(old.start("title"), old.start("title") + len(title))
    # The article's own heading, in its own letters, if it is as long.
    own = next((ln for ln in draft.lines if ln.start > old.end() and fold(ln.text) == fold(title)), None)
    draft.set("title", own.text if own else title, own.span if own else span, 0.95)
    manuscript = _MANUSCRIPT.search(text, old.end(), old.end() + 600)
    if manuscript and "container-title" not in draft.claims:
        draft.set("container-title", manuscript[1], Span(*manuscript.span(1)), 0.85)
    end = text.find("PMCID: ", old.end(), old.end() + 3000)
    read_citation(draft, end if end >= 0 else min(old.end() + 1500, len(text)))


def _new(draft: Draft, new: re.Match[str]) -> None:
    text = draft.text
    draft.drop("container-title-short", "issue")
    for field, part in (("container-title", "journal"), ("volume", "volume"), ("issue", "issue")):
        if new[part]:
            draft.set(field, new[part], Span(*new.span(part)), 0.95)
    draft.set("page", parse_pages(new["page"]), Span(*new.span("page")), 0.95)
    draft.set_date("issued", *new.span("date"), 0.95)
    if doi := next(find_dois(text, new.end(), new.end() + 300), None):
        draft.set("DOI", doi.doi, doi.span, 0.95)
    if numbers := _NUMBERS.search(text, new.end(), new.end() + 300):
        for field in ("pmid", "pmcid"):
            if numbers[field]:
                draft.set(field.upper(), numbers[field], Span(*numbers.span(field)), 0.95)
    title = draft.claims.get("title")
    if title and title.span and title.value.endswith(".") and title.span.of(text) == title.value:
        draft.set("title", title.value[:-1], Span(title.span.start, title.span.end - 1), title.confidence)
    _authors(draft, new.start())


def _authors(draft: Draft, end: int) -> None:
    """The names between the title and the journal: "Okonkwo A 1, Li W 2", in one line or in several."""
    names: list[Name] = []
    spans: list[Span] = []
    for line in draft.lines[draft.title_line + 1 : draft.title_line + 300]:
        if draft.title_line < 0 or line.start >= end or line.text.startswith(("Author info", "Affiliation")):
            break
        at = 0
        while at < len(line.text) and (found := _PERSON.match(line.text, at)):
            family, _, initials = found["name"].rpartition(" ")
            if name := parse_name(f"{family}, {initials}"):
                names.append(name)
                spans.append(Span(line.start + found.start("name"), line.start + found.end("name")))
            at = found.end() + len(line.text[found.end() :]) - len(line.text[found.end() :].lstrip())
        if at < len(line.text) and names:
            return
    draft.set_list("author", names, spans, 0.9)


LAYOUT = Layout(
    "europepmc", "Europe PMC article page", ("PMCID", "Europe PMC"), recognise, corrected("europepmc", correct)
)
