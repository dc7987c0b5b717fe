"""Train the weights of `refkit.findings.role_model`.

    python -m refkit.findings.train DATA [-o FILE]

DATA is a folder with files of abstracts, one a line: `{"sents": [sentence, …], "labels": [role, …]}`, as .jsonl
or .jsonl.gz; `FILES` says which. It takes the extra `train` (numpy and scipy); refkit itself needs neither. The
same data give the same weights on the same machine with the same versions of both; elsewhere last digits of sums
may differ.

Every tenth abstract is left out of a first training; on those of medicine the scores are calibrated. The second
training, of which the weights come, has them all.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from refkit.findings.model_file import COLUMNS, KINDS, MIDDLE, ROLES, Head, Literature, pack, unpack
from refkit.findings.model_scorer import ModelScorer
from refkit.findings.ngrams import SLOTS
from refkit.findings.role_model import RoleModel

# Kind of literature → its files. Authors' own headings are the roles in medicine, readers' votes in computing.
FILES = {"medicine": ("evinf_train", "pubmedqa_train"), "computing": ("cs_train",)}
WEIGHTS = Path(__file__).with_name("roles.weights")
_TENTH = 10


class Labelled(msgspec.Struct, frozen=True):
    """An abstract: its sentences and the role of each."""

    sents: list[str]
    labels: list[str]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS, metavar="FILE")
    arguments = parser.parse_args()
    if any(find_spec(name) is None for name in ("numpy", "scipy")):
        sys.exit("Training needs numpy and scipy; run: pip install 'refkit-export[train]'")
    data = {kind: [a for name in FILES[kind] for a in read(arguments.data, name)] for kind in KINDS}
    kept = {kind: [a for at, a in enumerate(found) if at % _TENTH] for kind, found in data.items()}
    rest = {kind: found[::_TENTH] for kind, found in data.items()}
    calibration = calibrate(RoleModel(*unpack(train(kept))), rest["medicine"])
    temporary = arguments.output.with_name(f"{arguments.output.name}.part")
    temporary.write_bytes(train(data, calibration))
    temporary.replace(arguments.output)
    sys.stdout.write(f"{arguments.output}: {arguments.output.stat().st_size:,} bytes, calibration {calibration}\n")


def read(folder: Path, name: str) -> list[Labelled]:
    """The abstracts of `folder/name.jsonl` or `.jsonl.gz`."""
    plain = folder / f"{name}.jsonl"
    lines = plain.read_bytes() if plain.exists() else gzip.decompress((folder / f"{name}.jsonl.gz").read_bytes())
    return [msgspec.json.decode(line, type=Labelled) for line in lines.splitlines() if line]


def train(
    data: dict[str, list[Labelled]], calibration: tuple[tuple[float, float], ...] = ((1.0, 0.0), (1.0, 0.0))
) -> bytes:
    """The file of weights that `data` (kind of literature → abstracts) give."""
    import importlib

    from refkit.findings.crf import Chains, fit, matrix, softly

    np: Any = importlib.import_module("numpy")
    words = [matrix([abstract.sents for abstract in data[kind]]) for kind in KINDS]
    seen = np.unique(np.concatenate([found.indices for found in words]))  # the weights of others stay nought
    words = [found[:, seen] for found in words]
    roles = [[[ROLES.index(label) for label in abstract.labels] for abstract in data[kind]] for kind in KINDS]
    fitted = fit([Chains(*one) for one in zip(words, roles, strict=True)])
    kinds, bias = softly(words)
    weights = np.zeros((SLOTS, COLUMNS))
    weights[seen] = np.concatenate([*(one.weights for one in fitted), kinds[:, None]], axis=1)
    scales = np.maximum(np.abs(weights).max(axis=0) / (MIDDLE - 1), 1e-9)
    table = (np.round(weights / scales) + MIDDLE).astype(np.uint8)
    head = Head(
        tuple(map(float, scales)),
        tuple(msgspec.convert(_rounded(one), Literature) for one in fitted),
        round(bias, 5),
        calibration,
    )
    return pack(head, table.tobytes())


def _rounded(fitted: Any) -> dict[str, Any]:
    """What stands in the head of the file of one kind of literature."""
    return {
        "places": [[round(float(v), 4) for v in row] for row in fitted.places],
        "links": {
            "first": [round(float(v), 4) for v in fitted.first],
            "last": [round(float(v), 4) for v in fitted.last],
            "steps": [[round(float(v), 4) for v in row] for row in fitted.steps],
        },
    }


def calibrate(model: RoleModel, abstracts: list[Labelled]) -> tuple[tuple[float, float], ...]:
    """Slope and offset for results and for conclusions, by logistic regression on abstracts the model never saw."""
    scorer = ModelScorer(model)
    found = []
    for column, role in enumerate(("RESULTS", "CONCLUSIONS")):
        seen = [
            (row[column], label == role)
            for abstract in abstracts
            for row, label in zip(scorer.raw(abstract.sents), abstract.labels, strict=True)
            if row is not None
        ]
        found.append(_logistic(seen))
    return tuple(found)


def _logistic(seen: list[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and offset of the likeliest logistic curve, by Newton's method."""
    from math import exp

    slope, offset = 1.0, 0.0
    for _ in range(30):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for value, true in seen:
            p = 1 / (1 + exp(-max(-30.0, min(30.0, slope * value + offset))))
            error, spread = true - p, max(p * (1 - p), 1e-9)
            g0, g1 = g0 + error, g1 + error * value
            h00, h01, h11 = h00 + spread, h01 + spread * value, h11 + spread * value * value
        size = h00 * h11 - h01 * h01
        offset += (h11 * g0 - h01 * g1) / size
        slope += (h00 * g1 - h01 * g0) / size
    return round(slope, 4), round(offset, 4)


if __name__ == "__main__":
    main()
