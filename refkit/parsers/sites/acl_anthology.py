"""ACL Anthology paper page.

    TITLE
    Ada Okonkwo, Wei Li
    Abstract
    TEXT
    Anthology ID:                    labels, each with its value on the next line, or none
    2031.example-main.12
    Volume:                          the proceedings, or a journal with the number of its volume
    Proceedings of the 4th Conference on Example Studies
    Month: / Year: / Address: / Editors: / Venue: / Publisher: / Pages: / DOI:
    Cite (ACL):
    Ada Okonkwo and Wei Li. 2031. TITLE. In PROCEEDINGS, pages 1–8, …
    @inproceedings{…                 and the same as BibTeX, MODS and Endnote

One extractor leaves the BibTeX, MODS and Endnote only.
"""

from __future__ import annotations

import re

from refkit.model import Abstract, PartialDate, Section, Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.text.bylines import read_byline
from refkit.text.months import MONTHS

_PAIR = re.compile(
    r"^(Volume|Month|Year|Editors):[ \t]{0,9}\n?[ \t]{0,9}([^\s:][^\n]{0,1999}[^\s:])[ \t]{0,9}$", re.M
)
_JOURNAL = re.compile(
    r"([^\n]{4,120}?), Volume (\d{1,4})(?:, (?:Issue|Number) (\d{1,3}))?(?: ?[-–,] ?[^\n]{3,40})?"
)
_ENDNOTE_ABSTRACT = re.compile(r"^%X ([^\n]{40,6999})$", re.M)


def recognise(page: Page) -> bool:
    """The number in the Anthology among its labels, or the paper as MODS and Endnote."""
    text = page.text
    if text.startswith("@"):
        return "<modsCollection" in text and "\n%0 " in text and "Markdown (Informal)" in text
    return "Anthology ID:" in text and "Bibkey:" in text and "\nVolume:" in text


def correct(draft: Draft) -> None:
    """The proceedings or the journal, the date, and the editors from their labels."""
    text = draft.text
    found = {match[1]: match for match in reversed(list(_PAIR.finditer(text)))}
    if volume := found.get("Volume"):
        start, journal = volume.start(2), _JOURNAL.fullmatch(volume[2])
        span = Span(*volume.span(2))
        draft.set("type", "article-journal" if journal else "paper-conference", span, 0.95)
        draft.drop("volume", "issue", "container-title-short")
        if journal:
            for group, field in ((1, "container-title"), (2, "volume"), (3, "issue")):
                if journal[group]:
                    place = Span(start + journal.start(group), start + journal.end(group))
                    draft.set(field, journal[group], place, 0.95)
        else:
            draft.set("container-title", volume[2], span, 0.95)
    if (year := found.get("Year")) and re.fullmatch(r"(?:19|20)\d\d", year[2]):
        month = found.get("Month")
        number = MONTHS.get(month[2].lower()) if month else None
        first = month if month and number and month.start() < year.start() else year
        draft.set("issued", PartialDate(int(year[2]), number), Span(first.start(2), year.end(2)), 0.95)
    if (editors := found.get("Editors")) and (byline := read_byline(text, *editors.span(2))) and not byline.cut:
        draft.set_list("editor", byline.names, byline.spans, 0.9)
    if "abstract" not in draft.claims and (endnote := _ENDNOTE_ABSTRACT.search(text)):
        place = Span(*endnote.span(1))
        draft.set("abstract", Abstract((Section(endnote[1]),)), place, 0.85, (place,))


LAYOUT = Layout(
    "acl-anthology", "ACL Anthology paper page", ("(Informal)",), recognise, corrected("acl-anthology", correct)
)
