"""SpringerLink page of an article or a chapter; the same platform carries Nature and BioMed Central.

      1. Home
      2. Journal of Meadow Science
      3. Article
    TITLE
      • Published: 05 May 2010
      • Volume 18, pages 231–234, (2010)
    Journal of Meadow Science Aims and scope Submit manuscript
      • Ada Okonkwo1,
      • …                                  some names may be hidden here
    Similar content being viewed by others  titles of others
    References
    Authors                                all of them
      1. Ada Okonkwo
         View author publications
    About this article
    Cite this article
    Okonkwo, A., Li, W., Sato, H. et al. TITLE. J Meadow Sci 18, 231–234 (2010). https://doi.org/10.1007/…
      • Received: 12 January 2010          the dates may be lost
      • Issue date: September 2010
    Keywords
      • Hay

The foot says nearly all, but below the references. From 2016 to 2019 it was another:

    Journal of Meadow Science
    September 2016, Volume 24, Issue 3, pp 360–368 | Cite as
    TITLE
      • Authors
      • Authors and affiliations
      • Ada OkonkwoEmail author            a button glued to the name
    Cite this article as:
    Okonkwo, A. & Li, W. J Meadow Sci (2016) 24: 360. https://doi.org/10.1007/…
"""

from __future__ import annotations

import re

from refkit.model import ArticleNumber, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with
from refkit.parsers.sites.springer_foot import house_of, read_foot, read_items
from refkit.text.dates import find_dates
from refkit.text.dois import find_dois

_AS = re.compile(r"(?m)^[ \t]{0,20}Cite this article as:?[ \t]{0,4}\n?\s{0,12}(?P<cite>\S[^\n]{20,900})")
_AS_WHERE = re.compile(
    r" (?P<journal>[^\d\n.(][^\d\n.(]{1,90}\.?) \((?P<year>(?:19|20)\d\d)\) (?P<volume>\d{1,4}): "
    r"(?P<page>[A-Za-z]?\d{1,6})\. https?://(?:dx\.)?doi\.org/10\."
)
_HEAD = re.compile(
    r"(?m)^[ \t]{0,20}(?P<journal>[^\W_][^\n]{2,120})\n\s{0,9}(?P<date>(?:[A-Z][a-z]{2,8} )?(?:19|20)\d\d),\s"
    r"(?:Volume\s(?P<volume>\d{1,4}),\s(?:Issue\s(?P<issue>[\w–-]{1,9}),\s)?pp\s(?P<page>\d{1,6}[–-]\d{1,6})|"
    r"(?P<volume_>\d{1,4}):(?P<number>\w{1,7}))(?:\s{0,3}\|\s{0,3}Cite as)?[ \t]{0,4}$"
)


def recognise(page: Page) -> bool:
    """The foot of the platform, on a page of no other house, or the foot that it had before."""
    return house_of(page.text) == "springerlink" or _older(page.text) is not None


def correct(draft: Draft) -> None:
    """What the foot says."""
    if older := _older(draft.text):
        _read_older(draft, older)
    else:
        read_foot(draft)


def _older(text: str) -> re.Match[str] | None:
    """The journal and the numbers in the older foot."""
    foot = first_with("Cite this article as", _AS, text)
    return _AS_WHERE.search(text, *foot.span("cite")) if foot else None


def _read_older(draft: Draft, where: re.Match[str]) -> None:
    """The older foot, and the lines above and below the title, if an extraction has kept them."""
    text = draft.text
    head = _HEAD.search(text, 0, min(20_000, where.start()))
    draft.set("container-title", where["journal"], Span(*where.span("journal")), 0.9)
    for field in ("volume", "page"):
        value = parse_pages(where[field]) if field == "page" else where[field]
        draft.set(field, value, Span(*where.span(field)), 0.95)
    draft.set_year(where["year"], Span(*where.span("year")), 0.9)
    if doi := next(find_dois(text, where.start(), where.end() + 100), None):
        draft.set("DOI", doi.doi, doi.span, 0.95)
    keywords = draft.claims.get("keyword")
    if keywords and len(keywords.value) == 1:
        draft.drop("keyword")  # several, with nothing between them
    if head is None or where["volume"] not in (head["volume"], head["volume_"]):
        return
    draft.set("container-title-short", where["journal"], Span(*where.span("journal")), 0.9)
    draft.set("container-title", head["journal"], Span(*head.span("journal")), 0.95)
    if head["issue"]:
        draft.set("issue", head["issue"], Span(*head.span("issue")), 0.95)
    if head["page"] and head["page"].startswith(where["page"]):
        draft.set("page", parse_pages(head["page"]), Span(*head.span("page")), 0.95)
    elif head["number"]:
        draft.set("page", ArticleNumber(where["page"]), Span(*where.span("page")), 0.95)
    date = next(find_dates(text, *head.span("date")), None)
    if date and date.date.year == int(where["year"]):
        draft.set("issued", date.date, date.span, 0.92)
    title = next((i for i, line in enumerate(draft.lines) if line.start >= head.end()), -1)
    if title >= 0 and not draft.lines[title].marker:
        draft.title_line = title
        draft.set("title", draft.lines[title].text, draft.lines[title].span, 0.95)
        items = draft.lines[title + 1 : title + 400]
        stop = next((i for i, line in enumerate(items) if not line.marker), len(items))
        read_items(draft, [line for line in items[:stop] if not line.text.startswith("Authors")])


LAYOUT = Layout(
    "springerlink",
    "SpringerLink page",
    ("Cite this ", ("About this ", "Cite this article as")),
    recognise,
    corrected("springerlink", correct),
)
