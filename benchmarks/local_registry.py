"""A local registry, built and asked: `python -m benchmarks.local_registry [N] [--data works.jsonl.gz]`.

N synthetic works (500,000 unless it is given), the same ones every time, about 6 kB of JSON each with reference
lists, as Crossref deposits them; and, when there is a file of real messages (`--data`, or `works.jsonl.gz` in the
folder that REFKIT_CROSSREF_DATA names), those. Memory is that of a process of its own.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import os
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.timing import one_core, table
from refkit.enrich.local import Local, Wanted, build
from refkit.enrich.local.common_words import WORDS
from refkit.model import DOI

_SYLLABLES = """
ab ac al am an ar as at bi bo ca ce chi co cy de di do el en er fi flu ga ge gly hy ia ic id il in
io is ite ki la le li lo ly ma me mi mo na ne ni no nu oc ol on op or os ox pa pe phe pho pi po pro
ra re ri ro sa se si so sul ta te the ti to tra tri ul um ur va ve vi xy yl ze
""".split()
_WHOLE_OF_CROSSREF = 170_000_000
_ASKED = 5_000


def messages(count: int) -> Iterator[dict[str, Any]]:
    """Works messages, invented, in the shape and about the size of Crossref's."""
    rng = random.Random(20_251_201)
    rare = ["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 5))) for _ in range(60_000)]
    weights = [1 / (rank + 8) for rank in range(len(WORDS))]
    names = ["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 3))).capitalize() for _ in range(30_000)]
    places = [
        f"Department of {rng.choice(rare).capitalize()}, University of {rng.choice(names)}" for _ in range(5_000)
    ]

    def number_of_series() -> str:
        return f"{rng.randint(1000, 9999)}-{rng.randint(1000, 9999)}"

    journals = [
        (" ".join(w.capitalize() for w in ("Journal of", *rng.choices(rare, k=2))), number_of_series())
        for _ in range(4_000)
    ]  # fmt: skip

    def words(most: int, least: int) -> list[str]:
        common = rng.choices(WORDS, weights, k=rng.randint(least, most))
        return [word if rng.random() < 0.6 else rng.choice(rare) for word in common]

    for number in range(count):
        journal, issn = rng.choice(journals)
        year, month = rng.randint(1960, 2025), rng.randint(1, 12)
        page = rng.randint(1, 3000)
        doi = f"10.5555/{issn.replace('-', '')}.{year}.{number:07d}"
        stamp = {"date-parts": [[2025, 2, 1 + number % 28]],
                 "date-time": f"2025-02-{1 + number % 28:02d}T01:02:03Z",
                 "timestamp": 1_738_371_723_000 + 86_400_000 * (number % 28)}  # fmt: skip
        authors = [
            {
                "given": rng.choice(names) if rng.random() < 0.5 else f"{rng.choice('ABCDEFGHJKLMNPRSTW')}.",
                "family": rng.choice(names),
                "sequence": "additional" if place else "first",
                "affiliation": [{"name": rng.choice(places)}] if rng.random() < 0.3 else [],
            }
            for place in range(min(8, 1 + int(rng.expovariate(0.3))))
        ]
        message = {
            "indexed": stamp,
            "reference-count": 0,
            "publisher": f"{journal.split()[-1]} Publishing",
            "issue": str(rng.randint(1, 12)),
            "license": [{"start": stamp, "content-version": "tdm", "delay-in-days": 0, "URL": "https://www.example.org/tdm/userlicense/1.0/"}],
            "funder": [],
            "content-domain": {"domain": [], "crossmark-restriction": False},
            "short-container-title": [journal.replace("Journal of", "J.")],
            "published-print": {"date-parts": [[year, month]]},
            "DOI": doi,
            "type": "journal-article",
            "created": stamp,
            "page": f"{page}-{page + rng.randint(1, 20)}",
            "source": "Crossref",
            "is-referenced-by-count": rng.randint(0, 50),
            "title": [" ".join(words(16, 4)).capitalize()],
            "prefix": "10.5555",
            "volume": str(rng.randint(1, 200)),
            "author": authors,
            "member": "7822",
            "reference": [
                {"key": f"{doi}_bib{n}", "doi-asserted-by": "crossref", "volume": "12", "author": rng.choice(names),
                 "year": "1999", "first-page": "217", "journal-title": journal,
                 "DOI": f"10.5555/{rng.randint(1, 10**8)}"}
                for n in range(min(60, int(rng.expovariate(0.06))))
            ],
            "container-title": [journal],
            "language": "en",
            "link": [{"URL": f"https://api.example.org/content/article/{doi}?httpAccept=text/xml",
                      "content-type": "text/xml",
                      "content-version": "vor", "intended-application": "text-mining"}] * 2,
            "deposited": stamp,
            "score": 1,
            "resource": {"primary": {"URL": f"https://linkinghub.example.org/retrieve/pii/{number}"}},
            "subtitle": [],
            "short-title": [],
            "issued": {"date-parts": [[year, month]]},
            "references-count": 0,
            "URL": f"http://dx.doi.org/{doi}",
            "relation": {},
            "ISSN": [issn],
            "issn-type": [{"value": issn, "type": "print"}],
            "published": {"date-parts": [[year, month]]},
        }  # fmt: skip
        if rng.random() < 0.3:
            message["abstract"] = f"<jats:title>Abstract</jats:title><jats:p>{' '.join(words(220, 60))}.</jats:p>"
        yield message


def write_shards(folder: Path, count: int) -> None:
    """`count` messages in shards of 5,000, as the public data file has them."""
    found = messages(count)
    for shard in range(0, count, 5_000):
        items = [next(found) for _ in range(min(5_000, count - shard))]
        with gzip.open(folder / f"{shard // 5_000:05d}.json.gz", "wb", compresslevel=4) as file:
            file.write(json.dumps({"items": items}, separators=(",", ":")).encode())


def _most_memory() -> int:
    """MB, as Linux has it; `ru_maxrss` would be the parent's too."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def _yardstick(shard: Path) -> float:
    """Seconds of processor that one record takes to be unpacked and decoded by the standard library alone."""
    count = 0
    started = time.process_time()
    with gzip.open(shard) as file:
        if shard.name.endswith(".json.gz"):
            count = len(json.loads(file.read())["items"])
        else:
            for line in file:
                json.loads(line)
                count += 1
    return (time.process_time() - started) / count


def _build(shards: list[Path], output: Path, abstracts: bool, answer: Any) -> None:
    one_core()
    started, cpu = time.perf_counter(), time.process_time()
    built = build(shards, output, abstracts=abstracts)
    memory = _most_memory()
    seconds, processor = time.perf_counter() - started, time.process_time() - cpu
    yardstick = _yardstick(shards[0])  # afterwards: it must not count for the memory
    answer.put((built.records, built.size, seconds, processor, memory, processor / built.read / yardstick))


def measured_build(
    shards: list[Path], output: Path, *, abstracts: bool
) -> tuple[int, int, float, float, int, float]:
    """Records, bytes, seconds, seconds of processor, most MB of memory, and the time in yardsticks, of a build in a
    process of its own."""
    context = multiprocessing.get_context("spawn")
    answer = context.Queue()
    process = context.Process(target=_build, args=(shards, output, abstracts, answer))
    process.start()
    result: tuple[int, int, float, float, int, float] = answer.get()
    process.join()
    return result


def description(message: dict[str, Any]) -> Wanted:
    """What a reference would say of it."""
    people = message.get("author") or [{}]
    parts = (message.get("issued") or {}).get("date-parts") or [[]]
    return Wanted(
        title=(message.get("title") or [""])[0],
        family=people[0].get("family") or "",
        year=parts[0][0] if parts[0] else None,
        container_title=(message.get("container-title") or [""])[0],
        volume=message.get("volume") or "",
        first_page=message.get("page") or "",
    )


def misprinted(wanted: Wanted, rng: random.Random) -> Wanted:
    """The title with a word lost and a letter wrong, no volume."""
    words = wanted.title.split()
    if len(words) > 3:
        words.pop(rng.randrange(len(words)))
        at = rng.randrange(len(words))
        words[at] = f"{words[at][:-1]}q"
    return Wanted(title=" ".join(words), family=wanted.family, year=wanted.year)


def printed(wanted: Wanted) -> Wanted:
    """A reference string."""
    year = f" ({wanted.year})" if wanted.year else ""
    return Wanted(
        unstructured=f"{wanted.family}, A.{year}. {wanted.title}. {wanted.container_title}, {wanted.volume}, "
        f"{wanted.first_page}."
    )


def without_title(wanted: Wanted) -> Wanted:
    """The same without its title."""
    return Wanted(family=wanted.family, year=wanted.year, volume=wanted.volume, first_page=wanted.first_page)


def ask(path: Path, sample: list[dict[str, Any]]) -> list[tuple[str, float, str]]:
    """What was asked, how many of it a second, and how often the work came first and came at all."""
    rng = random.Random(7)
    rows = []
    with Local(path) as local:
        dois = [DOI(message["DOI"]) for message in sample if DOI.parse(message["DOI"])]
        rng.shuffle(dois)
        local.get(dois)
        started = time.process_time()
        for doi in dois:
            assert local.get([doi])
        rows.append(("lookups by DOI", len(dois) / (time.process_time() - started), ""))
        wanted = [(message["DOI"].lower(), description(message)) for message in sample if message.get("title")]
        kinds = {
            "candidates, whole description": [w for _, w in wanted],
            "candidates, title misprinted, no volume or page": [misprinted(w, rng) for _, w in wanted],
            "candidates, no title": [without_title(w) for _, w in wanted],
            "candidates, reference string": [printed(w) for _, w in wanted],
        }
        for kind, asked in kinds.items():
            started = time.process_time()
            answers = [local.candidates(one) for one in asked]
            rate = len(asked) / (time.process_time() - started)
            found = [[json.loads(one)["DOI"].lower() for one in answer] for answer in answers]
            first = sum(dois[:1] == [doi] for dois, (doi, _) in zip(found, wanted, strict=True))
            among = sum(doi in dois for dois, (doi, _) in zip(found, wanted, strict=True))
            rows.append((kind, rate, f"{first / len(wanted):.1%} first, {among / len(wanted):.1%} among 20"))
    return rows


def main() -> None:
    """Run and print Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("records", nargs="?", type=int, default=500_000)
    folder = os.environ.get("REFKIT_CROSSREF_DATA", "")
    parser.add_argument("--data", default=str(Path(folder) / "works.jsonl.gz") if folder else "")
    parser.add_argument("--folder", help="where to work; kept, and used again, if it is given")
    options = parser.parse_args()
    one_core()
    with tempfile.TemporaryDirectory() as temporary:
        room = Path(options.folder or temporary)
        shards = room / f"shards-{options.records}"
        if not shards.exists():
            shards.mkdir(parents=True)
            write_shards(shards, options.records)
        files = sorted(shards.iterdir())
        builds: list[tuple[str, list[Path], bool]] = [
            (f"{options.records:,} synthetic", files, True),
            (f"{options.records:,} synthetic, no abstracts", files, False),
        ]
        fifth = files[: max(1, len(files) // 5)]
        if len(fifth) < len(files):
            builds.insert(0, (f"{len(fifth) * 5_000:,} synthetic", fifth, True))
        if options.data and Path(options.data).exists():
            builds += [("real", [Path(options.data)], True), ("real, no abstracts", [Path(options.data)], False)]
        rows = []
        for name, given, abstracts in builds:
            output = room / "registry.sqlite"
            records, size, seconds, cpu, memory, times = measured_build(given, output, abstracts=abstracts)
            each = size / records
            rows.append(
                [name, f"{records / seconds:,.0f}", f"{records / cpu:,.0f}", f"{times:.2f}", f"{each:.0f}",
                 f"{memory}",
                 f"{_WHOLE_OF_CROSSREF * each / 1e9:,.0f} GB, {_WHOLE_OF_CROSSREF * cpu / records / 3600:.1f} h"]
            )  # fmt: skip
            if abstracts:
                os.replace(output, room / f"{name.split()[-1]}.sqlite")
        header = [
            "built of",
            "records a second",
            "a second of processor",
            "times unpacking and json.loads",
            "bytes a record",
            "MB of memory",
            "170 million",
        ]
        print(table(header, rows), end="\n\n")
        asked: list[list[str]] = []
        sample = [
            m
            for number, m in enumerate(messages(options.records))
            if number % max(1, options.records // _ASKED) == 0
        ]
        asked += [["synthetic: " + k, f"{r:,.0f}", how] for k, r, how in ask(room / "synthetic.sqlite", sample)]
        if (room / "real.sqlite").exists() and options.data:
            with gzip.open(options.data) as file:
                real = [json.loads(line) for line in file]
            asked += [["real: " + k, f"{r:,.0f}", how] for k, r, how in ask(room / "real.sqlite", real)]
        print(table(["asked", "a second of processor", "found"], asked))


if __name__ == "__main__":
    main()
