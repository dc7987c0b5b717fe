"""DOIs in running text, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from refkit.model import DOI, Span
from refkit.model.identifiers import trim

# DOI Handbook, 2.2. The suffix runs to white space or a quotation mark; what of it belongs to the sentence or
# the address around it is taken off afterwards. Bounded, so that a line without spaces costs no more.
_CANDIDATE = re.compile(r"10\.\d{4,9}(?:\.\d{1,9}){0,4}/[^\s\"“”„«»]{1,400}")

# An angle bracket ends a DOI, but for the SICI form of 1990s Wiley and others (ANSI/NISO Z39.56):
# 10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2
_SICI = re.compile(r"[^<>]*<[^<>]{1,40}::[^<>]{1,40}>\d\.\w{1,3}\.\w{1,3};\w+(?:-\w)?")
_PAGE_SUFFIX = re.compile(
    r"(?i)(?:/(?:abstract|full|fulltext|full\.html|full/html|pdf|epdf|pdfdirect|references|summary|html|meta"
    r"|issues?|issuetoc|tab-pdf|figures|citedby|supplementary)|\.pdf|\.full|\.abstract|\.long|\.short|\.html?)$"
)
_ADDRESS_END = re.compile(r"[?#&]|%3[Ff]|%23")
_GLUED = re.compile(
    r"(?<=[0-9a-z)])(?:Get$|Get rights|Published|Received|Accepted|Abstract|Citation|Cite|Copyright|View|Article|"
    r"Full|Download|PDF|Open|Share|Corpus|PubMed|Crossref|Google|ISSN|Issue|Volume|Print|Online|Keywords|"
    r"Author|License|Licence|Journal|Rights|Source|Key|DOI|doi|https?:)"
)


class FoundDOI(msgspec.Struct, frozen=True, gc=False):
    """A DOI, where it stands, and how: `prefix` is "resolver" (doi.org/…), "label" (doi: …), "address"
    (inside some other URL) or "" (bare)."""

    doi: DOI
    span: Span
    prefix: str


_RESOLVER = re.compile(r"(?i)doi\.org/\s?$")
_LABEL = re.compile(r"(?i)\bd\s?o\s?i\b\W{0,12}$")


def find_dois(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDOI]:
    """The DOIs in `text[start:end]`, in order. The span covers what of the text is the DOI itself."""
    for match in _CANDIDATE.finditer(text, start, len(text) if end is None else end):
        at = match.start()
        if at and (text[at - 1].isdigit() or text[at - 1] == "."):
            continue  # "110.1234/x", "1.10.1234/x": a number that goes on
        before = text[max(0, at - 120) : at]
        prefix = _prefix(before)
        raw = clean(match[0], in_address=prefix in ("resolver", "address"))
        doi = DOI.parse(raw)
        if doi:
            yield FoundDOI(doi, Span(at, at + len(raw)), prefix)


def clean(raw: str, *, in_address: bool) -> str:
    """The part of `raw`, which begins with a DOI, that is the DOI."""
    sici = _SICI.match(raw)
    if sici:
        return sici[0]
    for stop in "<>":
        raw = raw.partition(stop)[0]
    if in_address:
        cut = _ADDRESS_END.search(raw)
        if cut:
            raw = raw[: cut.start()]
    glued = None if "%" in raw else _GLUED.search(raw, 8)
    if glued:
        raw = raw[: glued.start()]
    raw = trim(raw)
    while suffix := _PAGE_SUFFIX.search(raw):
        raw = trim(raw[: suffix.start()])
    return raw


def _prefix(before: str) -> str:
    if _RESOLVER.search(before[-12:]):
        return "resolver"
    if _LABEL.search(before[-24:]):
        return "label"
    tail = before.rpartition(" ")[2].rpartition("\n")[2]
    return "address" if "://" in tail or "www." in tail else ""
