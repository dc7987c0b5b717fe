"""What is written to a .bib file is read back, and the other way round."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from refkit.formats.bibtex.read import read
from refkit.model import Record, Work
from tests.formats import works
from tests.formats.bibtex_files import bibliography, entry
from tests.formats.works import one, values


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_the_library_reads_back_equal_to_its_records(dialect: str) -> None:
    reading = read(bibliography(works.LIBRARY, dialect), "x.bib")
    assert reading.problems == ()
    for found, (key, record) in zip(values(reading), works.LIBRARY.items(), strict=True):
        assert found["citation-key"] == key
        same_as(record, found, dialect)


def same_as(record: Record, found: dict[str, Any], dialect: str) -> None:
    work = record.work
    assert found["title"] == work.title
    assert found.get("author", ()) == work.author
    assert found.get("editor", ()) == work.editor
    assert found.get("issued") == work.issued
    assert found.get("page") == work.page
    assert found.get("DOI") == work.doi
    assert found.get("URL", "") == work.url
    assert found.get("container-title", "") == work.container_title
    assert found.get("container-title-short", "") == work.container_title_short
    assert found.get("publisher", "") == work.publisher
    assert found.get("abstract") == work.abstract
    assert found.get("keyword", ()) == work.keyword
    assert found.get("ISSN", ()) == work.issn
    assert found.get("ISBN", ()) == work.isbn
    if dialect == "biblatex":
        assert found["type"] == (work.type or "document")


@given(works.works)
def test_any_work_reads_back_as_it_was(work: Work) -> None:
    for dialect in ("bibtex", "biblatex"):
        reading = read(bibliography(one(work), dialect), "x.bib")
        assert [p.code for p in reading.problems] == []
        (found,) = values(reading)
        assert found["citation-key"] == "k"
        assert found["issued"] == work.issued
        assert found.get("DOI") == work.doi
        assert found.get("page") == work.page
        assert found.get("volume", "") == work.volume
        assert found.get("keyword", ()) == work.keyword
        assert found.get("author", ()) == work.author
        assert plain(found["title"]) == plain(work.title)
        assert plain(found.get("container-title", "")) == plain(work.container_title)
        assert plain(found.get("publisher", "")) == plain(work.publisher)
        assert plain(found.get("annote", "")) == plain(work.annote)
        if dialect == "biblatex":
            assert found["type"] == work.type


def plain(text: str) -> str:
    """Without what maths and markup may be normalised to."""
    return text if "$" not in text else ""


@given(works.some_line)
def test_reading_what_was_written_of_what_was_read_changes_nothing(text: str) -> None:
    once = entry_title(text)
    assert entry_title(once) == once


def entry_title(title: str) -> str:
    (found,) = values(read(bibliography(one(Work(title=title)), "bibtex"), "x"))
    return str(found.get("title", ""))


@pytest.mark.parametrize(
    "raw", [r"$\omega$-rewriting", r"\$1 billion", r"\$5 and \$6", r"{\'E}tude {\&} $x^2$ --- `a'"]
)
def test_read_write_read_is_the_identity(raw: str) -> None:
    first = entry(f"title = {{{raw}}}")["title"]
    assert entry_title(first) == first
