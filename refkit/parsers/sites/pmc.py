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

from refkit.model import Name, Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.pmc_citation import CITATION, read_citation
from refkit.text.people import parse_name

_PMCID = re.compile(
    r"(?m)^[ \t]{0,9}PMCID: {0,3}(?P<pmcid>PMC\d{5,9})(?:\s{0,9}(?:NIHMSID|EMSID|CAMS\w{0,4}): \w{3,20})?"
    r"(?:\s{0,9}PMID: {0,2}(?P<pmid>\d{4,9}))?"
)
_SIGNS = (
    "logoLink to", "Find articles by ", "View in NLM Catalog", "Author manuscript; available in PMC",
    "Journal List >", "Author information", "Copyright and License information", "PMC Disclaimer",
)  # fmt: skip
_FIND = re.compile(r"Find articles by ([^\W\d_][^\n\d]{2,80}?)[ \t]{0,4}(?=[\n\d]|$)")


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


def _authors(draft: Draft) -> None:
    names: dict[str, tuple[Name, Span]] = {}
    for found in _FIND.finditer(draft.text, 0, 60_000):
        name = parse_name(found[1])
        if name:
            names.setdefault(found[1], (name, Span(*found.span(1))))
    known = draft.claims.get("author")
    if known is None or len(known.value) < len(names):
        people = names.values()
        draft.set_list("author", [name for name, _ in people], [span for _, span in people], 0.9)


LAYOUT = Layout("pmc", "PubMed Central article page", ("PMCID: ",), recognise, corrected("pmc", correct))
