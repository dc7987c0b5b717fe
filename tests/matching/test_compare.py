"""Whether two works are one, and why."""

from __future__ import annotations

from refkit.matching import compare
from refkit.model import DOI, Name, PageRange, PartialDate, Work

TITLE = "A review of the literature on peer support in mental health services"
FULL = Work(
    title=TITLE,
    author=(Name(family="Repper", given="Julie"), Name(family="Carter", given="Tim")),
    issued=PartialDate(2011),
    volume="20",
    page=PageRange("392", "411"),
)


def work(**changes: object) -> Work:
    return Work(**{"title": TITLE, **changes})  # type: ignore[arg-type]


def test_equal_dois_in_any_case_are_the_same_work() -> None:
    match = compare(Work(doi=DOI("10.1093/MOLBEV/MSL010")), Work(doi=DOI("10.1093/molbev/msl010"), title="T"))
    assert match.verdict == "same"
    assert match.reasons == ("equal DOIs (10.1093/MOLBEV/MSL010)",)


def test_equal_dois_under_wholly_different_titles_are_unsure() -> None:
    match = compare(work(doi=DOI("10.5555/a")), Work(title="Quantum limpets", doi=DOI("10.5555/a")))
    assert match.verdict == "unsure"


def test_part_one_and_part_two_with_dois_of_their_own_are_never_one() -> None:
    first = Work(title="Homing of limpets, Part I", doi=DOI("10.5555/a"))
    assert compare(first, Work(title="Homing of limpets, Part II", doi=DOI("10.5555/b"))).verdict == "different"
    assert compare(first, Work(title="Homing of limpets, Part II")).verdict == "different"


def test_a_long_title_with_nothing_against_it_is_enough() -> None:
    match = compare(FULL, work(title=TITLE.upper() + "."))
    assert match.verdict == "same"
    assert match.reasons == ("equal titles of 12 words", "nothing contradicts")


def test_agreement_is_named() -> None:
    match = compare(FULL, work(issued=PartialDate(2011), author=(Name(family="REPPER"),)))
    assert match.reasons == ("equal titles of 12 words", "common author repper", "year 2011", "nothing contradicts")


def test_what_contradicts_keeps_works_apart() -> None:
    for other, reason in (
        (work(author=(Name(family="Brown"),)), "no common author"),
        (work(issued=PartialDate(2001)), "years 2011 and 2001"),
        (work(page=PageRange("1", "9")), "first page 392 and 1"),
        (work(volume="21"), "volume 20 and 21"),
    ):
        match = compare(FULL, other)
        assert match.verdict == "different"
        assert reason in match.reasons


def test_online_and_print_year_may_differ_by_one_where_something_else_agrees() -> None:
    assert compare(FULL, work(issued=PartialDate(2010), author=FULL.author)).verdict == "same"
    assert compare(FULL, work(issued=PartialDate(2010), volume="20")).verdict == "same"
    assert compare(FULL, work(issued=PartialDate(2010))).verdict == "different"


def test_the_yearly_reports_of_two_years_are_two_works() -> None:
    title = "Annual report on mental health services in Europe"
    first, second = (Work(title=title, issued=PartialDate(year)) for year in (2011, 2012))
    assert compare(first, second).verdict == "different"


def test_a_title_that_many_works_bear_needs_more() -> None:
    editorial = Work(title="Editorial", issued=PartialDate(2011))
    assert compare(editorial, Work(title="Editorial")).verdict == "different"
    assert compare(editorial, Work(title="Editorial", issued=PartialDate(2011))).verdict == "different"
    both = Work(title="Editorial", issued=PartialDate(2011), author=(Name(family="Li"),))
    assert compare(both, both).verdict == "same"
    assert compare(Work(title="Rheumatoid arthritis"), Work(title="Rheumatoid arthritis")).verdict == "different"


def test_works_without_titles_are_not_taken_for_one() -> None:
    assert compare(Work(), Work()).verdict == "different"
    assert compare(Work(doi=DOI("10.5555/a")), Work()).verdict == "different"


def test_comparing_is_symmetric() -> None:
    for a in (FULL, work(), Work(doi=DOI("10.5555/a")), work(doi=DOI("10.5555/a"))):
        for b in (FULL, work(volume="3"), Work(), work(doi=DOI("10.5555/b"))):
            assert compare(a, b).verdict == compare(b, a).verdict
