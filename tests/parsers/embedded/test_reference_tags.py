"""The works that `citation_reference` tags name."""

from __future__ import annotations

from refkit.model import DOI, ArticleNumber, Name, PageRange, PartialDate
from tests.parsers.pages import page_of, values

HEAD = """<html><head><meta name="citation_title" content="Limpets at home">
<meta name="citation_author" content="A. Lee">"""


def cited(content: str) -> list[dict[str, object]]:
    _, reading = page_of(f'{HEAD}<meta name="citation_reference" content="{content}"></head></html>')
    return [values(record) for record in reading.records if record.role == "mentioned"]


def test_a_list_of_parts_is_a_mentioned_work() -> None:
    assert cited(
        "citation_journal_title=Ann Tidal Res; citation_title=Where limpets rest.; "
        "citation_author=JM Okonkwo, B Li; "
        "citation_volume=9; citation_publication_date=2001; citation_pages=49-57; "
        "citation_doi=10.5555/tide.9; citation_id=CR1"
    ) == [
        {
            "title": "Where limpets rest",
            "container-title": "Ann Tidal Res",
            "volume": "9",
            "DOI": DOI("10.5555/tide.9"),
            "issued": PartialDate(2001),
            "page": PageRange("49", "57"),
            "author": (Name(family="Okonkwo", given="JM"), Name(family="Li", given="B")),
        }
    ]


def test_one_author_a_part_and_first_and_last_page() -> None:
    (work,) = cited(
        "citation_title=Where limpets rest;citation_author=Okonkwo, Ada;citation_author=Bo Li;"
        "citation_first_page=e12;citation_publication_date=n.d."
    )
    assert work["author"] == (Name(family="Okonkwo", given="Ada"), Name(family="Li", given="Bo"))
    assert work["page"] == ArticleNumber("e12")
    assert "issued" not in work


def test_a_reference_as_it_is_printed() -> None:
    (work,) = cited("Okonkwo, A., &amp; Li, B. (2001). Where limpets rest. Annals of Tidal Research, 9(2), 49–57.")
    assert work["title"] == "Where limpets rest"
    assert (work["volume"], work["issue"], work["page"]) == ("9", "2", PageRange("49", "57"))


def test_what_names_no_work_is_none() -> None:
    assert cited("Accessed 5 Jan 2017.") == []
    assert cited("citation_journal_title=Ann Tidal Res; citation_volume=9") == []
    assert cited("") == []
