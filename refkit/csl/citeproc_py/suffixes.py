"""The year suffix: 2020a, 2020b for works that would be cited alike (CSL 1.0.2, "Disambiguation")."""

from __future__ import annotations

from refkit.csl import marks
from refkit.csl.citeproc_py.engine import Engine
from refkit.csl.citeproc_py.items import Item
from refkit.csl.style_file import CSL


def set_year_suffixes(engine: Engine, items: list[Item]) -> None:
    """Give a suffix, in the order of the list, to items whose citations would be the same.

    Names and given names that the style would add first to tell two citations apart are added before they are
    compared, so that only those get a suffix that nothing else can tell apart.
    """
    citation = engine.citation
    if citation is None or citation.get("disambiguate-add-year-suffix") != "true":
        return
    layout = citation.find(CSL + "layout")
    engine.section = citation
    engine.all_names = citation.get("disambiguate-add-names") == "true"
    engine.all_given = citation.get("disambiguate-add-givenname") == "true"
    alike: dict[str, list[Item]] = {}
    for item in items:
        engine.start()
        try:
            text = marks.visible(layout.render_children(item, layout.get("delimiter", "")))
        except Exception:  # the style fails on this citation; it is then like no other
            text = ""
        if text and (item.values.get("issued") or engine.own_year_suffix):
            alike.setdefault(text, []).append(item)
    for group in alike.values():
        if len(group) > 1:
            for number, item in enumerate(group):
                item.year_suffix = letters(number)
    engine.section, engine.all_names, engine.all_given = engine.bibliography, False, False


def letters(number: int) -> str:
    """0 → "a", 25 → "z", 26 → "aa"."""
    text = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        text = chr(ord("a") + digit) + text
    return text
