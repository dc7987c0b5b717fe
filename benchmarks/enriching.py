"""DOIs looked up under the polite limits of December 2025, beside habanero: `python -m benchmarks.enriching [N]`.

N invented works (10,000 unless it is given), the same ones every time. The registry is the stand-in of the tests
in a process of its own; each of its answers takes 0.05 s, and it refuses what goes over the limits. Each side runs
in a fresh process; its memory is the most that it had. habanero's `works(ids=[…])` asks for one DOI after the other
and loses all with the first 429, so it is called for each DOI by itself, as fast as the limit allows; that is
measured on 200 DOIs and scaled.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.local_registry import messages
from benchmarks.timing import table

_LATENCY = 0.05  # seconds
_LISTS, _SINGLES = 3, 10  # requests a second in the polite pool
_FEW = 2_000
_PEER = 200
_MAILTO = "benchmark@example.org"


@contextmanager
def _stand_in(records: Path, log: Path) -> Iterator[str]:
    """The address of a stand-in that answers from `records` and writes what it is asked into `log`."""
    command = [sys.executable, "-m", "tests.stand_in", "--limits", "polite", "--latency", str(_LATENCY)]
    command += ["--records", str(records), "--log", str(log)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("Crossref"):
                try:
                    yield line.split()[1]
                finally:
                    process.terminate()
                    process.stdout.read()
                return
    raise RuntimeError("the stand-in did not start")


def _ours(url: str, dois: list[str], folder: str) -> dict[str, Any]:
    from refkit.enrich.asking import Online
    from refkit.enrich.settings import Settings
    from refkit.model import DOI

    settings = Settings(mailto=_MAILTO, cache=str(Path(folder, "cache.sqlite")), bases={"crossref": url})
    started = time.perf_counter()
    online = Online(settings)
    found = sum(one.state == "found" for one in online.outcomes(DOI(doi) for doi in dois))
    online.close()
    return {"seconds": time.perf_counter() - started, "found": found}


def _habanero(url: str, dois: list[str], folder: str) -> dict[str, Any]:
    from habanero import Crossref

    asked = Crossref(base_url=url, mailto=_MAILTO, timeout=30)
    found = 0
    started = time.perf_counter()
    following = started
    for doi in dois:
        time.sleep(max(0.0, following - time.perf_counter()))
        following = max(following, time.perf_counter()) + 1.02 / _SINGLES
        found += asked.works(ids=doi)["message-type"] == "work"
    return {"seconds": time.perf_counter() - started, "found": found}


def _child(side: str, url: str, file: str, count: int) -> None:
    import resource

    with open(file, encoding="utf-8") as lines, tempfile.TemporaryDirectory() as folder:
        dois = [line.strip() for line in lines][:count]
        result = {"ours": _ours, "habanero": _habanero}[side](url, dois, folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({**result, "peak": peak * (1 if sys.platform == "darwin" else 1024)}))


def _measured(side: str, count: int, folder: Path) -> dict[str, Any]:
    """What a side does with the first `count` DOIs, and what the stand-in saw of it."""
    log = folder / f"{side}-{count}.log"
    with _stand_in(folder / "works.jsonl", log) as url:
        command = [
            sys.executable,
            "-m",
            "benchmarks.enriching",
            "--child",
            side,
            url,
            str(folder / "dois"),
            str(count),
        ]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    seen = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    first, last = seen[0]["time"], seen[-1]["time"]
    lists = [one["time"] for one in seen if one["path"].endswith("/works")]
    kind, limit = (lists, _LISTS) if lists else ([one["time"] for one in seen], _SINGLES)
    result: dict[str, Any] = json.loads(done.stdout)
    return {
        **result,
        "requests": len(seen),
        "share": (len(kind) - 1) / (kind[-1] - kind[0]) / limit,
        "refused": sum(one["status"] == 429 and one["time"] > first + 1 for one in seen),
        "asking": last - first,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--child", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        side, url, file, count = options.child
        _child(side, url, file, int(count))
        return
    count = options.count
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dois = []
        with open(folder / "works.jsonl", "w", encoding="utf-8") as file:
            for message in messages(count):
                dois.append(message["DOI"])
                file.write(json.dumps(message, ensure_ascii=False) + "\n")
        (folder / "dois").write_text("\n".join(dois), encoding="utf-8")
        few, many = _measured("ours", min(_FEW, count), folder), _measured("ours", count, folder)
        peer = _measured("habanero", min(_PEER, count), folder)
    sides = [
        (f"refkit, {min(_FEW, count):,} DOIs", min(_FEW, count), few),
        (f"refkit, {count:,} DOIs", count, many),
        (f"habanero `works(ids=…)`, {min(_PEER, count)} DOIs", min(_PEER, count), peer),
    ]
    rows = []
    for side, asked, one in sides:
        assert one["found"] == asked, f"{side}: {one['found']} of {asked} found"
        rows.append([
            side, f"{one['seconds']:.1f}", f"{asked / one['seconds']:,.0f}", f"{one['requests']:,}",
            f"{one['share']:.1%}", str(one["refused"]), f"{one['peak'] / 2**20:.0f}",
        ])  # fmt: skip
    header = [
        "", "seconds", "DOIs/s", "requests", "of the pool's rate", "429 after the first second", "peak memory, MiB",
    ]  # fmt: skip
    print(table(header, rows))
    scaled = peer["seconds"] / min(_PEER, count) * count
    ratio = scaled / many["seconds"]
    print(f"\nhabanero scaled to {count:,} DOIs: {scaled:,.0f} s; refkit is {ratio:.0f} times faster.")


if __name__ == "__main__":
    main()
