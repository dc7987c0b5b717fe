"""What is exported from the seeds, read back by readers that are not ours, is what the records say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_file
from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
from pybtex.database import parse_file as pybtex_parse_file

import refkit
from refkit.model import PageRange, Work
from refkit.text.latex import decode
from refkit.text.notes import notes
from tests.conftest import SEEDS
from tests.formats.csl_schema import complaints


@pytest.fixture(scope="module", params=[False, True], ids=["primary works", "mentioned works too"])
def library(request: pytest.FixtureRequest) -> refkit.Library:
    return refkit.library([SEEDS], mentioned=request.param)


def pages(work: Work) -> tuple[str, str]:
    """First and last page, or the article number and nothing."""
    page = work.page
    return (page.first, page.last) if isinstance(page, PageRange) else (str(page or ""), "")


def year(work: Work) -> str:
    return str(work.issued.year) if work.issued else ""


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_bibtexparser_and_pybtex_read_the_bib_as_the_records_are(
    library: refkit.Library, dialect: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.bib"
    refkit.write(library, path, dialect)
    stack = [ResolveStringReferencesMiddleware(), RemoveEnclosingMiddleware()]
    parsed = parse_file(str(path), parse_stack=stack)
    assert not parsed.failed_blocks
    by_pybtex = pybtex_parse_file(str(path)).entries
    assert [entry.key for entry in parsed.entries] == list(by_pybtex) == list(library.keys)
    for entry, (key, record) in zip(parsed.entries, library.items(), strict=True):
        work, fields = record.work, {field.key: field.value for field in entry.fields}
        other = by_pybtex[key].fields
        first, last = pages(work)
        is_number = first and not isinstance(work.page, PageRange)
        expected = {
            "title": work.title,
            "doi": str(work.doi or ""),
            "volume": work.volume,
            "number": work.issue,
            "publisher": work.publisher,
            "journal" if dialect == "bibtex" else "journaltitle": work.container_title,
            "eid" if is_number and dialect == "biblatex" else "pages": f"{first}--{last}" if last else first,
        }
        for name, value in expected.items():
            assert decode(fields.get(name, "")).replace("–", "--") == value, name
            assert decode(other.get(name, "")).replace("–", "--") == value, name
        assert fields.get("year", fields.get("date", ""))[:4] == year(work)
        people = by_pybtex[key].persons.get("author", [])
        assert [" ".join(p.prelast_names + p.last_names) for p in people] == [n.family for n in work.author]
        assert [" ".join(p.first_names + p.middle_names) for p in people] == [n.given for n in work.author]
        noted = [decode(text) for text in fields.get("annote", "").split("\n\n") if text]
        assert noted == notes(record)
        assert "note" not in fields


def test_rispy_reads_the_ris_as_the_records_are(library: refkit.Library, tmp_path: Path) -> None:
    path = tmp_path / "x.ris"
    refkit.write(library, path)
    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    entries = rispy.loads(data.decode())
    for entry, (key, record) in zip(entries, library.items(), strict=True):
        work = record.work
        first, last = pages(work)
        assert entry["type_of_reference"] == {"article-journal": "JOUR", "": "GEN"}[work.type]
        assert entry.get("title") == work.title
        assert entry.get("secondary_title", "") == work.container_title
        assert entry.get("alternate_title1", "") == work.container_title_short
        assert entry.get("authors", []) == [f"{name.family}, {name.given}" for name in work.author]
        assert (entry.get("volume", ""), entry.get("number", "")) == (work.volume, work.issue)
        assert (entry.get("start_page", ""), entry.get("end_page", "")) == (first, last)
        assert entry.get("year", "") == year(work)
        assert entry.get("doi", "") == str(work.doi or "")
        assert entry.get("keywords", []) == list(work.keyword)
        assert entry.get("notes", []) == [
            "<p>" + re.sub("[&<>]", lambda m: {"&": "&amp;", "<": "&lt;", ">": "&gt;"}[m[0]], note) + "</p>"
            for note in notes(record)
        ]
        assert f"Citation Key: {key}" in str(entry)


def test_the_csl_json_is_of_the_schemas_types_and_equal_to_the_records(
    library: refkit.Library, tmp_path: Path
) -> None:
    path = tmp_path / "x.json"
    refkit.write(library, path)
    items = json.loads(path.read_text(encoding="utf-8"))
    assert not [complaint for item in items for complaint in complaints(item)]
    for item, (key, record) in zip(items, library.items(), strict=True):
        work = record.work
        assert (item["id"], item["citation-key"]) == (key, key)
        assert item["type"] == (work.type or "document")
        assert item.get("DOI", "") == str(work.doi or "")
        assert item.get("author", []) == [{"family": n.family, "given": n.given} for n in work.author]
        assert item.get("issued") == ({"date-parts": [list(work.issued.parts)]} if work.issued else None)
        assert item.get("page", "") == str(work.page or "")
        assert item.get("abstract", "") == (work.abstract.text if work.abstract else "")
        assert not {"note", "annote", "custom"} & set(item)
