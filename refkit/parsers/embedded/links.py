"""Addresses that a page gives itself: canonical, the DOI in them, and where it sends its reader on."""

from __future__ import annotations

import re

from refkit.model import Claim, Problem
from refkit.parsers.embedded.claiming import Claims
from refkit.parsers.html.tags import Head
from refkit.parsers.page import Page

_TARGET = re.compile(r"(?i)^\s{0,9}\d{0,9}\s{0,9}[;,]?\s{0,9}url\s{0,9}=\s{0,9}['\"]?([^'\"]{1,2000})")


def claims(head: Head, page: Page) -> list[Claim]:
    """The canonical address, and the DOI that it, or a link to the work's own DOI, holds."""
    made = Claims(page, "links")
    for link in head.links:
        relations = link.name.split()
        if "canonical" in relations:
            if link.value.startswith(("http://", "https://")):
                made.text("URL", link)
            made.doi(link)
        elif "doi" in relations or ("cite-as" in relations):  # RFC 8574
            made.doi(link)
    return made.claims


def trap(head: Head, page: Page) -> Problem | None:
    """The problem that a page does nothing but send its reader to another one, which is not followed."""
    if head.refresh is None or not (match := _TARGET.match(head.refresh.value)) or len(page.text) > 20_000:
        return None
    return Problem(
        "redirect_page",
        "warning",
        f"{page.ref or 'The page'} sends its reader on to {match[1].strip()[:200]}; save the page it leads to.",
        page.ref,
        head.refresh.span,
    )
