"""Reading and writing 4,000 records as BibTeX, beside bibtexparser and pybtex, in one run on one core.

    python -m benchmarks.bib_speed [--records 4000] [--rounds 3]

All read the same text, and each writes what it read. refkit makes typed values of it (names, dates, pages,
DOIs, LaTeX decoded), each with its place in the file; bibtexparser's default reading leaves the text as it is,
pybtex takes names apart. Time is that of the processor, the least of several rounds in turn.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections.abc import Callable

import pybtex.database
from bibtexparser.entrypoint import parse_string, write_string

from benchmarks.timing import one_core, table
from benchmarks.writers import library
from refkit.formats.bibtex import BIBTEX
from refkit.formats.bibtex.read import read


def least(sides: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The least seconds of processor time that each side took, the sides in turn."""
    best = dict.fromkeys(sides, float("inf"))
    for _ in range(rounds):
        for name, run in sides.items():
            started = time.process_time()
            run()
            best[name] = min(best[name], time.process_time() - started)
    return best


def main() -> None:
    """Measure and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=4_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    one_core()
    logging.getLogger("bibtexparser").setLevel(logging.ERROR)
    write = BIBTEX.write
    if write is None:
        raise SystemExit("BibTeX is not written.")
    ours = library(options.records)
    text = "".join(write(ours))
    theirs = parse_string(text)
    pybtexs = pybtex.database.parse_string(text, "bibtex")
    reading = least(
        {
            "refkit": lambda: read(text, "x.bib"),
            "bibtexparser": lambda: parse_string(text),
            "pybtex": lambda: pybtex.database.parse_string(text, "bibtex"),
        },
        options.rounds,
    )
    writing = least(
        {
            "refkit": lambda: "".join(write(ours)),
            "bibtexparser": lambda: write_string(theirs),
            "pybtex": lambda: pybtexs.to_string("bibtex"),
        },
        options.rounds,
    )
    rows = [
        [
            name,
            *(
                cell
                for side in (reading, writing)
                for cell in (f"{side[name]:.2f}", f"{side[name] / side['refkit']:.2f}")
            ),
        ]
        for name in reading
    ]
    header = [f"{options.records:,} records", "reading, s", "times refkit's", "writing, s", "times refkit's"]
    sys.stdout.write(table(header, rows) + "\n")


if __name__ == "__main__":
    main()
