"""The official CSL test suite's engine: `render(fixture)` for a scorer that goes through its fixtures.

A fixture is a dict with the sections of a test file: mode, csl, input, citation_items, citations, bibentries,
bibsection, abbreviations.
"""

from __future__ import annotations

from typing import Any

from refkit.csl.processor import Citation, Document, Processor, Style

EMPTY = "[CSL STYLE ERROR: reference with no printed form.]"  # what the suite has where a style prints nothing
Fixture = dict[str, Any]


def render(fixture: Fixture) -> str:
    """What the processor makes of one fixture, in the form of the suite."""
    style = Style.parse(fixture["csl"], fixture["name"])
    abbreviations = (fixture.get("abbreviations") or {}).get("default")
    processor = Processor(style, fixture["input"], abbreviations=abbreviations)
    entries = fixture.get("bibentries")
    listed = [str(key) for key in entries[-1]] if entries else list(processor.items)
    if fixture.get("citations"):
        document, texts = _documented(processor, fixture, listed if entries else [])
        if fixture["mode"] == "bibliography":
            return document.bibliography()
        return texts
    if entries:
        items = [item for key in listed for item in fixture["input"] if str(item["id"]) == key]
        processor = Processor(style, items, abbreviations=abbreviations)
    if fixture["mode"].startswith("bibliography"):
        return processor.bibliography(_filtered(processor, fixture.get("bibsection")))
    clusters = fixture.get("citation_items")
    if clusters is None:
        registry = processor.registry()
        return processor.cite([{"id": key} for key in registry.order]) or EMPTY
    return "\n".join(processor.cite(cluster) or EMPTY for cluster in clusters)


def _documented(processor: Processor, fixture: Fixture, uncited: list[str]) -> tuple[Document, str]:
    document = Document(processor, uncited)
    known: dict[str, Citation] = {}
    changed: list[str] = []
    for citation, pre, post in fixture["citations"]:
        key = citation["citationID"]
        properties = citation.get("properties", {})
        known[key] = Citation(key, citation["citationItems"], properties.get("noteIndex", 0),
                              bool(properties.get("unsorted")))  # fmt: skip
        order = []
        for other, note in pre:
            known[other].note = note
            order.append(known[other])
        order.append(known[key])
        for other, note in post:
            known[other].note = note
            order.append(known[other])
        document.set(order)
        changed = [*document.rendered, key]  # ">>" marks what an engine gives out anew, be the text as it was
    lines = [
        f"{'>>' if citation.id in changed else '..'}[{n}] {document.texts[citation.id]}"
        for n, citation in enumerate(document.citations)
    ]
    return document, "\n".join(lines)


def _filtered(processor: Processor, section: Fixture | None) -> list[str] | None:
    """The ids that a bibsection lets through: include (any), exclude (none), select (all), quash (not all)."""
    if not section:
        return None

    def holds(key: str, rule: dict[str, Any]) -> bool:
        value = processor.items[key].raw.get(rule["field"])
        wanted = rule["value"]
        if isinstance(value, list):
            return wanted in value
        return str(value or "") == str(wanted)

    kept = []
    for key in processor.items:
        if "include" in section and not any(holds(key, rule) for rule in section["include"]):
            continue
        if "exclude" in section and any(holds(key, rule) for rule in section["exclude"]):
            continue
        if "select" in section and not all(holds(key, rule) for rule in section["select"]):
            continue
        if "quash" in section and all(holds(key, rule) for rule in section["quash"]):
            continue
        kept.append(key)
    return kept
