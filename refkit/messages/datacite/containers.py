"""Where a DataCite record's work appeared: `relatedItems`, `container`, identifiers of what it is a part of."""

from __future__ import annotations

import re

from refkit.messages.claiming import Adding
from refkit.messages.datacite.types import IN_CONTAINERS
from refkit.messages.node import NOTHING, Node
from refkit.messages.numbers import pages_of_message, volume_of
from refkit.messages.titles import title_of, with_subtitle
from refkit.messages.wording import wording
from refkit.model import pages_of

# DataCite takes a container's numbers out of free text, and puts what is left between commas into them.
_NUMBER = re.compile(r"[A-Za-z.]{0,4}\s?\d[\w.:/-]{0,11}")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_ISBN = re.compile(r"(?:97[89][\d-]{10,14}|\d[\d-]{8,11}[\dXx])")
_NUMBERS_IN = re.compile(r"[;,]\s?\d|\(\d|^\W*\d")


def add_container(attributes: Node, kind: str, add: Adding) -> None:
    """The journal, book or series, its numbers, and the pages."""
    item = next(
        (at for at in attributes.get("relatedItems").items if at.said("relationType") == "IsPublishedIn"), None
    )
    if item is not None:
        titles = item.get("titles").items
        title = wording((titles[0] if titles else NOTHING).said("title"))
        form = item.said("relatedItemType")
    else:
        item = attributes.get("container")
        form = item.said("type")
        title = "" if form == "DataRepository" else _NUMBERS_IN.split(wording(item.said("title")))[0].strip()
    inside = kind in IN_CONTAINERS or form == "Journal"
    if title and (inside or kind != "article"):
        _add(item, title, add, inside=inside)
    _add_identifiers(attributes, kind, add)


def _add(item: Node, title: str, add: Adding, *, inside: bool) -> None:
    add("container-title" if inside else "collection-title", title)
    volume = item.said("volume")
    if _NUMBER.fullmatch(volume):
        add("volume" if inside else "collection-number", volume_of(volume))
    if not inside:
        return
    if _NUMBER.fullmatch(issue := item.said("issue")):
        add("issue", volume_of(issue))
    first, last = item.said("firstPage"), item.said("lastPage")
    if _NUMBER.fullmatch(first):
        add("page", pages_of(first, last if _NUMBER.fullmatch(last) else ""))
    elif item.said("numberType") == "Article" or not first:
        add("page", pages_of_message("", item.said("number"))[0])


def _add_identifiers(attributes: Node, kind: str, add: Adding) -> None:
    """ISSNs of what it is a part of, and ISBNs: its own, or its book's."""
    issns: list[str] = []
    isbns: list[str] = []
    container = attributes.get("container")
    pairs = [(container.said("identifierType"), container.said("identifier"))]
    pairs += [
        (node.said("relatedIdentifierType"), node.said("relatedIdentifier"))
        for node in attributes.get("relatedIdentifiers").items
        if node.said("relationType") in ("IsPartOf", "IsPublishedIn")
    ]
    pairs += [
        (node.said("identifierType") or node.said("alternateIdentifierType"),
         node.said("identifier") or node.said("alternateIdentifier"))
        for key in ("identifiers", "alternateIdentifiers")
        for node in attributes.get(key).items
    ]  # fmt: skip
    for kind_of, value in pairs:
        if kind_of in ("ISSN", "EISSN", "LISSN") and _ISSN.fullmatch(value) and kind in IN_CONTAINERS:
            issns.append(value if "-" in value else f"{value[:4]}-{value[4:]}")
        elif kind_of == "ISBN" and _ISBN.fullmatch(value):
            isbns.append(value)
    add("ISSN", tuple(dict.fromkeys(issns)))
    add("ISBN", tuple(dict.fromkeys(isbns)))


def in_language(nodes: list[Node], attributes: Node) -> list[Node]:
    """Those of `nodes` that are in the record's language; all of them if none is."""
    language = attributes.said("language")[:2].casefold()
    return [node for node in nodes if language and node.said("lang")[:2].casefold() == language] or nodes


def add_titles(attributes: Node, add: Adding) -> None:
    """The title with its subtitle; of several, that in the record's language, else the first that is original."""
    titles = [node for node in attributes.get("titles").items if node.said("title")]
    own = [node for node in titles if not node.said("titleType")] or titles
    if not own:
        return
    first = in_language(own, attributes)[0]
    title, tongue = title_of(first.said("title")), first.said("lang")[:2]
    more = [
        node
        for node in titles
        if node.said("titleType") == "Subtitle" and (not node.said("lang") or node.said("lang")[:2] == tongue)
    ]
    add("title", with_subtitle(title, title_of(more[0].said("title"))) if more else title)
