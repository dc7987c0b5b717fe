"""How well, and how fast, a reference is matched to a registry's record, against likeness of titles alone.

    python -m benchmarks.matching [--set deposited|pmc|strings] [--fit]

The data are real references that publishers deposited, with the DOI that they or Crossref asserted, and references
parsed from PubMed Central (`deposited_references.jsonl.gz`, `pmc_references.jsonl.gz` in the folder that
REFKIT_MATCHING_DATA names). Where two citing works name one target, one reference becomes the registry's record and
the other the query; of targets that are named once, half become records that mislead, half queries whose answer is
none. Each query is decided among the 20 records that share most of its rare words. `strings` are raw
reference strings alone; the record made of its parts is among the candidates for one half, taken out for the other.

`--fit` prints the weights that logistic regression gives on one half of the data (targets by a hash of their DOI),
with what they do on the other half; they stand in `refkit/matching/weights.py`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.timing import one_core, table
from refkit.matching import Description, decide
from refkit.matching.wanted import Wanted
from refkit.matching.weigh import weigh
from refkit.matching.weights import PRIOR, WEIGHTS
from refkit.model import DOI, Name, PartialDate, Work, parse_pages
from refkit.text.folding import fold

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "matching"
DATA = Path(os.environ.get("REFKIT_MATCHING_DATA", _BESIDE))
SETS = ("deposited", "pmc", "strings")
CANDIDATES = 20
THRESHOLDS = (0.2, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999)
PLAIN = 0.9

Query = tuple[Description, str, list[Work]]  # what is wanted, the DOI that is right or "", the candidates


def main() -> None:
    """Measure and print Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", default="all", choices=("all", *SETS))
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    if not (DATA / "deposited_references.jsonl.gz").exists():
        raise SystemExit(
            f"There are no references in {DATA}; set REFKIT_MATCHING_DATA to the folder that has them."
        )
    one_core()
    if options.fit:
        fit(load(("deposited",))["deposited"])
        return
    for name, queries in load(SETS if options.set == "all" else (options.set,)).items():
        curve(name, queries)


def curve(name: str, queries: Sequence[Query]) -> None:
    """Precision and recall over thresholds, of `decide` and of the plain baseline; and decisions a second."""
    started = time.process_time()
    answers = [decide(wanted, works, threshold=0.0) for wanted, _, works in queries]
    taken = time.process_time() - started
    right = sum(bool(doi) for _, doi, _ in queries)
    rows = []
    for threshold in THRESHOLDS:
        given = [
            (_doi(works[answer.index]), doi)
            for answer, (_, doi, works) in zip(answers, queries, strict=True)
            if answer.verdict == "accepted" and answer.index is not None and answer.score >= threshold
        ]
        rows.append((f"refkit, threshold {threshold:g}", *_figures(given, right)))
    started = time.process_time()
    plain = [(_doi(best), doi) for wanted, doi, works in queries if (best := _nearest(wanted, works))]
    plain_taken = time.process_time() - started
    rows.append((f"title ratio ≥ {PLAIN:g} (difflib), best hit", *_figures(plain, right)))
    print(f"\n{name}: {len(queries):,} queries, {right:,} with a true record\n")
    print(table(("", "accepted", "false", "precision", "recall"), rows))
    speeds = f"{len(queries) / taken:,.0f} decisions a second of processor time"
    print(f"\n{speeds}; the baseline {len(queries) / plain_taken:,.0f}")


def _figures(given: Sequence[tuple[str, str]], right: int) -> tuple[str, str, str, str]:
    true = sum(answer == doi for answer, doi in given)
    precision = true / len(given) if given else 1.0
    return f"{len(given):,}", str(len(given) - true), f"{precision:.4f}", f"{true / max(1, right):.4f}"


def _nearest(wanted: Description, works: Sequence[Work]) -> Work | None:
    title = fold(wanted.title or wanted.unstructured)
    best, likest = None, PLAIN
    for work in works:
        matcher = SequenceMatcher(None, title, fold(work.title), autojunk=False)
        # The quick ones are upper bounds.
        if matcher.real_quick_ratio() >= likest and matcher.quick_ratio() >= likest:
            ratio = matcher.ratio()
            if ratio >= likest and (best is None or ratio > likest):
                best, likest = work, ratio
    return best


