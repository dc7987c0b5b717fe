"""A library's values beside a registry's: what weighs how much."""

from __future__ import annotations

from typing import Any

import pytest

from refkit.enrich.registered import Registered
from refkit.model import Name, PartialDate, Record, parse_pages
from refkit.pipeline.comparing import mismatches
from tests.pipeline.beside import OWN, USER, names, record, registered


def weights(own: Record, its: Registered | None = None, **options: bool) -> dict[str, str]:
    return {one.field: one.weight for one in mismatches(own, its or registered(), **options)}


def test_what_agrees_is_no_difference() -> None:
    assert weights(record()) == {}
    assert weights(record(issued=PartialDate(2020, 3, 12))) == {}


@pytest.mark.parametrize(
    ("field", "value", "weight"),
    [
        ("title", "Limpets of the Upper Shore", "form"),
        ("title", "Limpets of the upper shore.", "form"),
        ("title", "Limpets of the upper shore: A field study", "form"),
        ("title", "Limpits of the upper shore", "substance"),
        ("title", "", "missing"),
        ("author", names("Smith, J.; van Roosen, A.; Grao, M."), "form"),
        ("author", names("SMITH, JOHN; VAN ROOSEN, ANNA; GRÃO, MARIA"), "form"),
        ("author", names("Smith, John"), "incomplete"),
        ("author", names("Smith, John; van Roosen, Anna"), "incomplete"),
        ("author", names("Smith, John; Grão, Maria"), "substance"),
        ("author", names("van Roosen, Anna; Smith, John; Grão, Maria"), "substance"),
        ("author", names("Smyth, John; van Roosen, Anna; Grão, Maria"), "substance"),
        ("author", names("Smith, Mary; van Roosen, Anna; Grão, Maria"), "substance"),
        ("author", (*OWN["author"], Name(family="Rock", given="Cy")), "form"),
        ("author", (), "missing"),
        ("issued", PartialDate(2019), "form"),
        ("issued", PartialDate(2018), "wrong"),
        ("issued", PartialDate(literal="in press"), "incomplete"),
        ("issued", None, "missing"),
        ("container_title", "J. Inv. Ecol.", "form"),
        ("container_title", "Journal of invented ecology", "form"),
        ("container_title", "The Journal of Invented Ecology", "form"),
        ("container_title", "Journal of Invented Ecology: Series B", "form"),
        ("container_title", "Journal of Invented Ecology Letters", "substance"),
        ("container_title", "Annals of Botany", "substance"),
        ("container_title", "", "missing"),
        ("volume", "Vol. 082", "form"),
        ("volume", "LXXXII", "form"),
        ("volume", "28", "substance"),
        ("volume", "in press", "incomplete"),
        ("volume", "", "missing"),
        ("issue", "03", "form"),
        ("issue", "4", "substance"),
        ("page", parse_pages("120–31"), "form"),
        ("page", parse_pages("120"), "incomplete"),
        ("page", parse_pages("in press"), "incomplete"),
        ("page", parse_pages("120-132"), "substance"),
        ("page", parse_pages("210-221"), "substance"),
        ("page", None, "missing"),
        ("type", "document", "incomplete"),
        ("type", "chapter", None),
        ("DOI", None, "missing"),
    ],
    ids=str,
)
def test_each_difference_has_its_weight(field: str, value: Any, weight: str | None) -> None:
    assert weights(record(**{field: value})) == ({field.replace("_", "-"): weight} if weight else {})


def test_a_year_is_plainly_wrong_only_beside_the_registrys_volume_and_page() -> None:
    assert weights(record(issued=PartialDate(2018), volume="28"))["issued"] == "substance"
    assert weights(record(issued=PartialDate(2018), page=parse_pages("9-12")))["issued"] == "substance"
    assert weights(record(issued=PartialDate(2018), volume=""))["issued"] == "substance"


def test_a_registry_that_knows_less_makes_no_difference() -> None:
    less = registered(author=[{"family": "Smith", "given": "J"}], volume="Publish Ahead of Print", page="no-no",
                      issue=None)  # fmt: skip
    assert weights(record(), less) == {"author": "form"}


def test_an_article_number_is_not_held_against_pages() -> None:
    """Ask 15: nobody makes a page range of it, and a publisher's file counts pages of its own."""
    numbered = registered(page=None, **{"article-number": "014602"})
    assert weights(record(), numbered) == {"page": "form"}
    assert weights(record(page=parse_pages("14602")), numbered) == {"page": "form"}
    assert weights(record(page=parse_pages("014603")), numbered) == {"page": "substance"}
    assert weights(record(page=None), numbered) == {"page": "missing"}


def test_retracted_in_front_of_a_title_is_no_difference_of_titles() -> None:
    for announced in ("RETRACTED: Limpets of the upper shore", "[Retracted] Limpets of the upper shore",
                      "RETRACTED ARTICLE: Limpets of the Upper Shore"):  # fmt: skip
        assert weights(record(), registered(title=[announced])) == {"title": "form"}


def test_the_registrys_capitals_are_never_taken() -> None:
    """Ask 16, the other way round: the library's title is the better one."""
    loud = registered(title=["LIMPETS OF THE UPPER SHORE"], author=[{"family": "SMITH", "given": "JOHN"}])
    assert set(weights(record(author=names("Smith, John")), loud).values()) == {"form"}


def test_a_group_among_the_authors_may_be_left_out() -> None:
    people = [{"given": "John", "family": "Smith"}, {"name": "Shore Health Collaboration"}]
    assert weights(record(author=names("Smith, John")), registered(author=people)) == {"author": "form"}


def test_a_collaboration_of_thousands_is_compared_at_once() -> None:
    letters = "bcdfghjklmnpqrst"
    families = [f"{a.upper()}a{b}o{c}i" for a in letters for b in letters for c in letters][:3000]
    people = [{"given": "A.", "family": family} for family in families]
    own = tuple(Name(family=family, given="A.") for family in families)
    assert weights(record(author=own), registered(author=people)) == {}
    assert weights(record(author=own[1:]), registered(author=people)) == {"author": "substance"}
    assert weights(record(author=(*own[:2999], Name(family="Rock"))), registered(author=people)) == {
        "author": "substance"
    }


def test_names_in_two_scripts_are_not_compared() -> None:
    assert weights(record(author=names("Li, Wei")), registered(author=[{"given": "伟", "family": "李"}])) == {
        "author": "form"
    }


def test_what_was_corrected_by_hand_differs_in_form_only() -> None:
    found = mismatches(record(USER, volume="28"), registered())
    assert [(one.weight, one.reason) for one in found] == [("form", "corrected by hand")]
