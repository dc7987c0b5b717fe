"""How fast HTML is scanned in place, against what the tree libraries need to parse the same pages.

    python -m benchmarks.html_trees [PAGE.html ...]

Without pages, one made here of about 150 KB is measured: a head with tags, an article, a long list of references.
`selectolax` (lexbor) is measured if it is installed; it is no dependency of refkit. Sides run in turn on one core.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html

from benchmarks.timing import one_core, table, timed_in_turn
from refkit import parsers
from refkit.parsers.embedded import read_embedded
from refkit.parsers.html.tags import head_of
from refkit.parsers.html.visible import visible

_HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>How limpets find home | Tides</title>
<meta name="citation_title" content="How limpets find home"><meta name="citation_author" content="Okonkwo, Ada">
<meta name="citation_journal_title" content="Annals of Tidal Research"><meta name="citation_volume" content="12">
<meta name="citation_publication_date" content="2016/11/03"><meta name="citation_doi" content="10.5555/tide.2016">
<script>window.layer = window.layer || [];</script></head><body><h1>How <i>limpets</i> find home</h1>"""
_PARAGRAPH = """<div class="section"><h2 id="s{n}">Section {n}</h2><p>Limpets of the <em>Patella</em> kind return
to one scar after each tide (<a href="#r{n}" class="ref">Okonkwo &amp; van der Meer, 2016</a>), which earlier work
of ours had put down to trails of mucus<sup>{n}</sup>; here 12.5&nbsp;% did so without any.</p></div>"""
_REFERENCE = """<li id="r{n}"><span class="author">Okonkwo A</span>, <span class="author">van der Meer P</span>.
<a href="https://tides.example/{n}"><span class="title">Scars of limpets, part {n}</span></a>. <i>Tides</i>
<b>12</b>:{n}-{n}. <a class="doi" href="https://doi.org/10.5555/tide.{n}">10.5555/tide.{n}</a></li>"""


def made_page() -> str:
    """An article page of about 150 KB, half of it references."""
    body = [_PARAGRAPH.format(n=n) for n in range(1, 181)]
    listed = [_REFERENCE.format(n=n) for n in range(1, 231)]
    return f"{_HEAD}{''.join(body)}<ol>{''.join(listed)}</ol></body></html>"


def main() -> None:
    """Measure and print a Markdown table."""
    one_core()
    files = [Path(name).read_bytes() for name in sys.argv[1:]] or [made_page().encode()]
    pages = [page for page in map(parsers.decode, files) if page.text.strip()]
    size = sum(len(page.text) for page in pages)
    repeats = max(1, 4_000_000 // size)

    def each(work: Callable[[parsers.Page], object]) -> Callable[[], None]:
        def run() -> None:
            for _ in range(repeats):
                for page in pages:
                    work(page)

        return run

    sides = {
        "lxml.html: parse": each(lambda page: lxml.html.document_fromstring(page.text.encode())),
        "refkit: tags": each(lambda page: head_of(page.text)),
        "refkit: all embedded metadata": each(read_embedded),
        "refkit: visible text with places": each(lambda page: visible(page.text)),
        "refkit: whole reading": each(parsers.read),
    }
    if (parse := lexbor()) is not None:
        sides = {
            "selectolax (lexbor): parse": each(lambda page: parse(page.text)),
            "selectolax (lexbor): parse and text": each(lambda page: parse(page.text).text()),
            **sides,
        }
    seconds = timed_in_turn(sides)
    base = seconds.get("selectolax (lexbor): parse", seconds["lxml.html: parse"])
    print(f"{len(pages)} pages, {size / len(pages) / 1000:.0f} KB each on average\n")
    print(
        table(
            ("", "ms a page", "MB a second", "in plain parses"),
            [
                (
                    name,
                    f"{taken / repeats / len(pages) * 1e3:.2f}",
                    f"{size * repeats / taken / 1e6:.0f}",
                    f"{taken / base:.1f}",
                )
                for name, taken in seconds.items()
            ],
        )
    )


def lexbor() -> Any:
    """selectolax's parser class, or None where it is not installed."""
    try:
        return importlib.import_module("selectolax.lexbor").LexborHTMLParser
    except ImportError:
        return None


if __name__ == "__main__":
    main()
