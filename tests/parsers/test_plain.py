"""The general reading: little, but sure."""

from __future__ import annotations

import pytest

from refkit.model import DOI
from tests.parsers.pages import check_spans, page_of, values

BODY = "\n\nAbstract\nWe did this and that, and found something.\n"
TITLE = "On the homing of limpets to their scars"


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\nAda Okonkwo, Wei Li\nJournal of Tides 12 (2016) 301-318\ndoi: 10.5555/tide.2016{BODY}",
        f"Menu\n{TITLE}\nhttps://doi.org/10.5555/tide.2016{BODY}\nReferences\n1. Brown. doi:10.5555/other",
        f"{TITLE}{BODY}DOI: 10.5555/tide.2016\n\nReferences\nhttps://doi.org/10.5555/a\nhttps://doi.org/10.5555/b",
        f"{TITLE}\n10.5555/tide.2016{BODY}\nFigure 1. A limpet. doi:10.5555/tide.2016.g001",
        f"{TITLE}\nhttps://doi.org/10.5555/tide.2016Get rights and content{BODY}",
    ],
    ids=["label", "address", "below the abstract", "alone on its line", "glued to the next word"],
)
def test_the_pages_own_doi_and_title(text: str) -> None:
    page, reading = page_of(text)
    check_spans(page, reading)
    (record,) = reading.records
    found = values(record)
    assert (found["title"], found["DOI"]) == (TITLE, DOI("10.5555/tide.2016"))
    if "Okonkwo" in text:
        assert [str(name) for name in found.pop("author")] == ["Okonkwo, Ada", "Li, Wei"]
        assert found.pop("container-title") == "Journal of Tides"
        assert (found.pop("volume"), str(found.pop("page")), str(found.pop("issued"))) == ("12", "301-318", "2016")
    assert set(found) <= {"title", "DOI", "abstract"}
    assert all(claim.confidence < 1 for claim in record.claims)


def test_a_page_without_a_doi_of_its_own_takes_none_of_its_references() -> None:
    references = "\n".join(f"{n}. A. Brown, Tides {n}. https://doi.org/10.5555/ref.{n}" for n in range(9))
    page, reading = page_of(f"{TITLE}\nAda Okonkwo{BODY}\nReferences\n{references}")
    check_spans(page, reading)
    own = [values(record) for record in reading.records if record.role == "primary"]
    assert [(found["title"], str(found["author"][0])) for found in own] == [(TITLE, "Okonkwo, Ada")]
    assert not any("DOI" in found for found in own)


def test_of_several_dois_none_is_taken_and_the_problem_names_them() -> None:
    _, reading = page_of("Two works\nhttps://doi.org/10.5555/a\nand\nhttps://doi.org/10.5555/b\n")
    assert not reading.records
    (problem,) = reading.problems
    assert problem.code == "ambiguous_doi"
    assert problem.evidence == "10.5555/a, 10.5555/b"


def test_an_issue_page_has_no_doi_of_its_own() -> None:
    articles = "\n".join(
        f"{line}"
        for n in range(30)
        for line in (f"Article number {n} on limpets", "Ada Okonkwo", f"doi: 10.5555/jpt.{n}")
    )
    _, reading = page_of("Journal of Tides\nVolume 3\n" + "Menu\n" * 53 + articles)
    assert not any("DOI" in values(record) for record in reading.records)
    assert reading.problems[0].code == "ambiguous_doi"


def test_the_doi_at_the_end_of_a_reference_is_not_the_pages_own() -> None:
    _, reading = page_of(f"{TITLE}{BODY}[1] Smith J, Doe A. A thing. Tides 2010. doi: 10.5555/ref1\n")
    assert not any("DOI" in values(record) for record in reading.records)
    _, reading = page_of(f"{TITLE}{BODY}How to cite: Smith J, Doe A. A thing. Tides 2010. doi: 10.5555/own\n")
    assert values(reading.records[0])["DOI"] == DOI("10.5555/own")


def test_a_doi_that_the_end_of_the_page_may_have_cut_is_not_taken() -> None:
    for cut in ("doi: 10.5555/tide.20", "doi: 10.5555/tide.2016.", "doi: 10.5555/tide.20 "):
        _, reading = page_of(f"{TITLE}\nAda Okonkwo\n{cut}")
        assert not any("DOI" in values(record) for record in reading.records), cut
    _, reading = page_of(f"{TITLE}\nAda Okonkwo\nversion 10.5555/tide.20")
    assert not any("DOI" in values(record) for record in reading.records)


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "empty"), (" \n\t\n", "empty"), ("Log in\nPassword", "no_work"), ("lorem ipsum " * 50, "no_work")],
    ids=["nothing", "white space", "log-on page", "prose"],
)
def test_a_page_with_no_work_says_why(text: str, code: str) -> None:
    _, reading = page_of(text)
    assert not reading.records
    assert [(problem.code, problem.severity) for problem in reading.problems] == [(code, "error")]
