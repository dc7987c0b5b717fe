"""The BibTeX record that a page prints for copying."""

from __future__ import annotations

import pytest

from refkit.model import DOI, Name, PageRange, PartialDate
from tests.parsers.pages import page_of, values

ENTRY = r"""@inproceedings{okonkwo-li-2021-tides,
    title = "Tides of Meaning: {BERT} at Low Water",
    author = "Okonkwo, Ada  and
      M{\"u}ller, J{\"o}rg",
    editor = "Reyes, Mar{\'i}a",
    booktitle = "Proceedings of the Shore Workshop",
    month = jun,
    year = "2021",
    publisher = "Tidal Society",
    url = "https://example.org/2021.shore-1.8",
    doi = "10.5555/2021.shore-1.8",
    pages = "26--36"
}
"""
OTHER = "Another Work on Quite Other Things\nWei Chen, Ana Ruiz\n"
ABSTRACT = "\nAbstract\nWord senses rise and fall. We follow four hundred nouns through a century of newspapers.\n"


def test_a_page_that_is_little_else_than_its_record() -> None:
    page, reading = page_of(ENTRY + ABSTRACT)
    (record,) = reading.records
    got = values(record)
    assert got["title"] == "Tides of Meaning: BERT at Low Water"
    assert got["author"] == (Name(family="Okonkwo", given="Ada"), Name(family="Müller", given="Jörg"))
    assert got["container-title"] == "Proceedings of the Shore Workshop"
    assert got["issued"] == PartialDate(2021, 6)
    assert got["page"] == PageRange("26", "36")
    assert got["DOI"] == DOI("10.5555/2021.shore-1.8")
    assert got["type"] == "paper-conference"
    assert all(claim.span and claim.span.end <= len(page.text) for claim in record.claims)
    (title,) = [claim.span.of(page.text) for claim in record.claims if claim.field == "title" and claim.span]
    assert title == "Tides of Meaning: {BERT} at Low Water"


def test_the_record_fills_what_the_page_leaves_out() -> None:
    _, reading = page_of(f"Tides of Meaning: BERT at Low Water\n{ABSTRACT}\nBibTeX\n{ENTRY}")
    got = values(reading.records[0])
    assert got["title"] == "Tides of Meaning: BERT at Low Water"
    assert [name.family for name in got["author"]] == ["Okonkwo", "Müller"]
    assert got["DOI"] == DOI("10.5555/2021.shore-1.8")


@pytest.mark.parametrize(
    "page",
    [
        f"{OTHER}{ABSTRACT}\nCite our tool\n{ENTRY}",
        f"{OTHER}{ABSTRACT}\n{ENTRY}\n{ENTRY.replace('okonkwo', 'reyes')}",
    ],
    ids=["of another work", "several"],
)
def test_the_record_of_another_work_is_not_the_pages_own(page: str) -> None:
    _, reading = page_of(page)
    got = values(reading.records[0])
    assert got["title"] == "Another Work on Quite Other Things"
    assert [name.family for name in got["author"]] == ["Chen", "Ruiz"]
    assert "container-title" not in got
    assert got.get("DOI") is None


@pytest.mark.parametrize(
    "tail", ["", "{", "@article{", "@article{a,", "@article{a, title = {", '@misc{x, title = "a']
)
def test_a_broken_record_is_no_reason_to_fail(tail: str) -> None:
    _, reading = page_of(f"Where Limpets Rest at Low Water\nAda Okonkwo, Bo Li\n{ABSTRACT}{tail}")
    assert values(reading.records[0])["title"] == "Where Limpets Rest at Low Water"
