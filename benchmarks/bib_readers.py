"""Whether readers that are not ours take what refkit writes as .bib: real works messages of Crossref, all of them.

    python -m benchmarks.bib_readers [--records 500]

The messages are those of `works.jsonl.gz` in the folder that REFKIT_CROSSREF_DATA names. Each dialect is
written and read by bibtexparser and pybtex (in its strict mode), and, where they are installed, by biber
(`--tool`, with its check of the data model for BibLaTeX) and bibutils. What a reader complains of is counted
and shown, and so are the entries that it found. Not counted is what biber's check says of every library: an
article has no `publisher` in the data model, two ISSNs are not one, a work of no author lacks an author, and
`annote`, which Zotero reads, is unknown.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from benchmarks.timing import table
from refkit.enrich.crossref.messages import read
from refkit.formats.bibtex import BIBLATEX, BIBTEX, BIBTEX_ASCII
from refkit.merge import assign_keys, resolve
from refkit.model import Library, Record

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "crossref"
DATA = Path(os.environ.get("REFKIT_CROSSREF_DATA") or _BESIDE) / "works.jsonl.gz"
_OF_ALL = re.compile(
    r"Datamodel: .*(?:Invalid field '\w+' for entrytype|Missing mandatory field|Invalid ISSN|Field 'annote')"
)
# Its count, and what it says of biblatex's own types, which are newer than it: it takes them for articles.
_OF_BIBUTILS = re.compile(
    r"Processed \d+ references|Did not recognize type '(?:dataset|software|review)'|[Dd]efaulting to article"
)
LONGEST = 1800  # seconds for one reader

Reader = Callable[[Path], tuple[int, list[str]]]


def records(most: int | None = None) -> Iterator[Record]:
    """A record for each message, the first `most` of them."""
    with gzip.open(DATA) as lines:
        for line in islice(lines, most):
            registered = read(line, "")
            if registered is not None:
                yield resolve(Record(registered.claims))


def library(most: int | None = None) -> Library:
    """The records with citation keys."""
    found = tuple(records(most))
    return Library(found, tuple(assign_keys(found)[0]))


def bibtexparser(path: Path) -> tuple[int, list[str]]:
    """Entries, and blocks that failed."""
    from bibtexparser.entrypoint import parse_string

    found = parse_string(path.read_text())
    return len(found.entries), [str(block.error) for block in found.failed_blocks]


def pybtex(path: Path) -> tuple[int, list[str]]:
    """Entries; its strict mode raises on the first error."""
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError

    try:
        return len(parse_string(path.read_text(), "bibtex").entries), []
    except PybtexError as error:
        return 0, [str(error)]


def biber(path: Path) -> tuple[int, list[str]]:
    """Entries that it writes again, and its errors and warnings; of BibLaTeX also what its data model says."""
    out = path.with_suffix(".biber.bib")
    options = ["--validate-datamodel"] if "biblatex" in path.name else []
    done = subprocess.run(
        ["biber", "--tool", *options, "--nolog", "-O", str(out), str(path)],
        capture_output=True, text=True, check=False, timeout=LONGEST,
    )  # fmt: skip
    said = [line for line in done.stdout.splitlines() if re.match(r"ERROR|WARN", line) and not _OF_ALL.search(line)]
    count = len(re.findall(r"(?m)^@(?!comment|preamble|string)", out.read_text())) if out.exists() else 0
    return count, said


def bibutils(path: Path) -> tuple[int, list[str]]:
    """References that `bib2xml` or `biblatex2xml` makes, and what it complains of."""
    command = "biblatex2xml" if "biblatex" in path.name else "bib2xml"
    done = subprocess.run([command, str(path)], capture_output=True, text=True, check=False, timeout=LONGEST)
    said = [line for line in done.stderr.splitlines() if line.strip() and not _OF_BIBUTILS.search(line)]
    return done.stdout.count("<mods "), said + ([f"status {done.returncode}"] if done.returncode else [])


READERS: dict[str, tuple[str, Reader]] = {
    "bibtexparser": ("", bibtexparser),
    "pybtex": ("", pybtex),
    "biber": ("biber", biber),
    "bibutils": ("bib2xml", bibutils),
}


def read_back(works: Library, folder: Path) -> Iterator[tuple[str, str, int, list[str]]]:
    """Dialect, reader, how many entries it found and what it complained of; readers not installed are left out."""
    for fmt in (BIBTEX, BIBLATEX, BIBTEX_ASCII):
        if fmt.write is None:
            continue
        path = folder / f"{fmt.name}.bib"
        path.write_text("".join(fmt.write(works)), "utf-8")
        for name, (program, reader) in READERS.items():
            if not program or shutil.which(program):
                yield fmt.name, name, *reader(path)


def main() -> None:
    """Write, have it read, and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=None, help="the first so many messages")
    options = parser.parse_args()
    works = library(options.records)
    rows: list[list[str]] = []
    with tempfile.TemporaryDirectory() as folder:
        for dialect, reader, count, said in read_back(works, Path(folder)):
            rows.append([f"{dialect}, {reader}", f"{count:,}", f"{len(said):,}"])
            for line in said[:20]:
                sys.stderr.write(f"{dialect}, {reader}: {line}\n")
    sys.stdout.write(table([f"{len(works.records):,} works", "entries read", "complaints"], rows) + "\n")


if __name__ == "__main__":
    main()
