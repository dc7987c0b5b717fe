"""DataCite's record of a work (the `attributes` of its JSON:API) → claims."""

from __future__ import annotations

import re

from refkit.messages.abstracts import abstract_of
from refkit.messages.claiming import Adding
from refkit.messages.datacite.containers import add_container, add_titles, in_language
from refkit.messages.datacite.dates import add_dates, read_date
from refkit.messages.datacite.people import creators
from refkit.messages.datacite.types import (
    CITEPROC_KINDS,
    CONTRIBUTORS,
    FREE_KINDS,
    GENRES,
    KINDS,
    NOT_RELATIONS,
    RELATIONS,
    REPLACED,
    REPLACES,
)
from refkit.messages.identifiers import doi_of
from refkit.messages.node import Node
from refkit.messages.wording import wording
from refkit.model import DOI, Claim, Notice, Source
from refkit.model.context import Relation

__all__ = ["claims_of", "notices_of", "updates_of"]

# "(:unav)", ":tba" …: DataCite Metadata Schema, Appendix 3, standard values for unknown information.
_UNKNOWN = re.compile(r"\(?:(?:unac|unal|unap|unas|unav|unkn|none|null|tba|etal)\)?", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LICENCE = re.compile(
    r"(?i)https?://(?:www\.)?(?:creativecommons|opensource|opendatacommons|gnu|apache|spdx)\.org/"
)


def claims_of(attributes: Node, source: Source) -> list[Claim]:
    """What a record says of its work. Never raises, whatever the record is."""
    add = Adding(source)
    add("DOI", doi_of(attributes.said("doi")))
    general = attributes.get("types").said("resourceTypeGeneral")
    kind = _kind(attributes)
    add("type", kind)
    add("genre", GENRES.get(general, "preprint" if kind == "article" else ""))
    add_titles(attributes, add)
    add("author", creators(attributes.get("creators").items))
    helpers = attributes.get("contributors").items
    for contribution, variable in CONTRIBUTORS.items():
        named = [node for node in helpers if node.said("contributorType") == contribution]
        if named:
            add(variable, creators(named))
    add_container(attributes, kind, add)
    add_dates(attributes, add)
    publisher = attributes.get("publisher")
    add("publisher", _known(publisher.said("name") or publisher.text))
    for variable in ("language", "version"):
        add(variable, _known(attributes.said(variable)))
    add("keyword", _keywords(attributes))
    add("license", _licence(attributes))
    _add_abstract(attributes, add)
    add("relations", _relations(attributes))
    return add.claims


def notices_of(attributes: Node, source: Source) -> tuple[Notice, ...]:
    """That there is a newer version, which takes this one's place."""
    return _versions(attributes, REPLACED)


def updates_of(attributes: Node, source: Source) -> tuple[Notice, ...]:
    """The older versions whose place this one takes."""
    return _versions(attributes, REPLACES)


def _kind(attributes: Node) -> str:
    types = attributes.get("types")
    general, free = types.said("resourceTypeGeneral"), types.said("resourceType")
    known = KINDS.get(general, "")
    if known:
        return known
    words = "".join(filter(str.isalpha, free)).casefold()
    if words in FREE_KINDS:
        return FREE_KINDS[words]
    if any(kind == "Reviews" for kind, _ in _related(attributes)):
        return "review"
    said = types.said("citeproc")
    return said if general in ("Text", "") and said in CITEPROC_KINDS else ""


def _known(text: str) -> str:
    return "" if _UNKNOWN.fullmatch(text) else wording(text)


def _keywords(attributes: Node) -> tuple[str, ...]:
    """Subjects in free words; those of a scheme are classes of a catalogue."""
    found = [
        _known(node.said("subject"))
        for node in attributes.get("subjects").items
        if not node.said("subjectScheme") and not node.said("classificationCode")
    ]
    return tuple(dict.fromkeys(word for word in found if word and not word.startswith("FOS:")))


def _licence(attributes: Node) -> str:
    """The address of a licence that is known as one."""
    for node in attributes.get("rightsList").items:
        address = node.said("rightsUri")
        if _LICENCE.match(address):
            return address
    return ""


def _add_abstract(attributes: Node, add: Adding) -> None:
    """The abstract in the record's language, else the first."""
    found = [node for node in attributes.get("descriptions").items if node.said("descriptionType") == "Abstract"]
    for node in in_language(found, attributes):
        text = node.get("description").value
        if (
            isinstance(text, str)
            and not _UNKNOWN.fullmatch(text.strip())
            and (abstract := abstract_of(text, attributes.said("language")))
        ):
            add("abstract", abstract)
            return


def _relations(attributes: Node) -> tuple[Relation, ...]:
    """The works that it is related to by DOI, each once a kind, in Crossref's words where it has them."""
    found: dict[tuple[str, str], Relation] = {}
    for kind, doi in _related(attributes):
        if kind not in NOT_RELATIONS:
            word = RELATIONS.get(kind) or _HUMP.sub("-", kind).casefold()
            found.setdefault((word, doi.folded), Relation(word, doi.text))
    return tuple(found.values())


def _versions(attributes: Node, kinds: frozenset[str]) -> tuple[Notice, ...]:
    dates = [node for node in attributes.get("dates").items if node.said("dateType") == "Withdrawn"]
    date = read_date(dates[0].said("date")) if dates else None
    found = {
        doi.folded: Notice("new_version", doi.text, "publisher", str(date or ""))
        for kind, doi in _related(attributes)
        if kind in kinds
    }
    return tuple(found.values())


def _related(attributes: Node) -> list[tuple[str, DOI]]:
    """The kind and the DOI of each related work that has one and is not the work itself."""
    own = attributes.said("doi").casefold()
    found = []
    for node in attributes.get("relatedIdentifiers").items:
        doi = doi_of(node.said("relatedIdentifier")) if node.said("relatedIdentifierType") == "DOI" else None
        if doi and doi.folded != own and (kind := node.said("relationType")):
            found.append((kind, doi))
    return found
