"""The works that a page's list of references names: mentioned, not its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refkit.model import Claim, Record, Source, Span
from refkit.parsers.general.view import Line
from refkit.text.citations import Reference, find_references, parse_reference

_MOST = 1000  # references read of one page
# Headings that end a list of references: what follows is about the page's own work again, or about neighbours.
_ENDS = frozenset(
    "neighbours how-to-cite received accepted published keywords abstract body authors doi publisher".split()
)


def mentioned(text: str, lines: Sequence[Line], first: int, source: Source) -> list[Record]:
    """A record for each reference of the lists that stand under headings from line `first` on."""
    records: list[Record] = []
    for start, end in _lists(lines, first, len(text)):
        for a, b in find_references(text, start, end):
            reference = parse_reference(text, a, b)
            if reference is not None and (claims := _claims(reference, source)):
                records.append(Record(claims, "mentioned"))
                if len(records) >= _MOST:
                    return records
    return records


def _lists(lines: Sequence[Line], first: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the lists of references begin and end."""
    start = -1
    for line in lines[first:]:
        if not line.heading:
            continue
        if start >= 0 and line.kind in _ENDS:
            yield start, line.start
            start = -1
        if line.kind == "references" and start < 0:
            start = line.end
    if start >= 0:
        yield start, end


def _claims(reference: Reference, source: Source) -> tuple[Claim, ...]:
    """What `reference` says; nothing, if it tells neither a DOI nor a title with something beside it."""
    if reference.doi is None and (reference.title is None or not (reference.authors or reference.journal)):
        return ()
    sure = round(0.4 + 0.4 * reference.score, 2)
    claims = [Claim(field, value, source, span, sure) for field, value, span in reference.parts()]
    if reference.authors and not reference.cut:
        names, parts = zip(*reference.authors, strict=True)
        claims.append(Claim("author", names, source, Span(parts[0].start, parts[-1].end), sure, parts))
    return tuple(claims)
