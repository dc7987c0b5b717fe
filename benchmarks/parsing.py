"""How fast pages are read, against one scan of the same text with a compiled DOI expression.

    python -m benchmarks.parsing

Both sides run in one process on one core, in turn, over the five pages in `seeds/`; the figure is the
median of the rounds. Two expressions are scanned with: one that starts at a word boundary, as careful
DOI finders do, and one that starts with the literal "10.", which Python's `re` finds without looking at
each character. The second does nearly nothing and stands here so that nobody mistakes the first for the
fastest scan there is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from benchmarks.timing import one_core, table, timed_in_turn
from refkit import merge, parsers

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
WORD_BOUNDARY = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")
LITERAL = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
REPEATS = 200


def main() -> None:
    """Measure and print a Markdown table."""
    one_core()
    files = [path.read_bytes() for path in sorted(SEEDS.glob("*.txt"))]
    pages = [parsers.decode(data, "page.txt") for data in files]
    count = len(pages) * REPEATS

    def repeat(work: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            for _ in range(REPEATS):
                work()

        return run

    def scan(expression: re.Pattern[str]) -> None:
        for page in pages:
            for _ in expression.finditer(page.text):
                pass

    def read() -> None:
        for page in pages:
            parsers.read(page)

    def all_of_it() -> None:
        for data in files:
            for record in parsers.read(parsers.decode(data, "page.txt")).records:
                merge.resolve(record)

    seconds = timed_in_turn(
        {
            "one scan, word boundary": repeat(lambda: scan(WORD_BOUNDARY)),
            "one scan, literal": repeat(lambda: scan(LITERAL)),
            "parse to claims": repeat(read),
            "decode, parse, work out the values": repeat(all_of_it),
        }
    )
    base = seconds["one scan, word boundary"]
    size = sum(len(page.text) for page in pages) * REPEATS
    print(f"{len(pages)} pages, {size / count:.0f} characters each on average\n")
    print(
        table(
            ("", "µs a page", "pages a second", "MB a second", "in scans"),
            [
                (
                    name,
                    f"{taken / count * 1e6:.1f}",
                    f"{count / taken:,.0f}",
                    f"{size / taken / 1e6:.1f}",
                    f"{taken / base:.2f}",
                )
                for name, taken in seconds.items()
            ],
        )
    )


if __name__ == "__main__":
    main()
