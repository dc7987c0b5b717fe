"""How long whole commands take, from a cold start.

    python -m benchmarks.commands

Each command is run as a process of its own, several times; the figure is the median of the wall time. The
start of the interpreter itself is listed, since no command can be faster.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import one_core, table, timed_in_turn

ROOT = Path(__file__).resolve().parent.parent
REFKIT = [sys.executable, "-c", "from refkit.cli import main; main()"]


def main() -> None:
    """Measure and print a Markdown table."""
    one_core()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "refkit --help": [*REFKIT, "--help"],
            "refkit export seeds -o x.bib -o x.ris": [
                *REFKIT, "export", "seeds", "-o", f"{folder}/x.bib", "-o", f"{folder}/x.ris",
            ],
            "refkit export seeds -o x.html": [*REFKIT, "export", "seeds", "-o", f"{folder}/x.html"],
            "refkit cite seeds": [*REFKIT, "cite", "seeds"],
            "refkit styles vancouver (index cached)": [*REFKIT, "styles", "vancouver"],
        }  # fmt: skip

        def run(command: list[str]) -> None:
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        seconds = timed_in_turn({name: (lambda c=command: run(c)) for name, command in commands.items()})  # type: ignore[misc]
    print(table(("command", "ms"), [(f"`{name}`", f"{taken * 1000:.0f}") for name, taken in seconds.items()]))


if __name__ == "__main__":
    main()
