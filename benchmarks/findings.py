"""How well the roles of sentences are told, how well scores are calibrated, and how fast it goes.

    python -m benchmarks.findings

The data are abstracts with a role for each sentence (`evinf_dev.jsonl.gz`: randomised trials, roles from the
authors' own headings; `cs_dev.jsonl.gz`: computing, readers' votes, RESULTS takes in conclusions) in the folder
that REFKIT_FINDINGS_DATA names. Nothing in them was trained on. Findings are chosen from the running text, without
the headings.
"""

from __future__ import annotations

import gzip
import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.timing import one_core, table
from refkit.findings import find
from refkit.findings.cues import CUES
from refkit.findings.model_scorer import SCORER
from refkit.findings.reading import unlabelled
from refkit.findings.role_model import model
from refkit.findings.scoring import Scorer
from refkit.model import Abstract, Claim, Record, Section, Source, Span, Work
from refkit.text.sentences import sentences

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "findings"
DATA = Path(os.environ.get("REFKIT_FINDINGS_DATA", _BESIDE))
BINS = (0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1.01)
KINDS = {"result": "RESULTS", "conclusion": "CONCLUSIONS"}

Row = dict[str, Any]


def main() -> None:
    one_core()
    sets = {name: load(name) for name in ("evinf_dev", "cs_dev")}
    model().roles(["Warm."])
    print("### Roles\n")
    print(
        table(("set", "sentences", "accuracy", "weighted F1", "cut, last two"), (_roles(*s) for s in sets.items()))
    )
    print("\n### Chosen findings (evinf_dev, headings taken away)\n")
    rows = [_chosen(name, scorer, sets["evinf_dev"]) for name, scorer in (("cues", CUES), ("model", SCORER))]
    print(table(("by", "a result is given", "is one", "a conclusion is given", "is one"), rows))
    print("\n### Reliability (evinf_dev)\n")
    print(
        table(
            ("score", "results", "mean score", "are", "conclusions", "mean score", "are"), _bins(sets["evinf_dev"])
        )
    )
    print("\n### Agreement and accuracy (cs_dev)\n")
    print(table(("votes for the label, at least", "sentences", "accuracy"), _votes(sets["cs_dev"])))
    print("\n### Speed, one core\n")
    print(table(("", "sentences a second"), _speed(sets["evinf_dev"])))


def load(name: str) -> list[Row]:
    """The abstracts of one set."""
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def told(texts: Sequence[str], known: Iterable[str]) -> list[str]:
    """The roles of `texts`; conclusions are results where the data know none."""
    found = model().roles(texts)
    return found if "CONCLUSIONS" in known else ["RESULTS" if r == "CONCLUSIONS" else r for r in found]


def _roles(name: str, rows: list[Row]) -> tuple[str, ...]:
    known = {label for row in rows for label in row["labels"]}
    pairs = [pair for row in rows for pair in zip(told(row["sents"], known), row["labels"], strict=True)]
    cut = []
    for row in rows:
        if (left := len(row["sents"]) * 2 // 3) >= 3:
            cut += list(zip(told(row["sents"][:left], known), row["labels"], strict=False))[-2:]
    weighted = sum(
        count * 2 * sum(a == b == label for a, b in pairs) / (sum(a == label for a, _ in pairs) + count)
        for label, count in Counter(label for _, label in pairs).items()
    )
    return (name, str(len(pairs)), f"{_same(pairs):.4f}", f"{weighted / len(pairs):.4f}", f"{_same(cut):.4f}")


def _same(pairs: Sequence[tuple[str, str]]) -> float:
    return sum(a == b for a, b in pairs) / len(pairs)


def _chosen(name: str, scorer: Scorer, rows: list[Row]) -> tuple[str, ...]:
    """How often a result and a conclusion are given, and what the authors' headings say of those."""
    given, right = Counter[str](), Counter[str]()
    for row in rows:
        ends, text = [], ""
        for sentence in row["sents"]:
            text += f"{sentence} "
            ends.append(len(text))
        span = Span(0, len(text))
        claim = Claim("abstract", Abstract((Section(text),)), Source("page", "benchmark"), span, 1.0, (span,))
        for finding in find(Record((claim,), work=Work(title=row.get("title") or "")), scorer):
            assert finding.span is not None
            middle = (finding.span.start + finding.span.end) // 2
            label = row["labels"][sum(end <= middle for end in ends)]
            given[finding.kind] += 1
            right[finding.kind] += label == KINDS[finding.kind]
    return (
        name,
        *(cell for k in KINDS for cell in (f"{given[k] / len(rows):.1%}", f"{right[k] / max(1, given[k]):.1%}")),
    )


def _bins(rows: list[Row]) -> list[tuple[str, ...]]:
    """Scores of sentences without labels, in bins: their mean, and the share of them that are what they say."""
    binned: dict[str, list[list[tuple[float, bool]]]] = {kind: [[] for _ in BINS] for kind in KINDS}
    for row in rows:
        judgements = SCORER.judge(list(map(unlabelled, row["sents"])), "", False)
        for judged, label in zip(judgements, row["labels"], strict=True):
            for kind, score in (("result", judged.result), ("conclusion", judged.conclusion)):
                at = next(i for i, end in enumerate(BINS) if score < end)
                binned[kind][at].append((score, label == KINDS[kind]))
    found: list[tuple[str, ...]] = []
    for at, end in enumerate(BINS):
        cells = [f"{BINS[at - 1] if at else 0:.2f} to {min(end, 1):.2f}"]
        for kind in KINDS:
            here = binned[kind][at]
            mean = sum(score for score, _ in here) / max(1, len(here))
            cells += [str(len(here)), f"{mean:.3f}", f"{sum(true for _, true in here) / max(1, len(here)):.3f}"]
        found.append(tuple(cells))
    return found


def _votes(rows: list[Row]) -> list[tuple[str, ...]]:
    pairs = [
        (role == label, votes)
        for row in rows
        for role, label, votes in zip(told(row["sents"], ()), row["labels"], row["conf"], strict=True)
    ]
    found: list[tuple[str, ...]] = []
    for least in (0.0, 0.5, 0.6, 0.75, 0.9):
        here = [same for same, votes in pairs if votes >= least]
        found.append((f"{least:.0%}", str(len(here)), f"{sum(here) / len(here):.4f}"))
    return found


def _speed(rows: list[Row]) -> list[tuple[str, ...]]:
    texts = [row["sents"] for row in rows]
    joined = [" ".join(sents) for sents in texts]
    count = sum(map(len, texts))
    found: list[tuple[str, ...]] = []
    for name, run in (
        ("split into sentences", lambda: [sentences(text) for text in joined]),
        ("told the roles", lambda: [model().roles(sents) for sents in texts]),
        ("judged, with cues", lambda: [SCORER.judge(list(map(unlabelled, sents)), "", False) for sents in texts]),
    ):
        times = []
        for _ in range(5):
            started = time.process_time()
            run()
            times.append(time.process_time() - started)
        found.append((name, f"{count / min(times):,.0f}"))
    return found


if __name__ == "__main__":
    main()
