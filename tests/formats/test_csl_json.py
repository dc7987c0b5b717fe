"""CSL-JSON: valid by the schema, fit for Zotero, and read back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.csl_json import CSL_JSON, read
from refkit.model import DOI, ArticleNumber, Library, Name, PageRange, PartialDate, Work
from refkit.model.work import TYPES
from tests.formats import csl_schema, works
from tests.formats.fixtures import expected
from tests.formats.works import LIBRARY, one, values


def written(library: Library) -> str:
    assert CSL_JSON.write is not None
    return "".join(CSL_JSON.write(library))


def item(work: Work) -> dict[str, Any]:
    (found,) = json.loads(written(one(work)))
    assert isinstance(found, dict)
    return found


# --- written ------------------------------------------------------------------------------------------


def test_every_item_is_valid_by_the_schema() -> None:
    for found in json.loads(written(LIBRARY)):
        assert csl_schema.complaints(found) == []


def test_the_checker_finds_what_is_wrong() -> None:
    wrong = {"type": "novel", "author": [{"name": "x"}], "issued": "2020", "mood": "good", "title": 1}
    assert len(csl_schema.complaints(wrong)) == 6


def test_an_item_is_a_line_and_letters_are_not_escaped() -> None:
    text = written(LIBRARY)
    assert len(text.splitlines()) == len(LIBRARY.records) + 2
    assert "Müller" in text


def test_the_citation_key_stands_last_whoever_gave_it() -> None:
    once = one(Work(type="book", title="T", language="en", note="N"), "k")
    again = one(Work(type="book", title="T", language="en", note="N", citation_key="k"), "k")
    assert written(once) == written(again)
    assert list(item(again.records[0].work))[-1] == "citation-key"


def test_an_empty_library_is_an_empty_array() -> None:
    assert json.loads(written(Library((), ()))) == []


def test_id_and_citation_key_are_the_key() -> None:
    found = json.loads(written(LIBRARY))[0]
    assert found["id"] == found["citation-key"] == "vanderberg2020"


@pytest.mark.parametrize("csl", [*sorted(TYPES), "", "preprint"])
def test_no_item_has_a_type_for_which_zotero_refuses_the_file(csl: str) -> None:
    found = item(Work(type=csl, title="T"))
    if csl in TYPES - {"software"}:
        assert found["type"] == csl
    else:
        assert found["type"] == "document"


def test_a_particle_stands_in_the_family_name_where_zotero_keeps_it() -> None:
    name = Name("Beethoven", "Ludwig", non_dropping_particle="van")
    assert item(Work(author=(name,)))["author"] == [{"family": "van Beethoven", "given": "Ludwig"}]


def test_findings_put_nothing_into_note_annote_or_custom() -> None:
    for found in json.loads(written(LIBRARY)):
        assert not {"note", "annote", "custom"} & set(found)


@given(works.wild_works, works.anything)
def test_any_record_is_valid_json_in_utf_8(work: Work, key: str) -> None:
    text = written(one(work, key or "k"))
    text.encode()
    (found,) = json.loads(text)
    assert csl_schema.complaints(found) == []


def test_the_file_is_the_one_in_fixtures() -> None:
    assert written(LIBRARY) == expected("library.json")


# --- read ---------------------------------------------------------------------------------------------


def test_the_library_reads_back_equal_to_its_records() -> None:
    reading = read(written(LIBRARY), "x.json")
    assert reading.problems == ()
    for found, (key, record) in zip(values(reading), LIBRARY.items(), strict=True):
        work = record.work
        assert found["citation-key"] == key
        assert found["type"] == (work.type or "document")
        assert found["title"] == work.title
        assert found["author"] == work.author
        assert found.get("issued") == work.issued
        assert found.get("page") == work.page
        assert found.get("DOI") == work.doi
        assert found.get("abstract") == work.abstract
        assert found.get("keyword", ()) == work.keyword
        assert found.get("ISSN", ()) == work.issn


@given(works.works)
def test_any_work_reads_back_as_it_was(work: Work) -> None:
    (found,) = values(read(written(one(work)), "x.json"))
    assert found["type"] == (work.type if work.type != "software" else "document")
    assert found["title"] == work.title
    assert found.get("author", ()) == work.author
    assert found["issued"] == work.issued
    assert found.get("DOI") == work.doi
    assert found.get("page") == work.page
    assert found.get("URL", "") == work.url
    assert found.get("annote", "") == work.annote


ITEM = {"id": "a", "type": "article-journal", "title": "T", "page": "e15572", "DOI": "10.1000/x"}


@pytest.mark.parametrize("data", [[ITEM], ITEM, {"items": [ITEM]}], ids=["array", "single item", "items"])
def test_an_array_a_single_item_and_items_are_read(data: Any) -> None:
    (found,) = values(read("\ufeff" + json.dumps(data), "x.json"))
    assert found == {
        "citation-key": "a",
        "type": "article-journal",
        "title": "T",
        "page": ArticleNumber("e15572"),
        "DOI": DOI("10.1000/x"),
    }


def test_citation_key_is_preferred_to_id() -> None:
    (found,) = values(read('[{"id": "http://zotero.org/1", "citation-key": "smith2001", "title": "T"}]', "x"))
    assert found["citation-key"] == "smith2001"
    (found,) = values(read('[{"id": 17, "title": "T"}]', "x"))
    assert found["citation-key"] == "17"


def test_what_other_programs_write() -> None:
    text = (
        '[{"issued": {"date-parts": [["2020", "6"]]}, "page": "1-9", "author": [{"literal": "WHO"}], "volume": 3}]'
    )
    (found,) = values(read(text, "x"))
    assert found["issued"] == PartialDate(2020, 6)
    assert found["page"] == PageRange("1", "9")
    assert found["author"] == (Name(literal="WHO"),)
    assert found["volume"] == "3"


def test_what_cannot_be_read_is_reported() -> None:
    reading = read('[{"id": "a", "mood": "good", "DOI": "none"}, 7, {}]', "x.json")
    assert [(p.code, p.evidence) for p in reading.problems] == [
        ("unread_variable", '"good"'),
        ("unread_variable", '"none"'),
        ("no_item", "7"),
        ("no_item", "{}"),
    ]
    assert "'a'" in reading.problems[0].message
    (problem,) = read('{"a":\n', "x.json").problems
    assert (problem.code, problem.severity, problem.line) == ("not_json", "error", 2)


@given(works.anything | st.text('[]{}":,0123e-typeid', max_size=80))
def test_reading_never_raises(text: str) -> None:
    read(text, "x")


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | works.anything,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(works.anything, inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from(["id", "type", "title", "author", "issued", "DOI", "page", "keyword"]), _json)
)
def test_reading_never_raises_on_any_item(data: dict[str, Any]) -> None:
    read(json.dumps([data]), "x")


@pytest.mark.parametrize("text", ["[" * 200_000, "9" * 10_000, '{"a":' * 100_000, "[1e999, -1e999, NaN]"])
def test_reading_survives_deep_nesting_and_huge_numbers(text: str) -> None:
    assert read(text, "x").problems
