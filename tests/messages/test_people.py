"""Who wrote it (rules 10 to 15 and 23 of Crossref's data)."""

from __future__ import annotations

from typing import Any

import pytest

from refkit.model import Name
from tests.messages.works import authors, claims


@pytest.mark.parametrize(
    "entry",
    [
        {"name": "NA"},
        {"family": "NA", "given": "NA"},
        {"family": "&NA;"},
        {"given": "et", "family": "al."},
        {"family": "et al."},
        {"sequence": "first", "affiliation": []},
        {"family": "*", "given": ""},
    ],
)
def test_a_placeholder_is_no_author(entry: dict[str, Any]) -> None:
    assert authors(entry) == []
    assert "author" not in claims(author=[entry])


def test_people_called_na_nan_and_none_are_authors() -> None:
    found = authors(
        {"given": "Seonjin", "family": "Na"}, {"given": "Na", "family": "You"}, {"given": "A", "family": "None"}
    )
    assert found == [Name("Na", "Seonjin"), Name("You", "Na"), Name("None", "A")]


GROUPS = [
    ({"name": "Shore Health Collaboration"}, "Shore Health Collaboration"),
    ({"given": "for the", "family": "LIMPET Study Group"}, "LIMPET Study Group"),
    ({"given": "on behalf of the", "family": "LIMPET Investigators"}, "LIMPET Investigators"),
    ({"name": "on behalf of the LIMPET Investigators"}, "LIMPET Investigators"),
    ({"family": "Climate Editorial Office"}, "Climate Editorial Office"),
    ({"family": "The Lancet"}, "The Lancet"),
]


@pytest.mark.parametrize(("entry", "name"), GROUPS, ids=[name for _, name in GROUPS])
def test_a_group_is_an_organisation(entry: dict[str, Any], name: str) -> None:
    assert authors(entry) == [Name(literal=name)]


PERSONS = [
    ({"given": "John", "family": "Adder", "suffix": "Jr."}, Name("Adder", "John", suffix="Jr.")),
    ({"given": "Louis", "family": "McAdder, III"}, Name("McAdder", "Louis", suffix="III")),
    ({"given": "James R.", "family": "Langbee II"}, Name("Langbee", "James R.", suffix="II")),
    ({"given": "Teresa", "family": "Okure, SHCJ"}, Name("Okure", "Teresa")),
    ({"given": "Mary", "family": "Stone MD, PhD"}, Name("Stone", "Mary")),
    ({"given": "Nur", "family": "Ali", "suffix": "Ph.D"}, Name("Ali", "Nur")),
    ({"given": "Ada", "family": "Moss1,2*"}, Name("Moss", "Ada")),
    ({"given": "Linh", "family": "Do"}, Name("Do", "Linh")),
    ({"given": "Yo-Yo", "family": "Van Ma"}, Name("Van Ma", "Yo-Yo")),
    ({"family": "Suharto"}, Name("Suharto")),
    ({"family": "Ana Maria Costa"}, Name("Costa", "Ana Maria")),
    ({"family": "W. E. W."}, Name("W. E. W.")),
    ({"given": "Piet", "family": "van Mieghem"}, Name("van Mieghem", "Piet")),
    ({"given": "A.", "family": "van der Helm–van Mil"}, Name("van der Helm–van Mil", "A.")),
    ({"given": "CecÃ\xadlia", "family": "Vilani"}, Name("Vilani", "Cecília")),
    ({"given": "R. L.", "family": "HE[Combining Acute Accent]BERT"}, Name("HÉBERT", "R. L.")),
    ({"given": "Yu‐Chan", "family": "Chang"}, Name("Chang", "Yu-Chan")),
    ({"given": "Jo &amp; co", "family": "O&apos;Hara"}, Name("O'Hara", "Jo & co")),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "name"), PERSONS, ids=[str(name) for _, name in PERSONS])
def test_a_person_is_read_as_the_person_is_called(entry: dict[str, Any], name: Name) -> None:
    assert authors(entry) == [name]


@pytest.mark.parametrize("orcid", ["http://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"])
def test_an_orcid_is_kept_bare_with_the_affiliation(orcid: str) -> None:
    entry = {"given": "Ida", "family": "Link", "ORCID": orcid, "affiliation": [{"name": "Shore &amp; Co"}]}
    assert authors(entry) == [Name("Link", "Ida", affiliations=("Shore & Co",), orcid="0000-0002-1825-0097")]


def test_the_order_of_the_list_counts_and_everybody_stands_there_once() -> None:
    found = authors(
        {"given": "Li", "family": "Wei", "sequence": "additional"},
        {"given": "Kim", "family": "Berg", "sequence": "first"},
        {"given": "Li", "family": "Wei", "sequence": "additional"},
    )
    assert found == [Name("Wei", "Li"), Name("Berg", "Kim")]


def test_two_people_of_one_name_are_told_apart_by_their_orcids() -> None:
    one, two = "0000-0002-1825-0097", "0000-0001-5109-3700"
    entries = [{"given": "Li", "family": "Wei", "ORCID": f"https://orcid.org/{orcid}"} for orcid in (one, two)]
    assert [name.orcid for name in authors(*entries)] == [one, two]


def test_a_list_in_two_scripts_is_one_list() -> None:
    found = authors(
        {"given": "Марина", "family": "Туберозова"},
        {"given": "Marina", "family": "Tuberozova"},
    )
    assert found == [Name("Tuberozova", "Marina")]
    chinese = authors(
        {"given": "Wei", "family": "Li", "sequence": "first"}, {"given": "Na", "family": "Hu"},
        {"given": "伟", "family": "李", "sequence": "first"}, {"given": "娜", "family": "胡"},
    )  # fmt: skip
    assert chinese == [Name("Li", "Wei"), Name("Hu", "Na")]


def test_people_whose_names_are_in_several_scripts_are_all_kept() -> None:
    assert len(authors({"given": "Марина", "family": "Туберозова"}, {"given": "Bo", "family": "Charm"})) == 2
    assert len(authors({"given": "Пётр", "family": "Петров"}, {"given": "Petra", "family": "Peters"})) == 2
    assert len(authors({"given": "Ada", "family": "Moss"}, {"given": "伟", "family": "李"})) == 2


def test_an_address_among_persons_is_no_author_but_a_department_alone_is() -> None:
    address = {"name": "School of Medicine, Tehran University of Medical Sciences, Tehran, Iran"}
    assert authors({"given": "Ada", "family": "Moss"}, address) == [Name("Moss", "Ada")]
    assert len(authors(address)) == 1


def test_editors_and_translators_are_read_as_authors_are() -> None:
    found = claims(editor=[{"given": "Ada", "family": "Moss, Jr."}], translator=[{"family": "NA"}])
    assert found["editor"] == (Name("Moss", "Ada", suffix="Jr."),)
    assert "translator" not in found
