"""How fast pages are read: HTML beside a plain parse of its tree, text beside one scan with a DOI expression.

    python -m benchmarks.pages [FOLDER ...]

A folder holds pages (.html, .htm, .txt). Without one it is `REFKIT_PAGES_DATA`, or ../shared/data/pages if that is
there; else `fixtures/pages` and `seeds`, whose pages are so short that the figures say little of real ones. All
pages are in memory before anything is timed. Sides run in turn in one process on one core; the figure is processor
time, the least of the rounds, so that a busy machine is as slow for one side as for the other.

`selectolax` (lexbor) is measured if it is installed; it is no dependency of refkit.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import lxml.html
import msgspec

from benchmarks.html_trees import lexbor
from benchmarks.timing import least_in_turn, one_core, table
from refkit import parsers
from refkit.parsers.page import Hints

ROOT = Path(__file__).resolve().parent.parent
# As careful finders of DOIs scan: not "110.1234/x".
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")

Side = Callable[[parsers.Page], object]


def main() -> None:
    """Measure and print a Markdown table a kind."""
    one_core()
    real = Path(os.environ.get("REFKIT_PAGES_DATA") or ROOT.parent / "shared" / "data" / "pages")
    written = (ROOT / "fixtures" / "pages", ROOT / "seeds")
    pages = _pages([Path(name) for name in sys.argv[1:]] or ((real,) if real.is_dir() else written))
    html = [page for page in pages if page.ref.endswith((".html", ".htm"))]
    text = [page for page in pages if page.ref.endswith(".txt")]
    trees: dict[str, Side] = {"lxml.html: parse": lambda page: lxml.html.document_fromstring(page.text.encode())}
    if (parse := lexbor()) is not None:
        trees = {"selectolax (lexbor): parse": lambda page: parse(page.text), **trees}
    _measure("HTML", html, {**trees, **_readings()})
    _measure("text", text, {"one scan, DOI at a word boundary": _scan, **_readings()})


def _readings() -> dict[str, Side]:
    return {
        "refkit: without the works that it cites": lambda page: parsers.read(_without_references(page)),
        "refkit: whole reading": parsers.read,
    }


def _without_references(page: parsers.Page) -> parsers.Page:
    """As `refkit export` and all else read it that wants the works that pages are about."""
    return msgspec.structs.replace(page, hints=Hints(references=False))


def _scan(page: parsers.Page) -> None:
    for _ in DOI.finditer(page.text):
        pass


def _pages(folders: Sequence[Path]) -> list[parsers.Page]:
    files = sorted(
        path for folder in folders for path in folder.rglob("*") if path.suffix in (".html", ".htm", ".txt")
    )
    return [page for path in files if (page := parsers.decode(path.read_bytes(), str(path))).text.strip()]


def _measure(kind: str, pages: Sequence[parsers.Page], sides: Mapping[str, Side]) -> None:
    """Print what each of `sides` takes for all `pages`, in MB a second and in times the first ones."""
    if not pages:
        print(f"\nNo {kind} pages.")
        return
    size = sum(len(page.text) for page in pages)
    repeats = max(1, 2_000_000 // size)

    def each(side: Side) -> Callable[[], None]:
        def run() -> None:
            for _ in range(repeats):
                for page in pages:
                    side(page)

        return run

    seconds = least_in_turn({name: each(side) for name, side in sides.items()})
    peers = [name for name in sides if not name.startswith("refkit")]
    print(f"\n{len(pages)} pages of {kind}, {size / len(pages) / 1000:.0f} KB each on average\n")
    print(
        table(
            ("", "MB a second", *(f"times {peer.partition(',')[0]}" for peer in peers)),
            [
                (
                    name,
                    f"{size * repeats / taken / 1e6:.1f}",
                    *(f"{taken / seconds[peer]:.2f}" for peer in peers),
                )
                for name, taken in seconds.items()
            ],
        )
    )


if __name__ == "__main__":
    main()
