"""Names of people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import Name
from refkit.text.initials import spaced_initials
from refkit.text.people import parse_name, parse_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Davidson, L", Name(family="Davidson", given="L")),
        ("Repper,  Julie", Name(family="Repper", given="Julie")),
        ("de Andrade, Dominique", Name(family="de Andrade", given="Dominique")),
        ("Kevin Ka Shing Chan", Name(family="Chan", given="Kevin Ka Shing")),
        ("Pieter van der Meer", Name(family="van der Meer", given="Pieter")),
        ("King, Martin Luther, Jr.", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("King, Jr., Martin Luther", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("Martin Luther King Jr.", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("Van Gogh", Name(family="Gogh", given="Van")),
        ("Plato", Name(family="Plato")),
        ("王小明", Name(literal="王小明")),
    ],
)
def test_orders_particles_and_suffixes(text: str, name: Name) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize("text", ["", " ", ",", ", ,", "123", "&"])
def test_what_has_no_letter_is_no_name(text: str) -> None:
    assert parse_name(text) is None


@given(st.text(max_size=60))
def test_any_text_gives_a_name_or_none(text: str) -> None:
    name = parse_name(text)
    assert name is None or str(name)


@pytest.mark.parametrize(
    ("given_name", "spaced"),
    [("JK", "J. K."), ("L", "L."), ("Li", "Li"), ("J. K.", "J. K."), ("JOHN", "JOHN"), ("", "")],
)
def test_initials_that_are_run_together_are_set_apart(given_name: str, spaced: str) -> None:
    assert spaced_initials(given_name) == spaced


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("John A. Smith, MD, PhD", Name(family="Smith", given="John A.")),
        ("Jane Roe, M.D.", Name(family="Roe", given="Jane")),
        ("Dr. Jane Roe", Name(family="Roe", given="Jane")),
        ("Prof. Dr. Ada Okonkwo", Name(family="Okonkwo", given="Ada")),
        ("Smith, MD", Name(family="Smith", given="MD")),  # initials as likely as a degree
        ("Jane Roe jane.roe@example.org", Name(family="Roe", given="Jane")),
        ("Jane Roe (Example University)", Name(family="Roe", given="Jane")),
        ("Smith1,2*", Name(family="Smith")),
        ("Jane Roe¹²", Name(family="Roe", given="Jane")),
        ("Jane Roe [1]", Name(family="Roe", given="Jane")),
        ("Jane Roe a,b", Name(family="Roe", given="Jane")),
        ("Maria de la Cruz", Name(family="de la Cruz", given="Maria")),
        ("Sean O'Neil", Name(family="O'Neil", given="Sean")),
        ("García Márquez, Gabriel", Name(family="García Márquez", given="Gabriel")),
        ("Smith JA", Name(family="Smith", given="JA")),
        ("Smith J.A.", Name(family="Smith", given="J.A.")),
        ("J-B Okello", Name(family="Okello", given="J-B")),
        ("Visscher TLS", Name(family="Visscher", given="TLS")),
        ("SMITH, JOHN", Name(family="SMITH", given="JOHN")),
        ("Jean-Paul SAINT MARTIN", Name(family="SAINT MARTIN", given="Jean-Paul")),
        ("DUPONT Francis", Name(family="DUPONT", given="Francis")),
    ],
)
def test_degrees_titles_marks_and_capitals(text: str, name: Name) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize(
    "text", ["Jane Roe https://orcid.org/0000-0002-1825-0097", "Jane Roe (orcid.org/0000-0002-1825-0097)"]
)
def test_an_orcid_beside_a_name_is_kept_as_such(text: str) -> None:
    assert parse_name(text) == Name(family="Roe", given="Jane", orcid="0000-0002-1825-0097")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("山田 太郎", Name(family="山田", given="太郎")),
        ("欧阳 修", Name(family="欧阳", given="修")),
        ("Иванов И.И.", Name(family="Иванов", given="И.И.")),
        ("И. И. Иванов", Name(family="Иванов", given="И. И.")),
        ("Иванов Иван Иванович", Name(family="Иванов", given="Иван Иванович")),
    ],
)
def test_names_in_other_scripts(text: str, name: Name) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize("text", ["WHO Working Group", "The ATLAS Collaboration", "Department for Education"])
def test_organisations_are_kept_whole(text: str) -> None:
    assert parse_name(text) == Name(literal=text)


@pytest.mark.parametrize(
    ("text", "families", "cut"),
    [
        ("Smith, John; Roe, Jane", ["Smith", "Roe"], False),
        ("John Smith, Jane Roe and Ada Okonkwo", ["Smith", "Roe", "Okonkwo"], False),
        ("Smith J, Roe P, Doe AB", ["Smith", "Roe", "Doe"], False),
        ("Smith, J. A., Roe, P. & Doe, A.", ["Smith", "Roe", "Doe"], False),
        ("Smith, John", ["Smith"], False),
        ("John Smith et Jane Roe", ["Smith", "Roe"], False),
        ("Jane Roe, MD, PhD, John Smith, MS", ["Roe", "Smith"], False),
        ("Smith J., Roe P. et al.", ["Smith", "Roe"], True),
        ("Smith, John; Roe, Jane; …", ["Smith", "Roe"], True),
    ],
)
def test_several_names_in_one_string(text: str, families: list[str], cut: bool) -> None:
    names = parse_names(text)
    assert [name.family for name in names] == families
    assert names.cut is cut


@given(st.text(max_size=200))
def test_any_text_gives_a_list_of_names(text: str) -> None:
    assert all(str(name) for name in parse_names(text))


@pytest.mark.parametrize("piece", [" ", "a ", "A. ", ",", ";", " ,", "(", "a@", "et al ", "0000-", "1"])
def test_a_megabyte_of_one_sign_is_read_to_its_end(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    parse_name(text)
    assert isinstance(parse_names(text), list)