def _doi(work: Work) -> str:
    return work.doi.folded if work.doi else ""


# --- the data ---------------------------------------------------------------------------------------------


def load(names: Sequence[str], every: int = 1) -> dict[str, list[Query]]:
    """The sets of queries of those names, with their candidates; of those that match none, one in `every`."""
    groups: dict[str, list[Description]] = defaultdict(list)
    for row in _rows("deposited_references.jsonl.gz"):
        wanted = Description(
            row.get("article-title") or row.get("volume-title") or "",
            (row["author"],) if row.get("author") else (),
            row.get("year") or "",
            row.get("journal-title") or "",
            row.get("volume") or "",
            "",
            row.get("first-page") or "",
            None,
            row.get("unstructured") or "",
        )
        if len(fold(wanted.title).split()) > 1:
            groups[row["target_doi"].lower()].append(wanted)
    records: dict[str, Work] = {}
    asked: list[tuple[Description, str]] = []
    for doi, descriptions in groups.items():
        if len(descriptions) > 1 or _half(doi):
            records[doi] = record_of(doi, descriptions[0])
        if len(descriptions) > 1:
            asked.append((descriptions[1], doi))
        elif doi not in records:
            asked.append((descriptions[0], ""))
    parsed, strings, makings = [], [], {}
    for row in _rows("pmc_references.jsonl.gz") if {"pmc", "strings"} & set(names) else ():
        doi = row["doi"].lower()
        wanted = Description(
            row.get("atitle") or "",
            (row["firstAuthor"],) if row.get("firstAuthor") else (),
            "",
            row.get("jtitle") or "",
            row.get("volume") or "",
            "",
            row.get("firstPage") or "",
            None,
            row.get("reference") or "",
        )
        parsed.append((wanted, doi if doi in records else ""))
        if len(fold(wanted.title).split()) > 1:
            makings[doi] = record_of(doi, wanted)
            strings.append((Description(unstructured=wanted.unstructured), doi))
    sets: dict[str, list[Query]] = {}
    index = Index(records)
    for name, some in (("deposited", asked), ("pmc", parsed)):
        if name in names:
            sets[name] = [
                (wanted, doi, index.search(wanted))
                for number, (wanted, doi) in enumerate(some)
                if doi or number % every == 0
            ]
    if "strings" in names:
        index = Index({**makings, **records})
        sets["strings"] = []
        for wanted, doi in strings[::3]:
            works = index.search(wanted)
            if not _half(doi):
                works, doi = [work for work in works if _doi(work) != doi], ""
            sets["strings"].append((wanted, doi, works))
    return sets


def _rows(name: str) -> Iterable[dict[str, Any]]:
    with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _half(doi: str) -> bool:
    return hashlib.sha1(doi.encode(), usedforsecurity=False).digest()[-1] % 2 == 1


def record_of(doi: str, description: Description) -> Work:
    """A registry's record made of a deposited reference."""
    year = next(
        iter(digits for digits in (description.year[at : at + 4] for at in range(3)) if digits.isdigit()), ""
    )
    return Work(
        title=description.title,
        author=tuple(Name(author) for author in description.authors),
        issued=PartialDate(int(year)) if len(year) == 4 else None,
        container_title=description.container_title,
        volume=description.volume,
        page=parse_pages(description.first_page),
        doi=DOI.parse(doi),
    )


class Index:
    """The records that share most of a query's rare words."""

    def __init__(self, records: dict[str, Work]) -> None:
        self.records = list(records.values())
        self.places: dict[str, list[int]] = defaultdict(list)
        for at, work in enumerate(self.records):
            for word in set(fold(work.title).split()):
                self.places[word].append(at)

    def search(self, wanted: Description) -> list[Work]:
        scores: Counter[int] = Counter()
        for word in sorted(set(fold(wanted.title or wanted.unstructured).split())):
            places = self.places.get(word, ())
            if len(places) < 3000:
                for at in places:
                    scores[at] += 1 / math.sqrt(len(places))  # type: ignore[assignment]
        return [self.records[at] for at, _ in scores.most_common(CANDIDATES)]


