"""A list by refkit's own processor."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from refkit.csl.processor import Processor, Style


def main() -> None:
    job = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    started = time.process_time()
    processor = Processor(Style.load(Path(job["style"])), job["items"], "en-US")
    entries = [processor.form.render(tokens) for _, tokens in processor.entries()]
    seconds = time.process_time() - started
    print(json.dumps({"seconds": seconds, "entries": entries}))


if __name__ == "__main__":
    main()
