"""CSV and TSV, CSL-YAML, and the JSON of registries."""

from __future__ import annotations

import csv
import io

import pytest

from refkit.formats.csl_yaml import CSL_YAML
from refkit.formats.csv_table import CSV, TSV
from refkit.formats.csv_table.write import write
from refkit.formats.registry_json import DATACITE, OPENALEX
from refkit.model import DOI, ArticleNumber, Name, PageRange, PartialDate, Work
from tests.formats.formats import read_values, reading, written
from tests.formats.works import LIBRARY, one

FORMULAS = ["=cmd()", "+1", "-2", "@SUM(A1)", "\t=x", '=HYPERLINK("http://x","y")', "'=x", "'quoted"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_computed_by_a_spreadsheet_and_each_comes_back(text: str) -> None:
    table = "".join(CSV.write(one(Work(type="book", title=text))))  # type: ignore[misc]
    (_, row) = csv.reader(io.StringIO(table, newline=""))
    assert not row[3].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert read_values(CSV, table)[0]["title"] == text.strip()


def test_columns_are_chosen() -> None:
    table = "".join(write(LIBRARY, ("title", "DOI"), "\t"))
    assert table.split("\r\n")[0] == "title\tDOI"
    assert table.count("\r\n") == len(LIBRARY.records) + 1
    with pytest.raises(KeyError):
        list(write(LIBRARY, ("mood",)))


def test_tables_of_zotero_scopus_and_pubmed_are_read() -> None:
    zotero = '"Key","Item Type","Publication Year","Author","Title","Pages"\n"AB","bookSection","2001","Rock, Ada; Sand, Cy","Feet","1-9"\n'  # noqa: E501
    (found,) = read_values(CSV, zotero)
    assert (found["type"], found["issued"], found["page"]) == ("chapter", PartialDate(2001), PageRange("1", "9"))
    assert found["author"] == (Name("Rock", "Ada"), Name("Sand", "Cy"))
    scopus = "Authors,Title,Year,Source title,Art. No.,Page start,Page end,DOI,Document Type\nRock A.; Sand C.,Grip,2020,Limpet Research,e12,,,10.5555/limpet.1,Article\n"  # noqa: E501
    (found,) = read_values(CSV, scopus)
    assert (found["page"], found["DOI"]) == (ArticleNumber("e12"), DOI("10.5555/limpet.1"))
    pubmed = "PMID;Title;Authors;Journal/Book;Publication Year\n9;Grip;Rock A, Sand C;Limpet Res;2020\n"
    (found,) = read_values(CSV, pubmed)
    assert [name.family for name in found["author"]] == ["Rock", "Sand"]


def test_what_a_table_holds_beside_is_told_with_its_line() -> None:
    found = reading(TSV, "title\tmood\tDOI\nA\tgood\tx\ty\n")
    assert [(problem.code, problem.line) for problem in found.problems] == [
        ("unknown_column", 1), ("long_row", 2), ("bad_value", 2),
    ]  # fmt: skip
    assert reading(CSV, "a,b\nc,d\n").problems[0].code == "no_columns"


def test_yaml_is_read_as_pandoc_writes_it() -> None:
    text = "---\nreferences:\n- id: rock2020\n  type: article-journal\n  title: 'Yes: no'\n  author:\n  - family: Rock\n    given: Ada\n  issued: 2020-06-09\n  volume: 22\n- id: b\n  type: book\n  issued:\n  - year: 1999\n...\n"  # noqa: E501
    first, second = read_values(CSL_YAML, text)
    assert first["title"] == "Yes: no"
    assert (first["issued"], first["volume"]) == (PartialDate(2020, 6, 9), "22")
    assert second["issued"] == PartialDate(1999)


def test_words_that_yaml_takes_for_something_else_stay_words() -> None:
    work = Work(type="book", title="no", publisher="null", volume="010", language="on", note="a: b # c")
    (found,) = read_values(CSL_YAML, written(CSL_YAML, one(work)))
    assert (found["title"], found["publisher"], found["volume"], found["note"]) == ("no", "null", "010", "a: b # c")


@pytest.mark.parametrize("text", ["a: [", "a: &x [1]\nb: *x\n", "\t- x", "- !!python/object:os.system x\n- : : :"])
def test_yaml_that_is_broken_or_swells_is_told_with_its_line(text: str) -> None:
    found = reading(CSL_YAML, text)
    assert found.records == ()
    assert found.problems
    assert found.problems[0].line or found.problems[0].code == "no_item"


def test_answers_of_registries_are_read() -> None:
    openalex = '{"results": [{"id": "https://openalex.org/W1", "title": "Grip", "doi": "https://doi.org/10.5555/limpet.1", "authorships": []}]}'  # noqa: E501
    assert read_values(OPENALEX, openalex)[0]["DOI"] == DOI("10.5555/limpet.1")
    datacite = '{"data": [{"id": "x", "attributes": {"doi": "10.5555/limpet.2", "titles": [{"title": "Data"}], "creators": []}}]}'  # noqa: E501
    assert read_values(DATACITE, datacite)[0]["title"] == "Data"
    assert [problem.code for problem in reading(DATACITE, '[{"x": 1}]').problems] == ["no_item"]
    assert [problem.code for problem in reading(OPENALEX, "{").problems] == ["not_json"]


def test_of_two_columns_with_one_variable_the_fuller_one_counts_and_an_empty_one_does_not() -> None:
    zotero = '"Publication Year","Author","Title","Date"\n"2020","Rock, Ada","Grip","2020-06-09"\n'
    (found,) = read_values(CSV, zotero)
    assert found["issued"] == PartialDate(2020, 6, 9)
    scopus = (
        '"Authors","Author full names","Title","Year"\n'
        '"Rock A.; Sand C.","Rock, Ada (57190000001); Sand, Cy (57190000002)","Grip","2020"\n'
        '"","Rock, Ada (57190000001)","Feet","2021"\n'
    )
    first, second = read_values(CSV, scopus)
    assert first["author"] == (Name("Rock", "Ada"), Name("Sand", "Cy"))
    assert second["author"] == (Name("Rock", "Ada"),)


def test_a_cell_that_cannot_be_read_is_told_with_its_line() -> None:
    (problem,) = reading(CSV, "title,DOI\nGrip,10.5555/x\nFeet,none\n").problems
    assert (problem.code, problem.line) == ("bad_value", 3)
