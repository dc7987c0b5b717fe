"""Records that are the same work become one."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from refkit.merge import join
from refkit.model import DOI, Abstract, Claim, Name, PartialDate, Record, Source
from refkit.model.record import Role
from refkit.parsers import decode, read
from tests.conftest import SEEDS

TITLE = "How limpets find their way home again"


def record(ref: str, role: Role = "primary", **values: Any) -> Record:
    source = Source("page", "test", ref)
    fields = {"doi": "DOI", "container_title": "container-title"}
    return Record(tuple(Claim(fields.get(f, f), v, source) for f, v in values.items()), role)


def seed_records() -> list[Record]:
    return [
        record
        for path in sorted(SEEDS.glob("*.txt"))
        for record in read(decode(path.read_bytes(), path.name)).records
    ]


def test_the_five_seeds_hold_five_primary_and_twenty_one_mentioned_works() -> None:
    joined, problems = join(seed_records())
    assert [r.role for r in joined].count("primary") == 5
    assert [r.role for r in joined].count("mentioned") == 21
    assert not problems


def test_the_work_that_two_seeds_mention_has_its_values_from_both_each_naming_its_page() -> None:
    joined, _ = join(seed_records())
    index, science = "chinese-index-severe-mental-illness.txt", "scienceopen-peer-support-literature-review.txt"
    (repper,) = [
        r for r in joined if r.work.title == "A review of the literature on peer support in mental health services"
    ]
    assert repper.role == "mentioned"
    assert repper.refs == (index, science)
    assert [str(name) for name in repper.work.author] == ["Repper, Julie", "Carter, Tim"]
    assert repper.work.container_title == "Journal of Mental Health"
    assert (repper.work.volume, repper.work.issue, str(repper.work.page)) == ("20", "4", "392-411")
    assert repper.work.issued == PartialDate(2011)
    assert isinstance(repper.work.abstract, Abstract)
    assert repper.work.abstract.text.startswith("Although mutual support")
    places = {field: claim.source.ref for field, claim in repper.chosen.items()}
    assert places.pop("abstract") == science
    assert set(places) == {"title", "author", "container-title", "issued", "volume", "issue", "page", "type"}
    assert set(places.values()) == {index}
    assert repper.joined == (f"{index} and {science}: equal titles of 12 words, nothing contradicts",)


def test_a_copy_without_a_doi_joins_its_twins_with_one_in_any_order() -> None:
    copies = [
        record("a", doi=DOI("10.1093/MOLBEV/MSL010"), title=TITLE),
        record("b", doi=DOI("10.1093/molbev/msl010")),
        record("c", title=TITLE.upper(), author=(Name(family="Li"),)),
    ]
    for order in permutations(copies):
        joined, problems = join(order)
        assert len(joined) == 1, [r.refs for r in order]
        assert not problems
        assert set(joined[0].refs) == {"a", "b", "c"}
        assert len(joined[0].joined) == 2


def test_a_newcomer_can_show_that_two_records_are_one() -> None:
    joined, _ = join(
        [
            record("a", doi=DOI("10.5555/x")),
            record("b", title=TITLE),
            record("c", doi=DOI("10.5555/x"), title=TITLE),
        ]
    )
    assert [r.refs for r in joined] == [("a", "b", "c")]


def test_a_record_that_could_be_either_of_two_works_is_left_by_itself_whatever_the_order() -> None:
    preprint = record("a", doi=DOI("10.5555/preprint"), title=TITLE)
    article = record("b", doi=DOI("10.5555/article"), title=TITLE)
    for order in permutations([preprint, article, record("c", title=TITLE)]):
        joined, problems = join(order)
        assert sorted(r.refs for r in joined) == [("a",), ("b",), ("c",)]
        assert [problem.code for problem in problems] == ["unsure_match", "unsure_match"]


def test_a_work_that_one_page_mentions_and_another_is_about_is_primary() -> None:
    joined, _ = join([record("a", "mentioned", title=TITLE), record("b", "primary", title=TITLE)])
    assert [r.role for r in joined] == ["primary"]


def test_equal_dois_under_different_titles_stay_apart_and_are_said() -> None:
    joined, problems = join(
        [record("a", doi=DOI("10.5555/x"), title=TITLE), record("b", doi=DOI("10.5555/x"), title="Quantum foam")]
    )
    assert len(joined) == 2
    assert [problem.code for problem in problems] == ["unsure_match"]
    assert "a and b" in problems[0].message


def test_the_same_record_twice_adds_no_claim() -> None:
    one = record("a", doi=DOI("10.5555/x"), title=TITLE)
    (joined,), _ = join([one, one])
    assert len(joined.claims) == 2


def test_ten_thousand_works_of_one_title_come_to_an_end() -> None:
    records = [record(str(n), title="Editorial", volume=str(n)) for n in range(10_000)]
    joined, _ = join(records)
    assert len(joined) == 10_000


def test_ten_thousand_copies_of_one_work_come_to_an_end() -> None:
    (joined,), _ = join(record(str(n), title=TITLE, doi=DOI("10.5555/x")) for n in range(10_000))
    assert len(joined.claims) == 20_000
