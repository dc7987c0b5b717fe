"""What a text is that no file ending speaks for: a reference file, or a page."""

from __future__ import annotations

import json
import re

from refkit.model.work import TYPES

# Blank lines, comments, and the lines that databases set above their RIS.
_ABOVE_BIBTEX = r"\s*+(?:%[^\n]*+\n\s*+)*+"
_ABOVE_RIS = r"\s*+(?:(?:Provider|Database|Content):[^\n]*+\n\s*+)*+"
_RECORD = re.compile(r'\s*+\{\s*+"schema"\s*:')
_BIBTEX = re.compile(
    _ABOVE_BIBTEX
    + r"@\s*(?:(?:comment|preamble|string)\s*[{(]|[a-z]+\s*\{[^,={}\n]*,"
    + r"|(?:article|book|inproceedings|incollection|misc|phdthesis|techreport)\s*\([^,={}\n]*,)",
    re.IGNORECASE,
)
_RIS = re.compile(_ABOVE_RIS + r"TY {1,2}-(?: |\n|\Z)")
_JSON = re.compile(r'\s*+(?:\{\s*+"items"\s*+:\s*+)?(\[?)\s*+(?=\{)')
_ITEM_KEY = re.compile(r'"(?:id|type)"\s*:')
_VARIABLES = frozenset({"title", "author", "editor", "issued", "DOI", "ISBN", "container-title", "publisher"})
_START = 4000


def suffix(text: str) -> str:
    """The file ending of the reference file that `text` plainly begins as; "" for a page."""
    if _RECORD.match(text):
        return ".jsonl"
    if _BIBTEX.match(text):
        return ".bib"
    if _RIS.match(text):
        return ".ris"
    return ".json" if _is_csl_json(text) else ""


def _is_csl_json(text: str) -> bool:
    """Whether the first object is an item. A broken one in an array counts: its reader tells what is wrong."""
    match = _JSON.match(text)
    if match is None:
        return False
    try:
        first, _ = json.JSONDecoder().raw_decode(text, match.end())
    except (ValueError, RecursionError):
        return bool(match[1]) and _ITEM_KEY.search(text, match.end(), match.end() + _START) is not None
    return first.get("type") in TYPES or bool({"id", "type"} & first.keys() and _VARIABLES & first.keys())
