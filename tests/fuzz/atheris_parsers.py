"""Fuzzing with atheris, guided by coverage, for as long as one likes: `python -m tests.fuzz.atheris_parsers`.

atheris is no dependency: `pip install atheris` (Linux and macOS) first. It fills `.hypothesis/atheris/corpus` with
`fixtures/pages` and `seeds`, and keeps there what finds new branches: the next run begins with them. An input that
fails is written beside it, and runs again when it is named: `python -m tests.fuzz.atheris_parsers crash-…`. Other
arguments are libFuzzer's: `-max_total_time=3600 -timeout=20 -max_len=20000 -jobs=4`.
"""

from __future__ import annotations

import hashlib
import importlib
import sys
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

CORPUS = ROOT / ".hypothesis" / "atheris" / "corpus"
MISSING = "atheris is not installed; run: pip install atheris (or `make fuzz`, which does without it)."
_DEFAULTS = {"-max_len": "20000", "-timeout": "20", "-artifact_prefix": f"{CORPUS.parent}/"}


def fill(corpus: Path) -> int:
    """Writes the inputs to begin with into `corpus`; how many there are."""
    from tests.fuzz.one_input import seeds

    corpus.mkdir(parents=True, exist_ok=True)
    inputs = set(seeds())
    for data in inputs:
        (corpus / hashlib.sha256(data).hexdigest()[:20]).write_bytes(data)
    return len(inputs)


def main(arguments: list[str]) -> str:
    """Fuzzes until it is stopped or something fails. A sentence if atheris is not there."""
    try:
        atheris: Any = importlib.import_module("atheris")
    except ImportError:
        return MISSING
    with atheris.instrument_imports(include=["refkit.parsers", "refkit.text"]):
        from tests.fuzz.one_input import one_input

        fill(CORPUS)  # which imports the layouts
    given = {argument.partition("=")[0] for argument in arguments}
    options = [f"{name}={value}" for name, value in _DEFAULTS.items() if name not in given]
    inputs = [argument for argument in arguments if not argument.startswith("-")] or [str(CORPUS)]
    atheris.Setup([sys.argv[0], *options, *(a for a in arguments if a.startswith("-")), *inputs], one_input)
    atheris.Fuzz()
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) or 0)
