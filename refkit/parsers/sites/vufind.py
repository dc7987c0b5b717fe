"""Record page of a library catalogue that runs on VuFind, in English or German.

TITLE
SUMMARY...                                    maybe cut
Full description
Bibliographic Details
Main Authors: Okonkwo, Ada, Li, Wei           or "Ada Okonkwo, Wei Li"; the label may be glued to its value,
Format: Article                               stand before a tab, or on the line above it
Published inJOURNAL Vol. 73; no. 2; pp. 43 - 53
Published: Lagos : Shoreline Press, 2016      or "Shoreline Press 2016-09-01"
Series: …                                     of an article, the journal
DOI10.5555/tide.2016.0312
Tags: / Holdings / Description / Similar Items / Staff View
Similar Items                                 other works, each with "by: …" and "Published: …"
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from refkit.model import Abstract, Name, Section, Span, parse_pages
from refkit.parsers.general import Draft, corrected
from refkit.parsers.general.view import Line
from refkit.parsers.layout import Layout
from refkit.parsers.lines import whole
from refkit.parsers.page import Page
from refkit.text.dates import parse_date
from refkit.text.dois import find_dois
from refkit.text.name_tables import GIVEN_NAMES
from refkit.text.people import parse_name

_LABELS = {
    "Main Author": "author", "Main Authors": "author", "Author": "author", "Authors": "author",
    "Other Authors": "author", "Hauptverfasser": "author", "Weitere Verfasser": "author", "Verfasser": "author",
    "Format": "format", "Published in": "in", "Veröffentlicht in": "in", "Published": "published",
    "Veröffentlicht": "published", "Series": "series", "Schriftenreihe": "series", "DOI": "doi",
    "Language": "language", "Sprache": "language", "Subjects": "", "Schlagworte": "", "Online Access": "doi",
    "Online-Zugang": "doi", "Tags": "", "ISSN": "ISSN", "ISBN": "",
}  # fmt: skip
_LABEL = re.compile(
    rf"({'|'.join(sorted(_LABELS, key=len, reverse=True))})"
    r"(?:\s?:\s{0,9}|[\t |]{1,9}|(?=[A-Z0-9À-Þ\[])|$)"
)
_SIGNS = (
    "Bibliographic Details", "Similar Items", "Staff View", "No Tags", "Saved in:", "Text this", "Save to List",
    "Bibliographische Detailangaben", "Ähnliche Einträge", "Internformat", "Keine Tags", "Gespeichert in:",
)  # fmt: skip
_SIMILAR = frozenset({"Similar Items", "Ähnliche Einträge"})
_BY = re.compile(r"(?:by|von|Published|Veröffentlicht): ")
_SHORTENED = frozenset({"Full description", "Ausführliche Beschreibung"})
_KINDS = (
    ("newspaper", "article-newspaper"), ("chapter", "chapter"), ("kapitel", "chapter"),
    ("article", "article-journal"), ("artikel", "article-journal"), ("aufsatz", "article-journal"),
    ("conference", "paper-conference"),
    ("thesis", "thesis"), ("dissertation", "thesis"), ("hochschulschrift", "thesis"), ("book", "book"),
    ("buch", "book"), ("dataset", "dataset"), ("report", "report"), ("journal", "periodical"),
    ("zeitschrift", "periodical"), ("map", "map"),
)  # fmt: skip
_NUMBERS = {
    "volume": re.compile(r"\b(?:Vol\.|Volume|Bd\.|Band|Jg\.)\s?(\w{1,10})"),
    "issue": re.compile(r"\b(?:[Nn]o\.|[Nn]r\.|Heft|[Ii]ssue)\s?([\w/–-]{1,12})"),
    "page": re.compile(r"\b(?:pp?\.|S\.|Seiten?)\s?(\w{1,12}(?: ?[-–] ?\w{1,12})?)"),
}
_IMPRINT = re.compile(
    r"(?:\[?(?P<place>[^:\n]{2,60}?)\]? ?: ?)?(?P<publisher>[^\d\n][^\n]{1,150}?)?,? ?[c©\[]{0,2}"
    r"(?P<date>(?:1[5-9]|20)\d\d(?:-\d\d(?:-\d\d)?)?)[\].]{0,2}$"
)
_YEARS = re.compile(r",? ?(?:\(?\d{4}-(?:\d{4})?\)?|\([^()]{1,40}\))\.?(?=[,;]|$)")
_EDITOR = re.compile(r"(?:, ?\d{4}-(?:\d{4})?)? ?[(\[](?:[Ee]d|Hrsg|Herausgeber)")
_ISSN = re.compile(r"\d{4}-\d{3}[\dXx]")


def recognise(page: Page) -> bool:
    """Two of the catalogue's controls and four of its labels at the beginning of lines."""
    text = page.text
    if sum(sign in text for sign in _SIGNS) < 2:
        return False
    found = {match[1] for line in text[:40_000].split("\n") if (match := _LABEL.match(line.strip(" \t•|")))}
    return "Format" in found and len(found) > 3


