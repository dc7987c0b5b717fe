"""CSL-JSON: the items of citeproc, pandoc and Zotero (citation-style-language/schema, csl-data.json)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from refkit.formats import Format, beginnings
from refkit.model import Claim, Library, Problem, Reading, Record, Source, Work
from refkit.model.csl_item import to_csl, values_from_csl
from refkit.model.work import NAME_VARIABLES, TYPES, UNKNOWN_TYPE
from refkit.text.printable import one_line

_EVIDENCE = 160

# Zotero's importer refuses a whole file for one type that its list (of CSL 1.0.1) lacks, so no item bears
# another one. "document" is what CSL has for a type without a word.
_WRITTEN_TYPES = TYPES - {"software"}

# Zotero drops these parts of a name: they go where it keeps them.
_FOLDED = ("dropping-particle", "non-dropping-particle")


def write(library: Library) -> Iterator[str]:
    """An item a line in one array, UTF-8. `id` and `citation-key` are the citation key.

    Findings have no place here: Zotero puts `note` into Extra, drops `annote`, and the annotated styles
    print `note` as if it were the reader's own.
    """
    yield "["
    between = "\n"
    for key, record in library.items():
        yield between + json.dumps(item_of(record.work, key), ensure_ascii=False)
        between = ",\n"
    yield "\n]\n"


def item_of(work: Work, key: str) -> dict[str, Any]:
    """`work` as an item that Zotero keeps whole, `id` first and `citation-key` last."""
    item = to_csl(work, key)
    if item["type"] not in _WRITTEN_TYPES:
        item["type"] = UNKNOWN_TYPE
    # At the end, also where it is a variable of the work's own: a fixed place.
    own = item.pop("citation-key", "")
    if key or own:
        item["citation-key"] = key or own
    for variable, value in item.items():
        if type(value) is str:
            if not value.isprintable():
                item[variable] = _lines(value)
        elif variable in NAME_VARIABLES:
            item[variable] = [_name(name) for name in value]
        elif "literal" in value:
            value["literal"] = _lines(value["literal"])
    return item


def _name(name: dict[str, str]) -> dict[str, str]:
    """A name as Zotero keeps it: the particles in `family`."""
    written = {part: _lines(value) for part, value in name.items() if part not in _FOLDED}
    if any(part in name for part in _FOLDED):
        particles = [name[part] for part in _FOLDED if part in name]
        family = " ".join([*particles, name.get("family", "")]).strip()
        written = {"family": _lines(family), **{part: v for part, v in written.items() if part != "family"}}
    return written


def _lines(value: str) -> str:
    """`value` without control characters and lone surrogates, which no JSON file in UTF-8 holds; lines stay."""
    return value if value.isprintable() else "\n".join([one_line(line) for line in value.split("\n")])


def read(text: str, ref: str) -> Reading:
    """An array of items, a single item, or `{"items": […]}` → a record of claims an item. Never raises.

    `citation-key`, or else `id`, is claimed as the citation key. JSON keeps no places, so the claims have no
    span. What cannot be read is a problem: a variable that CSL does not know, a value of another form.
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        problem = Problem(
            "not_json", "error", f"The file is no JSON: {error}.", ref, line=line, evidence=text[:_EVIDENCE]
        )
        return Reading(problems=(problem,))
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        data = data["items"]
    return records_of(data if isinstance(data, list) else [data], "csl-json", ref)


def records_of(items: list[Any], name: str, ref: str) -> Reading:
    """A record of claims an item; what is none, and each variable that was not read, is a problem. Never raises."""
    source = Source("file", name, ref)
    records: list[Record] = []
    problems: list[Problem] = []
    for number, item in enumerate(items, 1):
        if isinstance(item, dict) and item:
            records.append(Record(_claims(item, number, source, problems)))
        else:
            problems.append(
                Problem("no_item", "error", f"Item {number} is no CSL-JSON item.", ref, evidence=_short(item))
            )
    return Reading(tuple(records), tuple(problems))


def _claims(item: dict[str, Any], number: int, source: Source, problems: list[Problem]) -> tuple[Claim, ...]:
    try:
        values, refused = values_from_csl(item)
    except (ValueError, RecursionError, OverflowError):  # a number of thousands of digits, say
        values, refused = {}, item
    key = values.pop("citation-key", "") or _key(item.get("id"))
    name = repr(key) if key else f"number {number}"
    for variable, raw in refused.items():
        problems.append(
            Problem(
                "unread_variable",
                "note",
                f"The variable {variable[:80]!r} of item {name} was not read.",
                source.ref,
                evidence=_short(raw),
            )
        )
    claims = [Claim("citation-key", key, source)] if key else []
    return (*claims, *(Claim(variable, value, source) for variable, value in values.items()))


def _key(raw: Any) -> str:
    return str(raw)[:400].strip() if isinstance(raw, str | int) and not isinstance(raw, bool) else ""


def _short(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False)[:_EVIDENCE]
    except (ValueError, RecursionError):
        return ""


CSL_JSON = Format("csl-json", "CSL-JSON", (".json",), read, write, begins=beginnings.csl_json)
