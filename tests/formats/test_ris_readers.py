"""The RIS that is written is taken by readers that are not ours: rispy; bibutils if it is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks import bib_readers, ris_readers
from tests.formats import works

SAMPLE = 100


def test_every_reader_takes_the_library(tmp_path: Path) -> None:
    for reader, count, titles, dois in ris_readers.read_back(works.LIBRARY, tmp_path):
        assert (count, dois) == (len(works.LIBRARY.records),) * 2, reader
        assert titles >= count - 1, reader  # bibutils takes markup in a title apart


@pytest.mark.skipif(shutil.which("ris2xml") is None, reason="bibutils is not installed (Debian package bibutils)")
def test_bibutils_reads_every_reference(tmp_path: Path) -> None:
    assert [name for name, *_ in ris_readers.read_back(works.LIBRARY, tmp_path)] == ["rispy", "bibutils"]


def test_every_reader_takes_real_records(tmp_path: Path) -> None:
    if not bib_readers.DATA.exists():
        pytest.skip(f"{bib_readers.DATA} is not there; REFKIT_CROSSREF_DATA names the folder that has it")
    library = bib_readers.library(SAMPLE)
    for reader, count, titles, dois in ris_readers.read_back(library, tmp_path):
        assert count == SAMPLE, reader
        assert dois >= (SAMPLE if reader == "rispy" else 0.9 * SAMPLE), reader  # bibutils passes over some prefixes
        assert titles >= 0.98 * SAMPLE, reader
