"""How fast reference lists are made, side by side with other CSL processors.

    python -m benchmarks.csl_speed [--peers refkit,pandoc] [--styles apa,ieee] [--small N] [--large N] [--runs N]

References per second of processor time for five styles at two sizes, works of 2020 by Smiths, one citation put into
a document of 1,000, and `refkit cite` from a cold start. Each list is made in a process of its own, the processors
in turn, and the best of the runs counts. Where the peers are found: `benchmarks/csl_peers/running.py`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.csl_items import Item, smiths, varied
from benchmarks.csl_peers import running
from benchmarks.timing import row, table
from refkit.csl import styles
from refkit.csl.processor import Citation, Document, Processor, Style

STYLES = ("apa", "chicago-author-date", "nlm-citation-sequence", "ieee", "nature")
SMITHS = (200, 400)

Peers = dict[str, Callable[[Path], running.Made]]


def best(peers: Peers, job: Path, runs: int) -> dict[str, running.Made]:
    """Peer → seconds and entries of its best run; the peers take turns."""
    made: dict[str, running.Made] = {}
    for _ in range(runs):
        for name, make in peers.items():
            found = make(job)
            if name not in made or found[0] < made[name][0]:
                made[name] = found
    return made


def rates(
    peers: Peers, large: Sequence[str], names: Sequence[str], sizes: Sequence[int], runs: int, folder: Path
) -> None:
    """References per second and, behind each peer, how many times as fast refkit is; how the cost grows; and the
    share of entries that read as those of citeproc-js. A row is printed as soon as it is known."""
    print(table(["references a second (refkit is … times as fast)", *peers], []))
    same = []
    for name in names:
        style = styles.find(name)
        first: dict[str, running.Made] = {}
        for count in sizes:
            chosen = {peer: peers[peer] for peer in peers if count == sizes[0] or peer in large}
            made = best(chosen, running.job(folder, style, varied(count)), runs)
            print(row([f"{name}, {count:,}", *(_rate(count, made, peer) for peer in peers)]), flush=True)
            for peer, (_, entries) in made.items():
                if len(entries) != count:
                    print(f"{peer} gives {len(entries)} entries for {count:,} works in {name}.", file=sys.stderr)
            if first:
                grown = [
                    f"{made[peer][0] / first[peer][0]:.2f} times the time" if peer in made else "" for peer in peers
                ]
                print(row([f"{name}, {count:,} against {sizes[0]:,}", *grown]), flush=True)
            elif "citeproc-js" in made:
                same.append([name, *(_alike(made[peer][1], made["citeproc-js"][1]) for peer in peers)])
            first = first or made
    if same:
        print("\n" + table(["entries as in citeproc-js", *peers], same))
    print(flush=True)


def _rate(count: int, made: dict[str, running.Made], peer: str) -> str:
    if peer not in made:
        return ""
    rate = f"{count / made[peer][0]:,.0f}"
    return rate if peer == "refkit" or "refkit" not in made else f"{rate} ({made[peer][0] / made['refkit'][0]:.1f})"


def _alike(entries: list[str], others: list[str]) -> str:
    wanted = set(map(running.text, others))
    return f"{sum(running.text(entry) in wanted for entry in entries) / len(others):.1%}"


def ambiguous(peers: Peers, runs: int, folder: Path) -> str:
    """Lists that are as ambiguous as can be."""
    style = styles.find("apa")
    rows = []
    for count in SMITHS:
        made = best(peers, running.job(folder, style, smiths(count)), runs)
        rows.append([f"{count} Smiths of 2020, APA", *(f"{made[peer][0]:.2f} s" for peer in peers)])
    return table(["an ambiguous list", *peers], rows)


def edited(items: list[Item]) -> str:
    """A document of as many citations, and one citation more."""
    rows = []
    for name in ("apa", "ieee", "chicago-notes-bibliography"):
        document = Document(Processor(Style.load(styles.find(name)), items))
        citations = [Citation(f"c{n}", [{"id": item["id"]}], n + 1) for n, item in enumerate(items)]
        started = time.process_time()
        document.set(citations)
        whole = time.process_time() - started
        new = Citation("new", [{"id": items[7]["id"]}], len(items) // 2)
        started = time.process_time()
        document.insert(len(items) // 2, new)
        again = time.process_time() - started
        rows.append([name, f"{whole:.2f} s", f"{again * 1000:.0f} ms", f"{again / whole:.1%}"])
    return table([f"{len(items):,} citations", "all", "one more", "of all"], rows)


def cold(runs: int, folder: Path) -> str:
    """`refkit cite` of ten references, a process of its own each."""
    path = folder / "ten.json"
    path.write_text(json.dumps(varied(10)), "utf-8")
    cite = [sys.executable, "-c", "from refkit.cli import main; main()", "cite", str(path), "--style"]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        **{f"refkit cite --style {name}": [*cite, name] for name in STYLES},
        "refkit cite --engine citeproc-py": [*cite, "apa", "--engine", "citeproc-py"],
    }
    taken = {name: min(running.used(words)[0] for _ in range(runs)) for name, words in commands.items()}
    return table(["from a cold start", "ms"], [[f"`{name}`", f"{1000 * s:.0f}"] for name, s in taken.items()])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", default=",".join(running.PEERS))
    parser.add_argument(
        "--large-peers", default=",".join(running.PEERS), help="those that make the large lists too"
    )
    parser.add_argument("--styles", default=",".join(STYLES))
    parser.add_argument("--small", type=int, default=1000)
    parser.add_argument("--large", type=int, default=5000, help="0: the small size only")
    parser.add_argument("--runs", type=int, default=2)
    options = parser.parse_args()
    found, missing = running.find()
    peers = {name: found[name] for name in options.peers.split(",") if name in found}
    for sentence in missing:
        print(sentence)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        sizes = [options.small, *([options.large] if options.large else [])]
        large = options.large_peers.split(",")
        rates(peers, large, options.styles.split(","), sizes, options.runs, folder)
        print(ambiguous(peers, options.runs, folder), end="\n\n", flush=True)
        print(edited(varied(options.small)), end="\n\n", flush=True)
        print(cold(max(options.runs, 5), folder))


if __name__ == "__main__":
    main()
