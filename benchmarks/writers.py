"""Writing 10,000 records as BibTeX and as RIS, beside bibtexparser and rispy, in one run on one core.

    python -m benchmarks.writers [--records 10000] [--repeats 7]

Each contestant begins with its own values in memory (refkit: `Library` of typed records; bibtexparser: its
`Library` of entries; rispy: its list of dictionaries) and ends with the whole file as one string. The files
hold the same fields; refkit turns its values into text on the way, the others have the text already.
"""

from __future__ import annotations

import argparse
import copy
import logging
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import rispy
from bibtexparser.entrypoint import parse_string, write_string
from bibtexparser.middlewares import AddEnclosingMiddleware, default_unparse_stack

from refkit.formats.bibtex import BIBTEX
from refkit.formats.ris import RIS
from refkit.model import (
    DOI,
    Abstract,
    ArticleNumber,
    Finding,
    Library,
    Name,
    PageRange,
    PartialDate,
    Record,
    Section,
    Source,
    Work,
)

WORDS = """
    peer support services mental health recovery evidence trial randomised cohort qualitative review framework
    evaluation outcomes implementation digital intervention community adults adolescents memory network analysis
    protein expression catalysis oxide surface temperature model learning estimation uncertainty policy climate
    """.split()
ACRONYMS = ["UK", "fMRI", "RuO2", "PSSs", "COVID-19", "DNA", "S_Dbw", "R&D"]
FAMILIES = ["Müller", "van der Berg", "O'Neill", "García", "Smith", "Sørensen", "Lévesque", "Nguyen", "de la Cruz"]
GIVEN = ["Jan", "Anna Maria", "J. R.", "François", "Mei", "Kofi", "Łukasz", "Sarah"]
JOURNALS = ["Journal of Mental Health", "Science & Society", "Acta Physica", "Revista Española de Salud Pública"]
TYPES = ["article-journal"] * 7 + ["chapter", "paper-conference", "report"]


def library(count: int, seed: int = 7) -> Library:
    """`count` varied records; the same ones for the same seed."""
    rng = random.Random(seed)
    records = tuple(_record(rng, number) for number in range(count))
    return Library(records, tuple(f"key{number}" for number in range(count)))


def _sentence(rng: random.Random, words: int) -> str:
    chosen = rng.choices(WORDS, k=words)
    if rng.random() < 0.5:
        chosen[rng.randrange(words)] = rng.choice(ACRONYMS)
    return " ".join(chosen).capitalize()


def _record(rng: random.Random, number: int) -> Record:
    kind = rng.choice(TYPES)
    authors = tuple(Name(rng.choice(FAMILIES), rng.choice(GIVEN)) for _ in range(rng.randint(1, 6)))
    if rng.random() < 0.05:
        authors += (Name(literal="Department for Education"),)
    text = ". ".join(_sentence(rng, 14) for _ in range(8)) + f" ({rng.randint(1, 99)}% of cases, p < 0.05)."
    sections = (
        (Section(text, "Results"), Section(text[:200], "Conclusions")) if number % 3 == 0 else (Section(text),)
    )
    first = rng.randint(1, 900)
    quoted = text[: text.index(".") + 1]
    findings = (Finding("result", quoted, Source("page", "scite", "page.txt")),) if number % 2 else ()
    work = Work(
        type=kind,
        title=f"{_sentence(rng, 5)}: {_sentence(rng, 7)}",
        container_title=rng.choice(JOURNALS),
        container_title_short="J. Abbr.",
        author=authors,
        issued=PartialDate(rng.randint(1990, 2025), rng.randint(1, 12), rng.randint(1, 28)),
        volume=str(rng.randint(1, 90)),
        issue=str(rng.randint(1, 12)),
        page=ArticleNumber(f"e{rng.randint(10000, 99999)}")
        if number % 4 == 0
        else PageRange(str(first), str(first + 9)),
        publisher="Example & Sons",
        doi=DOI(f"10.1000/abc_{number}.{rng.randint(1, 10**6)}"),
        url=f"https://example.org/articles/{number}?a=1&b=%20_x",
        issn=("1234-5678",),
        keyword=tuple(rng.sample(WORDS, 4)),
        language="en",
        abstract=Abstract(sections),
    )
    return Record((), work=work, findings=findings)


def rispy_entries(text: str) -> list[dict[str, Any]]:
    """The dictionaries that rispy reads from our RIS: the equal library."""
    entries: list[dict[str, Any]] = rispy.loads(text.replace("\r\n", "\n"))
    return entries


def measure(task: Callable[[Any], str], prepare: Callable[[], Any], repeats: int) -> tuple[float, int]:
    """Median seconds of `task`, and the length of what it wrote. `prepare` is not in the time."""
    seconds = []
    size = 0
    for _ in range(repeats):
        given = prepare()
        start = time.perf_counter()
        size = len(task(given))
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), size


def main() -> None:
    """Run and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--repeats", type=int, default=7)
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    logging.getLogger("bibtexparser").setLevel(logging.ERROR)

    ours = library(options.records)
    assert BIBTEX.write is not None
    assert RIS.write is not None
    write_bibtex, write_ris = BIBTEX.write, RIS.write
    bib = "".join(write_bibtex(ours))
    theirs = parse_string(bib)
    assert not theirs.failed_blocks
    assert len(theirs.entries) == options.records
    enclosed = AddEnclosingMiddleware(
        reuse_previous_enclosing=False,
        enclose_integers=True,
        default_enclosing="{",
        allow_inplace_modification=False,
    ).transform(copy.deepcopy(theirs))
    entries = rispy_entries("".join(write_ris(ours)))
    assert len(entries) == options.records

    in_place = default_unparse_stack(allow_inplace_modification=True)
    runs: list[tuple[str, str, Callable[[Any], str], Callable[[], Any]]] = [
        ("BibTeX", "refkit", lambda given: "".join(write_bibtex(given)), lambda: ours),
        ("BibTeX", "bibtexparser, default stack", write_string, lambda: theirs),
        (
            "BibTeX",
            "bibtexparser, default stack in place",
            lambda given: write_string(given, unparse_stack=in_place),
            lambda: copy.deepcopy(theirs),
        ),
        (
            "BibTeX",
            "bibtexparser, empty stack, values enclosed beforehand",
            lambda given: write_string(given, unparse_stack=[]),
            lambda: enclosed,
        ),
        ("RIS", "refkit", lambda given: "".join(write_ris(given)), lambda: ours),
        ("RIS", "rispy.dumps", rispy.dumps, lambda: entries),
    ]
    lines = ["| format | writer | seconds | characters | times refkit's |", "|---|---|---:|---:|---:|"]
    base = 1.0
    for form, writer, task, prepare in runs:
        seconds, size = measure(task, prepare, options.repeats)
        if writer == "refkit":
            base = seconds
        lines.append(f"| {form} | {writer} | {seconds:.3f} | {size:,} | {seconds / base:.2f} |")
    head = f"{options.records:,} records, one core, median of {options.repeats}, Python {sys.version.split()[0]}"
    sys.stdout.write("\n".join([head, "", *lines, ""]))


if __name__ == "__main__":
    main()
