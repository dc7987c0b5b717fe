"""Article page of the BMJ and its journals, of three ages.

Br J Tide Med 2014;98:377-382 doi:10.5555/…      above the title (2009), or
Home / Archive / Volume 12, Issue 4              (now; "Archive" is no journal), or
BMJ 2015; 351 doi: https://doi.org/10.5555/… (Published 14 December 2015) Cite this as: BMJ 2015;351:h6563
TITLE
  1. Ada Okonkwo, PhD student1,                  in The BMJ, with what they do
  1. 1Department of …
  1. Correspondence to Dr Ada Okonkwo …; a.okonkwo{at}uni.example
Abstract
Objective To see …                               labels without a colon
…
https://doi.org/10.5555/…                        above "Statistics from Altmetric.com"
"""

from __future__ import annotations

import re

from refkit.model import Abstract, Name, Section, Span
from refkit.model.section_labels import role_of
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with
from refkit.parsers.sites.oxford import drop_the_last_of_a_list
from refkit.text.dates import find_dates
from refkit.text.dois import find_dois
from refkit.text.people import parse_name

_MAIL = re.compile(r"(?m)^[ \t]{0,12}(?:(?:1\.|-|•)[ \t]{1,4})?↵?Correspondence to:? [^\n]{3,400}?\{at\}")
_BMJ = re.compile(r"(?m)^[ \t]{0,8}BMJ (?:19|20)\d\d; ?\d{1,4} doi: ?\S{8,80} \((Published [^)\n]{6,24})\)")
_STATISTICS = "Statistics from Altmetric.com"
_OCCUPATION = re.compile(r"([^\W\d_][^,\d\n]{2,60}), ([^\n]{3,160}?)[\d ,]{0,12}(?: and)?")
_LICENCE = re.compile(r"(?i)open[- ]access article")
_WHOLE = ("Articles by ", "Article menu", "Article tools", "Log in", "Login")


def recognise(page: Page) -> bool:
    """Whom to write to, with "{at}", or the citation line of The BMJ."""
    return bool(
        first_with("Correspondence to", _MAIL, page.text, 60_000) or first_with("BMJ ", _BMJ, page.text, 20_000)
    )


def correct(draft: Draft) -> None:
    """The whole structured abstract; authors without their posts; no menu as journal, no licence as keywords."""
    text, cited = draft.text, first_with("BMJ ", _BMJ, draft.text, 20_000)
    _abstract(draft)
    _authors(draft, listed=cited is not None)
    if (journal := draft.claims.get("container-title")) and journal.value in ("Archive", "Home", "Archive /"):
        draft.drop("container-title")
    if sign := first_with("Correspondence to", _MAIL, text, 60_000) or cited:
        draft.suggest("type", "article-journal", Span(*sign.span()), 0.6)
    keyword = draft.claims.get("keyword")
    if keyword and keyword.span and _LICENCE.search(text, max(0, keyword.span.start - 200), keyword.span.end):
        draft.drop("keyword")
    if cited and (day := next(find_dates(text, *cited.span(1)), None)):
        known = draft.claims.get("issued")
        if known is None or known.value.year == day.date.year:
            draft.set("issued", day.date, day.span, 0.9)
    if (end := text.find(_STATISTICS)) > 0:
        start = max(0, end - 160)
        found = list(find_dois(text[start:end]))
        if found and "\n" not in text[start + found[-1].span.end : end].strip():
            span = Span(start + found[-1].span.start, start + found[-1].span.end)
            draft.set("DOI", found[-1].doi, span, 0.9)


def _abstract(draft: Draft) -> None:
    """The paragraphs below "Abstract" that begin with a label, to the last of them."""
    claim = draft.claims.get("abstract")
    if claim is None or not claim.span or not claim.parts:
        return
    start = claim.span.start
    sections: list[Section] = []
    parts: list[Span] = []
    for line in draft.lines:
        if line.start < start:
            continue
        if line.kind or line.marker or len(sections) > 14:
            break
        label = _label(line.text)
        if not label:
            break
        at = line.start + len(label) + 1
        sections.append(Section(text=draft.text[at : line.end], label=label))
        parts.append(Span(at, line.end))
    if len(sections) > 1 and parts[-1].end >= claim.span.end:
        span = Span(start, parts[-1].end)
        draft.set("abstract", Abstract(tuple(sections)), span, claim.confidence, tuple(parts))


def _label(paragraph: str) -> str:
    """The label that a paragraph begins with ("Main outcome measures Falls within …"); "" for none."""
    words = paragraph[:90].split(" ")
    for size in range(min(6, len(words) - 1), 0, -1):
        label = " ".join(words[:size])
        if role_of(label) and (words[size][:1].isupper() or words[size][:1].isdigit()):
            return label
    return ""


def _authors(draft: Draft, *, listed: bool) -> None:
    """Names with posts behind them, if they are `listed` so; no single name that may be a cut list's last."""
    claim = draft.claims.get("author")
    drop_the_last_of_a_list(draft, _WHOLE)
    if claim or not listed:
        return
    names: list[Name] = []
    parts: list[Span] = []
    for line in draft.lines[max(draft.title_line, 0) : draft.head]:
        if line.marker not in (f"{len(names) + 1}.", "-"):
            if names:
                break
            continue
        found = _OCCUPATION.fullmatch(line.text)
        name = parse_name(found[1]) if found else None
        if found is None or name is None or not name.given:
            break
        names.append(name)
        parts.append(Span(line.start, line.start + found.end(1)))
    if len(names) > 1:
        draft.set_list("author", names, parts, 0.8)


LAYOUT = Layout(
    "bmj", "BMJ article page", ("Correspondence to", ("{at}", "BMJ ")), recognise, corrected("bmj", correct)
)
