"""Real records written as RIS and read by readers that are not ours: rispy, and bibutils where it is installed.

    python -m benchmarks.ris_readers [--most 200]

The messages are those that `benchmarks.bib_readers` reads. A reader counts the records that it gives, and those
with the right title and DOI; bibutils' `ris2xml` makes MODS of the file, which refkit reads in turn.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import rispy

from benchmarks.bib_readers import DATA, library
from benchmarks.timing import table
from refkit import merge
from refkit.formats.mods import MODS
from refkit.formats.ris import RIS
from refkit.model import Library

_Read = list[tuple[str, str]]  # title and DOI of each record


def with_rispy(path: Path) -> _Read:
    """What rispy gives."""
    entries = rispy.loads(path.read_text("utf-8-sig"))
    return [(entry.get("title") or entry.get("primary_title") or "", entry.get("doi") or "") for entry in entries]


def with_bibutils(path: Path) -> _Read:
    """What `ris2xml` gives."""
    done = subprocess.run(["ris2xml", "-i", "utf8", str(path)], capture_output=True, check=True)
    assert MODS.read is not None
    works = [merge.resolve(record).work for record in MODS.read(done.stdout.decode(), "x").records]
    return [(work.title, str(work.doi or "")) for work in works]


def read_back(works: Library, folder: Path) -> Iterator[tuple[str, int, int, int]]:
    """Reader by reader: its name, the records that it gives, how many of them with the right title and DOI."""
    assert RIS.write is not None
    path = folder / "library.ris"
    path.write_bytes("".join(RIS.write(works)).encode())
    readers = {"rispy": with_rispy} | ({"bibutils": with_bibutils} if shutil.which("ris2xml") else {})
    for name, reader in readers.items():
        found = reader(path)
        pairs = list(zip(found, works.records, strict=False))
        titles = sum(_folded(title) == _folded(record.work.title) for (title, _), record in pairs)
        dois = sum(doi.lower() == str(record.work.doi or "").lower() for (_, doi), record in pairs)
        yield name, len(found), titles, dois


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def main() -> None:
    """Read and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=None, help="only so many messages")
    options = parser.parse_args()
    if not DATA.exists():
        raise SystemExit(f"There are no messages in {DATA}; set REFKIT_CROSSREF_DATA to the folder that has them.")
    works = library(options.most)
    with tempfile.TemporaryDirectory() as folder:
        rows = [(name, *map(str, counts)) for name, *counts in read_back(works, Path(folder))]
    print(f"{len(works.records)} records")
    print(table(("reader", "records", "titles right", "DOIs right"), rows))


if __name__ == "__main__":
    main()
