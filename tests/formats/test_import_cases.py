"""Real files with the items that Zotero makes of them: the share of fields that are the same may not fall."""

from __future__ import annotations

import pytest

from benchmarks import formats as benchmark

# Format → the least share of the fields that Zotero has.
LEAST = {
    "bibtex": 0.95, "ris": 0.95, "nbib": 0.95, "endnote-xml": 0.95, "enw": 0.95, "pubmed-xml": 0.95,
    "wos-tagged": 0.95, "mods": 0.95,
    "csl-json": 0.95,
}  # fmt: skip


@pytest.mark.skipif(
    not (benchmark.DATA / "cases.jsonl.gz").exists(),
    reason="set REFKIT_IMPORT_CASES to the folder with cases.jsonl.gz",
)
@pytest.mark.parametrize("name", LEAST)
def test_the_fields_that_zotero_reads_are_read(name: str) -> None:
    compared = [same for case in benchmark.cases(name) for _, same, wanted, _ in benchmark.compare(case) if wanted]
    assert sum(compared) / len(compared) >= LEAST[name]
