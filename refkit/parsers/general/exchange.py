"""The record in BibTeX that a page prints for its readers to copy: as a rule, that of the page's own work."""

from __future__ import annotations

import logging
import re

import msgspec

from refkit.model import DOI, PartialDate, Span, parse_pages
from refkit.parsers.general.draft import Draft
from refkit.text import bibtex_names, latex
from refkit.text.folding import fold
from refkit.text.months import MONTHS

_TYPES = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "incollection": "chapter",
    "inbook": "chapter",
    "book": "book",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "techreport": "report",
    "misc": "",
    "dataset": "dataset",
    "software": "software",
}
_ENTRY = re.compile(rf"@({'|'.join(_TYPES)})\s{{0,5}}\{{\s{{0,5}}[^\s,{{}}]{{1,120}}\s{{0,5}},", re.IGNORECASE)
_LONGEST = 20_000
_PLAIN = {
    "title": "title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "volume": "volume",
    "number": "issue",
    "publisher": "publisher",
}
_SURE = 0.85
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # a library's log is its user's to switch on


class Copied(msgspec.Struct, frozen=True):
    """Where the record stands, what kind of entry it is and where it says so, and its fields with their places."""

    span: Span
    type: str
    type_span: Span
    fields: dict[str, tuple[str, Span]]


def find(text: str) -> Copied | None:
    """The only BibTeX record in `text`; None if there is none, several, or it cannot be taken apart."""
    if "@" not in text:
        return None
    found = list(_ENTRY.finditer(text))
    if not found or len({match[0] for match in found}) > 1:
        return None
    from bibtexparser.splitter import Splitter

    match = found[0]
    source = text[match.start() : match.start() + _LONGEST]
    try:
        entries = Splitter(source).split().entries
    except Exception:  # a page may print anything
        return None
    if not entries:
        return None
    raw = entries[0].raw or ""
    fields: dict[str, tuple[str, Span]] = {}
    at = match.end()
    for field in entries[0].fields:
        value = str(field.value).strip()
        inner = value[1:-1] if value[:1] + value[-1:] in ("{}", '""') and len(value) > 2 else value
        place = text.find(inner, at, match.start() + len(raw) + 1)
        if inner.strip() and place >= 0:
            fields.setdefault(field.key.lower(), (inner, Span(place, place + len(inner))))
            at = place + len(inner)
    span = Span(match.start(), match.start() + max(len(raw), len(match[0])))
    return Copied(span, match[1].lower(), Span(*match.span(1)), fields)


def claim(draft: Draft, copied: Copied) -> None:
    """Claim what the record says, if it is of the page's own work: the page prints its title once more, or its
    DOI, or nothing stands above it."""
    if not _is_own(draft, copied):
        return
    if kind := _TYPES[copied.type]:
        draft.suggest("type", kind, copied.type_span, 0.7)
    for name, field in _PLAIN.items():
        if name in copied.fields:
            value, span = copied.fields[name]
            decoded = " ".join(latex.decode(value).split())
            if decoded and not (field == "title" and "title" in draft.claims and _alike(draft, decoded)):
                draft.suggest(field, decoded, span, _SURE)
    if "doi" in copied.fields and (doi := DOI.parse(copied.fields["doi"][0])):
        draft.suggest("DOI", doi, copied.fields["doi"][1], _SURE)
    if "pages" in copied.fields and any(map(str.isdigit, copied.fields["pages"][0])):
        draft.suggest("page", parse_pages(copied.fields["pages"][0]), copied.fields["pages"][1], _SURE)
    _date(draft, copied)
    if "author" in copied.fields:
        _authors(draft, *copied.fields["author"])


def _is_own(draft: Draft, copied: Copied) -> bool:
    doi, title = copied.fields.get("doi"), copied.fields.get("title")
    own = draft.claims.get("DOI")
    if doi and own and own.value.folded == doi[0].strip().lower():
        return True
    if title is None:
        return False
    if not draft.text[: copied.span.start].strip():
        return True
    wanted = fold(latex.decode(title[0]))
    text, (start, end) = draft.text, (copied.span.start, copied.span.end)
    return len(wanted) > 8 and wanted in fold(f"{text[max(0, start - 60_000) : start]}\n{text[end : end + 60_000]}")


def _alike(draft: Draft, title: str) -> bool:
    return fold(str(draft.claims["title"].value)) == fold(title)


def _date(draft: Draft, copied: Copied) -> None:
    year = copied.fields.get("year") or copied.fields.get("date")
    if year is None or not re.match(r"(?:1[5-9]|20)\d\d(?!\d)", year[0]):
        return
    month = MONTHS.get(copied.fields["month"][0].strip(' {}".').lower()) if "month" in copied.fields else None
    draft.suggest("issued", PartialDate(int(year[0][:4]), month), year[1], _SURE)


def _authors(draft: Draft, value: str, span: Span) -> None:
    known = draft.claims.get("author")
    pieces = bibtex_names.split(value)
    names = tuple(name for start, end in pieces if (name := bibtex_names.parse(value[start:end])))
    if not names or len(names) != len(pieces) or value.rstrip().endswith("others"):
        return
    if known is None or len(names) > len(known.value):
        parts = tuple(Span(span.start + start, span.start + end) for start, end in pieces)
        draft.set("author", names, span, _SURE, parts)
