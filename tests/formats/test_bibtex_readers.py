"""What is written is taken by readers that are not ours: bibtexparser, pybtex; biber and bibutils if installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import bib_readers
from refkit.model import Library
from tests.formats import works

SAMPLE = 60


def check(library: Library, folder: Path) -> None:
    for dialect, reader, count, said in bib_readers.read_back(library, folder):
        assert said == [], (dialect, reader)
        assert count == len(library.records), (dialect, reader)


def test_every_reader_takes_the_library(tmp_path: Path) -> None:
    check(works.LIBRARY, tmp_path)


def test_every_reader_takes_real_records(tmp_path: Path) -> None:
    if not bib_readers.DATA.exists():
        pytest.skip(f"{bib_readers.DATA} is not there; REFKIT_CROSSREF_DATA names the folder that has it")
    check(bib_readers.library(SAMPLE), tmp_path)
