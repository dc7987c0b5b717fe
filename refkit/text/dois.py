"""DOIs in running text, with their places."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import msgspec

from refkit.model import DOI, Span
from refkit.model.identifiers import trim

# DOI Handbook, 2.2. The suffix runs to white space or a quotation mark; what of it belongs to the sentence or
# the address around it is taken off afterwards. Bounded, so that a line without spaces costs no more.
_CANDIDATE = re.compile(
    r"10\.\d{4,9}(?:\.\d{1,9}){0,4}(?:/|%2[Ff])[^\s\"“”„«»|\\\u3001\u3002\uff0c\uff1b\u3011\u300b\uff09\u300d]{1,400}"
)

# An angle bracket ends a DOI, but for the SICI form of 1990s Wiley and others (ANSI/NISO Z39.56):
# 10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2
_SICI = re.compile(r"[^<>]*<[^<>]{1,40}::[^<>]{1,40}>\d\.\w{1,3}\.\w{1,3};\w+(?:-\w)?")
_PAGE_SUFFIX = re.compile(
    r"(?i)(?:/(?:abstract|full|fulltext|full\.html|full/html|pdf|epdf|pdfdirect|references|summary|html|meta"
    r"|issues?|issuetoc|tab-pdf|figures|citedby|supplementary)|\.pdf|\.full(?:[.-]text)?|\.abstract|\.long|\.short|\.html?|/-/[\w/.]{1,40})$"
)
# What ends a DOI wherever it stands: session numbers, the address of a Markdown link, a possessive.
_NEVER_INSIDE = re.compile(r"(?i);jsessionid|\]\(|’s\b")
# Preprints of Cold Spring Harbor and openRxiv: the version behind the DOI is not part of it.
_VERSION = re.compile(r"(?<=\d)v\d{1,2}$")
_VERSIONED = ("10.1101/", "10.64898/")
# A DOI cannot end like this: it goes on in the next line.
_GOES_ON = re.compile(r"\n[ \t]{0,40}([A-Za-z0-9(][^\s\"“”<>]{0,100})")
_ADDRESS_END = re.compile(r"[?#&]|%3[Ff]|%23")
_GLUED = re.compile(
    r"(?<=[0-9a-z)])(?:Get$|Get rights|Published|Received|Accepted|Abstract|Citation|Cite|Copyright|View|Article|"
    r"Full|Download|PDF|Open|Share|Corpus|PubMed|Crossref|Google|ISSN|Issue|Volume|Print|Online|Keywords|"
    r"[Pp][Mm][Cc]?[Ii][Dd]:?|Author|License|Licence|Journal|Rights|Source|Key|DOI|doi|https?:)"
)


class FoundDOI(msgspec.Struct, frozen=True, gc=False):
    """A DOI, where it stands, and how: `prefix` is "resolver" (doi.org/…), "label" (doi: …), "address"
    (inside some other URL) or "" (bare)."""

    doi: DOI
    span: Span
    prefix: str


_RESOLVER = re.compile(r"(?i)doi\.org(?:/|%2F)\s?$")
_LABEL = re.compile(r"(?i)\bd\s?o\s?i\b\W{0,12}$")


def find_dois(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDOI]:
    """The DOIs in `text[start:end]`, in order. The span covers what of the text is the DOI itself.

    One that is split over two lines is read on where it cannot end: after a slash, a dot, an underscore, or a
    hyphen, if what follows has a digit. Entities and percent signs are decoded.
    """
    stop = len(text) if end is None else end
    for match in _CANDIDATE.finditer(text, start, stop):
        at = match.start()
        if at and (text[at - 1].isdigit() or text[at - 1] == "."):
            continue  # "110.1234/x", "1.10.1234/x": a number that goes on
        prefix = _prefix(text, at)
        whole = match[0]
        in_address = prefix in ("resolver", "address") or text[at - 1 : at] == "="
        if whole[-1] in "/._-" and text[match.end() : match.end() + 1] == "\n":
            found = _read_on(text, match, stop, in_address=in_address)
            if found:
                yield FoundDOI(found[0], Span(at, found[1]), prefix)
                continue
        if "&" in whole and (";" in whole or in_address):
            raw = clean(html.unescape(whole), in_address=in_address)
            length = _length_before(whole, raw)
        else:
            raw = clean(whole, in_address=in_address)
            length = len(raw)
        doi = DOI.parse(raw) if length != len(raw) or not raw.isascii() else _doi(raw)
        if doi:
            yield FoundDOI(doi, Span(at, at + length), prefix)


def _doi(raw: str) -> DOI | None:
    """What `clean` gives, as a DOI: nothing stands before it, and nothing behind it unless it is encoded."""
    if "%" in raw or "/" not in raw:
        return DOI.parse(raw)
    try:
        return DOI(raw)
    except ValueError:
        return None


def _read_on(text: str, match: re.Match[str], stop: int, *, in_address: bool) -> tuple[DOI, int] | None:
    """A DOI that goes on in the next line, and where it ends there."""
    onward = _GOES_ON.match(text, match.end(), stop)
    if not onward or not any(map(str.isdigit, onward[1])) or onward[1].startswith("10."):
        return None
    head = match[0]
    raw = clean(head + onward[1], in_address=in_address)
    doi = DOI.parse(raw)
    if doi is None or len(raw) <= len(head):
        return None
    return doi, onward.start(1) + len(raw) - len(head)


def _length_before(whole: str, decoded: str) -> int:
    """How much of `whole` its entities decode to `decoded`."""
    length = len(decoded)
    while length <= len(whole):
        here = html.unescape(whole[:length])
        if here == decoded:
            return length
        length += max(1, len(decoded) - len(here))  # so many characters are lacking at the least
    return len(whole)


def clean(raw: str, *, in_address: bool) -> str:
    """The part of `raw`, which begins with a DOI, that is the DOI."""
    if "<" in raw and (sici := _SICI.match(raw)):
        return sici[0]
    for stop in "<>":
        if stop in raw:
            raw = raw.partition(stop)[0]
    if (";" in raw or "](" in raw or "’" in raw) and (inside := _NEVER_INSIDE.search(raw)):
        raw = raw[: inside.start()]
    if in_address:
        cut = _ADDRESS_END.search(raw)
        if cut:
            raw = raw[: cut.start()]
    # In small letters only a few of these words can be glued to it.
    may_be_glued = "%" not in raw and (raw != raw.lower() or any(word in raw for word in _GLUED_SMALL))
    if may_be_glued and (glued := _GLUED.search(raw, 8)):
        raw = raw[: glued.start()]
    raw = trim(raw)
    while (not raw[-1:].isdigit() or "/-/" in raw) and (suffix := _PAGE_SUFFIX.search(raw)):
        raw = trim(raw[: suffix.start()])
    if raw.startswith(_VERSIONED) and (version := _VERSION.search(raw)):
        raw = raw[: version.start()]
    return raw


_GLUED_SMALL = ("doi", "http", "pm")


def _prefix(text: str, at: int) -> str:
    """How the DOI at `at` is introduced."""
    near = text[max(0, at - 24) : at]
    if (near[-1:] in "/fF" or near[-1:].isspace()) and _RESOLVER.search(near[-12:]):
        return "resolver"
    before = text[max(0, at - 120) : at]
    tail = before[max(before.rfind(" "), before.rfind("\n")) + 1 :]
    if "://" in tail or "www." in tail:
        return "address"
    return "label" if _LABEL.search(near) else ""
