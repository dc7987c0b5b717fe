"""Microdata with schema.org's types: `itemscope`, `itemtype` and `itemprop` in the body (WHATWG HTML, 5).

The tags are read in order, not as a tree: a name that follows an author's tag is the author's, one that follows
the journal's is the journal's.
"""

from __future__ import annotations

import re

from refkit.model import Claim, Span
from refkit.parsers.embedded.claiming import Claims, doi_in
from refkit.parsers.embedded.json_ld import TYPES
from refkit.parsers.html.tags import Attributes, Meta, items_of, meta_of
from refkit.parsers.page import Page

_TEXT = {
    "headline": "title", "volumenumber": "volume", "issuenumber": "issue", "inlanguage": "language",
}  # fmt: skip
_CONTENT = re.compile(r"[^<>]{0,400}>([^<]{1,3000})")
_HELD = re.compile(r"<[^<>]{0,400}>\s{0,50}([^<]{1,3000})")


def claims(page: Page) -> list[Claim]:
    """What the first work of a scholarly type says."""
    tags = items_of(page.text)
    start = next((i for i, (attributes, _) in enumerate(tags) if _kind(attributes)), -1)
    if start < 0:
        return []
    made = Claims(page, "microdata")
    people: list[Meta] = []
    scope = ""
    for number, (attributes, end) in enumerate(tags[start:]):
        prop = attributes.get("itemprop", ("", 0))[0].strip().lower()
        if number and not prop and _kind(attributes):
            break  # a neighbour
        if "itemscope" in attributes:
            scope = prop or scope
            if prop in ("citation", "comment"):
                continue
        value = _value(page.text, attributes, end)
        if value is None or not value.value:
            continue
        if prop in ("author", "creator") and "itemscope" not in attributes:
            people.append(value)
        elif prop == "name":
            if scope in ("author", "creator"):
                people.append(value)
            elif scope == "ispartof":
                made.text("container-title", value)
            elif scope == "publisher":
                made.text("publisher", value)
            elif not scope:
                made.text("title", value)
        elif prop in _TEXT:
            made.text(_TEXT[prop], value)
        elif prop == "datepublished":
            made.date("issued", value)
        elif prop in ("identifier", "sameas", "doi") and scope in ("", "identifier"):
            made.add("DOI", doi_in(value.value), value.span)
        elif prop == "issn":
            made.issns([value])
        elif prop in ("description", "abstract") and not scope:
            made.abstract(value)
        elif prop == "pagestart":
            made.pages(value, None)
    # A page may name its authors twice, above the text and at its end.
    made.people("author", list({person.value.casefold(): person for person in reversed(people)}.values())[::-1])
    if made.has("title"):
        made.add("type", TYPES[_kind(tags[start][0])], made.claims[0].span or Span(0, 1))
        return made.claims
    return []


def _kind(attributes: Attributes) -> str:
    kind = attributes.get("itemtype", ("", 0))[0].strip().rpartition("/")[2]
    return kind if TYPES.get(kind) else ""


def _value(text: str, attributes: Attributes, end: int) -> Meta | None:
    """The value of a property: its `content`, `datetime` or `href`, or the text that follows its tag."""
    for name in ("content", "datetime"):
        if name in attributes:
            return meta_of(name, *attributes[name])
    match = _CONTENT.match(text, end)
    if match and match[1].strip():
        return meta_of("", match[1], match.start(1))
    if match and (inner := _HELD.match(text, match.end())):
        return meta_of("", inner[1], inner.start(1))
    if "href" in attributes:
        return meta_of("href", *attributes["href"])
    return None
