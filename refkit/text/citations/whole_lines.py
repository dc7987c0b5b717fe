"""Citation lines of fixed form that fill their line, where the parts are glued together or stand in rare order."""

from __future__ import annotations

import re
from itertools import compress

from refkit.text.citations.journal_names import is_journal

_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_PAGES = r"(?P<page>[A-Za-z]{0,2}\d{1,7})(?:\s?[-–—]\s?(?P<last>[A-Za-z]{0,2}\d{1,7}))?"
_MONTHS = r"(?:(?:\d{1,2} )?[A-Z][a-z]{2,9}\.?(?:[-–][A-Z][a-z]{2,9})? )"
_ENDS = r"(?=[\s.,;]*(?:$|\n|https?:|doi|DOI))"
_JOURNAL = r"(?P<journal>[A-Z][^\d\n;]{2,90}?)"
_ISSUES = r"(?:, (?:Supplement|Issues?) (?P<issue>\d{1,3}(?:[-–]\d{1,3})?))?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # BMC and SpringerOpen, the tags of three elements taken out: "Malaria Journal201716:299"
        rf"\s*{_JOURNAL}\s?{_YEAR}(?P<volume>\d{{1,3}}):{_PAGES}{_ENDS}",
        # "Journal of Tides 12 (2016) 301-318", Elsevier's and many mathematicians' order
        rf"\s*{_JOURNAL},? (?P<volume>\d{{1,4}}) ?\({_YEAR}\),? (?:pp?\. ?)?{_PAGES}{_ENDS}",
        # "Volume 278, Issues 4–6, 31 October 1997, Pages 285-290"
        rf"\s*(?:{_JOURNAL},? )?Volumes? (?P<volume>\d{{1,4}}){_ISSUES}, {_MONTHS}?{_YEAR}, "
        rf"(?:(?:Pages?|pp\.?) )?{_PAGES}{_ENDS}",
        # HighWire: "IJSEM November 2013 vol. 63 no. Pt 11 4354-4360"
        rf".{{0,80}}?(?P<journal>[A-Z][A-Za-z. ]{{2,80}}?) {_MONTHS}?(?:{_YEAR} )?vol\. (?P<volume>\d{{1,4}}) "
        rf"no\. (?P<issue>(?:Pt )?\d{{1,3}}) {_PAGES}(?=\s*(?:$|\n))",
    )
)  # fmt: skip


# How the first digits of a line go on in the first two forms; the others have words that are as quickly told.
_GLUED = re.compile(r"\d{5,7}:")
_BRACKETED = re.compile(r"\d{1,4} ?\(")
_FIRST_DIGIT = re.compile(r"\d")


def match_line(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first form that `text[start:end]` has, with the groups journal, year, volume, issue, page, last."""
    if end - start > 260 or not (first := _FIRST_DIGIT.search(text, start, end)):
        return None
    at = first.start()
    may_be = (
        _GLUED.match(text, at, end),
        _BRACKETED.match(text, at, end),
        text[max(start, at - 10) : at].endswith(("Volume ", "Volumes ")),
        text.find("vol. ", start, end) >= 0,
    )
    for form in compress(_FORMS, may_be):
        match = form.match(text, start, end)
        if match and match["volume"].strip("0") and (match["journal"] is None or is_journal(match["journal"])):
            return match
    return None
