"""Citation keys."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import BadPattern
from refkit.merge import assign_keys
from refkit.model import DOI, Name, PageRange, PartialDate, Record, Work


def record(family: str = "", year: int | None = None, **values: Any) -> Record:
    author = (Name(family=family),) if family else ()
    return Record((), work=Work(author=author, issued=PartialDate(year) if year else None, **values))


def keys(*records: Record, pattern: str = "[auth:lower][year]") -> list[str]:
    return assign_keys(records, pattern)[0]


def test_author_and_year() -> None:
    assert keys(record("Davidson", 1999)) == ["davidson1999"]


def test_without_author_the_first_word_of_weight_and_without_year_nothing() -> None:
    assert keys(record(year=2017, title="The mechanisms underpinning peer support")) == ["mechanisms2017"]
    assert keys(record("Walker")) == ["walker"]
    assert keys(record()) == ["anon"]


@pytest.mark.parametrize(
    ("family", "key"),
    [("Lévesque", "levesque2006"), ("Колмогоров", "kolmogorov2006"), ("O'Brien", "obrien2006"),
     ("van der Meer", "vandermeer2006"), ("Guzman-Parra", "guzmanparra2006"),
     ("李", "li2006"), ("歐陽", "ouyang2006"),
     ("Παπαδόπουλος", "papadopulos2006"), ("Щукін", "shchukin2006"), ("김", "gim2006"), ("Đỗ", "do2006")],
)  # fmt: skip
def test_keys_are_ascii(family: str, key: str) -> None:
    assert keys(record(family, 2006)) == [key]


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("[auth][year]", "Davidson1999"),
        ("[auth:upper:3]-[year]", "DAV-1999"),
        ("[authors][year]", "DavidsonChinmanKloosEtAl1999"),
        ("[shorttitle]", "PeerSupportAmong"),
        ("[veryshorttitle:lower]_[journal:abbr]", "peer_CP"),
        ("ref:[year]/[volume].[firstpage]", "ref:1999/6.165"),
        ("[auth3:lower][shortyear]", "dav99"),
        ("[authors2][year]", "DavidsonChinmanEtAl1999"),
        ("[authini]_[shorttitle2:condense=-:lower]", "DCKW_peer-support"),
        ("[auth:replace=son,s][lastpage:prefix=-][issue:prefix=.]", "Davids-187"),
        ("[lastauth]+[title4]+[month:default=00]", "Weingarten+PeerSupportAmongIndividuals+00"),
    ],
)
def test_the_pattern_can_be_set(pattern: str, key: str) -> None:
    people = tuple(Name(family=family) for family in ("Davidson", "Chinman", "Kloos", "Weingarten"))
    work = Work(
        author=people,
        issued=PartialDate(1999),
        title="Peer support among individuals",
        container_title="Clinical Psychology",
        volume="6",
        page=PageRange("165", "187"),
    )
    assert keys(Record((), work=work), pattern=pattern) == [key]


@pytest.mark.parametrize(
    "pattern",
    [
        "[foo]",
        "[auth",
        "auth]",
        "",
        "plain",
        "[auth:shout]",
        "[auth] [year]",
        "ü[auth]",
        "[auth:prefix=é]",
        "[auth:lower=x]",
        "[auth:prefix]",
    ],
)
def test_a_pattern_that_cannot_be_read_says_what_is_wrong(pattern: str) -> None:
    with pytest.raises(BadPattern, match=r"^The key pattern .*[.;].*"):
        assign_keys([], pattern)


def test_equal_keys_get_letters_that_do_not_depend_on_the_order_of_input() -> None:
    records = [record("Kn", 2008, title=title) for title in ("Beta", "alpha", "Gamma")]
    expected = {"alpha": "kn2008", "Beta": "kn2008a", "Gamma": "kn2008b"}
    for order in permutations(records):
        assert {r.work.title: key for r, key in zip(order, keys(*order), strict=True)} == expected


def test_a_key_that_ends_like_a_suffix_does_not_bring_the_order_of_input_in() -> None:
    records = [record("Li", title="A"), record("Li", title="B"), record("Lia", title="C")]
    for order in permutations(records):
        found = dict(zip([r.work.title for r in order], keys(*order, pattern="[auth:lower]"), strict=True))
        assert found == {"A": "li", "B": "lia", "C": "liaa"}


def test_a_key_that_a_library_has_stays_and_others_go_round_it() -> None:
    old = record("Kn", 2008, title="Zeta", citation_key="kn2008")
    new = record("Kn", 2008, title="Alpha")
    for order in permutations([old, new]):
        assert dict(zip([r.work.title for r in order], keys(*order), strict=True)) == {
            "Zeta": "kn2008",
            "Alpha": "kn2008a",
        }


def test_two_records_with_one_key_of_their_own_are_told_apart_and_said() -> None:
    found, problems = assign_keys([record(citation_key="X", title="A"), record(citation_key="X", title="B")])
    assert found == ["X", "Xa"]
    assert [problem.code for problem in problems] == ["key_collision"]


def test_after_z_comes_aa() -> None:
    found = keys(*(record("Li", 2020, title=f"{n:03}") for n in range(30)))
    assert (found[0], found[1], found[26], found[27]) == ("li2020", "li2020a", "li2020z", "li2020aa")


@given(st.lists(st.tuples(st.text(max_size=6), st.integers(1900, 1903), st.text(max_size=3)), max_size=20))
def test_keys_are_unique_and_ascii_for_any_names(works: list[tuple[str, int, str]]) -> None:
    found = keys(*(record(family, year, citation_key=own.strip()) for family, year, own in works))
    assert len({key.lower() for key in found}) == len(found)
    assert all(key.isascii() for key, (_, _, own) in zip(found, works, strict=True) if not own.strip())


def test_many_equal_keys_come_to_an_end() -> None:
    found = keys(*(record("Li", 2020, doi=DOI(f"10.5555/{n}")) for n in range(20_000)))
    assert len(set(found)) == 20_000