# --- the weights ------------------------------------------------------------------------------------------

# What is left of a description, so that the weights also hold where little is known.
MASKS: tuple[frozenset[str], ...] = tuple(
    frozenset(fields.split())
    for fields in (
        "",
        "volume first_page",
        "container_title volume first_page",
        "year container_title volume first_page",
        "authors container_title volume first_page",
        "authors year volume first_page",
        "authors",
        "year",
        "title unstructured",
    )
)
TOWARDS = 4.0  # how many observations the present weights count for

Pattern = frozenset[tuple[str, str]]


def fit(queries: Sequence[Query]) -> None:
    """Print weights fitted on one half of the data, and how both halves are predicted."""
    halves = [_patterns(q for q in queries if _half(q[1] or fold(q[0].title)) is side) for side in (True, False)]
    prior, weights = _logistic(halves[0])
    print(f"PRIOR = {prior:.1f}")
    for (field, level), weight in weights.items():
        seen = [
            sum(counts[side] for pattern, counts in halves[0].items() if (field, level) in pattern)
            for side in (1, 0)
        ]
        print(f'    ("{field}", "{level}"): {weight:.1f},  # {seen[0]} right, {seen[1]} wrong')
    rows = []
    for name, half in zip(("fitted on", "held back"), halves, strict=True):
        bins: dict[str, list[int]] = {
            label: [0, 0] for label in ("<.01", "<.1", "<.5", "<.9", "<.99", "<.999", "≤1")
        }
        for pattern, (wrong, right) in half.items():
            p = _probability(prior, weights, pattern)
            label = next((lab for lab in list(bins)[:-1] if p < float(lab[1:])), "≤1")
            bins[label][0] += wrong
            bins[label][1] += right
        rows += [
            (f"{name}, score {lab}", str(r), str(w), f"{r / (r + w) if r + w else 0:.4f}")
            for lab, (w, r) in bins.items()
        ]
    print(table(("", "right", "wrong", "share right"), rows))


def _patterns(queries: Iterable[Query]) -> dict[Pattern, list[int]]:
    """Evidence → how often it was wrong and right."""
    counts: dict[Pattern, list[int]] = defaultdict(lambda: [0, 0])
    for wanted, doi, works in queries:
        for mask in MASKS:
            known = msgspec.structs.replace(wanted, **{f: () if f == "authors" else "" for f in mask})
            ready = Wanted(known)
            for work in works:
                weighed = weigh(ready, work)
                pattern = frozenset((piece.field, piece.level) for piece in weighed.evidence)
                counts[pattern][_doi(work) == doi] += 1
    return counts


def _probability(prior: float, weights: dict[tuple[str, str], float], pattern: Pattern) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, prior + sum(weights[piece] for piece in pattern)))))


def _logistic(patterns: dict[Pattern, list[int]]) -> tuple[float, dict[tuple[str, str], float]]:
    """Maximum likelihood, drawn towards the present weights (ridge), by adaptive gradient ascent."""
    prior, weights = PRIOR, dict(WEIGHTS)
    squares: dict[tuple[str, str] | None, float] = defaultdict(lambda: 1e-6)
    for _ in range(600):
        slope: dict[tuple[str, str] | None, float] = defaultdict(float)
        for pattern, (wrong, right) in patterns.items():
            error = right - (wrong + right) * _probability(prior, weights, pattern)
            slope[None] += error
            for piece in pattern:
                slope[piece] += error
        slope[None] -= TOWARDS * (prior - PRIOR)
        for piece, weight in weights.items():
            slope[piece] -= TOWARDS * (weight - WEIGHTS[piece])
        for key, value in slope.items():
            squares[key] += value * value
            step = 0.5 * value / math.sqrt(squares[key])
            if key is None:
                prior += step
            else:
                weights[key] += step
    return prior, weights


if __name__ == "__main__":
    main()
