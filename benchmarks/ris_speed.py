"""Reading and writing records as RIS, beside rispy, in one run on one core.

    python -m benchmarks.ris_speed [--records 3000] [--rounds 9]

Both read the same text, and each writes what it read. refkit makes typed values of it (names, dates, pages, DOIs),
each with its place in the file; rispy gives lists of texts. Time is that of the processor, the least of several
rounds in turn. "regular" is what refkit and rispy write; "others" has a journal named twice and values of several
lines, which refkit reads by its general way.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

import rispy

from benchmarks.bib_speed import least
from benchmarks.timing import one_core, table
from benchmarks.writers import library
from refkit.formats.ris import RIS


def as_others(text: str) -> str:
    """The text with a second name of each journal, and some abstracts on several lines."""
    return text.replace("\nT2  - ", "\nJO  - Journal\nT2  - ").replace(". ", ".\n", 3_000)


def main() -> None:
    """Measure and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=3_000)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    one_core()
    read, write = RIS.read, RIS.write
    assert read is not None
    assert write is not None
    ours = library(options.records)
    text = "".join(write(ours)).replace("\r\n", "\n")
    others = as_others(text)
    theirs: list[dict[str, Any]] = rispy.loads(text)
    sides = {
        "reading, regular": {"refkit": lambda: read(text, "x"), "rispy": lambda: rispy.loads(text)},
        "reading, others": {"refkit": lambda: read(others, "x"), "rispy": lambda: rispy.loads(others)},
        "writing": {"refkit": lambda: "".join(write(ours)), "rispy": lambda: rispy.dumps(theirs)},
    }
    rows = []
    for name, contestants in sides.items():
        taken = least(contestants, options.rounds)
        row = [f"{taken[side]:.3f}" for side in ("refkit", "rispy")]
        rows.append((name, *row, f"{taken['refkit'] / taken['rispy']:.2f}"))
    header = (f"{options.records:,} records", "refkit, s", "rispy, s", "refkit's share of rispy's time")
    sys.stdout.write(table(header, rows) + "\n")


if __name__ == "__main__":
    main()
