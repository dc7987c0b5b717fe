"""Metadata embedded in HTML: one small reader a vocabulary.

Every reader's claims are kept; how far each is believed stands in `refkit.parsers.embedded.weights`, and merging
takes the surest.
"""

from __future__ import annotations

from refkit.model import Claim, Problem, Record
from refkit.parsers.embedded import (
    coins,
    dublin_core,
    families,
    highwire,
    json_ld,
    links,
    microdata,
    open_graph,
    reference_tags,
)
from refkit.parsers.embedded.small_families import BEPRESS, EPRINTS, PRISM
from refkit.parsers.html.tags import head_of
from refkit.parsers.page import Page

__all__ = ["read_embedded"]

# Readers of tags that pages of every kind carry: they name a page, not a work.
GENERIC = frozenset({"open-graph", "links", "page-title"})


def read_embedded(page: Page) -> tuple[list[Claim], list[Problem], list[Record]]:
    """The claims of the HTML `page` about its own work, what could not be read, and the works that it mentions."""
    text = page.text
    head = head_of(text)
    tags = families.by_name(head)
    claims: list[Claim] = []
    if tags:
        claims += highwire.claims(tags, page)
        for family in (BEPRESS, EPRINTS, PRISM):
            claims += families.read(family, tags, page).claims
        claims += dublin_core.claims(tags, page)
    found, problems = json_ld.claims(page, head.scripts)
    claims += found
    spans = coins.claims(page)
    mentioned: list[Record] = []
    if len(spans) == 1:
        claims += spans[0]
    else:
        mentioned = [Record(tuple(each), "mentioned") for each in spans]
    if "citation_reference" in tags:
        mentioned += reference_tags.mentioned(tags["citation_reference"], page.source("citation-references"))
    claims += microdata.claims(page)
    claims += open_graph.claims(tags, page)
    claims += links.claims(head, page)
    if not any(claim.field == "title" for claim in claims):
        claims += open_graph.page_title(head, page)
    if (trap := links.trap(head, page)) is not None:
        problems.append(trap)
    return _of_one_work(claims), problems, mentioned


def _of_one_work(claims: list[Claim]) -> list[Claim]:
    """`claims` without those of a reader that speaks of another work: its DOI is not that of the surest reader."""
    dois = [claim for claim in claims if claim.field == "DOI"]
    if not dois:
        return claims
    best = max(dois, key=lambda claim: claim.confidence)
    strangers = {
        claim.source.name for claim in dois if claim.value != best.value and claim.confidence < best.confidence
    }
    return [claim for claim in claims if claim.source.name not in strangers or claim.field == "DOI"]
