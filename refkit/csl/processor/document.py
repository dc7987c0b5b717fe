"""A document whose citations come, go and change: positions, numbers and texts follow (specification 1.0.2,
"Choose": position; "Note Distance")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from refkit.csl.processor import bibliographies, clusters
from refkit.csl.processor.context import FIRST, IBID, IBID_LOCATOR, SUBSEQUENT
from refkit.csl.processor.processor import Processor
from refkit.csl.processor.registry import Registry


class Citation:
    """One citation of a document: its id, its cites, the number of its note (0: in the text)."""

    __slots__ = ("cites", "id", "note", "unsorted")

    def __init__(self, key: str, cites: Sequence[Mapping[str, Any]], note: int = 0, unsorted: bool = False) -> None:
        self.id, self.cites, self.note, self.unsorted = key, list(cites), note, unsorted


class Document:
    """Citations in order, and their texts. Editing re-renders what the edit changes.

    `uncited` are ids of items that are listed without being cited; they come after the cited ones.

    texts:    id → text of each citation
    rendered: the ids of the citations that the last edit made anew, in order; some may read as before
    unknown:  the ids that are cited and that no item has, in order: those cites are left out
    """

    def __init__(self, processor: Processor, uncited: Sequence[str] = ()) -> None:
        self.processor = processor
        self.uncited = list(uncited)
        self.citations: list[Citation] = []
        self.texts: dict[str, str] = {}
        self.rendered: list[str] = []
        self.unknown: list[str] = []
        self._state: dict[str, Any] = {}
        self._registry: Registry | None = None
        style = processor.style
        self._numbered = "citation-number" in style.variables
        # What the style does not look at changes no text.
        self._ignored = frozenset(
            name
            for name, looked_at in (
                ("note", False),
                ("position", style.looks_at_position),
                ("near-note", style.looks_at_distance),
                ("first-reference-note-number", "first-reference-note-number" in style.variables),
            )
            if not looked_at
        )

    def set(self, citations: Sequence[Citation]) -> list[str]:
        """Make these the citations of the document; the ids of those whose text is new or another."""
        self.citations = list(citations)
        cited = [str(cite["id"]) for citation in self.citations for cite in citation.cites]
        keys = list(dict.fromkeys([*cited, *self.uncited]))
        known = [key for key in keys if key in self.processor.items]
        self.unknown = [key for key in keys if key not in self.processor.items]
        if self._registry is None or list(self._registry.items) != known:
            self._registry = self.processor.registry(known)
        changed = []
        self.rendered = []
        texts: dict[str, str] = {}
        state: dict[str, Any] = {}
        for citation, cites in zip(self.citations, self._positioned(), strict=True):
            mark = self._mark(citation, cites)
            state[citation.id] = mark
            if self._state.get(citation.id) == mark:
                texts[citation.id] = self.texts[citation.id]
                continue
            piece = clusters.cluster(self._registry, cites, citation.unsorted)
            texts[citation.id] = self.processor.render(piece)
            self.rendered.append(citation.id)
            if self.texts.get(citation.id) != texts[citation.id]:
                changed.append(citation.id)
        self.texts, self._state = texts, state
        return changed

    def insert(self, at: int, citation: Citation) -> list[str]:
        """Put a citation at a place; the ids of those whose text changed, itself among them."""
        return self.set([*self.citations[:at], citation, *self.citations[at:]])

    def remove(self, key: str) -> list[str]:
        """Take a citation out; the ids of those whose text changed."""
        return self.set([citation for citation in self.citations if citation.id != key])

    def bibliography(self) -> str:
        """The list of what is cited and of the uncited items."""
        registry = self._known_registry()
        form = self.processor.form
        pieces = bibliographies.entries(registry, registry.order)
        return form.entries([self.processor.render(piece) for _, piece in pieces if piece is not None])

    def _mark(self, citation: Citation, cites: Sequence[Mapping[str, Any]]) -> Any:
        """All that the text of a citation depends on."""
        registry = self._known_registry()
        known = []
        for cite in cites:
            key = str(cite["id"])
            number = registry.numbers.get(key) if self._numbered else None
            given = [(name, value) for name, value in cite.items() if name not in self._ignored]
            known.append((given, number, registry.items.get(key), self._told(key)))
        return known, citation.unsorted

    def _told(self, key: str) -> Any:
        """What tells the cites of an item from others, as far as they show it."""
        registry = self._known_registry()
        tellings = registry.tellings.get(key)
        told = (tellings.names, tellings.givens, tellings.year_suffix, tellings.condition) if tellings else None
        if not registry.levels or key not in registry.items:
            return told
        everybody = registry if tellings is not None and tellings.names else None
        return told, registry.bare(key).told(registry.levels, everybody)

    def _positioned(self) -> list[list[dict[str, Any]]]:
        """The cites of every citation with their positions."""
        asked = self.processor.style.option("near-note-distance") or ""
        distance = int(asked) if asked.isdecimal() else 5
        out: list[list[dict[str, Any]]] = []
        places: dict[bool, tuple[dict[str, int], dict[str, int], list[dict[str, Any]]]] = {
            True: ({}, {}, []), False: ({}, {}, []),
        }  # fmt: skip
        notes = Counter(citation.note for citation in self.citations if citation.note)
        for citation in self.citations:
            # Notes and the text are two sequences: an ibid in a note means the note before.
            first_note, last_note, before = places[citation.note > 0]
            cites: list[dict[str, Any]] = []
            if before and notes[before[0]["note"]] > 1 and before[0].get("note") != citation.note:
                before = []  # several citations in the note before: which of them is meant?
            ordered = self._in_order(citation)
            for k, cite in enumerate(ordered):
                new = {**cite, "note": citation.note}
                key = str(cite["id"])
                if key not in first_note:
                    new["position"] = FIRST
                    first_note[key] = citation.note
                else:
                    previous = cites[k - 1] if k else before[0] if len(before) == 1 else None
                    new["position"] = _position(previous, new)
                    new["first-reference-note-number"] = first_note[key]
                    if citation.note and citation.note - last_note[key] <= distance:
                        new["near-note"] = True
                last_note[key] = citation.note
                cites.append(new)
            out.append(cites)
            places[citation.note > 0] = (first_note, last_note, cites)
        return out

    def _in_order(self, citation: Citation) -> Sequence[Mapping[str, Any]]:
        """The cites of a citation as they are printed: those of known items, sorted if the style sorts them."""
        style, registry = self.processor.style, self._known_registry()
        cites = [cite for cite in citation.cites if str(cite["id"]) in registry.items]
        if style.citation is None or not style.citation.sort or citation.unsorted or len(cites) < 2:
            return cites
        return clusters.sorted_cites(registry, cites)

    def _known_registry(self) -> Registry:
        if self._registry is None:
            cited = [str(cite["id"]) for citation in self.citations for cite in citation.cites]
            self._registry = self.processor.registry([*cited, *self.uncited])
        return self._registry


def _position(previous: Mapping[str, Any] | None, cite: Mapping[str, Any]) -> int:
    """ibid, ibid-with-locator or subsequent, by the cite directly before."""
    if previous is None or str(previous["id"]) != str(cite["id"]):
        return SUBSEQUENT
    earlier, now = _locator(previous), _locator(cite)
    if earlier == now:
        return IBID
    if not now:
        return SUBSEQUENT
    return IBID_LOCATOR


def _locator(cite: Mapping[str, Any]) -> tuple[str, str] | None:
    locator = str(cite.get("locator") or "").strip()
    return (locator, str(cite.get("label") or "page")) if locator else None
