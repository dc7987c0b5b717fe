"""Reading a crawl: pages a second and memory, in one process and in two.

    python -m benchmarks.containers [RECORDS ...]

Makes a compressed WARC of so many records (10,000 and 100,000 if none is said) from the pages of seeds/ and
fixtures/pages/, each with DOIs of its own, and runs `refkit parse` on it with --jobs 1 and --jobs 2 in turn.
Memory is the sum of the peaks of all processes.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Iterable
from pathlib import Path

from benchmarks.timing import table

ROOT = Path(__file__).resolve().parent.parent
_DOI = re.compile(rb"10\.\d{4,9}/")


def make(path: Path, records: int) -> int:
    """Write the WARC; the bytes of its pages."""
    files = sorted([*ROOT.glob("seeds/*.txt"), *(f for f in ROOT.glob("fixtures/pages/*/*") if f.is_file())])
    pages = [(file.suffix, file.read_bytes()) for file in files]
    total = 0
    with open(path, "wb") as out:
        for number in range(records):
            suffix, page = pages[number % len(pages)]
            page = _DOI.sub(b"10.5555/%d." % number, page)
            total += len(page)
            kind = "text/html" if suffix in (".html", ".htm") else "text/plain"
            block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n".encode() + page
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                f"WARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            machine = zlib.compressobj(1, zlib.DEFLATED, 31)
            out.write(machine.compress(head.encode() + block + b"\r\n\r\n") + machine.flush())
    return total


def run(path: Path, jobs: int) -> tuple[float, float]:
    """Seconds and megabytes that `refkit parse` takes."""
    command = [sys.executable, "-m", "refkit.cli", "parse", str(path), "--jobs", str(jobs)]
    peaks: dict[int, int] = {}
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.2):
            for pid in _with_children(process.pid):
                peaks[pid] = max(peaks.get(pid, 0), _peak(pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = process.wait()
    taken = time.perf_counter() - started
    over.set()
    watcher.join()
    if status not in (0, 1):  # 1: some of the pages are about no work
        raise SystemExit(f"{' '.join(command)} ended with status {status}")
    return taken, sum(peaks.values()) / 1024


def _with_children(pid: int) -> Iterable[int]:
    yield pid
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found = tasks.read_text().split()
        except OSError:
            continue
        for child in found:
            yield from _with_children(int(child))


def _peak(pid: int) -> int:
    """The largest resident set so far, in KB."""
    try:
        match = re.search(r"VmHWM:\s*(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(match[1]) if match else 0


def main() -> None:
    """Measure and print a Markdown table."""
    counts = [int(argument.replace(",", "")) for argument in sys.argv[1:]] or [10_000, 100_000]
    rows = []
    print(f"{os.cpu_count()} cores", flush=True)
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "crawl.warc.gz")
            total = make(path, count)
            alone = 0.0
            for jobs in (1, 2):
                taken, memory = run(path, jobs)
                alone = alone or taken
                rows.append(
                    (f"{count:,} records, --jobs {jobs}", f"{taken:.1f}", f"{count / taken:,.0f}",
                     f"{total / 1e6 / taken:.1f}", f"{memory:.0f}", f"{alone / taken:.2f}")
                )  # fmt: skip
    print(table(("", "s", "pages/s", "MB/s", "peak MB", "times --jobs 1"), rows))


if __name__ == "__main__":
    main()
