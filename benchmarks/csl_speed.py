"""How fast reference lists are made: refkit's processor, with citeproc-py beside it.

    python -m benchmarks.csl_speed [--small N] [--large N] [--no-citeproc-py]

References per second for APA, Chicago author-date, NLM, IEEE and Nature at two sizes, on one core; the time of
200 and 400 works of 2020 by Smiths; one citation put into a document of 1,000.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from typing import Any

from benchmarks.csl_items import smiths, varied
from benchmarks.timing import one_core, table
from refkit import csl
from refkit.csl import styles
from refkit.csl.processor import Citation, Document, Processor, Style
from refkit.formats import csl_json

STYLES = ("apa", "chicago-author-date", "nlm-citation-sequence", "ieee", "nature")


def seconds(run: Callable[[], object]) -> float:
    """Processor time of one call: what else the machine does is not counted."""
    started = time.process_time()
    run()
    return time.process_time() - started


def works(items: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    """CSL-JSON items as refkit's works, for the second engine."""
    reading = csl_json.read(json.dumps(items), "benchmark.json")
    return [(str(number), record.work) for number, record in enumerate(reading.records)]


def rates(small: int, large: int, beside: bool) -> str:
    """References per second, a row a style."""
    rows = []
    for name in STYLES:
        style = Style.load(styles.find(name))
        row = [name]
        for count in (small, large):
            items = varied(count)
            taken = seconds(lambda style=style, items=items: Processor(style, items).bibliography())  # type: ignore[misc]
            row.append(f"{count / taken:,.0f}")
        if beside:
            known = works(varied(small))
            taken = seconds(lambda name=name, known=known: csl.bibliography(known, name, engine="citeproc-py"))  # type: ignore[misc]
            row.append(f"{small / taken:,.0f}")
        rows.append(row)
    header = ["style", f"refkit, {small:,}", f"refkit, {large:,}"] + ([f"citeproc-py, {small:,}"] if beside else [])
    return table(header, rows)


def ambiguous() -> str:
    """Seconds for lists that are as ambiguous as can be."""
    style = Style.load(styles.find("apa"))
    pairs = [(count, seconds(lambda n=count: Processor(style, smiths(n)).bibliography())) for count in (200, 400)]  # type: ignore[misc]
    return ", ".join(f"{count} Smiths of 2020 in {taken:.2f} s" for count, taken in pairs)


def edited(count: int = 1000) -> str:
    """Seconds for a document of `count` citations, and for one citation more."""
    items = varied(count)
    document = Document(Processor(Style.load(styles.find("apa")), items))
    citations = [Citation(f"c{n}", [{"id": item["id"]}], n + 1) for n, item in enumerate(items)]
    whole = seconds(lambda: document.set(citations))
    again = seconds(lambda: document.insert(count // 2, Citation("new", [{"id": items[7]["id"]}], count // 2)))
    return f"{count:,} citations in {whole:.2f} s, one more in {again:.3f} s ({again / whole:.0%})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=1000)
    parser.add_argument("--large", type=int, default=5000)
    parser.add_argument("--no-citeproc-py", action="store_true")
    options = parser.parse_args()
    one_core()
    print(rates(options.small, options.large, not options.no_citeproc_py))
    print(ambiguous())
    print(edited())


if __name__ == "__main__":
    main()
