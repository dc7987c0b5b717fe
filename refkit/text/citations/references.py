"""Whole reference strings: authors, title, where the work appeared; and where such strings stand in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from refkit.model import DOI, Name, PartialDate, Span
from refkit.text.citations.appeared import Appeared
from refkit.text.citations.lines import find_citation
from refkit.text.dois import find_dois
from refkit.text.people import parse_name

_LONGEST = 2000
_MOST_REFERENCES = 5000
_LEAD = re.compile(
    r"\s{0,20}(?:(?:citation|cite (?:this )?(?:article )?as|how to cite(?: this article)?|to cite this article)"
    r"\s{0,3}:\s{0,3})?(?:(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)]|\d{1,3}(?=\s[^\W\d_])|"
    r"[•·*–↵-](?=\s))\s{0,20}){0,2}",
    re.IGNORECASE,
)
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞİŁŃŇŐŘŚŞŠŤŪŮŰŹŻŽА-Я"
_FAMILY = (
    rf"(?:(?:[Vv]an|[Vv]on|[Dd]e|der|den|[Dd]ella?|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Ll]a|[Ll]e|ten|ter|[Ee]l|[Aa]l)[ -])"
    rf"{{0,3}}"
    rf"[{_UPPER}][^\W\d_]{{0,3}}['’‐-]?[^\W\d_]{{1,25}}"
    rf"(?:-\n[^\W\d_]{{1,25}}|[-‐ '’](?:de |del |y )?[{_UPPER}][^\W\d_]{{1,25}}){{0,2}}"
)
_DOTTED = rf"[{_UPPER}][a-z]?\.(?:[ \n‐-]{{0,2}}[{_UPPER}][a-z]?\.){{0,4}}"
_BARE = rf"[{_UPPER}](?:[ ‐-]?[{_UPPER}]){{0,2}}(?![\w’'])"
_PERSON = re.compile(
    rf"[{_UPPER}]{{1,3}} {_FAMILY}(?=, )|"
    rf"{_DOTTED}[ \n]{{0,2}}{_FAMILY}"
    rf"|{_FAMILY},?[ \n]{{1,2}}(?:{_DOTTED}|{_BARE})(?:,? (?:Jr|Sr|II|III)\b\.?)?"
)
# Most names, read at once: one that is joined to another ("Smith, J. A., ", "Smith JA, ", "Smith J and "), and one
# that ends the list ("Smith JA: ", "Smith J (", "Smith, J. Title", "Smith JA. ", "Smith J, et al").
_SIMPLE = (
    r"((?:Ma?c|[OD]['’])?[A-Z][a-zà-öø-ÿ]{2,25}(?:-[A-Z][a-zà-öø-ÿ]{1,25})?),? ([A-Z](?:\. ?[A-Z])?\.|[A-Z]{1,2})"
)
_NEXT_SIMPLE = re.compile(rf"{_SIMPLE}(?:[,;] |,? (?:and|&) )(?=[A-Z][a-zà-öø-ÿ]{{2}})(?!And )")
_LAST_SIMPLE = re.compile(
    rf"{_SIMPLE}(?=:[ \n]| \(|,? et al\b|(?<=[A-Z][A-Z])\. |(?<=\.) (?!And |Und )[A-Z][a-zà-öø-ÿ]{{2}})"
)
_PARTICLES = frozenset(("Van", "Von", "Del", "Dell", "Della", "Dos"))  # they go with the word behind them
# A first author in full, as MLA and Chicago print it: "Smith, John A., and Jane Roe."
_FULL = re.compile(rf"{_FAMILY}, [{_UPPER}][^\W\d_]{{1,20}}(?: [{_UPPER}]\.?){{0,2}}(?=[,.;:]| and | \()")
_FULL_NEXT = re.compile(rf"[{_UPPER}][^\W\d_]{{1,20}}(?: [{_UPPER}]\.){{0,2}} {_FAMILY}(?=[,.;:]| and | \()")
_JOINT = re.compile(
    r"[,;]?\s{1,3}(?:(?:and|&|und|et|y|…|\.{3})\s{1,3}(?!\s{0,3}al\b))|\s?[,;]\s{0,3}(?:(?:and|&)\s)?",
    re.IGNORECASE,
)
_CUT = re.compile(r"[,;]?\s{0,3}(?:and\s)?(?:et\.? al\b\.?|and others|等)|[,;]\s?(?:…|\.{3})", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<![\d.-])(1[5-9]\d\d|20\d\d)(?![\d-])")
_YEAR_FIRST = re.compile(
    r"[\s.,:;]{0,4}(?:\(((?:1[5-9]|20)\d\d)[a-z]?(?:,[^()\n]{1,20})?\)|((?:1[5-9]|20)\d\d)[a-z]?(?=[.,:;]|"
    r"\s[A-Z][a-z ]))"
)
_YEAR_IN_BRACKETS = re.compile(r"\(((?:1[5-9]|20)\d\d)[a-z]?\)[.,:]?\s")
_OTHERS = 300  # characters that such authors may take
_EDITORS = re.compile(r"\s?\(eds?\.?\)|, eds?\.", re.IGNORECASE)
_QUOTED = re.compile(r"[\s.,:;]{0,4}([“\"«„])([^“”\"«»„]{8,400})[”\"»“]")
_KIND = re.compile(r"\s?\[[JMCDPRS](?:/OL)?\]")
_SENTENCE = re.compile(r"[.?!](?=\s+[^\W\d_a-z]|\s*$|\s+https?:)|(?<=[a-z])\s\((?=(?:1[5-9]|20)\d\d)")
_HYPHENED = re.compile(r"(?<=[a-z])-[ ]?\n(?=[a-z])")  # a word that the end of a line divides
_EDGE = " \t\r\n.,;:–—-“”\"'()"
_NUMBERED = re.compile(r"[ \t]{0,8}(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)](?=\s)|[•·▪](?=\s))")


class Reference(Appeared, frozen=True, gc=False):
    """What a reference string says. `cut` says that the authors went on ("et al.")."""

    authors: tuple[tuple[Name, Span], ...] = ()
    cut: bool = False
    title: tuple[str, Span] | None = None

    def parts(self) -> Iterator[tuple[str, Any, Span]]:
        """What is told beside the authors: CSL variable, value, place."""
        if self.title:
            yield "title", *self.title
        yield from self.where()
        if self.doi:
            yield "DOI", *self.doi


def parse_reference(text: str, start: int, end: int) -> Reference | None:
    """The reference that `text[start:end]` is, or None if it has neither authors nor a citation with a year or DOI.

    What the style does not tell stays unknown: without a journal the title is what stands in quotation marks,
    or the sentence behind the authors. Linear; never raises.
    """
    start, end = max(0, start), min(end, len(text), start + _LONGEST)
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    if end - start < 12 or not _DIGIT.search(text, start, end):
        return None
    authors, cut, at = _authors(text, start, end)
    line = find_citation(text, start, end)
    doi = line.doi if line else _doi(text, start, end)
    first = _YEAR_FIRST.match(text, at, end)
    if first is None and authors and not cut and text[at : at + 1] in ",;":
        # Authors that are not of the usual form (a study group, a misprint) stand between these and the year.
        first = _YEAR_IN_BRACKETS.search(text, at, min(at + _OTHERS, end))
        if first and line and line.journal and line.journal[1].start < first.end():
            first = None
        cut = first is not None
    year = line.year if line else None
    if first and (authors or first[1]):
        at, group = first.end(), 1 if first[1] else 2
        year = PartialDate(int(first[group])), Span(*first.span(group))
    stop = end
    if line:
        stop = line.journal[1].start if line.journal else line.span.start
    if year is None:
        year = _year(text, at, doi[1].start if doi and doi[1].start > at else end)
    if not (authors and (year or line or doi)) and not (line and line.journal and (year or doi)):
        return None
    title = _title(text, at, max(at, stop), line is not None)
    known = sum(part is not None for part in (title, year, line, line and line.journal, doi)) + bool(authors)
    return Reference(
        Span(start, end),
        round(known / 6, 3),
        line.journal if line and (not authors or line.journal is None or line.journal[1].start >= at) else None,
        year,
        line.volume if line else None,
        line.issue if line else None,
        line.page if line else None,
        doi,
        tuple(authors),
        cut,
        title,
    )


def _authors(text: str, start: int, end: int) -> tuple[list[tuple[Name, Span]], bool, int]:
    """The authors that `text` begins with, whether the list was cut, and where it ends."""
    authors: list[tuple[Name, Span]] = []
    at, next_at, full = start, start, False
    while (plain := _NEXT_SIMPLE.match(text, next_at, end)) and plain[1] not in _PARTICLES and len(authors) < 199:
        at = plain.end(2)
        authors.append((Name(plain[1], plain[2]), Span(next_at, at)))
        next_at = plain.end()
    last = _LAST_SIMPLE.match(text, next_at, end)
    if last and last[1] in _PARTICLES:
        last = None
    if last:
        at = last.end()
        authors.append((Name(last[1], last[2]), Span(next_at, at)))
    while len(authors) < 200 and not last:
        match = _PERSON.match(text, next_at, end)
        if match is None and (not authors or full):
            match = (_FULL_NEXT if authors else _FULL).match(text, next_at, end)
            full = match is not None
        if match is None:
            break
        name = parse_name(" ".join(match[0].split()))
        if name is None:
            break
        authors.append((name, Span(*match.span())))
        at = match.end()
        joint = _JOINT.match(text, at, end)
        if joint is None or _CUT.match(text, at, end):
            break
        next_at = joint.end()
    cut = _CUT.match(text, at, end) if authors else None
    if cut:
        at = cut.end()
    editors = _EDITORS.match(text, at, end) if authors else None
    return authors, cut is not None, editors.end() if editors else at


def _doi(text: str, start: int, end: int) -> tuple[DOI, Span] | None:
    if text.find("10.", start, end) < 0:
        return None
    found = next(iter(find_dois(text, start, end)), None)
    return (found.doi, found.span) if found else None


def _year(text: str, start: int, end: int) -> tuple[PartialDate, Span] | None:
    """The only year that stands there; two different ones leave it unknown."""
    years = list(_YEAR.finditer(text, start, end))
    if not years or len({year[1] for year in years}) > 1:
        return None
    return PartialDate(int(years[-1][1])), Span(*years[-1].span(1))


def _title(text: str, start: int, stop: int, cited: bool) -> tuple[str, Span] | None:
    """The title between the authors and the journal; without a journal, the first sentence."""
    quoted = _QUOTED.match(text, start, stop + 2)
    if quoted:
        start, stop = quoted.span(2)
    else:
        kind = _KIND.search(text, start, stop) if text.find("[", start, stop) >= 0 else None
        if kind:
            stop = kind.start()
        elif not cited:
            sentence = _SENTENCE.search(text, min(stop, start + 10), stop)
            stop = sentence.start() if sentence else stop
    while start < stop and text[start] in _EDGE:
        start += 1
    while stop > start and text[stop - 1] in _EDGE and not (text[stop - 1] == ")" and "(" in text[start:stop]):
        stop -= 1
    if text[max(start, stop - 4) : stop].lower() in (". in", ", in"):
        stop -= 4
    elif text[max(start, stop - 5) : stop] == ". The":  # of the journal's name
        stop -= 5
    title = text[start:stop]
    title = " ".join((_HYPHENED.sub("", title) if "-" in title else title).split())
    if len(title) < 8 or (" " not in title and not title[0].isalpha()) or "http" in title:
        return None
    return title, Span(start, stop)


def find_references(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the reference strings of a reference list that `text[start:end]` is, in order.

    In a numbered or bulleted list an item runs to the next mark, over several lines; else each line is an item.
    An item is at most 2,000 characters long, and at most 5,000 are given.
    """
    lines: list[tuple[int, int]] = []
    at, end = max(0, start), min(end, len(text))
    while at < end and len(lines) < 20 * _MOST_REFERENCES:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        lines.append((at, stop))
        at = stop + 1
    marked = [_NUMBERED.match(text, a, b) is not None for a, b in lines]
    spans: list[tuple[int, int]] = []
    if sum(marked) >= 2:
        for mark, (a, b) in zip(marked, lines, strict=True):
            if mark:
                spans.append((a, b))
            elif spans and text[a:b].strip() and b - spans[-1][0] <= _LONGEST:
                spans[-1] = spans[-1][0], b
    else:
        spans = lines
    given = 0
    for a, b in spans:
        if 20 <= b - a <= _LONGEST and not text[a:b].isspace():
            yield a, b
            given += 1
            if given >= _MOST_REFERENCES:
                return
