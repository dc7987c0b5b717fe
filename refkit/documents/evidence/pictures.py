"""Pictures of a library for its evidence table: works by year, what each source gave, who mentions whom.

Colours come from the page's sheet, so they are light, dark or for print with it. Each picture has its words in
`<title>` and `<desc>`; nothing is only to be seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from refkit.documents.evidence.mentions import mentions
from refkit.documents.evidence.svg import LINE, WIDE, bar, figure, short, text
from refkit.documents.printable import clean, plural
from refkit.model import Library

_FEWEST = 3  # works from which a picture says more than the table
_BARS, _SOURCES = 40, 8  # what is drawn at most
_NO_YEAR = 10_000  # and beyond are no years of publication
_STEPS = {1: "year", 10: "decade", 100: "century", 1000: "millennium"}
_FIELDS = {
    "title": "title", "author": "authors", "issued": "year", "container_title": "journal", "doi": "DOI",
    "abstract": "abstract",
}  # fmt: skip


def pictures(library: Library) -> Iterator[str]:
    """The pictures that have something to show, in a section; nothing for a small library."""
    if len(library.records) < _FEWEST:
        return
    drawn = [picture for draw in (_by_year, _completeness, mentions) if (picture := draw(library))]
    if drawn:
        yield f'<section class="pictures" aria-label="Pictures">\n{"".join(drawn)}</section>\n'


def _by_year(library: Library) -> str:
    """A bar for each year, or for each decade or century where years are too many."""
    dates = [record.work.issued for record in library.records]
    known = [date.year for date in dates if date is not None and date.year and abs(date.year) < _NO_YEAR]
    if len(known) < _FEWEST or len(set(known)) < 2:
        return ""
    span = max(known) - min(known)
    step = next(step for step in _STEPS if span // step < _BARS)
    counts = Counter(year // step * step for year in known)
    slots = range(min(counts), max(counts) + 1, step)
    most, slot = max(counts.values()), WIDE / len(slots)
    labelled = -(-len(slots) // 10)
    shapes = [f'<line class="link" x1="0" y1="140.5" x2="{WIDE}" y2="140.5"/>\n']
    for number, year in enumerate(slots):
        x, middle, high = number * slot, round((number + 0.5) * slot, 1), 110 * counts[year] / most
        if counts[year]:
            shapes.append(bar(x + slot * 0.12, 140 - high, slot * 0.76, high, words=f"{year}: {counts[year]}"))
            if slot >= 14:
                shapes.append(text(middle, round(134 - high, 1), str(counts[year]), "middle", "soft"))
        if number % labelled == 0:
            shapes.append(text(middle, 156, str(year), "middle", "soft"))
    without = len(dates) - len(known)
    caption = f"Works by {_STEPS[step]}" + (f" ({without} without a year)" if without else "")
    words = "; ".join(f"{year}: {counts[year]}" for year in slots if counts[year])
    return figure("years", caption, words, 162, shapes)


def _completeness(library: Library) -> str:
    """For each reader or registry: the share of its works that have a title from it, authors, a year and so on."""
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
    names = sorted(works, key=lambda name: (-works[name], name))
    if not names:
        return ""
    shown = names[:_SOURCES]
    left, top, cell = 140, 24, (WIDE - 140) / len(_FIELDS)
    middles = [left + (i + 0.5) * cell for i in range(len(_FIELDS))]
    shapes = [text(x, 14, title, "middle", "soft") for x, title in zip(middles, _FIELDS.values(), strict=True)]
    words = []
    for line, name in enumerate(shown):
        y = top + line * LINE
        shapes.append(text(left - 8, y + 13, short(f"{name} ({works[name]})", 20), "end"))
        shares = {title: given[name][field] / works[name] for field, title in _FIELDS.items()}
        for middle, (title, share) in zip(middles, shares.items(), strict=True):
            x, full = middle - cell / 2 + 3, cell - 6
            shapes.append(bar(x, y + 3, full, 12, "back", f"{name}: {title} {share:.0%}"))
            if share:
                shapes.append(bar(x, y + 3, full * share, 12, words=f"{name}: {title} {share:.0%}"))
        listed = ", ".join(f"{title} {share:.0%}" for title, share in shares.items())
        words.append(f"{name}, {plural(works[name], 'work')}: {listed}")
    caption = "What each source gave, as a share of its works"
    caption += f" ({len(shown)} of {len(names)} sources)" if len(shown) < len(names) else ""
    return figure("sources", caption, "; ".join(words), top + len(shown) * LINE + 4, shapes)
