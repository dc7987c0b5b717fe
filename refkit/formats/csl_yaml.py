"""CSL-YAML (.yaml): CSL-JSON's items as pandoc keeps them in metadata, under `references`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from refkit.formats import Format, beginnings
from refkit.formats.csl_json import item_of, records_of
from refkit.model import Library, Problem, Reading

_EVIDENCE = 160


def write(library: Library) -> Iterator[str]:
    """One document, an item a record; texts are quoted, so that no word is taken for a number or a truth value."""
    from refkit.formats.yaml_text import write as written

    yield "---\nreferences:\n"
    for key, record in library.items():
        lines = [f"{name}: {written(value)}" for name, value in item_of(record.work, key).items()]
        yield "- " + "\n  ".join(lines) + "\n"
    yield "...\n"


def read(text: str, ref: str) -> Reading:
    """`references: [...]`, a list of items, or one item → a record of claims an item. Never raises.

    Dates may be written in short, as pandoc reads them: `issued: 2020-06-09`. What is no YAML is a problem with its
    line; aliases are refused.
    """
    from refkit.formats.yaml_text import load

    try:
        data = load(text.removeprefix("\ufeff"))
    except ValueError as error:
        message = f"The file is no YAML: {error}. Correct it there, or export it anew."
        line = str(error).removeprefix("line ").split(":")[0].split(" ")[0]
        number = int(line) if line.isdecimal() else 1
        return Reading(
            problems=(Problem("not_yaml", "error", message, ref, line=number, evidence=text[:_EVIDENCE]),)
        )
    if isinstance(data, dict) and isinstance(data.get("references"), list):
        data = data["references"]
    return records_of(list(map(_full, data)) if isinstance(data, list) else [_full(data)], "csl-yaml", ref)


def _full(item: Any) -> Any:
    """An item with the dates that it has in short written out."""
    from refkit.formats.bibtex.values import read_date
    from refkit.model.csl_item import date_to_csl
    from refkit.model.work import DATE_VARIABLES

    if not isinstance(item, dict):
        return item
    full = dict(item)
    for name in DATE_VARIABLES & item.keys():
        value = item[name]
        if isinstance(value, str | int) and not isinstance(value, bool):
            date = read_date(str(value)[:200])
            full[name] = date_to_csl(date) if date else None
        elif (
            isinstance(value, list) and value and isinstance(value[0], dict)
        ):  # pandoc's older form: year, month, day
            parts = [
                [part[key] for key in ("year", "month", "day") if key in part]
                for part in value
                if isinstance(part, dict)
            ]
            full[name] = {"date-parts": parts}
    return full


CSL_YAML = Format("csl-yaml", "CSL-YAML", (".yaml", ".yml"), read, write, begins=beginnings.csl_yaml)
