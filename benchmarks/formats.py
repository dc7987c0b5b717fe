"""How much of reference files is read right: the share of fields that are what Zotero makes of the same files.

    python -m benchmarks.formats [--format ris] [--show]

The cases are real inputs with the items that Zotero's importers make of them (`cases.jsonl.gz` in the folder that
REFKIT_IMPORT_CASES names): one JSON object a line with `format`, `input` and `expected`, Zotero's items.

A field counts where Zotero has a value; it is right where both have the same one, apart from capitals, white space,
punctuation and markup. `only here` counts the values that Zotero does not have; with them as wrong ones the share
is `of both`. Of names the words count, not which of them is the given name; of notes their number; a date may say
more than Zotero's year. Left out: dates that Zotero calls "0000", and the note that it makes of EndNote's other
fields.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.timing import table
from refkit.errors import UnknownName
from refkit.model import parse_pages
from refkit.text.dates import parse_date
from refkit.text.printable import paragraphs
from tests.scorers.formats import read

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "import-cases"
DATA = Path(os.environ.get("REFKIT_IMPORT_CASES", _BESIDE))

FIELDS = "title creators date container volume issue pages DOI ISSN/ISBN abstract keywords notes".split()
_CONTAINERS = (
    "publicationTitle bookTitle proceedingsTitle websiteTitle blogTitle encyclopediaTitle dictionaryTitle"
    " programTitle code"
).split()
_DATES = "date issueDate dateDecided dateEnacted filingDate".split()
_TITLES = "title caseName nameOfAct subject".split()
_NAMES = re.compile(r"\{\{[^}]*\}\}")
# How Zotero begins the note that it makes of EndNote's fields for which it has none.
_ADDED = "have no corresponding Zotero field"
_INITIALS = re.compile(r"\b[A-Z]{2,3}\b")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_MARKUP = re.compile(r"<[^<>]*>")


def cases(only: str = "") -> Iterator[dict[str, Any]]:
    """The cases, those of one format if it is named."""
    with gzip.open(DATA / "cases.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            if not only or case["format"] == only:
                yield case


def words(text: str) -> str:
    """The letters and digits of a text, for comparison."""
    text = _MARKUP.sub("", text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def numbers(text: str) -> tuple[str, ...]:
    """Serial numbers without hyphens, ISBNs without their check digit's form."""
    return tuple(sorted({re.sub(r"[^0-9Xx]", "", part).upper() for part in re.split(r"[\s,;]+", text)} - {""}))


def name_words(*parts: str) -> str:
    """The words of a name in a fixed order."""
    whole = _INITIALS.sub(lambda run: " ".join(run[0]), " ".join(parts))
    return " ".join(sorted(filter(None, map(words, re.split(r"[\s,.;-]+", whole)))))


def of_zotero(item: Mapping[str, Any]) -> dict[str, Any]:
    """The compared values of an item of Zotero's."""

    def first(keys: Sequence[str]) -> str:
        return next((str(item[key]) for key in keys if item.get(key)), "")

    doi = first(["DOI"]) or next(iter(re.findall(r"(?m)^DOI: (\S+)", item.get("extra") or "")), "")
    return {
        "title": words(first(_TITLES)),
        "creators": sorted(
            name_words(person.get("lastName") or "", person.get("firstName") or "") for person in item["creators"]
        ),
        "date": _dated(first(_DATES)),
        "container": words(first(_CONTAINERS)),
        "volume": words(first(["volume", "codeNumber", "reporterVolume"])),
        "issue": words(first(["issue"])),
        "pages": _paged(first(["pages", "firstPage"])),
        "DOI": doi.lower(),
        "ISSN/ISBN": numbers(" ".join(item.get(key) or "" for key in ("ISSN", "ISBN"))),
        "abstract": words(item.get("abstractNote") or ""),
        "keywords": sorted({words(tag if isinstance(tag, str) else tag["tag"]) for tag in item["tags"]}),
        "notes": sum(_ADDED not in note["note"] for note in item["notes"]),
    }


