"""Items → entries, one at a time, so that one that fails takes no other with it."""

from __future__ import annotations

from refkit.csl import marks
from refkit.csl.citeproc_py.engine import Engine
from refkit.csl.citeproc_py.items import Item
from refkit.csl.output import Entry
from refkit.csl.plain import plain_entry
from refkit.csl.style_file import CSL
from refkit.model import Problem


def rendered(engine: Engine, items: list[Item], style: str) -> tuple[list[Entry], list[Problem]]:
    """An entry for every item, and a problem (style_failed) for each that the style could not set."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    layout = engine.bibliography.find(CSL + "layout")
    for item in items:
        reason = "gives no entry for it"
        try:
            engine.start()
            label, text = layout.entry(item)
            if "number" in engine.used and "page" in engine.used and _article_number(item):
                engine.start()
                label, text = layout.entry(item.without("number"))
            runs = marks.runs(_addressed(text, item)) if _says_something(text, item) else ()
            engine.previous_names = engine.entry_names
        except Exception as error:  # whatever a style makes the library do, the other entries stand
            label, runs, reason = "", (), f"fails on it ({type(error).__name__})"
        if not runs:
            label, runs = _first_field(layout, item), plain_entry(item.work)
            engine.previous_names = []
            problems.append(
                Problem(
                    code="style_failed",
                    severity="warning",
                    message=f"Style {style} {reason}; {item.key!r} is set plainly, check it by hand.",
                    where=item.key,
                    evidence=(item.work.title or str(item.work.doi or ""))[:200],
                )
            )
        entries.append(Entry(item.key, runs, marks.runs(label)))
    return entries, problems


def _says_something(text: str, item: Item) -> bool:
    """Whether an entry holds more than its number and punctuation."""
    return any(char.isalnum() for char in marks.visible(text).replace(str(item.number), "", 1))


def _addressed(text: str, item: Item) -> str:
    """`text` with the DOI percent-encoded where it is part of an address: "<" and "#" cannot stand there."""
    if item.work.doi is None:
        return text
    return text.replace(f"https://doi.org/{item.work.doi}", item.work.doi.url)


def _article_number(item: Item) -> bool:
    """Whether `number` is only the article number that `page` holds too."""
    return bool(item.values.get("number") == item.values.get("page"))


def _first_field(layout: object, item: Item) -> str:
    try:
        return str(layout.first_field(item))  # type: ignore[attr-defined]
    except Exception:
        return ""
