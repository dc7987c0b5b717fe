"""A list by citeproc-py as it comes, without what refkit mends in it."""

from __future__ import annotations

import json
import sys
import time
import warnings
from pathlib import Path

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON


def main() -> None:
    warnings.simplefilter("ignore")
    job = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    started = time.process_time()
    style = CitationStylesStyle(job["style"], validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(job["items"]), formatter.html)
    for item in job["items"]:
        bibliography.register(Citation([CitationItem(item["id"])]))
    bibliography.sort()
    entries = [str(entry) for entry in bibliography.bibliography()]
    seconds = time.process_time() - started
    print(json.dumps({"seconds": seconds, "entries": entries}))


if __name__ == "__main__":
    main()
