"""The page's own work as the page itself cites it: "How to cite this article: …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from refkit.model import Span
from refkit.parsers.general.appearance import Appearance
from refkit.parsers.general.draft import Draft
from refkit.parsers.general.view import Line, near_cites
from refkit.text.bylines import read_byline
from refkit.text.citations import Reference, parse_reference
from refkit.text.folding import fold

_LEAST, _MOST = 40, 1500
# "Okonkwo, Ada; Li, Wei (2016): Title. Publisher": people in full, apart by semicolons, as data archives cite.
_IN_FULL = re.compile(
    r"(?P<people>[^()\n;]{3,80};[^()\n]{3,900}?) \((?:19|20)\d\d\)[:.] "
    r"(?P<title>[^\n]{10,400}?)\. (?=[A-Z]|https?:)"
)


def references(text: str, lines: Sequence[Line], doi_line: int) -> Iterator[Reference]:
    """The whole references that stand behind or below a label such as "How to cite", and the one that ends in the
    page's own DOI."""
    for index, line in enumerate(lines):
        if line.kind == "how-to-cite":
            places = (
                [(line.value, line.end)]
                if not line.heading
                else [(o.start, o.end) for o in lines[index + 1 : index + 3]]
            )
        elif index == doi_line:
            places = [(line.start, line.end)]
        else:
            continue
        for start, end in places:
            if _LEAST < end - start < _MOST:
                found = parse_reference(text, start, end)
                if found is not None and found.title and found.authors:
                    yield found


def of_others(draft: Draft, found: Iterable[Appearance]) -> frozenset[int]:
    """The indexes of those lines above the abstract that cite another work than the page's: another title, and no
    author of those that stand below the page's title."""
    title, people = draft.claims.get("title"), draft.claims.get("author")
    if title is None or people is None or title.span is None or people.span is None:
        return frozenset()
    near = near_cites(draft.lines, 3)
    families = {fold(name.family or name.literal) for name in people.value}
    others = set()
    for one in found:
        line = draft.lines[one.line]
        if one.citation.reference is None or one.line >= draft.head or one.line in near:
            continue
        if any(line.start <= claim.span.start < line.end for claim in (title, people) if claim.span):
            continue
        cited = parse_reference(draft.text, line.start, line.end)
        if (
            cited is not None
            and cited.title
            and cited.authors
            and not _alike(str(title.value), cited.title[0])
            and families.isdisjoint(fold(name.family or name.literal) for name, _ in cited.authors)
        ):
            others.add(one.line)
    return frozenset(others)


def claim(draft: Draft, found: Iterable[Reference]) -> None:
    """Claim what the page's own citation says, where it can speak of this work."""
    for reference in found:
        own = draft.claims.get("title")
        doi = draft.claims.get("DOI")
        if doi and reference.doi and reference.doi[0] != doi.value:
            continue
        if own and reference.title and not _alike(str(own.value), reference.title[0]):
            if not (doi and reference.doi and reference.authors and draft.text.count(reference.title[0]) < 2):
                continue
            # The page cites itself, with its own DOI, under a title that no line has: the line was a heading.
            draft.set("title", reference.title[0], reference.title[1], 0.75)
        full = _IN_FULL.match(draft.text, reference.span.start, reference.span.end)
        if own is None and not full and reference.title and reference.authors:
            draft.suggest("title", " ".join(reference.title[0].split()), reference.title[1], 0.75)
        byline = draft.claims.get("author")
        if full:
            _in_full(draft, full)
        elif reference.authors and not reference.cut and (reference.title or own):
            names, parts = zip(*reference.authors, strict=True)
            if byline is None or len(names) > len(byline.value):
                draft.set_list("author", names, parts, 0.75)
        for field, value, span in reference.where():
            draft.suggest(field, value, span, 0.72)


def _in_full(draft: Draft, match: re.Match[str]) -> None:
    byline = read_byline(draft.text, match.start("people"), match.end("people"))
    if byline is not None and not byline.cut:
        draft.set_list("author", byline.names, byline.spans, 0.8)
        draft.suggest("title", match["title"], Span(*match.span("title")), 0.8)


def _alike(a: str, b: str) -> bool:
    one, two = fold(a), fold(b)
    return one == two or (len(one) > 15 and one in two) or (len(two) > 15 and two in one)
