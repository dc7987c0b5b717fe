"""Who mentions whom, as a picture: the works that pages are about, and those that these pages list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from refkit.documents.evidence.svg import LINE, figure, short, text
from refkit.documents.printable import clean, plain_title, plural
from refkit.model import Library, Record

_LISTED, _LISTING = 14, 8  # works that are drawn at most, on the right and on the left
_LEFT, _RIGHT = 180, 240  # where their columns stand
_COLUMNS = 26  # of a label

Edge = tuple[int, int]  # the number of a work of the library, and of one that its page lists


def mentions(library: Library) -> str:
    """The works of the library on the left, those that their pages list on the right, the ones that most list
    first, and a line for each listing; "" if no page lists any."""
    edges = _edges(library)
    often = Counter(listed for _, listed in edges)
    most = dict.fromkeys(sorted(often, key=lambda number: (-often[number], number))[:_LISTED])
    left = dict.fromkeys(list(dict.fromkeys(own for own, listed in edges if listed in most))[:_LISTING])
    kept = [(own, listed) for own, listed in edges if own in left and listed in most]
    drawn = {listed for _, listed in kept}
    right = [number for number in most if number in drawn]
    if not kept:
        return ""
    names = {number: _named(library.keys[number], library.records[number]) for number in (*left, *right)}
    words = "; ".join(
        f"{names[own]} lists " + ", ".join(names[listed] for one, listed in kept if one == own) for own in left
    )
    caption = "Whom the pages mention"
    if len(right) < len(often):
        caption += f" ({len(right)} of {plural(len(often), 'work')})"
    rows = max(len(left), len(right))
    return figure("mentions", caption, words, 24 + rows * LINE, _drawn([*left], right, kept, names))


def _edges(library: Library) -> list[Edge]:
    """Of a page that is about several works, nobody can say which of them lists a work."""
    pages: dict[str, list[int]] = {}
    for number, record in enumerate(library.records):
        if record.role == "primary":
            for ref in record.refs:
                pages.setdefault(ref, []).append(number)
    return sorted({
        (pages[ref][0], number)
        for number, record in enumerate(library.records)
        if record.role == "mentioned"
        for ref in record.refs
        if len(pages.get(ref, ())) == 1
    })  # fmt: skip


def _drawn(left: Sequence[int], right: Sequence[int], edges: Sequence[Edge], names: dict[int, str]) -> list[str]:
    rows = max(len(left), len(right))
    places = {
        number: 12 + (place + 0.5) * rows * LINE / len(column)
        for column in (left, right)
        for place, number in enumerate(column)
    }
    middle = (_LEFT + _RIGHT) / 2
    shapes = [
        f'<path class="link" d="M{_LEFT + 4},{places[own]:.1f} C{middle:g},{places[own]:.1f} '
        f'{middle:g},{places[listed]:.1f} {_RIGHT - 4},{places[listed]:.1f}"/>\n'
        for own, listed in edges
    ]
    for column, x, away, anchor, css in (
        (left, _LEFT, -8, "end", "own-work"),
        (right, _RIGHT, 8, "start", "listed"),
    ):
        for number in column:
            y = places[number]
            shapes.append(f'<circle class="{css}" cx="{x}" cy="{y:.1f}" r="4"/>\n')
            shapes.append(text(x + away, round(y + 4, 1), short(names[number], _COLUMNS), anchor))
    return shapes


def _named(key: str, record: Record) -> str:
    """`Okafor 2011`, or the beginning of the title."""
    names = record.work.author
    year = record.work.issued.year if record.work.issued else None
    who = clean(names[0].literal or names[0].family) if names else ""
    if not who:
        return plain_title(record.work.title) or clean(key)
    return f"{who} {year}" if year else who
