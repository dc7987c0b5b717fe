"""Which claim wins, and what is on record beside it."""

from __future__ import annotations

from typing import Any

import pytest

from refkit.merge import resolve
from refkit.model import Abstract, Claim, Name, PageRange, PartialDate, Record, Section, Source, Span

PAGE, OTHER = Source("page", "scite", "a.txt"), Source("page", "plain", "b.txt")
TAGS, REGISTRY = Source("embedded", "highwire", "a.html"), Source("registry", "crossref")
FILE, USER = Source("file", "bibtex", "lib.bib"), Source("user", "hand")


def record(*claims: tuple[str, Any, Source]) -> Record:
    return resolve(Record(tuple(Claim(field, value, source) for field, value, source in claims)))


def test_trust_goes_from_hand_to_library_to_registry_to_tags_to_text() -> None:
    sources = [PAGE, TAGS, REGISTRY, FILE, USER]
    for best in range(1, len(sources) + 1):
        claims = [("volume", str(i), source) for i, source in enumerate(sources[:best])]
        assert record(*claims).work.volume == str(best - 1)
        assert record(*reversed(claims)).work.volume == str(best - 1)


def test_what_lost_stays_a_claim() -> None:
    resolved = record(("volume", "1", PAGE), ("volume", "2", REGISTRY))
    assert [claim.value for claim in resolved.claims] == ["1", "2"]
    assert resolved.chosen["volume"].source is REGISTRY


def test_a_date_that_says_the_same_and_more_wins() -> None:
    assert record(("issued", PartialDate(2020), PAGE), ("issued", PartialDate(2020, 6, 9), PAGE)).work.issued == (
        PartialDate(2020, 6, 9)
    )
    assert record(("issued", PartialDate(2020), REGISTRY), ("issued", PartialDate(2019, 6), PAGE)).work.issued == (
        PartialDate(2020)
    )


def test_a_whole_abstract_wins_over_a_cut_one() -> None:
    cut = Abstract((Section("We saw that limpets"),), cut=True)
    whole = Abstract((Section("We saw."),))
    assert record(("abstract", cut, REGISTRY), ("abstract", whole, PAGE)).work.abstract == whole


def test_given_names_written_out_win_over_initials_of_the_same_people() -> None:
    short = (Name(family="Davidson", given="L."), Name(family="Tebes", given="J. K."))
    full = (Name(family="Davidson", given="Larry"), Name(family="Tebes", given="Jacob K."))
    others = (Name(family="Brown", given="Gillian Theodora"),)
    assert record(("author", short, REGISTRY), ("author", full, PAGE)).work.author == full
    assert record(("author", short, REGISTRY), ("author", others, PAGE)).work.author == short


def test_capitals_lose_to_any_other_spelling_but_not_to_a_person() -> None:
    assert record(("title", "PEER SUPPORT", REGISTRY), ("title", "Peer Support", PAGE)).work.title == "Peer Support"
    assert record(("title", "PEER SUPPORT", USER), ("title", "Peer Support", PAGE)).work.title == "PEER SUPPORT"


def test_a_recased_journal_is_a_claim_of_its_own_with_the_place_of_the_original() -> None:
    claim = Claim("container-title", "JOURNAL OF MENTAL HEALTH", PAGE, Span(3, 27))
    resolved = resolve(Record((claim,)))
    assert resolved.work.container_title == "Journal of Mental Health"
    assert resolved.claims[0] is claim
    inferred = resolved.chosen["container-title"]
    assert (inferred.source.kind, inferred.source.name, inferred.source.ref) == ("inferred", "recase", "a.txt")
    assert inferred.span == Span(3, 27)
    assert inferred in resolved.claims


def test_initials_that_are_run_together_are_set_apart_on_record() -> None:
    resolved = record(("author", (Name(family="Tebes", given="JK", affiliations=("Yale",)),), PAGE))
    assert resolved.work.author == (Name(family="Tebes", given="J. K.", affiliations=("Yale",)),)
    assert [claim.source.name for claim in resolved.claims] == ["scite", "names"]


def test_names_all_in_capitals_are_recased_and_a_single_one_is_not() -> None:
    assert record(("author", (Name(family="SMITH", given="JOHN"),), PAGE)).work.author == (
        Name(family="Smith", given="John"),
    )
    mixed = (Name(family="SMITH", given="John"), Name(family="van Roosen", given="Jan"))
    assert record(("author", mixed, PAGE)).work.author == mixed


def test_what_a_person_or_a_library_wrote_is_not_respelt() -> None:
    assert record(("container-title", "JOURNAL OF TIDES", FILE)).work.container_title == "JOURNAL OF TIDES"
    assert record(("author", (Name(family="SMITH", given="JK"),), USER)).work.author == (
        Name(family="SMITH", given="JK"),
    )


@pytest.mark.parametrize(
    ("claims", "kind", "confidence"),
    [
        ([("container-title", "Tides"), ("volume", "3")], "article-journal", 0.9),
        ([("container-title", "Tides"), ("volume", "3"), ("ISBN", ("978-3-16-148410-0",))], "", None),
        ([("container-title", "Tides")], "", None),
        ([("page", PageRange("1", "9")), ("title", "T")], "", None),
        ([("title", "T")], "", None),
    ],
)
def test_a_type_is_inferred_only_where_the_parts_tell_it(
    claims: list[tuple[str, Any]], kind: str, confidence: float | None
) -> None:
    resolved = record(*((field, value, PAGE) for field, value in claims))
    assert resolved.work.type == kind
    if confidence:
        assert resolved.chosen["type"].source.kind == "inferred"
        assert resolved.chosen["type"].confidence == confidence


def test_resolving_twice_changes_nothing() -> None:
    once = record(
        ("container-title", "JOURNAL OF MENTAL HEALTH", PAGE),
        ("volume", "3", PAGE),
        ("author", (Name(family="Tebes", given="JK"),), OTHER),
        ("times-cited", 3, PAGE),
    )
    assert resolve(once) == once
    assert once.context.times_cited == 3
