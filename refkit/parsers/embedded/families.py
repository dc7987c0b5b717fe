"""Families of `<meta>` tags: each is a table of its tags, read in one way."""

from __future__ import annotations

import msgspec

from refkit.parsers.embedded.claiming import Claims
from refkit.parsers.html.tags import Head, Meta
from refkit.parsers.page import Page


class Family(msgspec.Struct, frozen=True):
    """The tags of one vocabulary, in lower case, by what they hold; the surest tag of a field first.

    text:     tag → CSL variable whose value is a string
    people:   CSL variable → tags that hold its names
    dates:    CSL variable → tags
    types:    tag → CSL type that its presence tells, the most telling first
    """

    name: str
    text: dict[str, str]
    people: dict[str, tuple[str, ...]]
    dates: dict[str, tuple[str, ...]]
    doi: tuple[str, ...] = ()
    first_page: tuple[str, ...] = ()
    last_page: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()
    isbn: tuple[str, ...] = ()
    abstract: tuple[str, ...] = ()
    sure_abstract: bool = False
    keywords: tuple[str, ...] = ()
    types: tuple[tuple[str, str], ...] = ()


def by_name(head: Head) -> dict[str, list[Meta]]:
    """The tags of a page by name; "dc:title" and "dcterms.title" count as "dc.title"."""
    tags: dict[str, list[Meta]] = {}
    for meta in head.metas:
        name = meta.name.replace(":", ".")
        if name.startswith("dcterms."):
            name = f"dc.{name[8:]}"
        tags.setdefault(name, []).append(meta)
    return tags


def read(family: Family, tags: dict[str, list[Meta]], page: Page) -> Claims:
    """What the tags of `family` among `tags` say of the page's work."""
    made = Claims(page, family.name)

    def first(names: tuple[str, ...]) -> Meta | None:
        return next((tags[name][0] for name in names if name in tags), None)

    for name, field in family.text.items():
        if name in tags:
            made.text(field, tags[name][0])
    for field, names in family.people.items():
        found = next((tags[name] for name in names if name in tags), None)
        if found:
            made.people(field, found)
    for field, names in family.dates.items():
        for name in names:
            if name in tags:
                made.date(field, tags[name][0])
    for name in family.doi:
        for meta in tags.get(name, ()):
            made.doi(meta)
    made.pages(first(family.first_page), first(family.last_page))
    made.issns([meta for name in family.issn for meta in tags.get(name, ())])
    for name in family.isbn:
        for meta in tags.get(name, ()):
            made.add("ISBN", (meta.value.removeprefix("urn:ISBN:").strip(),), meta.span)
    for name in family.abstract:
        for meta in tags.get(name, ()):
            made.abstract(meta, sure=family.sure_abstract)
    made.words([meta for name in family.keywords for meta in tags.get(name, ())])
    if made.claims:
        for name, kind in family.types:
            if name in tags:
                made.add("type", kind, tags[name][0].span)
    return made
