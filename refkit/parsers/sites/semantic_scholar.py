"""Paper page of Semantic Scholar.

DOI:10.5555/…                                  not on every page
Corpus ID: 255500312
TITLE
@article{Okonkwo2016HomingOL, title={…}, author={Ada Okonkwo and Wei Li}, journal={…}, year={2016}, …}
Ada Okonkwo, +2 authors Z. Last                cut; the entry above has them all
Published in VENUE 4 September 2016            the venue may be cut: "Annual Meeting of the…"
Biology, Computer Science                      below it the venue, where the line above names none
TLDR                                           a summary made by machine, in the place of the abstract
TEXTExpand
Save to Library / Create Alert / Cite
41 Citations / Highly Influential Citations / Figures and Tables from this paper
41 Citations / 3 References / Related Papers   other works, with DOIs
"""

from __future__ import annotations

import re

from refkit.model import DOI, Abstract, Section, Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.general.view import Line
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page

_CORPUS = re.compile(r"Corpus ID:\s?(\d{3,12})(?!\d)")
_DOI = re.compile(r"DOI:\s?(10\.\d{4,9}/\S{2,200})")
_SIGNS = ("Save to Library", "Create Alert", "Highly Influential Citations", "Semantic Reader", "TLDR", "@article{")
_MORE = re.compile(r"\+\d{1,3} authors")
_PUBLISHED = re.compile(
    r"Published(?: in ([^\n]{2,200}?))?\s(?=(?:\d{1,2} )?(?:[A-Z][a-z]{2,8} )?(?:1[5-9]|20)\d\d$)"
)
_CITATIONS = re.compile(r"(\d[\d,]{0,9}) Citations?$")
_REFERENCES = re.compile(r"(\d[\d,]{0,9}) References?$")
_OWN = re.compile(
    r"(?:Save to Library|\d[\d,]{0,9} Citations?$|Figures and Tables from this paper|Related Papers$)"
)
_ARXIV = re.compile(r"abs/(\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})")
_EXPAND = re.compile(r"\s?(…|\.\.\.)?\s?Expand$")
_LEAST = 120
_NO_VENUE = re.compile(
    r"(?:TLDR|View|Save|Create|Cite|Share|Abstract|\[PDF\]|Semantic Reader|Ask|ar[Xx]iv)|"
    r"[^\n]{0,80}(?:…|\.\.\.)$"
)
_SUBJECTS = frozenset(
    "Computer Science; Medicine; Biology; Chemistry; Physics; Engineering; Mathematics; Materials Science; "
    "Psychology; Economics; Business; Political Science; Sociology; Geography; Geology; History; Art; Philosophy; "
    "Linguistics; Law; Environmental Science; Education; Agricultural and Food Sciences".split("; ")
)


def recognise(page: Page) -> bool:
    """The number in the corpus, and two of the page's own controls."""
    return _CORPUS.search(page.text) is not None and sum(sign in page.text for sign in _SIGNS) >= 2


def correct(draft: Draft) -> None:
    """What the head says, nothing of the works below; no summary by machine, no venue or list that was cut."""
    text, corpus = draft.text, _CORPUS.search(draft.text)
    if corpus is None:
        return
    lines = [line for line in draft.lines if line.start >= corpus.end()]
    own = next((i for i, line in enumerate(lines) if _OWN.match(line.text)), len(lines))
    end = lines[own].start if own < len(lines) else len(text)
    for field, claim in list(draft.claims.items()):
        if field == "DOI" or (claim.span and not corpus.start() - 300 <= claim.span.start < end):
            draft.drop(field)
    draft.set("record-id", corpus[1], Span(*corpus.span(1)), 0.9)
    if (found := _DOI.search(text, max(0, corpus.start() - 300), corpus.start())) and (doi := DOI.parse(found[1])):
        draft.set("DOI", doi, Span(*found.span(1)), 0.97)
    head = lines[:own]
    if head and not head[0].text.startswith("@"):
        draft.set("title", head[0].text, head[0].span, 0.95)
    known = draft.claims.get("author")
    if known and known.span and _MORE.search(text, known.span.start, known.span.end + 40):
        draft.drop("author")
    _published(draft, head)
    _preprint(draft)
    _abstract(draft, head)
    for pattern, field in ((_CITATIONS, "times-cited"), (_REFERENCES, "reference-count")):
        for line in lines[own:]:
            if counted := pattern.match(line.text):
                span = Span(line.start, line.start + counted.end(1))
                draft.set(field, int(counted[1].replace(",", "")), span, 0.9)
                break


def _published(draft: Draft, head: list[Line]) -> None:
    for index, line in enumerate(head[:20]):
        found = _PUBLISHED.match(line.text)
        if not found or not index:
            continue
        draft.set_date("issued", line.start + found.end(), line.end, 0.9)
        if found[1] and not found[1].endswith(("…", "...")) and found[1].lower() != "arxiv":
            start = line.start + found.start(1)
            draft.suggest("container-title", found[1], Span(start, start + len(found[1])), 0.85)
        elif not found[1] and index + 2 < len(head) and set(head[index + 1].text.split(", ")) <= _SUBJECTS:
            venue = head[index + 2]
            if len(venue.text) < 80 and not _NO_VENUE.match(venue.text):
                draft.suggest("container-title", venue.text, venue.span, 0.75)
        return


def _preprint(draft: Draft) -> None:
    """What stands in arXiv is in no journal, and its number in no volume; a paper of no known place has no type."""
    place, volume = draft.claims.get("container-title"), draft.claims.get("volume")
    number = _ARXIV.fullmatch(volume.value) if volume else None
    if place and place.span and place.value.lower() == "arxiv":
        draft.set("type", "article", place.span, 0.9)
        draft.set("publisher", "arXiv", place.span, 0.85)
        draft.drop("container-title")
    elif place is None:
        draft.drop("type")
    if volume and volume.span and number:
        draft.set("number", f"arXiv:{number[1]}", volume.span, 0.9)
        draft.drop("volume")


def _abstract(draft: Draft, head: list[Line]) -> None:
    """The text above "Expand" where no summary by machine takes its place."""
    summary = next((i for i, line in enumerate(head) if line.text.startswith("TLDR")), -1)
    claim = draft.claims.get("abstract")
    if summary >= 0 and claim and claim.span and claim.span.start <= head[min(summary + 1, len(head) - 1)].end:
        draft.drop("abstract")
    for i, line in enumerate(head[1:], 1):
        if len(line.text) < _LEAST or line.text[0] == "@" or (summary >= 0 and i in (summary, summary + 1)):
            continue
        if (found := _EXPAND.search(line.text)) and found.start():
            span = Span(line.start, line.start + found.start())
            sections = (Section(span.of(draft.text)),)
            draft.set("abstract", Abstract(sections, found[1] is not None), span, 0.9, (span,))
            return


LAYOUT = Layout(
    "semantic-scholar",
    "Semantic Scholar paper page",
    ("Corpus ID:",),
    recognise,
    corrected("semantic-scholar", correct),
)