def of_csl(item: Mapping[str, Any]) -> dict[str, Any]:
    """The compared values of a CSL-JSON item."""
    people = [person for value in item.values() if isinstance(value, list) for person in value]
    date = item.get("issued") or {}
    parts = date.get("date-parts") or []
    return {
        "title": words(item.get("title") or ""),
        "creators": sorted(name_words(*person.values()) for person in people),
        "date": tuple(parts[0]) if parts else words(date.get("literal") or ""),
        "container": words(item.get("container-title") or ""),
        "volume": words(item.get("volume") or ""),
        "issue": words(item.get("issue") or ""),
        "pages": _paged(item.get("page") or ""),
        "DOI": (item.get("DOI") or "").lower(),
        "ISSN/ISBN": numbers(" ".join(item.get(key) or "" for key in ("ISSN", "ISBN"))),
        "abstract": words(item.get("abstract") or ""),
        "keywords": sorted(map(words, re.split(r"; ", item["keyword"]))) if item.get("keyword") else [],
        "notes": len(paragraphs(item.get("annote") or "")) + len(paragraphs(item.get("note") or "")),
    }


def _dated(text: str) -> Any:
    date = parse_date(text)
    if date and date.parts:
        return date.parts
    year = _YEAR.search(text)
    return (int(year[0]),) if year else words(text)


def _paged(text: str) -> str:
    pages = parse_pages(text)
    return words(str(pages)) if pages else ""


def compare(case: Mapping[str, Any]) -> Iterator[tuple[str, bool, Any, Any]]:
    """Field by field: its name, whether it is right, what Zotero has, what refkit has."""
    items = [item for item in case["expected"] if item["itemType"] != "note"]
    mine: Sequence[Mapping[str, Any]] = read(case["format"], case["input"])
    for number in range(max(len(items), len(mine))):
        one = of_zotero(items[number]) if number < len(items) else {}
        two = of_csl(mine[number]) if number < len(mine) else {}
        for field in FIELDS:
            wanted, found = one.get(field), two.get(field)
            if field == "date" and str(wanted).startswith("0000"):
                continue  # Zotero's way of saying that it found no year in "Date of Publication"
            if wanted or found:
                yield field, wanted == found or (field == "date" and _finer(found, wanted)), wanted, found


def _finer(date: Any, wanted: Any) -> bool:
    """Whether a date says what `wanted` says, a year, and more."""
    return isinstance(date, tuple) and len(wanted) == 1 and date[:1] == wanted


def main() -> None:
    """Measure and print Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--format", default="", help="one format of the cases")
    parser.add_argument("--show", action="store_true", help="print what differs")
    options = parser.parse_args()
    if not (DATA / "cases.jsonl.gz").exists():
        raise SystemExit(f"There are no cases in {DATA}; set REFKIT_IMPORT_CASES to the folder that has them.")
    right: dict[str, dict[str, list[int]]] = defaultdict(lambda: {field: [0, 0, 0] for field in FIELDS})
    for case in cases(options.format):
        try:
            compared = list(compare(case))
        except UnknownName as error:
            if options.format:
                raise
            if options.show:
                print(f"{case['format']}: {error}")
            continue
        for field, same, wanted, found in compared:
            counts = right[case["format"]][field]
            if wanted:
                counts[0] += same
                counts[1] += 1
            else:
                counts[2] += 1
            if options.show and not same:
                name = f"{case['format']} {case['case']} {field}"
                print(f"{name}: Zotero {str(wanted)[:400]!r}, here {str(found)[:400]!r}")
    rows = []
    for name, fields in sorted(right.items()):
        good, of, more = (sum(counts[index] for counts in fields.values()) for index in range(3))
        if of:
            by_field = [f"{counts[0]}/{counts[1]}" if counts[1] else "" for counts in fields.values()]
            every = f"{100 * good / (of + more):.1f}"
            rows.append((name, f"{100 * good / of:.1f}", str(of), str(more), every, *by_field))
    print(table(("format", "right, %", "fields", "only here", "of both, %", *FIELDS), rows))


if __name__ == "__main__":
    main()
