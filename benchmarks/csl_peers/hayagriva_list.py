"""A list by hayagriva's Python package. It owns the import name `refkit`, so it runs in an environment of its own:
this file imports nothing of ours."""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any


def main() -> None:
    hayagriva: Any = import_module("refkit")
    job = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    source = json.dumps(job["items"])
    started = time.process_time()
    library = hayagriva.decode(source, format="csl-json")["library"]
    style = hayagriva.Style.from_path(job["style"])
    rendered = hayagriva.Document(library, style, locale="en-US").full_bibliography()
    page = rendered.html
    seconds = time.process_time() - started
    entries = page.split('<div class="csl-entry"')[1:]
    entries = [entry.partition(">")[2] for entry in entries]
    print(json.dumps({"seconds": seconds, "entries": entries}))


if __name__ == "__main__":
    main()
