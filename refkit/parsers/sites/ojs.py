"""Article page of Open Journal Systems, version 3 in any theme and language, and version 2.

    TITLE
    SUBTITLE
    Authors
      • Ada Nneka Okonkwo
        Imaginary University
    DOI: / Keywords: / Abstract                       each with its value on the next line
    Published
    2031-12-20
    How to Cite
    Okonkwo, A. N. (2031). TITLE: SUBTITLE. JOURNAL, 5(2), 55–66. https://doi.org/DOI
    Issue
    Vol. 5 No. 2 (2031): NAME OF THE ISSUE

    Home > Vol 71, No 2 (2012) > Okonkwo              version 2: the family name of the first author
    TITLE
    Ada Okonkwo, Wei Li

The citation knows family names and the subtitle, the head of the page full names.
"""

from __future__ import annotations

import re

from refkit.model import Name, Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with, line_end
from refkit.text.bylines import read_byline
from refkit.text.citations import Reference, parse_reference
from refkit.text.dates import find_dates
from refkit.text.folding import fold

_CITE = re.compile(
    r"^[ \t]{0,9}(?:How to Cite|C[óo]mo citar|Zitationsvorschlag|Comment citer|Come citare|Как цитировать|"
    r"Як цитувати|Cara Mengutip|Nasıl Atıf Yapılır|Jak cytować)[ \t:]{0,3}\n\s{0,20}",
    re.I | re.M,
)
_LABELS = (
    "How to Cite", "How to cite", "Como citar", "Cómo citar", "Zitationsvorschlag", "Comment citer", "Come citare",
    "Как цитировать", "Як цитувати", "Cara Mengutip", "Nasıl Atıf Yapılır", "Jak cytować",
)  # fmt: skip
_ISSUE = re.compile(
    r"^[ \t]{0,9}(?:Issue|Número|Edição|Ausgabe|Numéro|Numero|Выпуск|Номер|Terbitan|Sayı|Numer)[ \t:]{0,3}"
    r"\n?\s{0,20}(?:(?:Vol(?:ume)?\.?|v\.|Bd\.|Jg\.|Том|Т\.|Cilt|Tom|T\.)\s?(?P<volume>[\w-]{1,9}))?,?\s?"
    r"(?:(?:No|N[uú]m|Nr|n|№|N°|Nº|Issue|Sayı|Вип)\.?\s?(?P<issue>[\w/.-]{1,15}))?\s\((?P<year>(?:19|20)\d\d)\)",
    re.I | re.M,
)
_PUBLISHED = re.compile(
    r"^[ \t]{0,9}(?:Published|Publicado|Veröffentlicht|Publiée?(?:-e)?|Pubblicato|Опубликован|Опубліковано|"
    r"Diterbitkan|Yayınlanmış|Opublikowane)[ \t:]{0,3}\n?\s{0,20}(?P<date>[^\n]{8,25})",
    re.I | re.M,
)
_PATH = re.compile(
    r"^[ \t]{0,9}[^\n>]{2,20} > (?:[^\n>]{1,90} > ){0,2}Vol (?P<volume>[\w-]{1,9}), No (?P<issue>[\w./-]{1,15}) "
    r"\((?P<year>(?:19|20)\d\d)\)(?:: [^\n>]{1,90})? > (?P<family>[^\n>]{2,40})$",
    re.M,
)
_PIECE = re.compile(r"[^,;|\n]{2,200}")


def recognise(page: Page) -> bool:
    """The issue and the citation under their labels; or the path of version 2 and its "refbacks"."""
    text = page.text
    if any(first_with(label, _CITE, text) for label in _LABELS):
        issue = _ISSUE.search(text)
        if issue and (issue["volume"] or issue["issue"]):
            return True
    return ("Refbacks" in text or "refbacks" in text) and bool(first_with(" > ", _PATH, text))


def correct(draft: Draft) -> None:
    """Volume, issue and day of publication from the labels; what the citation and the head know of each other."""
    text = draft.text
    label, issue, path = _CITE.search(text), _ISSUE.search(text), _PATH.search(text)
    for match in filter(None, (issue, None if issue else path)):
        for field in ("volume", "issue"):
            if match[field]:
                draft.suggest(field, match[field], Span(*match.span(field)), 0.93)
    published = _PUBLISHED.search(text)
    if published and (found := next(find_dates(text, *published.span("date")), None)) and found.date.month:
        draft.set("issued", found.date, found.span, 0.93)
    if label:
        if own := parse_reference(text, label.end(), line_end(text, label.end())):
            _cited(draft, own, label.start())
    elif path and draft.title_line >= 0:
        for line in draft.lines[draft.title_line + 1 : draft.title_line + 3]:
            byline = read_byline(text, line.start, line.end) if path["family"].strip() in line.text else None
            if byline and not byline.cut:
                draft.set_list("author", byline.names, byline.spans, 0.9)
                break


def _cited(draft: Draft, own: Reference, end: int) -> None:
    """The title and the authors as the head has them, where it agrees with the citation; the journal's spelling."""
    text, head = draft.text, [line for line in draft.lines if line.end <= end][:300]
    first = max(draft.title_line, 0)
    if own.title:
        title = fold(own.title[0])
        for index, line in enumerate(head):
            both = index + 1 < len(head) and fold(f"{line.text[:400]} {head[index + 1].text[:400]}") == title
            if both or fold(line.text[:400]) == title:
                span = own.title[1] if both else line.span
                draft.set("title", " ".join(span.of(text).split()), span, 0.95)
                first = index + 1 + both
                break
    if own.journal and "container-title" in draft.claims:  # the citation's capitals are OJS's: "Revista De Mareas"
        name, place = own.journal
        found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I)
        span = next((Span(*m.span()) for m in found if m.start() != place.start), place)
        draft.set("container-title", span.of(text), span, 0.93)
    if not own.authors or own.cut:
        return
    places = [
        Span(line.start + piece.start(), line.start + piece.end())
        for line in head[first : first + 250]
        for piece in _PIECE.finditer(line.text[:2000])
    ]
    names: list[Name] = []
    spans: list[Span] = []
    at = 0
    for author, _ in own.authors:
        family = re.compile(rf"(?<=[ \u00a0.]){re.escape(author.family or author.literal)}(?![\w-])")
        for index in range(at, len(places)):
            start, end = places[index].start, places[index].end
            match = family.search(text, start, end)
            given = text[start : match.start()] if match else ""
            shown = given.strip(" \u00a0*")
            if match and shown[:1] == author.given[:1] != "" and len(shown) < 50:
                names.append(Name(author.family, shown))
                spans.append(Span(start + given.index(shown), match.end()))
                at = index + 1
                break
        else:
            return
    draft.set_list("author", names, spans, 0.95)


LAYOUT = Layout(
    "ojs",
    "Article page of Open Journal Systems",
    ((*_LABELS, "Refbacks"),),
    recognise,
    corrected("ojs", correct),
)
