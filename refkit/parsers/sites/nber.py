"""NBER working paper page, of the newer and the older kind.

    TITLE
    Ada Okonkwo, Wei Li & Sofía Álvarez
    Working Paper 99137                       NBER Working Paper No. 99000
    DOI DOI                                   Issued in March 2015, Revised in June 2015
    Issue Date November 2031                  NBER Program(s):…
    Revision Date March 2032                  TEXT of the abstract
    TEXT of the abstract, with no heading     Document Object Identifier (DOI): DOI
    Published Versions                        Published: Ada Okonkwo & Wei Li, 2016. "…
    Ada Okonkwo, … 2033. "TITLE," Imaginary Economic Review, vol 123(6), pages 1801-1829.

The journal where it was printed later is another work's.
"""

from __future__ import annotations

import re

from refkit.model import Abstract, Section, Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.text.dois import find_dois

_NUMBER = re.compile(
    r"^[ \t]{0,9}(?:NBER )?(?P<kind>Working Paper) (?:No\. ?)?(?P<number>\d{1,6}),?\s{0,9}"
    r"(?:DOI:?\s{1,3}10\.\S{4,80}\s{0,9})?(?:Issue Date:?|Issued in)\s{1,3}(?P<date>[^\n]{4,20})",
    re.M,
)
_DOI = re.compile(
    r"(?:^[ \t]{0,9}DOI:?\s{1,3}|Working Paper \d{1,6},? DOI:? ?|Identifier \(DOI\):\s{0,3})(?=10\.)", re.M
)
_BUREAU = re.compile(r"National Bureau of Economic Research")
_SHORT = re.compile(r"\bNBER\b")


def recognise(page: Page) -> bool:
    """The number of a working paper with the date of its issue, and the name of the bureau."""
    return bool(_NUMBER.search(page.text) and _bureau(page.text))


def correct(draft: Draft) -> None:
    """A report with its number, date and DOI, without the journal that printed it; the abstract below the dates."""
    text = draft.text
    match, bureau = _NUMBER.search(text), _bureau(text)
    if not match or not bureau:
        return
    draft.drop("container-title", "container-title-short", "volume", "issue", "page", "ISSN", "available-date")
    kind = Span(*match.span("kind"))
    draft.set("type", "report", kind, 0.95)
    draft.set("genre", match["kind"], kind, 0.9)
    draft.set("number", match["number"], Span(*match.span("number")), 0.95)
    draft.set("publisher", bureau[0], Span(*bureau.span()), 0.9)
    draft.set_date("issued", *match.span("date"), 0.95)
    label = _DOI.search(text)
    if label and (own := next(find_dois(text, label.end(), label.end() + 100), None)):
        draft.set("DOI", own.doi, own.span, 0.95)
    below = [line for line in draft.lines if line.start >= match.end()][:5]
    for line in below:
        if len(line.text) > 100 and not line.text.startswith(("We thank", "The views")):
            draft.set("abstract", Abstract((Section(line.text),)), line.span, 0.9, (line.span,))
            break


def _bureau(text: str) -> re.Match[str] | None:
    return _BUREAU.search(text) or _SHORT.search(text)


LAYOUT = Layout("nber", "NBER working paper page", ("Working Paper",), recognise, corrected("nber", correct))
