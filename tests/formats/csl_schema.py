"""A checker for CSL-JSON by the rules of the CSL data schema (schema 1.0.2, `csl-data.json`): which keys an item
may have, and which form each value has. Written from the schema's definitions of its three kinds of variables.
"""

from __future__ import annotations

import re
from typing import Any

TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case
    legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance
    periodical personal_communication post post-weblog regulation report review review-book software song speech
    standard thesis treaty webpage
    """.split()
)
NAMES = frozenset(
    """
    author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director editor-translator executive-producer guest host interviewer illustrator narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator
    """.split()
)
DATES = frozenset("accessed available-date event-date issued original-date submitted".split())
NUMBERS_OR_STRINGS = frozenset(
    """
    chapter-number citation-number collection-number edition first-reference-note-number issue locator number
    number-of-pages number-of-volumes page page-first part part-number printing printing-number section
    supplement supplement-number version volume
    """.split()
)
STRINGS = frozenset(
    """
    citation-key language journalAbbreviation shortTitle abstract annote archive archive_collection
    archive_location archive-place authority call-number citation-label collection-title container-title
    container-title-short dimensions division DOI event event-title event-place genre ISBN ISSN jurisdiction
    keyword license medium note original-publisher original-publisher-place original-title part-title PMCID PMID
    publisher publisher-place references reviewed-genre reviewed-title scale source status title title-short URL
    volume-title year-suffix
    """.split()
)
NAME_PARTS = frozenset("family given dropping-particle non-dropping-particle suffix literal".split())
DATE_KEYS = frozenset(["date-parts", "season", "circa", "literal", "raw", "edtf"])


def complaints(item: dict[str, Any]) -> list[str]:
    """What is wrong with an item, a line each; none if it is valid."""
    found = [f"{key} is missing" for key in ("type", "id") if key not in item]
    for key, value in item.items():
        if key == "type":
            ok = value in TYPES
        elif key == "id":
            ok = isinstance(value, str | int)
        elif key in NAMES:
            ok = isinstance(value, list) and all(_is_name(name) for name in value)
        elif key in DATES:
            ok = _is_date(value)
        elif key in NUMBERS_OR_STRINGS:
            ok = isinstance(value, str | int)
        else:
            ok = key in STRINGS and isinstance(value, str)
        if not ok:
            found.append(f"{key}: {value!r}")
    return found


def _is_name(name: Any) -> bool:
    return (
        isinstance(name, dict) and set(name) <= NAME_PARTS and all(isinstance(part, str) for part in name.values())
    )


def _is_date(date: Any) -> bool:
    if not isinstance(date, dict) or not set(date) <= DATE_KEYS:
        return False
    parts = date.get("date-parts", [[1]])
    return (
        isinstance(parts, list)
        and 1 <= len(parts) <= 2
        and all(isinstance(part, list) and 1 <= len(part) <= 3 for part in parts)
        and all(isinstance(number, int) or re.fullmatch(r"-?\d+", str(number)) for part in parts for number in part)
    )