def correct(draft: Draft) -> None:
    """What the table of labels says; nothing of the similar items."""
    lines = _own(draft)
    rows: list[tuple[str, Span]] = []
    for index, line in enumerate(lines):
        row = line.text.lstrip("| ")  # the cells of a table
        label = _LABEL.match(row)
        shift = len(line.text) - len(row)
        if not label:
            continue
        span = Span(min(line.start + shift + label.end(), line.end), line.end)
        if span.start == span.end:
            following = lines[index + 1] if index + 1 < len(lines) else None
            if following is None or (_LABEL.match(following.text) and following.text.rstrip(" :") in _LABELS):
                continue
            span = following.span
        cell = span.of(draft.text).lstrip("|\t ")
        start, value = span.end - len(cell), cell.rstrip("|\t ")
        if value:
            rows.append((_LABELS[label[1]], Span(start, start + len(value))))
    title = draft.claims.get("title")
    if title and title.value in _SIGNS:
        draft.drop("title")
        below = next((line for line in lines if line.start >= draft.lines[draft.title_line].end), None)
        if below and not _LABEL.match(below.text):
            draft.set("title", below.text, below.span, 0.7)
    form = next((span.of(draft.text).casefold() for key, span in rows if key == "format"), "")
    kind = next((csl for word, csl in _KINDS if word in form), "")
    draft.drop("container-title", "volume", "issue", "page", "publisher", "author")
    for key, span in rows:
        if key == "format" and kind:
            draft.set("type", kind, span, 0.9)
        elif key == "in" or (key == "series" and kind.startswith("article")):
            _journal(draft, span)
        elif key == "language":
            draft.set("language", span.of(draft.text), span, 0.8)
        elif key == "published":
            _imprint(draft, span)
        elif key == "doi" and (doi := next(find_dois(draft.text, span.start, span.end), None)):
            draft.suggest("DOI", doi.doi, doi.span, 0.95)
        elif key == "ISSN" and (numbers := tuple(_ISSN.findall(span.of(draft.text)))):
            draft.set("ISSN", numbers, span, 0.9)
    _authors(draft, [span for key, span in rows if key == "author"])
    for index, line in enumerate(lines[1:], 1):
        if line.text in _SHORTENED and len(lines[index - 1].text) > 60:
            _summary(draft, lines[index - 1])
    draft.claims = {claim.field: claim for claim in whole(draft.claims.values(), draft.text)}


def _own(draft: Draft) -> Sequence[Line]:
    """The lines above the similar items; claims from below are taken back."""
    lines = draft.lines
    for index, line in enumerate(lines):
        if line.text in _SIMILAR and any(_BY.match(other.text) for other in lines[index + 1 : index + 5]):
            for field, claim in list(draft.claims.items()):
                if claim.span and claim.span.start >= line.start:
                    draft.drop(field)
            return lines[:index]
    return lines


def _journal(draft: Draft, span: Span) -> None:
    """Journal and numbers: "J Vol. 73; no. 2; pp. 43 - 53", "J Bd. 12 (2016), Heft 3, S. 1-2"."""
    value = span.of(draft.text)
    found = {field: match for field, pattern in _NUMBERS.items() if (match := pattern.search(value, 2))}
    end = min((match.start() for match in found.values()), default=len(value))
    name = value[:end].rstrip(" ,;:(-")
    if name:
        draft.suggest("container-title", name, Span(span.start, span.start + len(name)), 0.92)
    for field, match in found.items():
        number = parse_pages(match[1].replace(" ", "")) if field == "page" else match[1]
        if number:
            draft.set(field, number, Span(span.start + match.start(1), span.start + match.end(1)), 0.92)


def _imprint(draft: Draft, span: Span) -> None:
    """Place, publisher and year."""
    found = _IMPRINT.match(draft.text[span.start : span.end])
    if found is None:
        return
    for field, group in (("publisher-place", "place"), ("publisher", "publisher")):
        if found[group] and (value := found[group].strip(" ,[]")):
            start = span.start + found.start(group) + found[group].index(value)
            draft.set(field, value, Span(start, start + len(value)), 0.88)
    if date := parse_date(found["date"]):
        start = span.start + found.start("date")
        draft.set("issued", date, Span(start, start + len(found["date"])), 0.88)


def _authors(draft: Draft, spans: list[Span]) -> None:
    """The people of all labels, those who edited apart; none if one of the lists cannot be told apart."""
    found: dict[str, list[tuple[Name, Span]]] = {"author": [], "editor": []}
    for span in spans:
        at, value = span.start, span.of(draft.text)
        pieces = _people(_YEARS.sub("", value))
        for piece in pieces:
            name = parse_name(piece)
            place = draft.text.find(piece, at, span.end)
            if name is None or place < 0:
                return
            at = place + len(piece)
            role = "editor" if _EDITOR.match(draft.text, at, span.end) else "author"
            found[role].append((name, Span(place, at)))
        if value and not pieces:
            return
    for role, people in found.items():
        draft.set_list(role, [name for name, _ in people], [part for _, part in people], 0.9)


def _people(value: str) -> list[str]:
    """The names in a list whose commas part people, or family and given names, or both."""
    if ";" in value:
        return [piece.strip() for piece in value.split(";") if piece.strip()]
    pieces = [piece.strip() for piece in value.split(",") if piece.strip()]
    whole = all(" " in piece for piece in pieces)
    if len(pieces) == 2 and whole:
        whole = all(piece.split()[0].casefold() in GIVEN_NAMES for piece in pieces)
    if whole or len(pieces) % 2:
        return pieces if whole else []
    return [f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)]


def _summary(draft: Draft, line: Line) -> None:
    text = line.text.rstrip(".… ") if line.text.endswith(("...", "…")) else line.text
    span = Span(line.start, line.start + len(text))
    draft.suggest("abstract", Abstract((Section(text),), text != line.text), span, 0.7, (span,))


LAYOUT = Layout("vufind", "VuFind catalogue record", ("Format", _SIGNS), recognise, corrected("vufind", correct))
