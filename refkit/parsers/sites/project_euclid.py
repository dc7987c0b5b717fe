"""Project Euclid article page, of the newer and the older kind.

    15 September 2031 TITLE                                           newer: the date before the title
    Ada Okonkwo, Wei Li
    JOURNAL 164(13): 2507-2538 (15 September 2031). DOI: DOI
    Abstract / TEXT
    Citation
    Download Citation
    Ada Okonkwo. Wei Li. "TITLE." JOURNAL 164 (13) 2507 - 2538, 15 September 2031. https://doi.org/DOI
    Information
    First available in Project Euclid: 5 October 2031
    Subjects: / Primary: 14P25
    Keywords: ovals , tidal surfaces

    Citation                                                          older
    Okonkwo, Ada; Li, Wei. TITLE. JOURNAL 63 (2011), no. 1, 101--112. doi:DOI. https://…

What is first available there may have been printed long before.
"""

from __future__ import annotations

import re

from refkit.model import Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.text.people import parse_name

_NEWER = re.compile(
    r"^[ \t]{0,9}(?P<people>[^\"“”\n]{3,2000})\. ?[\"“](?P<title>[^\"“”\n]{3,500})[\"”] (?=[^\n]{4,250}doi\.org/)",
    re.M,
)
_OLDER = re.compile(r"^Citation[ \t]{0,9}\n{1,3}[ \t]{0,9}(?P<cited>[^\n]{20,3000})$", re.M)
_PERSON = re.compile(r"[^\W\d_][^\n]{1,100}?[^\W\d_]{2}(?=\. |$)")
_KEYWORDS = re.compile(r"^Keywords: ?(?P<words>[^\n]{3,900})$", re.M)
_WORD = re.compile(r"[^\s,][^,\n]{0,199}")


def recognise(page: Page) -> bool:
    """The date on which Project Euclid had it, and one of the ways in which it cites."""
    text = page.text
    known = "First available in Project Euclid" in text and "Digital Object Identifier" in text
    return known and bool(_NEWER.search(text) or _OLDER.search(text))


def correct(draft: Draft) -> None:
    """The title and the authors that the citation parts from one another; the keywords, not the subjects."""
    text = draft.text
    _dates(draft)
    newer = _NEWER.search(text)
    if newer and newer["title"].strip("."):
        title = newer["title"].rstrip(".")
        span = Span(newer.start("title"), newer.start("title") + len(title))
        for line in draft.lines:
            if line.end < newer.start() and line.text.endswith(title):
                span = Span(line.end - len(title), line.end)
                break
        draft.set("title", title, span, 0.95)
        places = [Span(*m.span()) for m in _PERSON.finditer(text, *newer.span("people"))]
        names = [name for place in places if (name := parse_name(place.of(text)))]
        if len(names) == len(places):
            draft.set_list("author", names, places, 0.93)
    elif older := _OLDER.search(text):
        for line in draft.lines:
            if line.end > older.start():
                break
            if not line.kind and len(line.text) > 9 and f". {line.text}. " in older["cited"]:
                draft.set("title", line.text, line.span, 0.95)
                break
    if keywords := _KEYWORDS.search(text):
        found = list(_WORD.finditer(text, *keywords.span("words")))
        values = [word[0].rstrip() for word in found]
        parts = [Span(w.start(), w.start() + len(v)) for w, v in zip(found, values, strict=True)]
        draft.set_list("keyword", values, parts, 0.9)
    elif "Subjects:" in text:
        draft.drop("keyword")


def _dates(draft: Draft) -> None:
    """The date at which Project Euclid had it is not that of the work: then the citation's year."""
    draft.drop("available-date")
    at, issued = draft.text.find("First available in Project Euclid"), draft.claims.get("issued")
    if issued and issued.span and 0 <= at <= issued.span.start < at + 60:
        draft.drop("issued")
        if year := next((one.citation.year for one in draft.citations if one.citation.year), None):
            draft.set("issued", year[0], year[1], 0.9)


LAYOUT = Layout(
    "project-euclid", "Project Euclid article page", ("Euclid",), recognise, corrected("project-euclid", correct)
)
