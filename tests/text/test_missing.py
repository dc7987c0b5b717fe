"""What a reference lacks."""

from __future__ import annotations

from typing import Any

import pytest

from refkit.model import DOI, Abstract, ArticleNumber, Context, Name, PageRange, PartialDate, Record, Section, Work
from refkit.text.missing import lost_names, missing

WHOLE: dict[str, Any] = {
    "title": "T",
    "author": (Name("A"),),
    "issued": PartialDate(2011),
    "container_title": "J",
    "volume": "1",
    "page": PageRange("1", "2"),
    "doi": DOI("10.1000/1"),
    "abstract": Abstract((Section("S"),)),
}


def work(type_: str = "article-journal", **values: Any) -> Record:
    return Record((), work=Work(type=type_, **{**WHOLE, **values}))


def test_a_whole_article_lacks_nothing() -> None:
    assert missing(work()) == []
    assert missing(work(page=ArticleNumber("e1"))) == []


def test_an_empty_record_lacks_all_that_an_article_has() -> None:
    assert missing(Record(())) == ["title", "authors", "year", "journal", "volume", "pages", "DOI", "abstract"]


@pytest.mark.parametrize(
    ("field", "empty", "name"),
    [
        ("author", (), "authors"),
        ("issued", None, "year"),
        ("container_title", "", "journal"),
        ("volume", "", "volume"),
        ("page", None, "pages"),
        ("doi", None, "DOI"),
        ("abstract", None, "abstract"),
    ],
)
def test_each_gap_is_named(field: str, empty: Any, name: str) -> None:
    assert missing(work(**{field: empty})) == [name]


def test_names_that_were_lost_are_missing_authors() -> None:
    record = Record((), work=Work(title="T", issued=PartialDate(2020)), context=Context(author_count=2))
    assert "authors" in missing(record)
    assert lost_names(record) == "2 authors, names not on the page"
    assert lost_names(Record((), context=Context(author_count=1))) == "1 author, name not on the page"
    assert lost_names(work()) == ""


def test_other_types_want_other_things() -> None:
    assert missing(work("book")) == ["publisher"]
    assert missing(work("book", author=(), editor=(Name("E"),), publisher="P")) == []
    assert missing(work("thesis")) == ["university"]
    assert missing(work("motion_picture", container_title="", volume="", page=None)) == []
