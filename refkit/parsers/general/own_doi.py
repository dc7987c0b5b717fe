"""Which of the DOIs on a page is its own.

By where it stands and by what stands around it, never by being the first or the most frequent one (decision
0004). Each place that a DOI stands in is weighed; the DOI with the best place wins if no other comes near.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import islice

import msgspec

from refkit.model import DOI, Span
from refkit.parsers.general.view import Line, near_cites
from refkit.parsers.lines import cut_at
from refkit.text.any_of import any_of
from refkit.text.dois import FoundDOI, find_dois

# The parts of a work that have DOIs of their own: figures and tables of PLOS (.g001), supplements, reviews.
_COMPONENT = re.compile(
    r"(?i)(?:\.[gtsef]\d{3}|[./](?:fig(?:ure)?[-_.]?\d{1,3}|tab(?:le)?[-_.]?\d{1,3}|supp?[-_.]?\d{0,3}|"
    r"v\d{1,2}/review\d{0,2}|sa\d{1,2}))$"
)
# These end other DOIs too: parts only where the DOI without them stands on the page (eLife's .001, Dryad's /1).
_MAYBE_COMPONENT = re.compile(r"(?i)[./](?:\d{1,3}|s\d{1,3})$")
_AFTER_REFERENCE = re.compile(
    r"\s*(?:\W{0,3}\d{1,3}[\])]?[.)]?\s+)?[^\W\d_][\w’'-]{1,40},? (?:[^\W\d_a-z]\.?[ -]?){1,4}(?:[,.;:(&]|and\b|"
    r"et al)"
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_ELSEWHERE = any_of(
    "supplement to", "supplementary", "data (?:set|availab)", "dataset", "related", "reply to", "response to",
    "comment on", "correct(?:s|ion|ed)", "erratum", "retract", "part of", "cited by", "see also", "previous",
    "preprint", "version of record", "now published", "data from", "published (?:article|version)",
    "original article", "companion", "image credit", "all versions", "other version",
    "doi of the (?:article|paper)", "references? in", "figure", "table", r"fig\.", "in response", "review of",
    "references", "this article has been",
)  # fmt: skip
_TO_CITE = re.compile(
    r"\b(?:Citation|CITATION|[Cc]ite (?:this|as))\b(?! (?:statement|file|index|count|metric))|引用本文"
)
_TO_CITE_PARTS = ("Citation", "CITATION", "ite this", "ite as", "引用本文")
_BIBTEX = re.compile(r"(?i)\bdoi\s{0,4}=\s{0,4}[{\"]")
_AROUND = " \t\xa0:doiDOI/.htpswrgx()[]-—|"

LEAST = 2.0  # the weight of a place that is clear by itself
_MOST = 3000  # DOIs that are looked at
_FEW = 4  # further DOIs that a page about one work may introduce below its head
_HOPELESS = -2.4  # no more can be added to the weight of a place than keeps it below nothing
_NEAR = 0.7  # a rival this near in weight makes it unclear


class Choice(msgspec.Struct):
    """The page's own DOI, if that is clear, its line's index, and one place of each DOI that was a candidate."""

    own: FoundDOI | None
    candidates: list[FoundDOI]
    line: int = -1


def choose(
    text: str,
    lines: Sequence[Line],
    head: int,
    own_end: int,
    url: str = "",
    cited: Collection[int] = (),
    others: Collection[int] = (),
) -> Choice:
    """The page's own DOI.

    head:    the number of lines that stand above the abstract or the body
    own_end: where the page stops to speak of its own work (its references, its neighbours)
    url:     the page's address, if it is known; a DOI in it is the page's own
    cited:   the indexes of the lines that begin with a journal and say where a work appeared
    others:  the indexes of the lines that cite another work, whose DOIs are not the page's
    """
    best: dict[str, tuple[float, FoundDOI, int]] = {}
    parents: dict[str, tuple[FoundDOI, int]] = {}
    cut = cut_at(text)
    index = 0
    starts = [line.start for line in lines]
    of_url = next((found.doi.folded for found in find_dois(url)), "") if "10." in url else ""
    cites = near_cites(lines, 4)
    counts: dict[str, int] = {}
    for found in islice(find_dois(text), _MOST):
        at = found.span.start
        index = max(bisect_right(starts, at, index) - 1, 0)
        if found.span.end >= cut or index in others:
            continue
        if (component := _COMPONENT.search(found.doi.text)) and component.start() > 10:
            parent = found.doi.text[: component.start()]
            if DOI.parse(parent) and at < own_end:
                shorter = FoundDOI(DOI(parent), Span(at, at + len(parent)), found.prefix)
                known = parents.get(parent.lower())
                parents[parent.lower()] = (known[0] if known else shorter, (known[1] if known else 0) + 1)
            continue
        folded = found.doi.folded
        weight = _weight(text, found, lines, index, head, own_end, cites, cited)
        if folded == of_url:
            weight += 6
        counts[folded] = counts.get(folded, 0) + 1
        if folded not in best or weight > best[folded][0]:
            best[folded] = (weight, found, index)
    for folded in list(best):
        if (part := _MAYBE_COMPONENT.search(folded)) and folded[: part.start()] in best:
            del best[folded]
    below = [folded for folded, (weight, _, index) in best.items() if weight >= 1.5 and index >= head]
    if len(below) > _FEW:  # a list of references in which each DOI has its label
        inside = [folded for folded in below if best[folded][1].span.start < own_end]
        listed = set(below).difference(inside) if len(inside) <= _FEW else below
        for folded in listed:
            weight, found, index = best[folded]
            best[folded] = (weight - 1.6, found, index)
    for folded, (shorter, count) in parents.items():
        if folded in best:
            weight, found, index = best[folded]
            best[folded] = (weight + 1.0 + min(count, 3) * 0.3, found, index)
        elif count >= 2:  # figures and tables of one work, which has the DOI that they share
            best[folded] = (1.6 + 0.3 * min(count, 6), shorter, len(lines))
    ranked = sorted(
        (
            (weight + 0.1 * min(counts.get(folded, 1) - 1, 4), found, index)
            for folded, (weight, found, index) in best.items()
        ),
        key=lambda entry: (-entry[0], entry[1].span.start),
    )
    candidates = [found for weight, found, _ in ranked if weight > 0]
    if not ranked or ranked[0][0] < LEAST:
        return Choice(None, candidates)
    weight, found, index = ranked[0]
    rivals = [entry for entry in ranked[1:] if entry[0] > weight - _NEAR]
    if not rivals or weight > 6:
        return Choice(found, candidates, index)
    if index < head and len(rivals) == 1 and rivals[0][2] >= head + 10:
        return Choice(found, candidates, index)
    if len(rivals) == 1 and _versions(found.doi, rivals[0][1].doi) and index < rivals[0][2]:
        return Choice(found, candidates, index)  # the versions of one work, the first of which is this page's
    return Choice(None, candidates)


def _versions(a: DOI, b: DOI) -> bool:
    """Whether two DOIs differ in a version's or a deposit's number only."""
    return a.folded.rstrip("0123456789v.") == b.folded.rstrip("0123456789v.")


def _weight(
    text: str,
    found: FoundDOI,
    lines: Sequence[Line],
    index: int,
    head: int,
    own_end: int,
    cites: Collection[int],
    cited: Collection[int],
) -> float:
    """How much one place of a DOI says that it is the page's own: about 2 and more if it says so clearly."""
    line = lines[index]
    at, end = found.span.start, found.span.end
    offset = at - line.start
    before = text[max(line.start, at - 500) : at]  # bounded: a line may hold a whole page, and a thousand DOIs
    above = lines[index - 1] if index else line
    to_cite = index in cites or (offset < 400 and at < own_end and _says_to_cite(before))
    labelled = line.kind in ("doi", "published")
    weight = {"label": 1.5, "resolver": 1.0, "address": 0.2}.get(found.prefix, 0.2)
    alone = offset < 40 and not before.strip(_AROUND) and end >= line.end - 40
    if alone:
        weight += 0.8  # it has its line to itself
        if above.kind == "doi" and above.heading:
            weight += 1.2
    if line.kind == "doi" and not text[line.value : at].strip(_AROUND):
        weight += 0.6
    if index in cited:
        weight += 1.0
    if to_cite:
        weight += 1.4
    if index < head and offset < 800:  # a table's cell can hold the whole article
        weight += 1.0
    elif not (to_cite or index in cited or labelled):
        weight -= 0.4
    if at >= own_end and not to_cite:
        said = labelled and not _is_reference(above.text[:500])  # not a reference's, on a line below it
        weight -= 0.3 if index in cited or (alone and above.kind == "doi") or said else 3.0
        if weight < _HOPELESS:
            return weight  # nothing below adds to it
    if (
        offset > 30
        and not to_cite
        and (index > 12 or index >= head or bool(line.marker) or line.text[0] == "[")
        and _is_reference(text[line.start : min(at, line.start + 500)])
    ):
        weight -= 2.5
    if "=" in before and _BIBTEX.search(before):
        weight -= 1.0
    spoken = before if len(before) < 60 else f"{before[:24]}\n{before[-24:]}"
    if len(before) < 20 and not above.text.endswith("."):
        spoken = f"{above.text[-60:]} {before}"
    if _ELSEWHERE.match(before.lower()) or (not to_cite and _ELSEWHERE.search(spoken.lower())):
        weight -= 1.4
    return weight


def _says_to_cite(before: str) -> bool:
    return any(part in before for part in _TO_CITE_PARTS) and _TO_CITE.search(before) is not None


def _is_reference(before: str) -> bool:
    """Whether what stands before a DOI on its line is a reference: authors with initials first, and a year."""
    return bool(_AFTER_REFERENCE.match(before) and _YEAR.search(before))
