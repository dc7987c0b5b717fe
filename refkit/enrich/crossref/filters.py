"""The filters of Crossref's works, by the names that habanero knows them by."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from refkit.errors import UsageError


def read_filters(given: Iterable[str]) -> dict[str, str]:
    """ "type:journal-article" and the like, by name. Raises `UsageError` for what is no filter."""
    filters: dict[str, str] = {}
    for text in given:
        name, colon, value = text.partition(":")
        if not colon or not value:
            raise UsageError(f"{text!r} is no filter; write NAME:VALUE, e.g. type:journal-article.")
        known = _known()
        if name.replace("-", "_") not in known:
            near = difflib.get_close_matches(name, [one.replace("_", "-") for one in known], n=1)
            advice = f"did you mean {near[0]!r}?" if near else "Crossref's documentation lists them."
            raise UsageError(f"Crossref has no filter {name!r}; {advice}")
        filters[name] = value
    return filters


def _known() -> list[str]:
    from habanero import Crossref

    return list(Crossref().filter_names("works"))
