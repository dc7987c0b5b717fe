"""PLOS article page.

    Open Access
    Research Article
    TITLE
      • Ada Okonkwo,                       a name an item, the affiliation (roles, "X") below it
        Affiliation: Department of …
      • Wei Li mail                        the one that letters go to; "equal group contributor"
      • Published: October 16, 2012
      • DOI: 10.1371/journal.pbio.…
    Citation: Okonkwo A, Li W, et al. (2012) TITLE. PLoS Biol 10(10): e1001406. doi:10.1371/journal.pbio.…
    Received: April 9, 2012; Accepted: …; Published: October 16, 2012
    doi:10.1371/journal.pbio.….g001        figures and tables

The citation says all but who comes behind "et al."; some extractions leave nothing else of the head. A second
list of the names, which floats above the text, ends at the tenth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from refkit.model import Name, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.general.view import Line
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import line_end, lines_with
from refkit.text.bylines import read_byline
from refkit.text.dates import find_dates
from refkit.text.dois import find_dois
from refkit.text.folding import fold
from refkit.text.people import looks_like_a_name, parse_name

_CITED = re.compile(r"(?m)^[ \t•-]{0,20}Citation:[ \t]{0,4}(?=\S)")
_YEAR = re.compile(r",? \(((?:19|20)\d\d)\) ")
_WHERE = re.compile(r"[.?!] {1,3}(PL[oO]S [A-Z][A-Za-z .]{1,50}) (\d{1,3})\((\d{1,3})\): (e?\d{1,9})\b")
_MARKS = re.compile(r"(?: (?:equal (?:group )?contributor|mail|current address|deceased))*[\s,*†‡¤¶#]*$")
_ENDS = frozenset(["abstract", "published", "doi", "how-to-cite", "received", "references"])
_FLOATING = 10  # names that the floating list shows at the most

Names = tuple[tuple[Name, ...], tuple[Span, ...]]


def _where(text: str, start: int, end: int) -> tuple[re.Match[str], re.Match[str]] | None:
    """The year and the journal of a citation at `start`, if it is one of PLOS."""
    year = _YEAR.search(text, start, min(end, start + 3000))
    where = _WHERE.search(text, year.end(), min(end, year.end() + 900)) if year else None
    return (year, where) if year and where else None


def _citation(text: str) -> int:
    """Where the citation of the page's own work begins behind its label; -1 if there is none."""
    for found in lines_with("Citation:", _CITED, text):
        if _where(text, found.end(), line_end(text, found.end())):
            return found.end()
    return -1


def recognise(page: Page) -> bool:
    """The citation in the house's own form, on a line of its own."""
    return _citation(page.text) >= 0


def correct(draft: Draft) -> None:
    """What the citation says; the names from the list below the title if that is whole, else from the citation."""
    text, start = draft.text, _citation(draft.text)
    parts = _where(text, start, line_end(text, start))
    if start < 0 or parts is None:
        return
    year, where = parts
    short = draft.claims.get("container-title-short")
    if short is None or short.value != where[1]:
        draft.set("container-title", where[1], Span(*where.span(1)), 0.9)
    draft.set("volume", where[2], Span(*where.span(2)), 0.95)
    draft.set("issue", where[3], Span(*where.span(3)), 0.95)
    draft.set("page", parse_pages(where[4]), Span(*where.span(4)), 0.95)
    if doi := next(find_dois(text, where.end(), where.end() + 120), None):
        draft.set("DOI", doi.doi, doi.span, 0.95)
    _date(draft, int(year[1]), Span(*year.span(1)))
    last = where.start() + (text[where.start()] != ".")
    wanted = fold(text[year.end() : last])
    places = [i for i, line in enumerate(draft.lines) if len(line.text) < 600 and fold(line.text) == wanted]
    if places:
        line = draft.lines[places[0]]
        draft.title_line = places[0]
        draft.set("title", line.text, line.span, 0.95)
    elif wanted:
        draft.set("title", text[year.end() : last], Span(year.end(), last), 0.95)
    _authors(draft, places, start, year.start())


def _date(draft: Draft, year: int, span: Span) -> None:
    """The day that the page says it was published on, if that is in the year of the citation."""
    for line in draft.lines:
        at = line.text.rfind("Published: ", 0, 300)
        if at >= 0 and line.start < draft.own_end:
            for found in find_dates(draft.text, line.start + at, line.end):
                if found.date.year == year:
                    draft.set("issued", found.date, found.span, 0.95)
                    return
    known = draft.claims.get("issued")
    if known is None or known.value.year != year:
        draft.suggest("issued", next(find_dates(draft.text, span.start, span.end)).date, span, 0.95)


def _authors(draft: Draft, places: list[int], start: int, end: int) -> None:
    cited = read_byline(draft.text, start, end)
    listed: Names = ((), ())
    for place in places:
        found, floating = _listed(draft.lines[place + 1 : place + 1500], draft.lines[place].text)
        if len(found[0]) > len(listed[0]) and not (floating and len(found[0]) >= _FLOATING):
            listed = found
    names, spans = listed
    if cited is None:
        if not names:
            return
    elif not names or (len(names) < len(cited.names) if cited.cut else len(names) != len(cited.names)):
        if cited.cut:
            known = draft.claims.get("author")
            if known and len(known.value) in (*range(len(cited.names)), _FLOATING):
                draft.drop("author")
            return
        names, spans = cited.names, cited.spans
    else:
        names = (*map(_split_as, names, cited.names), *names[len(cited.names) :])
    draft.set_list("author", names, spans, 0.9)


def _split_as(name: Name, cited: Name) -> Name:
    """`name` with the family name that the citation gives: "Peña, Sofía Álvarez" as "Álvarez Peña S"."""
    given, _, rest = f"{name.given} {name.family}".partition(f" {cited.family}")
    if name.literal or name.suffix or rest or not cited.family or not given:
        return name
    return Name(cited.family, given, orcid=name.orcid)


def _listed(lines: Sequence[Line], title: str) -> tuple[Names, bool]:
    """The items below a title that are names, up to one without a comma; and whether they have no affiliations."""
    names: list[Name] = []
    spans: list[Span] = []
    floating = True
    for line in lines:
        if line.kind in _ENDS or line.text == title:
            break
        if line.marker not in ("•", "-"):
            floating = floating and not line.text.startswith(("Affiliation", "Role"))
            continue
        marks = _MARKS.search(line.text) if len(line.text) < 160 else None
        written = line.text[: marks.start()] if marks else ""
        name = parse_name(written) if looks_like_a_name(written) else None
        if name is None:
            break
        names.append(name)
        spans.append(Span(line.start, line.start + len(written)))
        if not line.text.endswith(","):
            break
    return (tuple(names), tuple(spans)), floating


LAYOUT = Layout(
    "plos", "PLOS article page", ("Citation:", ("PLoS ", "PLOS ")), recognise, corrected("plos", correct)
)
