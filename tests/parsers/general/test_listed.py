"""The works that a text page's list of references names."""

from __future__ import annotations

from refkit.model import DOI, Name, PartialDate
from tests.parsers.pages import page_of, values

HEAD = """Where limpets rest

Ada Okonkwo and Bo Li

Annals of Tidal Research 2001, 9(2), 49-57
https://doi.org/10.5555/tide.9

Abstract

Limpets come back to the same scar with every tide. We followed four hundred of them for two summers.

Introduction

Nobody had asked where limpets rest, though everybody had seen them do it on any shore at low water.
"""


def mentioned(tail: str) -> list[dict[str, object]]:
    _, reading = page_of(HEAD + tail)
    assert [values(r)["DOI"] for r in reading.records if r.role == "primary"] == [DOI("10.5555/tide.9")]
    return [values(record) for record in reading.records if record.role == "mentioned"]


def test_the_references_are_mentioned_works_with_what_they_tell() -> None:
    works = mentioned("""
References

1. Reyes M, Dubois C (1998) Homing in snails. Shore Biol 12: 3-14. doi:10.5555/shore.12
2. Li, B., Reyes, M., et al. (1999). Scars and their makers. Annals of Tidal Research, 7(1), 1–9.
""")
    assert works[0] == {
        "author": (Name(family="Reyes", given="M"), Name(family="Dubois", given="C")),
        "issued": PartialDate(1998),
        "title": "Homing in snails",
        "container-title": "Shore Biol",
        "volume": "12",
        "page": works[0]["page"],
        "DOI": DOI("10.5555/shore.12"),
    }
    assert works[1]["title"] == "Scars and their makers"
    assert "author" not in works[1]  # "et al.": those that are named are not all


def test_the_list_ends_where_other_things_begin() -> None:
    works = mentioned("""
References

Reyes M, Dubois C (1998) Homing in snails. Shore Biol 12: 3-14.

Related articles

Li B, Reyes M (2019) Neighbours of limpets. Annals of Tidal Research 30: 5-6.
""")
    assert [work["title"] for work in works] == ["Homing in snails"]


def test_what_is_no_reference_is_none() -> None:
    assert (
        mentioned("\nReferences\n\nThe New Shore Times. Accessed 5 January 2001.\nAvailable from the authors.\n")
        == []
    )
    assert mentioned("") == []


def test_a_study_group_among_the_authors_leaves_them_out_and_the_title_whole() -> None:
    (work,) = mentioned(
        "\nReferences\n\nReyes M, Dubois C, Limpet Study Group (1998) Homing in snails. Shore Biol 12:3-14\n"
    )
    assert work["title"] == "Homing in snails"
    assert work["issued"] == PartialDate(1998)
    assert "author" not in work
