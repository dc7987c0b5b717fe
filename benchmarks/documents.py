"""Documents of N records: seconds and megabytes of each kind, and the share that the references take.

python -m benchmarks.documents [--records 1000] [--rounds 3]
"""

from __future__ import annotations

import argparse

from benchmarks.timing import one_core, table, timed_in_turn
from benchmarks.writers import library
from refkit import csl
from refkit.documents import Document, Options
from refkit.documents.docx import DOCX
from refkit.documents.evidence import CSV, XLSX
from refkit.documents.evidence import HTML as TABLE
from refkit.documents.html import HTML
from refkit.documents.latex import LATEX
from refkit.documents.markdown import MARKDOWN
from refkit.documents.rtf import RTF
from refkit.documents.text import TEXT
from refkit.model import Library

KINDS = (HTML, MARKDOWN, TEXT, LATEX, RTF, DOCX, TABLE, CSV, XLSX)


def size(kind: Document, records: Library) -> int:
    """Bytes of a document."""
    return sum(
        len(piece if isinstance(piece, bytes) else piece.encode()) for piece in kind.write(records, Options())
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    one_core()
    records = library(options.records)
    works = [(key, record.work) for key, record in records.items()]
    sides = {kind.name: lambda kind=kind: size(kind, records) for kind in KINDS}
    taken = timed_in_turn({"references alone (apa)": lambda: csl.bibliography(works), **sides}, options.rounds)
    rows = []
    for name, seconds in taken.items():
        megabytes = f"{sides[name]() / 1e6:.1f}" if name in sides else ""
        rows.append((name, f"{seconds:.2f}", f"{len(works) / seconds:,.0f}", megabytes))
    print(table(("document", "seconds", "records/s", "MB"), rows))


if __name__ == "__main__":
    main()
