"""Retractions, corrections, newer versions, and the works that a work is related to.

What a work is a notice of is said by `update-to` alone: a title that begins with "Erratum" or "RETRACTED" decides
nothing (Crossref, "Crossmark: participating in Crossmark", updates).
"""

from __future__ import annotations

from refkit.messages.crossref.dates import read_date
from refkit.messages.identifiers import doi_of
from refkit.messages.node import Node
from refkit.model import Notice, Source
from refkit.model.context import Relation

_NEW = "new_version"
# Those that are no more than entries of a list of references.
_CITED = frozenset({"cites", "is-cited-by", "references", "is-referenced-by"})
_BY_DOI = frozenset({"doi", ""})


def notices_of(work: Node, source: Source) -> tuple[Notice, ...]:
    """Retractions, corrections and newer versions of the work, each once a source (publisher, retraction-watch).

    A new version that is the work itself is none. A notice that is the work itself (corrected in its place) is one,
    whichever of `updated-by` and `update-to` says so.
    """
    own = work.get("DOI").text.casefold()
    found = [notice for node in work.get("updated-by").items if (notice := _notice(node, source))]
    found += [
        notice
        for node in work.get("update-to").items
        if (notice := _notice(node, source)) and notice.doi.casefold() == own
    ]
    return _once([notice for notice in found if notice.kind != _NEW or notice.doi.casefold() != own])


def updates_of(work: Node, source: Source) -> tuple[Notice, ...]:
    """What other works this one is a notice of, with their DOIs: their retraction, correction, new version."""
    own = work.get("DOI").text.casefold()
    found = [notice for node in work.get("update-to").items if (notice := _notice(node, source))]
    return _once([notice for notice in found if notice.doi and notice.doi.casefold() != own])


def relations_of(work: Node) -> tuple[Relation, ...]:
    """The works that this one is related to by DOI, each once a kind; itself and mere citations left out."""
    own = work.get("DOI").text.casefold()
    found: dict[tuple[str, str], Relation] = {}
    for kind, listed in work.get("relation").pairs:
        if kind in _CITED:
            continue
        for node in listed.items:
            doi = doi_of(node.get("id").text) if node.get("id-type").text.casefold() in _BY_DOI else None
            if doi and doi.folded != own and kind:
                found.setdefault((kind, doi.folded), Relation(kind, doi.text))
    return tuple(found.values())


def _notice(node: Node, source: Source) -> Notice | None:
    kind = node.get("type").text.casefold().replace("-", "_").replace(" ", "_")
    if not kind:
        return None
    doi = doi_of(node.get("DOI").text)
    date, _ = read_date(node.get("updated"))
    return Notice(kind, doi.text if doi else "", node.get("source").text or source.name, str(date or ""))


def _once(notices: list[Notice]) -> tuple[Notice, ...]:
    """One a kind, DOI and source, the first."""
    first: dict[tuple[str, str, str], Notice] = {}
    for notice in notices:
        first.setdefault((notice.kind, notice.doi.casefold(), notice.source), notice)
    return tuple(first.values())
