"""What `refkit check` prints: a table for people, JSON lines for programs."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from refkit.cli import streams

_HEADINGS = ("Found", "Key", "What")
_COLOURS = {"trouble": "red", "look": "yellow", "note": ""}
_GAP = "  "
_ALIKE = 3  # rows that may say the same


def table(rows: list[Any], counted: str, *, by_order: bool, verbose: bool) -> None:
    """Rows of what was found, key and words on standard output, then `counted`.

    For a person a table that is as wide as the terminal; where standard output is none, a line for each thing found
    (so that `grep` finds it with its key), in columns, not cut. Raises `OutputError`.
    """
    shown = [
        (one.entry.label, remark) for one, found in rows for remark in found if verbose or remark.level != "note"
    ]
    if not by_order:
        shown.sort(key=lambda row: row[1].order)  # of equal ones in the order of the library
    cells = [(remark.kind, key, remark.said, remark.level) for key, remark in shown]
    if not verbose:
        cells = _together(cells)
    cells = [(*map(streams.harmless, cell[:3]), cell[3]) for cell in cells]
    if streams.is_terminal(sys.stdout) and cells:
        streams.write(_wide(cells))
    else:
        streams.write(_plain(cells))
    streams.write([("\n" if cells else "") + counted + "\n"])


def _together(cells: list[Any]) -> list[Any]:
    """One row for many that say the same: when a registry is down, of every record the same is to be said."""
    counts = Counter((cell[0], cell[2]) for cell in cells)
    made, told = [], set()
    for kind, key, said, level in cells:
        count = counts[kind, said]
        if count <= _ALIKE:
            made.append((kind, key, said, level))
        elif (kind, said) not in told:
            told.add((kind, said))
            made.append((kind, f"{key} and {count - 1} more", said, level))
    return made


def _plain(cells: list[Any]) -> Iterator[str]:
    if not cells:
        return
    widths = [max(len(heading), *(len(cell[at]) for cell in cells)) for at, heading in enumerate(_HEADINGS[:2])]
    for cell in (_HEADINGS, *cells):
        yield _GAP.join((cell[0].ljust(widths[0]), cell[1].ljust(widths[1]), cell[2])) + "\n"


def _wide(cells: list[Any]) -> Iterator[str]:
    from io import StringIO

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    styled = streams.colours(sys.stdout)
    made = Table(box=None, pad_edge=False, header_style="bold" if styled else "")
    for heading, ratio in zip(_HEADINGS, (None, None, 1), strict=True):
        made.add_column(heading, overflow="fold", ratio=ratio, no_wrap=heading == "Found")
    for kind, key, said, level in cells:
        made.add_row(Text(kind, style=_COLOURS[level] if styled else ""), Text(key), Text(said))
    width = Console(file=sys.stdout).width
    console = Console(file=StringIO(), width=width, force_terminal=styled, no_color=not styled)
    with console.capture() as captured:
        console.print(made)
    for line in captured.get().splitlines():
        yield line.rstrip() + "\n"


def summary(rows: list[Any]) -> str:
    """How many references there are, and of how many what is to be said; one sentence."""
    from refkit.pipeline import KINDS, NO_NOTICE

    total = len(rows)
    kinds = Counter(kind for _, found in rows for kind in {remark.kind for remark in found})
    told = [f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind] and kind not in ("form", "agrees")]
    if kinds["agrees"]:
        told.append(f"{kinds['agrees']} agree{'s' if kinds['agrees'] == 1 else ''} with the registry")
    if kinds["form"]:
        told.append(f"{kinds['form']} differ{'s' if kinds['form'] == 1 else ''} in form")
    silent = sum(one.state == "verified" and not one.notices for one, _ in rows)
    if silent:
        told.append(f"{NO_NOTICE} for {silent}")
    return f"{total} reference{'s' if total != 1 else ''}: {'; '.join(told)}."


def as_json(one: Any, found: list[Any]) -> str:
    """The line of one record, with the line end."""
    import msgspec

    from refkit.pipeline import NO_NOTICE, trouble

    registered = one.registered
    entry = {
        "key": one.entry.key,
        "where": list(one.entry.record.refs),
        "verdict": one.state,
        "trouble": trouble(found),
        "asked": one.asked,
        "said": one.said,
        "doi": one.doi or None,
        "title": one.entry.record.work.title,
        "similarity": None if one.similarity is None else round(one.similarity, 4),
        "registered": None if registered is None else {
            "registry": registered.provider,
            "doi": registered.doi.text,
            "title": registered.work.title,
        },
        "notices": [msgspec.to_builtins(notice) for notice in one.notices],
        "notice": _notice(one, NO_NOTICE),
        "notice_of": [msgspec.to_builtins(notice) for notice in one.notice_of],
        "differences": [_difference(mismatch) for mismatch in one.mismatches],
        "right": None if one.right is None else msgspec.to_builtins(one.right),
        "candidates": [msgspec.to_builtins(candidate) for candidate in one.candidates],
        "remarks": [{"kind": remark.kind, "level": remark.level, "said": remark.said} for remark in found],
    }  # fmt: skip
    return _line(entry)


def _notice(one: Any, nothing: str) -> str:
    """What is known of notices, in words: "not asked" where no registry spoke of the work."""
    if one.notices:
        return ", ".join(dict.fromkeys(notice.kind for notice in one.notices))
    return nothing if one.state == "verified" else "not asked"


def _difference(mismatch: Any) -> dict[str, Any]:
    suggested = mismatch.weight in ("wrong", "substance", "missing", "incomplete")
    return {
        "field": mismatch.field,
        "weight": mismatch.weight,
        "library": mismatch.library,
        "registry": mismatch.registry,
        "suggestion": _words(mismatch.suggestion) if suggested else None,
        "reason": mismatch.reason,
    }


def _words(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def change(made: Any) -> str:
    """A change in one line: key, field, old, new, source."""
    old = f"{made.old!r} → " if made.old else ""
    return f"{made.key}: {made.field}: {old}{made.new!r} ({made.source}; {made.reason})"


def change_as_json(made: Any) -> str:
    """The line of a change in the file of changes."""
    import msgspec

    return _line(msgspec.to_builtins(made))


def _line(entry: Any) -> str:
    """JSON in one line; a lone surrogate, which UTF-8 has no bytes for, as an escape."""
    import json

    import msgspec

    try:
        return msgspec.json.encode(entry).decode() + "\n"
    except UnicodeEncodeError:
        return json.dumps(entry) + "\n"
