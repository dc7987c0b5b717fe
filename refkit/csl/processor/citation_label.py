"""The variable `citation-label`: a trigraph of names and year where the item brings none ("Doe65", "DaChKl99")."""

from __future__ import annotations

import re

from refkit.csl.processor.items import NAME_VARIABLES, Item

_LETTERS = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))


def citation_label(item: Item) -> str:
    """The label of an item."""
    label = ""
    for variable in NAME_VARIABLES:
        people = item.names(variable)
        if people:
            counts = _LETTERS[min(len(people), 4) - 1]
            for person, count in zip(people, counts, strict=False):
                name = re.sub(r"^(?:a|an|the)\s+", "", person.family or person.literal, flags=re.IGNORECASE)
                name = re.sub(r"^[ '’a-z]+\s+", "", name)
                label += _capital(re.sub(r"\W", "", name)[:count])
            break
    if not label and (title := item.text("title")):
        label = _capital("".join(title.split())[:4])
    date = item.date("issued")
    year = str(date.start.year) if date and date.start and date.start.year else "0000"
    return label + year[-2:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:].lower()
