"""The foot that SpringerLink, Nature and BioMed Central have in common, with what else their pages share.

About this article
Cite this article
Okonkwo, A., Li, W., Sato, H. et al. TITLE. J Meadow Sci 18, 231–234 (2010). https://doi.org/10.1007/…
  • Received: 12 January 2010          the dates may be lost
  • Issue date: September 2010
Keywords
  • Hay
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from refkit.model import Abstract, ArticleNumber, Name, PartialDate, Span, parse_pages
from refkit.parsers.general import Draft
from refkit.parsers.general.view import Line
from refkit.parsers.sites.lines_with import first_with, lines_with
from refkit.text.bylines import read_byline
from refkit.text.dates import find_dates
from refkit.text.dois import find_dois
from refkit.text.folding import fold
from refkit.text.people import parse_name

_KINDS = "article|chapter|paper|entry|protocol"
_FOOT = re.compile(
    rf"(?m)^[ \t]{{0,20}}About this (?P<kind>{_KINDS})[ \t]{{0,4}}\n\s{{0,9}}"
    rf"Cite this (?:conference )?(?:{_KINDS})[ \t]{{0,4}}\n"
    r"\s{0,9}(?P<cite>\S[^\n]{20,1500})"
)
_WHERE = re.compile(
    r" (?:(?P<volume>\d{1,4}[A-Z]?)(?: \((?:Suppl|Issue)[ \w]{1,8}\))?, "
    r"(?P<page>[A-Za-z]{0,3}\d{1,7}(?:[–-][A-Za-z]{0,3}\d{1,7})?) )?\((?P<year>(?:1[89]|20)\d\d)\)\. https?://doi\.org/10\."
)
_FULL = (
    re.compile(r"(?m)^[ \t]{0,20}([^\n]{2,120}?) volume \d{1,4}, (?:pages? ?|[Aa]rticle number:? ?)[A-Z]?\d"),
    re.compile(r"(?m)^[ \t]{0,20}([^\n]{2,120}?) Aims and scope(?: Submit manuscript)?[ \t]{0,4}$"),
    re.compile(r"(?m)^[ \t]{0,20}1\. Home\n\s{0,9}2\. ([^\n]{2,120})\n\s{0,9}3\. Article[ \t]{0,4}$"),
)
_FIELDS = {"Received": "submitted", "Accepted": "accepted", "Revised": "revised"}
_DATED = re.compile(r"(Received|Revised|Accepted|Published|Issue [Dd]ate)\b:?[ \t]{0,4}")
_LISTED = ("View author publications", "You can also search for this author")
_NATURE = re.compile(
    r"Nature\b|Nat |Sci(?:entific)? (?:Rep|Data)|npj |Commun (?:Biol|Chem|Earth|Eng|Mater|Med|Phys|Psychol) "
)
_OPEN = re.compile(
    r"(?i)consent for publication|availability of data and materials?\b|authors?[’'] contributions?\b"
)
_NUMBERED = re.compile(r"(?m)^[^\n]{2,120} volume \d{1,3}, Article number: [A-Z]?\d{1,6} \(20\d\d\)")
_BOOK = re.compile(
    r" In: (?:(?P<editors>[^()\n]{2,300}) \(eds?\.?\) )?(?P<book>[^\n]{2,250}?)\. (?:[^.\n]{2,80}\. ){0,2}?"
    r"(?:(?P<series>[^.\n]{2,120}), vol (?P<volume>\d{1,5})\. )?(?P<publisher>[^.,\n]{2,60}), "
    r"(?P<place>[^.\n]{2,60})\. https?://doi\.org/10\."
)
# A name with the marks and the buttons that are glued to it.
AUTHOR = re.compile(
    r"(?P<name>[^\W\d_][^\d*†‡§,\n]{1,80}?)(?:,? ?[\d*†‡§][\d*†‡§, ]{0,60}?)?"
    r"(?:Email author|(?:View )?ORCID ID profile){0,3}(?:,| {1,2}and| {1,2}&)?"
)
_PREVIEW = "This is a preview of subscription content"
_BOOK_FIELDS = {
    "book": "container-title", "series": "collection-title", "volume": "collection-number",
    "publisher": "publisher", "place": "publisher-place",
}  # fmt: skip
_TYPES = {"chapter": "chapter", "protocol": "chapter", "entry": "entry-encyclopedia", "paper": "paper-conference"}


def foot_of(text: str) -> re.Match[str] | None:
    """What the page says about its work at its foot, with the citation."""
    feet = lines_with("About this ", _FOOT, text)
    return next((foot for foot in feet if "doi.org/10." in foot["cite"]), None)


def house_of(text: str) -> str:
    """Whose page it is, if it has such a foot: "nature", "bmc", "springerlink"; "" if it has none."""
    foot = foot_of(text)
    if foot is None:
        return ""
    where = _journal(text, foot)
    if "visiting nature.com" in text[:4000] or (where and _NATURE.match(where[0].of(text) + " ")):
        return "nature"
    numbered = foot["kind"] == "article" and first_with(" Article number: ", _NUMBERED, text)
    open_access = numbered and _OPEN.search(text, max(foot.start() - 60_000, 0), foot.start())
    return "bmc" if open_access else "springerlink"


def read_foot(draft: Draft) -> None:
    """The citation of the foot, with what stands above and below it."""
    text, foot = draft.text, foot_of(draft.text)
    if foot is None:
        return
    start, end = foot.span("cite")
    if doi := next(find_dois(text, start, end), None):
        draft.set("DOI", doi.doi, doi.span, 0.95)
    if foot["kind"] != "article":
        draft.set("type", _TYPES[foot["kind"]], Span(*foot.span("kind")), 0.9)
    if foot["kind"] == "article":
        journal = _journal(text, foot)
        _title(draft, start, journal[0].start if journal else start)
        _where(draft, journal)
    else:
        _title(draft, start, max(text.find(" In: ", start, end), start))
        _book(draft, start, end)
    _abstract(draft)
    _authors(draft, fold(foot["cite"]))
    _below(draft, end)


def _title(draft: Draft, start: int, end: int) -> None:
    """The longest line that the citation ends in before it names the journal or the book."""
    cited = f" {fold(draft.text[start:end])}"
    best = -1
    for index, line in enumerate(draft.lines[: draft.head + 4]):
        longer = max(3, len(draft.lines[best].text) if best >= 0 else 0) < len(line.text) < 420
        if longer and cited.endswith(f" {fold(line.text)}"):
            best = index
    if best >= 0:
        draft.title_line = best
        draft.set("title", draft.lines[best].text, draft.lines[best].span, 0.95)


def _journal(text: str, foot: re.Match[str]) -> tuple[Span, re.Match[str]] | None:
    """The journal in the citation, and the numbers behind it."""
    start, end = foot.span("cite")
    where = _WHERE.search(text, start, end)
    if where is None:
        return None
    begin = max(text.rfind(f"{stop} ", start, where.start()) for stop in (".", "?", "!")) + 2
    return (Span(begin, where.start()), where) if start + 2 <= begin < where.start() else None


def _where(draft: Draft, found: tuple[Span, re.Match[str]] | None) -> None:
    """Journal, volume, pages and year, as far as the citation has them."""
    text = draft.text
    if found is None:
        return
    short, where = found
    full = next((match for form in _FULL if (match := form.search(text))), None)
    if full:
        draft.set("container-title", full[1], Span(*full.span(1)), 0.95)
        if short.of(text) != full[1]:
            draft.set("container-title-short", short.of(text), short, 0.9)
    elif "container-title-short" not in draft.claims:
        draft.set("container-title", short.of(text), short, 0.9)
    draft.set("issued", PartialDate(int(where["year"])), Span(*where.span("year")), 0.9)
    if where["volume"]:
        draft.set("volume", where["volume"], Span(*where.span("volume")), 0.95)
        page = where["page"]
        numbered = f"rticle number: {page} " in text or f"rticle number {page}," in text
        draft.set("page", ArticleNumber(page) if numbered else parse_pages(page), Span(*where.span("page")), 0.95)
    else:
        draft.drop("volume", "page", "issue")


def _book(draft: Draft, start: int, end: int) -> None:
    """The book that a chapter stands in, its editors, its series and its publisher."""
    found = _BOOK.match(draft.text, max(draft.text.find(" In: ", start, end), start), end)
    if found is None:
        return
    for part, field in _BOOK_FIELDS.items():
        if found[part]:
            draft.set(field, found[part], Span(*found.span(part)), 0.9)
    draft.drop("volume", "container-title-short")
    editors = read_byline(draft.text, *found.span("editors")) if found["editors"] else None
    if editors:
        draft.set_list("editor", editors.names, editors.spans, 0.85)


def _abstract(draft: Draft) -> None:
    """The abstract without the notice of a page that shows no more."""
    known = draft.claims.get("abstract")
    if known is None or known.span is None:
        return
    kept = [
        (section, part)
        for section, part in zip(known.value.sections, known.parts, strict=False)
        if not section.text.startswith(_PREVIEW)
    ]
    if kept and len(kept) < len(known.value.sections):
        parts = tuple(part for _, part in kept)
        span = Span(known.span.start, parts[-1].end)
        draft.set("abstract", Abstract(tuple(section for section, _ in kept)), span, known.confidence, parts)


def _authors(draft: Draft, cited: str) -> None:
    """The list of the authors, each with a link to his other works, if the citation begins with the first."""
    names: list[Name] = []
    spans: list[Span] = []
    for above, line in pairwise(draft.lines):
        if line.text.startswith(_LISTED) and not above.text.startswith(_LISTED):
            name = parse_name(above.text) if len(above.text) < 100 else None
            if name is None:
                return
            names.append(name)
            spans.append(above.span)
    if names and cited.startswith(fold(names[0].family or names[0].literal)):
        draft.set_list("author", names, spans, 0.92)
        draft.drop("author-count")


def read_items(draft: Draft, items: Iterable[Line], form: re.Pattern[str] = AUTHOR) -> None:
    """The authors, an item each in the given form; none if one of the items is no name."""
    names: list[Name] = []
    spans: list[Span] = []
    for item in items:
        found = form.fullmatch(item.text) if len(item.text) < 200 else None
        name = parse_name(found["name"]) if found else None
        if found is None or name is None:
            return
        if found["name"] != "Email author":  # a button on a line of its own
            names.append(name)
            spans.append(Span(item.start + found.start("name"), item.start + found.end("name")))
    draft.set_list("author", names, spans, 0.9)


def _below(draft: Draft, end: int) -> None:
    """The dates and the keywords below the citation."""
    text = draft.text
    below = [line for line in draft.lines if line.start > end][:40]
    for index, line in enumerate(below[:14]):
        if line.kind == "keywords" or not (label := _DATED.match(line.text)):
            continue
        place = line if label.end() < len(line.text) else below[min(index + 1, len(below) - 1)]
        found = next(find_dates(text, place.start, min(place.end, place.start + 60)), None)
        if found is None or found.date.year is None:
            continue
        if field := _FIELDS.get(label[1]):
            draft.set(field, found.date, found.span, 0.95)
            continue
        known = draft.claims.get("issued")
        # The date of the issue, if it is given, else that of the first appearance, if that was in the same year.
        if known is None or (found.date.year == known.value.year):
            draft.set("issued", found.date, found.span, 0.92)
        if label[1] == "Published":
            draft.set("available-date", found.date, found.span, 0.9)
    issued, online = draft.claims.get("issued"), draft.claims.get("available-date")
    if issued and online and issued.value == online.value:
        draft.drop("available-date")
    for index, line in enumerate(below):
        if line.kind == "keywords" and line.heading:
            items = []
            for item in below[index + 1 : index + 17]:
                if not item.marker or item.kind or len(item.text) > 80:
                    break
                items.append(item)
            draft.set_list("keyword", [item.text for item in items], [item.span for item in items], 0.9)
            return


def whole_date(draft: Draft) -> None:
    """The day of "Published: 2 September 2017" for the year that is claimed, if it is in that year."""
    known = draft.claims.get("issued")
    if known is None:
        return
    for index, line in enumerate(draft.lines):
        if line.start >= draft.own_end:
            return
        if line.kind != "published" or len(line.text) > 120 or "nline" in line.text:
            continue
        place = draft.lines[min(index + 1, len(draft.lines) - 1)] if line.heading else line
        for found in find_dates(draft.text, place.start, min(place.end, place.start + 120)):
            if found.date.year == known.value.year and len(found.date.parts) > len(known.value.parts):
                draft.set("issued", found.date, found.span, max(known.confidence, 0.9))
                return
