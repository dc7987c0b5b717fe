"""Other works on a page: what their citations and DOIs say is never taken for the page's own."""

from __future__ import annotations

import pytest

from refkit.model import DOI
from tests.parsers.pages import check_spans, page_of, values

TITLE = "Reed beds of the lower Danube and their carbon"
OWN = f"Journal of Wetland Studies\n{TITLE}\nJane Roe, John Doe\n"
OTHER = "Smith A, Jones B. Peat and its past in the northern fens. Mires 2011;14:1-22. doi: 10.5555/mires.2011.14"
ABSTRACT = "Abstract\nReed beds store carbon in soils that are wet for most of the year; we measured how much.\n"
DATASET = (
    "Published May 3, 2019\nFluxes of reed beds in the lower Danube, 2015-2018\nJane Roe, John Doe\nDescription\n"
    "Hourly fluxes of carbon dioxide and methane of twelve reed beds in the lower Danube, for four years.\n"
)


def own(text: str) -> dict[str, object]:
    page, reading = page_of(text)
    check_spans(page, reading)
    (found,) = (values(record) for record in reading.records if record.role == "primary")
    return found


@pytest.mark.parametrize("doi", ["", "https://doi.org/10.1234/jws.2019.045\n"], ids=["no DOI", "its own DOI"])
def test_another_works_citation_at_the_top_says_nothing_of_this_one(doi: str) -> None:
    found = own(f"{OTHER}\n{OWN}{doi}{ABSTRACT}")
    assert found["title"] == TITLE
    assert [str(name) for name in found["author"]] == ["Roe, Jane", "Doe, John"]  # type: ignore[attr-defined]
    assert found.get("DOI") == (DOI("10.1234/jws.2019.045") if doi else None)
    assert not {"container-title", "volume", "page", "issued"} & set(found)


def test_the_pages_own_citation_at_the_top_counts_although_it_abbreviates_the_title() -> None:
    cited = "Roe J, Doe J. Danube reed carbon. J Wetl Stud 2019;12:45-67. doi: 10.1234/jws.2019.045"
    found = own(f"{cited}\n{TITLE}\nJane Roe, John Doe\n{ABSTRACT}")
    assert (found["DOI"], found["volume"]) == (DOI("10.1234/jws.2019.045"), "12")


def test_references_below_a_heading_near_the_citation_are_not_how_to_cite() -> None:
    cited = "Citation\nRoe, J., & Doe, J. (2019). Fluxes of reed beds. https://doi.org/10.5281/zenodo.2654321\n"
    references = "".join(
        f"{n}. Smith A. Fens {n}. Mires 2011;14:1-22. doi: 10.5555/mires.{n}\n" for n in range(1, 5)
    )
    found = own(f"{DATASET}{cited}References\n{references}")
    assert (found["DOI"], str(found["issued"])) == (DOI("10.5281/zenodo.2654321"), "2019-05-03")


@pytest.mark.parametrize("count", [3, 9])
def test_references_whose_labelled_dois_stand_on_lines_of_their_own_do_not_hide_the_pages(count: int) -> None:
    references = "".join(f"Smith A. Fens {n}. Mires 2011;14:1-22.\nDOI: 10.5555/mires.{n}\n" for n in range(count))
    found = own(f"{DATASET}Details\nDOI\n10.5281/zenodo.2654321\nReferences\n{references}")
    assert found["DOI"] == DOI("10.5281/zenodo.2654321")


def test_a_page_of_a_few_lines_does_not_take_the_doi_of_a_related_article() -> None:
    related = "Related articles\nCarbon of the upper Danube\nhttps://doi.org/10.1234/jws.2018.001\n"
    found = own(f"{TITLE}\nJane Roe, John Doe\n{related}")
    assert found["title"] == TITLE
    assert "DOI" not in found


def test_a_menu_above_the_title_of_a_page_of_a_few_lines_hides_nothing() -> None:
    found = own(f"Related articles\n{TITLE}\nJane Roe, John Doe\nhttps://doi.org/10.1234/jws.2019.045\n")
    assert found["DOI"] == DOI("10.1234/jws.2019.045")
