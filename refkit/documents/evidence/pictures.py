"""Pictures of a library as SVG inside the page: works by year, what is known by source, who mentions whom.

Colours come from the page's sheet, so they are light, dark or for print with it. Each picture has its words in
`<title>` and `<desc>`; nothing is only to be seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from refkit.documents.printable import clean, plain_title, plural
from refkit.documents.wrapping import width
from refkit.model import Library, Record

_FEWEST = 3  # works from which a picture says more than the table
_YEARS, _SOURCES, _LISTED, _LISTING = 40, 8, 14, 8  # what is drawn at most
_WIDE = 460
_LINE = 20
_FIELDS = (("title", "title"), ("author", "authors"), ("issued", "year"), ("container_title", "journal"),
           ("doi", "DOI"), ("abstract", "abstract"))  # fmt: skip


def pictures(library: Library) -> Iterator[str]:
    """The pictures that have something to show, in a section; nothing for a small library."""
    if len(library.records) < _FEWEST:
        return
    drawn = [picture for draw in (_by_year, _completeness, _mentions) if (picture := draw(library))]
    if drawn:
        yield f'<section class="pictures" aria-label="Pictures">\n{"".join(drawn)}</section>\n'


def _figure(name: str, caption: str, words: str, high: int, shapes: Sequence[str]) -> str:
    return (
        f'<figure>\n<figcaption>{escape(caption)}</figcaption>\n<svg viewBox="0 0 {_WIDE} {high}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc">\n<title id="{name}-title">{escape(caption)}</title>\n'
        f'<desc id="{name}-desc">{escape(words)}</desc>\n{"".join(shapes)}</svg>\n</figure>\n'
    )


def _text(x: float, y: float, words: str, anchor: str = "start", css: str = "") -> str:
    style = f' class="{css}"' if css else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{style}>{escape(words)}</text>\n'


def _short(words: str, columns: int) -> str:
    """`words` in at most `columns` columns."""
    if width(words) <= columns:
        return words
    kept = ""
    for char in words:
        if width(kept + char) >= columns:
            break
        kept += char
    return kept.rstrip() + "…"


def _by_year(library: Library) -> str:
    """Bars for each year, or for each decade where years are too many."""
    known = [
        record.work.issued.year for record in library.records if record.work.issued and record.work.issued.year
    ]
    if len(known) < _FEWEST or len(set(known)) < 2:
        return ""
    step = next(step for step in (1, 10, 100, 1000, 10000) if (max(known) - min(known)) // step < _YEARS)
    counts = Counter(year // step * step for year in known)
    first, last = min(counts), max(counts)
    slots = range(first, last + 1, step)
    most, slot = max(counts.values()), _WIDE / len(slots)
    shapes = [f'<line class="link" x1="0" y1="140.5" x2="{_WIDE}" y2="140.5"/>\n']
    labelled = max(1, -(-len(slots) // 10))
    for number, year in enumerate(slots):
        x, high = number * slot, 110 * counts[year] / most
        if counts[year]:
            bar = f'x="{x + slot * 0.12:.1f}" y="{140 - high:.1f}" width="{slot * 0.76:.1f}" height="{high:.1f}"'
            shapes.append(f'<rect class="bar" {bar}/>\n')
            if slot >= 14:
                shapes.append(
                    _text(round(x + slot / 2, 1), round(134 - high, 1), str(counts[year]), "middle", "soft")
                )
        if number % labelled == 0:
            shapes.append(_text(round(x + slot / 2, 1), 156, str(year), "middle", "soft"))
    without = len(library.records) - len(known)
    unit = "year" if step == 1 else f"{step} years"
    caption = f"Works by {unit}" + (f" ({without} without a year)" if without else "")
    words = "; ".join(f"{year}: {counts[year]}" for year in slots if counts[year])
    return _figure("years", caption, words, 162, shapes)


def _completeness(library: Library) -> str:
    """For each reader or registry: how many of its works have a title from it, authors, a year and so on."""
    works: Counter[str] = Counter()
    given: dict[str, Counter[str]] = {}
    for record in library.records:
        fields: dict[str, set[str]] = {}
        for claim in record.claims:
            if claim.source.kind != "inferred" and claim.value:
                fields.setdefault(clean(claim.source.name), set()).add(claim.field.replace("-", "_").lower())
        for name, said in fields.items():
            works[name] += 1
            given.setdefault(name, Counter()).update(said)
    names = [name for name, _ in sorted(works.items(), key=lambda pair: (-pair[1], pair[0]))][:_SOURCES]
    if not names:
        return ""
    left, top, cell = 150, 24, (_WIDE - 150) / len(_FIELDS)
    shapes = [_text(left + (i + 0.5) * cell, 14, title, "middle", "soft") for i, (_, title) in enumerate(_FIELDS)]
    words = []
    for line, name in enumerate(names):
        y = top + line * _LINE
        shapes.append(_text(left - 8, y + 13, _short(f"{name} ({works[name]})", 20), "end"))
        shares = [(title, given[name][field] / works[name]) for field, title in _FIELDS]
        for i, (_, share) in enumerate(shares):
            x, full = left + i * cell + 3, cell - 6
            shapes.append(f'<rect class="back" x="{x:.1f}" y="{y + 3}" width="{full:.1f}" height="12"/>\n')
            if share:
                bar = f'x="{x:.1f}" y="{y + 3}" width="{full * share:.1f}" height="12"'
                shapes.append(f'<rect class="bar" {bar}/>\n')
        words.append(f"{name}, {plural(works[name], 'work')}: " + ", ".join(f"{t} {s:.0%}" for t, s in shares))
    high = top + len(names) * _LINE + 4
    return _figure("sources", "What each source gave, as a share of its works", "; ".join(words), high, shapes)


def _mentions(library: Library) -> str:
    """The works of the library on the left, those that their pages list on the right, a line for each listing."""
    pages: dict[str, list[int]] = {}
    for number, record in enumerate(library.records):
        if record.role == "primary":
            for ref in record.refs:
                pages.setdefault(ref, []).append(number)
    edges = sorted({
        (own, number)
        for number, record in enumerate(library.records)
        if record.role == "mentioned"
        for ref in record.refs
        for own in pages.get(ref, ())
    })  # fmt: skip
    often = Counter(listed for _, listed in edges)
    right = sorted(often, key=lambda number: (-often[number], number))[:_LISTED]
    kept = [(own, listed) for own, listed in edges if listed in set(right)]
    left = list(dict.fromkeys(own for own, _ in kept))[:_LISTING]
    kept = [(own, listed) for own, listed in kept if own in set(left)]
    right = [number for number in right if any(listed == number for _, listed in kept)]
    if not kept:
        return ""
    rows = max(len(left), len(right))
    places = {
        number: 12 + (place + 0.5) * rows * _LINE / len(column)
        for column in (left, right)
        for place, number in enumerate(column)
    }
    shapes = [
        f'<path class="link" d="M188,{places[own]:.1f} C230,{places[own]:.1f} 232,{places[listed]:.1f} '
        f'274,{places[listed]:.1f}"/>\n'
        for own, listed in kept
    ]
    names = {number: _named(library.keys[number], library.records[number]) for number in (*left, *right)}
    for column, x, anchor, css in ((left, 184, "end", "own-work"), (right, 278, "start", "listed")):
        for number in column:
            y = places[number]
            shapes.append(f'<circle class="{css}" cx="{x}" cy="{y:.1f}" r="4"/>\n')
            shapes.append(
                _text(x + (8 if anchor == "start" else -8), round(y + 4, 1), _short(names[number], 26), anchor)
            )
    words = "; ".join(
        f"{names[own]} lists " + ", ".join(names[listed] for one, listed in kept if one == own) for own in left
    )
    count, shown = len(often), len(right)
    caption = (
        f"Whom the pages mention ({shown} of {plural(count, 'work')})"
        if shown < count
        else "Whom the pages mention"
    )
    return _figure("mentions", caption, words, 24 + rows * _LINE, shapes)


def _named(key: str, record: Record) -> str:
    """`Okafor 2011`, or the beginning of the title."""
    names = record.work.author
    year = record.work.issued.year if record.work.issued else None
    who = clean(names[0].literal or names[0].family) if names else ""
    return (
        " ".join(part for part in (who, str(year) if year else "") if part)
        if who
        else (plain_title(record.work.title) or clean(key))
    )
