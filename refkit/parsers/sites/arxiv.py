"""arXiv abstract page.

    Computer Science > Computation and Language
    arXiv:2301.01234 (cs)
    [Submitted on 3 Jan 2023 (v1), last revised 5 Mar 2023 (this version, v2)]
    Title:TITLE
    Authors:Ada Okonkwo, Wei Li
    Abstract:TEXT
    Comments:	12 pages
    Cite as:	arXiv:2301.01234 [cs.CL]
        https://doi.org/10.48550/arXiv.2301.01234

What is submitted here is published here: the first date is the preprint's.
"""

from __future__ import annotations

import re

from refkit.model import Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page

_NUMBER = re.compile(r"arXiv:\s?(\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})")
_SUBMITTED = re.compile(r"\[(?:v1\] )?Submitted on ([^\]\n]{6,40})")


def recognise(page: Page) -> bool:
    """The number of the paper, and the line that says when it was submitted."""
    return bool(_NUMBER.search(page.text) and _SUBMITTED.search(page.text))


def correct(draft: Draft) -> None:
    """The arXiv number, the type, and the date of the first version as that of publication."""
    number, submitted = _NUMBER.search(draft.text), _SUBMITTED.search(draft.text)
    if number:
        draft.set("number", f"arXiv:{number[1]}", Span(number.start(), number.end(1)), 0.95)
        span = Span(number.start(), number.start() + 5)
        draft.set("publisher", "arXiv", span, 0.9)
        draft.set("type", "article", span, 0.9)
    if submitted:
        draft.set_date("issued", *submitted.span(1), 0.95)
    draft.drop("submitted", "container-title", "volume", "issue", "page", "revised")


LAYOUT = Layout("arxiv", "arXiv abstract page", ("Submitted on", "Xiv:"), recognise, corrected("arxiv", correct))
