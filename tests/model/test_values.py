"""The values: identifiers, pages, abstracts, CSL items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import (
    DOI,
    Abstract,
    ArticleNumber,
    Name,
    PageRange,
    Pages,
    PartialDate,
    Section,
    Work,
    parse_pages,
)
from refkit.model.csl_item import to_csl, values_from_csl
from refkit.model.section_labels import role_of
from refkit.model.work import CSL_NAMES, NAME_VARIABLES, VARIABLE_TYPES


def test_a_doi_is_compared_without_case_and_keeps_its_spelling() -> None:
    upper, lower = DOI("10.1093/MOLBEV/MSL010"), DOI("10.1093/molbev/msl010")
    assert upper == lower
    assert len({upper, lower}) == 1
    assert str(upper) == "10.1093/MOLBEV/MSL010"


@pytest.mark.parametrize(
    "text",
    ["10.5555/a", "doi:10.5555/a", "DOI: 10.5555/a", "https://doi.org/10.5555/a", "http://dx.doi.org/10.5555/a",
     " 10.5555/a. ", "https://doi.org/10.5555%2Fa", "doi: https://doi.org/10.5555/a", "https://doi.org/doi:10.5555/a"],
)  # fmt: skip
def test_a_doi_is_read_bare_whatever_stands_before_it(text: str) -> None:
    assert DOI.parse(text) == DOI("10.5555/a")


@pytest.mark.parametrize("text", ["", "11.5555/a", "10.5/a", "10.5555", "doi", "see 10.5555/a"])
def test_other_text_is_no_doi(text: str) -> None:
    assert DOI.parse(text) is None


def test_the_address_of_a_doi_is_encoded() -> None:
    assert DOI("10.1002/a<b>#c").url == "https://doi.org/10.1002/a%3Cb%3E%23c"


def test_a_doi_does_not_change() -> None:
    with pytest.raises(AttributeError):
        DOI("10.5555/a").text = "10.5555/b"


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("165 / 187", PageRange("165", "187")),
        ("336-341", PageRange("336", "341")),
        ("336–341", PageRange("336", "341")),
        ("1110 - 1110", PageRange("1110")),
        ("12", PageRange("12")),
        ("S12-S19", PageRange("S12", "S19")),
        ("998-100", PageRange("998", "100")),
        ("7-7, 12", PageRange("7-7, 12")),
        ("e15572", ArticleNumber("e15572")),
        ("014602", ArticleNumber("014602")),
        ("n/a", None),
        ("0-0", None),
        ("", None),
    ],
)
def test_pages_and_article_numbers(text: str, pages: Pages | None) -> None:
    assert parse_pages(text) == pages


def test_an_abstract_is_one_text_and_read_back() -> None:
    abstract = Abstract((Section("We\n  saw.", "Methods"), Section("It was. As said: so.", "Results")), cut=True)
    assert abstract.text == "Methods: We saw.\n\nResults: It was. As said: so. …"
    assert Abstract.parse(abstract.text) == Abstract(
        (Section("We saw.", "Methods"), Section("It was. As said: so.", "Results")), cut=True
    )


@pytest.mark.parametrize(
    ("label", "role"),
    [("Results", "results"), ("CONCLUSIONS AND IMPLICATIONS FOR PRACTICE:", "conclusions"), ("Aim", "objective"),
     ("Design, setting, and participants", "methods"), ("Limpets", "")],
)  # fmt: skip
def test_headings_have_roles(label: str, role: str) -> None:
    assert role_of(label) == role


WORK = Work(
    type="article-journal",
    title="RuO<sub>2</sub> & more",
    container_title="Tides",
    author=(Name(family="van Meer", given="P.", suffix="Jr."), Name(literal="The Shore Group")),
    issued=PartialDate(2016, 11, until=PartialDate(2017)),
    accessed=PartialDate(2020, 1, 2),
    page=PageRange("1", "9"),
    abstract=Abstract((Section("We saw.", "Methods"), Section("It was.", "Results"))),
    doi=DOI("10.5555/a"),
    keyword=("limpets", "tides"),
    issn=("1234-5679", "2345-6789"),
    archive_location="box 3",
    pmid="123",
)


def test_a_work_is_a_csl_item_under_csl_names() -> None:
    item = to_csl(WORK, "meer2016")
    assert list(item)[:2] == ["id", "type"]
    assert item["author"] == [
        {"family": "van Meer", "given": "P.", "suffix": "Jr."},
        {"literal": "The Shore Group"},
    ]
    assert item["issued"] == {"date-parts": [[2016, 11], [2017]]}
    assert (item["DOI"], item["page"], item["keyword"]) == ("10.5555/a", "1-9", "limpets; tides")
    assert (item["archive_location"], item["PMID"]) == ("box 3", "123")
    assert item["abstract"] == "Methods: We saw.\n\nResults: It was."


def test_a_csl_item_is_read_back_as_the_same_values() -> None:
    values, refused = values_from_csl(to_csl(WORK, "meer2016"))
    assert not refused
    assert values == {
        CSL_NAMES[field]: getattr(WORK, field) for field in WORK.__struct_fields__ if getattr(WORK, field)
    }


def test_what_is_not_csl_is_given_back_and_not_lost() -> None:
    values, refused = values_from_csl(
        {"id": 1, "type": "sofware", "title": "T", "foo": 1, "author": "A. B.", "issued": "2020", "DOI": "none"}
    )
    assert values == {"title": "T"}
    assert set(refused) == {"type", "foo", "author", "issued", "DOI"}


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
names = st.sampled_from(sorted(VARIABLE_TYPES)) | st.text(max_size=8)


@given(st.dictionaries(names, json | st.fixed_dictionaries({"date-parts": json}), max_size=6))
def test_any_json_is_read_without_an_error(item: dict[str, object]) -> None:
    values, refused = values_from_csl(item)
    assert not set(values) & set(refused)


def test_every_csl_name_variable_is_a_list_of_names() -> None:
    assert {"author", "editor", "container-author", "series-creator"} <= NAME_VARIABLES
    assert len(NAME_VARIABLES) == 27
