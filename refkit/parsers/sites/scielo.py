"""SciELO article page, of the older and the newer kind, in Spanish, Portuguese or English.

    JOURNAL                                                          older
    versión impresa ISSN 1234-5679 versión On-line ISSN 2345-6787
    ABBREVIATION vol.42 no.1 CITY ene./abr. 2031
    https://doi.org/DOI
    Artículo de investigación
    TITLE*
    TITLE IN ANOTHER LANGUAGE
    Marta Soler-Vidal 1

    JOURNAL                                                          newer
    Artigos Originais • ABBREVIATION 37 (2) • Abr-Jun 2031 • https://doi.org/DOI copiar
    TITLE
    TITLE IN ANOTHER LANGUAGE
    AutoriaSCIMAGO INSTITUTIONS RANKINGS
    Helena Prado
    Tiago S. MouraSOBRE OS AUTORES

The title in the language of the page comes first.
"""

from __future__ import annotations

import re

from refkit.model import Span
from refkit.parsers.general import Draft, corrected
from refkit.parsers.layout import Layout
from refkit.parsers.lines import rows
from refkit.parsers.page import Page
from refkit.parsers.sites.lines_with import first_with
from refkit.text.abbreviated_titles import whole_title
from refkit.text.bylines import read_byline_rows

_HEAD = 20_000
_OLDER = re.compile(
    r"^[ \t]{0,9}(?P<journal>\S[^\n]{2,150}?)\s{1,9}"
    r"(?:(?:versão|versión|version) (?:impressa|impresa|on-line|online)|(?:print|on-?line) version)[^\n]{0,9} ISSN"
    r"[^\n]{9,99}\n\s{0,20}(?P<short>\S[^\n]{2,80}?)\s{1,3}(?:v(?:ol)?\.\s?(?P<volume>[\w/-]{1,9}))?\s{0,3}"
    r"(?:n[ºo°]?\.\s?(?P<issue>[\w/-]{1,9}))?(?P<supplement>\s{1,3}sup{1,2}l\.\s?\w{0,5})?\s{1,3}(?P<date>[^\n]{4,60})$",
    re.I | re.M,
)
_NEWER = re.compile(
    r"^(?:[^\n•]{2,90} • )?(?P<short>[^\n•]{2,80}?) (?P<volume>\d{1,4})(?: \((?P<issue>[^()\n•]{1,20})\))? • "
    r"(?P<date>[^\n•]{4,25}) •\s{1,3}(?:https?://doi\.org/10\.[^\n]{5,80}|linkcopiar)",
    re.M,
)
_VERSION = re.compile(r"[^\n]{0,200}vers[^\n]{0,40} ISSN", re.I)
_BULLET = re.compile(r"•\s{1,3}(?:https?://doi\.org/10\.|linkcopiar)")
_PEOPLE = re.compile(r"^(?:Autoria|Autoría|Authorship)\s{0,3}(?:SCIMAGO[^\n]{0,40})?\n", re.M)
_ABOUT = re.compile(r"(?i)(?:sobre os autores|sobre los autores|about the authors|acerca de los autores)")
_RECEIVED = re.compile(
    r"^[ \t•]{0,9}(?:Recebido|Recibido|Received)[ \t:]{0,3}\n[ \t•]{0,9}"
    r"(?P<date>\d{1,2} [^\n]{3,12} \d{4})[ \t]{0,9}$",
    re.M,
)
_EPUB = re.compile(r"(?i)\bepub\b")
_NOTE = re.compile(r"\s?[*†‡§¹²³]{1,3}$")


def _older(text: str) -> re.Match[str] | None:
    """The journal's line with its ISSN, and the line of the issue below it."""
    return _OLDER.search(text, 0, _HEAD) if first_with("ISSN", _VERSION, text, _HEAD) else None


def _newer(text: str) -> re.Match[str] | None:
    """The line with bullets that ends in the DOI."""
    return _NEWER.search(text, 0, _HEAD) if _BULLET.search(text, 0, _HEAD) else None


def recognise(page: Page) -> bool:
    """The abbreviated journal with volume, issue, town and date under its ISSN, or between bullets with the DOI."""
    older, newer = _older(page.text), _newer(page.text)
    return bool(older and (older["volume"] or older["issue"])) or bool(newer)


def correct(draft: Draft) -> None:
    """The journal, volume, issue and date of that line; the first title; the names under "Autoria"."""
    text = draft.text
    older = _older(text)
    line = older or _newer(text)
    if not line:
        return
    draft.drop("container-title", "container-title-short", "volume", "issue", "page")
    short = line["short"]
    whole = Span(*older.span("journal")) if older else _whole(short, text)
    draft.set("container-title", whole.of(text) if whole else short, whole or Span(*line.span("short")), 0.95)
    if whole and short != whole.of(text):
        draft.set("container-title-short", short, Span(*line.span("short")), 0.95)
    for field in ("volume", "issue"):
        if line[field]:
            draft.set(field, line[field], Span(*line.span(field)), 0.95)
    start, end = line.span("date")
    epub = _EPUB.search(text, start, end)
    draft.set_date("issued", start, epub.start() if epub else end, 0.95)
    if label := _PEOPLE.search(text, line.end(), line.end() + 3000):
        about = _ABOUT.search(text, label.end(), label.end() + 6000)
        byline = read_byline_rows(text, rows(text, label.end(), about.start())) if about else None
        if byline and not byline.cut:
            draft.set_list("author", byline.names, byline.spans, 0.9)
    if received := _RECEIVED.search(text, line.end()):  # below the references
        draft.set_date("submitted", *received.span("date"), 0.9)
    _title(draft, line.end())


def _whole(short: str, text: str) -> Span | None:
    """The whole title of "Rev. bras. estud. popul.", which has small letters where the title has capitals."""
    return whole_title(short, text, 0, _HEAD) or whole_title(short.title(), text, 0, _HEAD)


def _title(draft: Draft, start: int) -> None:
    """The first title of those in several languages, without the sign of a footnote."""
    at, claim = draft.title_line, draft.claims.get("title")
    if at < 1 or claim is None or claim.span is None or claim.span.start < start:
        return
    place = claim.span
    for line in reversed(draft.lines[max(0, at - 3) : at]):
        if line.start < start or line.kind or line.text.isupper() or line.text.startswith("http"):
            break
        if len(line.text) > max(30, 0.6 * len(claim.value)):
            place = line.span
    value = _NOTE.sub("", place.of(draft.text))
    draft.set("title", value, Span(place.start, place.start + len(value)), claim.confidence)


LAYOUT = Layout(
    "scielo",
    "SciELO article page",
    (("ISSN", "• https://doi.org/10.", "•\nhttps://doi.org/10.", "• linkcopiar"),),
    recognise,
    corrected("scielo", correct),
)
