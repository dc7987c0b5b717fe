"""Whether a registry's record is the work that a description names, and why. The works are invented."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.matching import DEFAULT_THRESHOLD, Description, compare, decide
from refkit.model import DOI, Name, PageRange, PartialDate, Work
from tests.matching.limpets import RECORD, TITLE, WANTED, bare, decided, record, wanted


def test_a_record_that_agrees_in_everything_is_accepted_with_its_reasons() -> None:
    decision = decided(WANTED, record(title="Quantum limpets", doi=DOI("10.5555/q")), RECORD)
    assert (decision.verdict, decision.index) == ("accepted", 1)
    assert decision.score > 0.999
    assert decision.reasons == (
        "titles agree",
        "first author agrees",
        "year agrees",
        "container title agrees",
        "volume agrees",
        "first page agrees",
    )


def test_none_of_the_candidates_is_taken_only_because_it_is_the_best() -> None:
    decision = decided(
        WANTED,
        record(
            title="Homing of intertidal chitons",
            author=(Name("Brown"),),
            doi=DOI("10.5555/c"),
            volume="3",
            page=None,
        ),
        record(title="Limpets", author=(Name("Green"),), doi=DOI("10.5555/d"), volume="4", page=None),
    )
    assert (decision.verdict, decision.index) == ("refused", None)
    assert all(one.reasons for one in decision.candidates)


def test_without_candidates_it_is_refused() -> None:
    assert decide(WANTED, []).verdict == "refused"
    assert decide(WANTED, []).reason == "there is no candidate"


def test_a_title_with_a_word_more_by_other_authors_is_refused_and_the_word_is_shown() -> None:
    decision = decided(
        bare("Off-diagonal Ramsey numbers", authors=("Sah, Ashwin",), year="2023"),
        Work(
            title="Off-diagonal <i>book</i> Ramsey numbers",
            author=(Name("Conlon", "David"), Name("Fox", "Jacob")),
            issued=PartialDate(2023),
            doi=DOI("10.5555/book"),
        ),
    )
    assert (decision.verdict, decision.index) == ("refused", None)
    assert "titles differ in a word (Off-diagonal <i>book</i> Ramsey numbers)" in decision.candidates[0].reasons
    assert "Sah, Ashwin is none of the authors (Conlon, David and others)" in decision.candidates[0].reasons
    assert "titles differ in a word" in decision.reason


def test_a_title_with_a_word_more_is_no_match_even_without_authors() -> None:
    decision = decided(
        bare("Off-diagonal Ramsey numbers", year="2023"),
        Work(title="Off-diagonal book Ramsey numbers", issued=PartialDate(2023), doi=DOI("10.5555/book")),
    )
    assert decision.verdict != "accepted"


PREPRINT = Work(
    type="article",
    title=TITLE,
    author=RECORD.author,
    issued=PartialDate(2011),
    genre="preprint",
    doi=DOI("10.5555/preprint.77"),
)


def test_of_preprint_and_article_the_one_that_is_cited_is_taken_and_the_other_named() -> None:
    decision = decided(WANTED, PREPRINT, RECORD)
    assert (decision.verdict, decision.index, decision.also) == ("accepted", 1, (0,))
    decision = decided(bare(authors=("Whelk",), year="2011", container_title="bioRxiv"), PREPRINT, RECORD)
    assert (decision.verdict, decision.index, decision.also) == ("accepted", 0, (1,))


def test_of_preprint_and_article_that_nothing_tells_apart_the_article_is_shown_first() -> None:
    decision = decided(bare(authors=("Whelk",), year="2011"), PREPRINT, RECORD)
    assert (decision.verdict, decision.index, decision.also) == ("doubtful", 1, (0,))
    assert "10.5555/preprint.77" in decision.reason


def test_a_preprint_is_not_taken_for_the_article_that_is_cited() -> None:
    decision = decided(WANTED, PREPRINT)
    assert decision.verdict == "doubtful"
    assert "what is wanted is an article, this is a preprint" in decision.reason


def test_part_one_is_not_part_two() -> None:
    part_two = Work(
        title="Homing of limpets, Part II",
        author=(Name("Whelk"),),
        issued=PartialDate(2011),
        container_title="Journal of Shore Biology",
        doi=DOI("10.5555/two"),
    )
    part_one = msgspec.structs.replace(part_two, title="Homing of limpets, Part I", doi=DOI("10.5555/one"))
    first = bare("Homing of limpets. Part 1", authors=("Whelk",), year="2011", container_title="J. Shore Biol.")
    decision = decided(first, part_two, part_one)
    assert (decision.verdict, decision.index) == ("accepted", 1)
    assert decided(first, part_two).verdict != "accepted"
    assert (
        "titles differ in a number or part (Homing of limpets, Part II)"
        in decide(first, [part_two]).candidates[0].reasons
    )
    unnumbered = msgspec.structs.replace(first, title="Homing of limpets")
    assert decided(unnumbered, part_one, part_two).verdict != "accepted"


def test_part_one_and_part_two_with_dois_of_their_own_are_never_merged() -> None:
    part_one = record(title="Homing of limpets, Part I", doi=DOI("10.5555/one"))
    part_two = record(title="Homing of limpets, Part II", doi=DOI("10.5555/two"))
    assert decided(Description.from_work(part_one), part_two).verdict != "accepted"
    assert compare(part_one, part_two).verdict == "different"


def test_equal_dois_under_wholly_different_titles_are_doubtful() -> None:
    decision = decided(wanted(doi=DOI("10.5555/SHORE.12.301"), title="Quantum optics of thin films"), RECORD)
    assert (decision.verdict, decision.index) == ("doubtful", 0)
    assert "titles differ" in decision.reason


def test_a_doi_in_other_capitals_is_the_same() -> None:
    decision = decided(bare(doi=DOI("10.5555/SHORE.12.301")), RECORD)
    assert decision.verdict == "accepted"
    assert "the DOIs agree" in decision.reasons


def test_a_copy_without_a_doi_is_the_same_work_by_title_author_and_year() -> None:
    copy = Work(title=TITLE.upper(), author=(Name("WHELK", "A"),), issued=PartialDate(2011))
    assert decided(Description.from_work(copy), RECORD).verdict == "accepted"
    for one, other in itertools.permutations((RECORD, record(doi=DOI("10.5555/SHORE.12.301")), copy), 2):
        match = compare(one, other)
        assert match.verdict == "same"
        assert match.reasons


def test_another_doi_than_the_wanted_one_is_never_accepted() -> None:
    decision = decided(wanted(doi=DOI("10.5555/other")), RECORD)
    assert (decision.verdict, decision.index) == ("doubtful", 0)
    assert "DOI 10.5555/shore.12.301, not 10.5555/other" in decision.reasons


@pytest.mark.parametrize(
    "title",
    [
        f"Erratum to: {TITLE}",
        f"Correction: {TITLE}",
        f"{TITLE} (Corrigendum)",
        f"Retraction notice to “{TITLE}”",
        f"Reply to: {TITLE}",
        f"Comment on “{TITLE}”",
        f"Book review: {TITLE}",
        f"Expression of concern: {TITLE}",
    ],
)
def test_a_notice_about_the_work_is_not_the_work(title: str) -> None:
    notice = record(title=title, doi=DOI("10.5555/notice"), page=PageRange("400"))
    assert decided(WANTED, notice).verdict != "accepted"
    assert decided(WANTED, record(title=title)).verdict != "accepted"  # not even at its place
    decision = decided(WANTED, notice, RECORD)
    assert (decision.verdict, decision.index) == ("accepted", 1)


def test_a_work_that_the_registry_stamps_as_retracted_is_still_the_work() -> None:
    for stamp in ("RETRACTED: ", "Retracted Article: ", "WITHDRAWN: "):
        assert decided(WANTED, record(title=stamp + TITLE)).verdict == "accepted"


@pytest.mark.parametrize(
    "title", ["Correction of scoliosis in young rabbits by bracing", "Response of limpets to heat shock"]
)
def test_a_title_that_only_begins_like_a_notice_is_none(title: str) -> None:
    assert decided(wanted(title=title), record(title=title)).verdict == "accepted"


def test_a_book_and_its_review_are_told_apart_by_their_type() -> None:
    book = Work(
        type="book", title=TITLE, author=(Name("Whelk"),), issued=PartialDate(2011), doi=DOI("10.5555/book")
    )
    review = Work(
        type="review-book",
        title=TITLE,
        author=(Name("Whelk"),),
        issued=PartialDate(2011),
        doi=DOI("10.5555/review"),
    )
    decision = decided(bare(authors=("Whelk",), year="2011"), review, book)
    assert (decision.verdict, decision.index) == ("accepted", 1)


def test_a_guideline_that_two_journals_print_is_told_apart_by_the_journal_or_left() -> None:
    other = record(
        container_title="Annals of Mollusc Medicine", volume="40", page=PageRange("7"), doi=DOI("10.5555/ann")
    )
    assert decided(WANTED, other, RECORD).index == 1
    assert decided(WANTED, other).verdict != "accepted"
    here_unknown = decided(bare(authors=("Whelk",), year="2011"), other, RECORD)
    assert here_unknown.verdict == "doubtful"
    assert len(here_unknown.also) == 1
    by_journal = bare(authors=("Whelk",), year="2011", container_title="J. Shore Biol.")
    assert decided(by_journal, other).verdict != "accepted"


def test_the_yearly_paper_on_a_database_is_that_of_its_year() -> None:
    title = "LimpetBase: the database of limpet genomes and their annotation"
    papers = [
        record(
            title=title,
            issued=PartialDate(year),
            volume=str(year - 1970),
            page=PageRange(f"D{page}"),
            doi=DOI(f"10.5555/{year}"),
        )
        for year, page in ((2010, 200), (2012, 31), (2014, 77))
    ]
    cited = wanted(title=title, year="2012", volume="", first_page="")
    assert decided(cited, *papers).index == 1
    assert decided(cited, papers[0], papers[2]).verdict != "accepted"


def test_a_title_that_many_works_bear_needs_its_author_and_its_place() -> None:
    editorial = record(title="Editorial", author=(Name("Whelk"),), page=PageRange("1", "2"))
    assert decided(bare("Editorial", year="2011"), editorial).verdict == "refused"
    assert decided(bare("Editorial", year="2011", container_title="J Shore Biol"), editorial).verdict != "accepted"
    named = record(title="Editorial", page=PageRange("5"))
    assert decided(wanted(title="Editorial", first_page="5"), named).verdict == "accepted"
    assert decided(wanted(title="Editorial", first_page="9"), named).verdict != "accepted"


def test_letters_of_one_heading_on_one_page_are_told_apart_by_their_authors() -> None:
    letters = [
        record(title="Benefits and risks of limpet use", author=(Name(one), Name(other)), doi=DOI(f"10.5555/{one}"))
        for one, other in (("Lund", "Ek"), ("Dijk", "Roe"))
    ]
    cited = wanted(title="Benefits and risks of limpet use", authors=("Dijk E",))
    assert decided(cited, *letters).index == 1
    assert decided(cited, letters[0]).verdict != "accepted"


def test_two_records_that_look_the_same_are_left_to_a_person() -> None:
    decision = decided(WANTED, RECORD, record(doi=DOI("10.5555/registered-twice")))
    assert decision.verdict == "doubtful"
    assert decision.index is not None
    assert len(decision.also) == 1
    assert "looks as good" in decision.reason


def test_a_record_that_is_given_twice_is_one() -> None:
    assert decided(WANTED, RECORD, RECORD).verdict == "accepted"


def test_a_title_alone_is_doubtful() -> None:
    decision = decided(bare(), RECORD)
    assert (decision.verdict, decision.index) == ("doubtful", 0)
    assert decision.reason == "nothing but the title agrees"


def test_a_misprint_in_one_field_does_not_hide_the_work() -> None:
    for misprint in (
        wanted(volume="21"),
        wanted(year="2001"),
        wanted(first_page="311"),
        wanted(authors=("Whelck",)),
        wanted(container_title="Journal of Mollusc Biology"),
        wanted(title=TITLE.replace("displacement", "displacment")),
    ):
        assert decided(misprint, RECORD).verdict == "accepted"
    assert "volume 21, not 12" in decide(wanted(volume="21"), [RECORD]).reasons


def test_a_work_is_found_by_its_place_where_no_title_is_known() -> None:
    assert decided(wanted(title=""), RECORD).verdict == "accepted"
    assert decided(wanted(title="", first_page="302"), RECORD).verdict != "accepted"


def test_a_person_sets_the_threshold() -> None:
    by_author = bare("Limpet homing", authors=("Whelk",))
    short = record(title="Limpet homing")
    usual = decided(by_author, short)
    assert usual.verdict == "doubtful"
    assert usual.threshold == DEFAULT_THRESHOLD
    assert decided(by_author, short, threshold=0.8).verdict == "accepted"
    assert decided(WANTED, RECORD, threshold=1.0).verdict == "doubtful"


@given(
    st.builds(
        Description,
        title=st.text(max_size=80),
        authors=st.lists(st.text(max_size=30), max_size=3).map(tuple),
        year=st.text(max_size=8),
        container_title=st.text(max_size=40),
        volume=st.text(max_size=8),
        issue=st.text(max_size=8),
        first_page=st.text(max_size=12),
        unstructured=st.text(max_size=120),
    ),
    st.lists(
        st.builds(
            Work,
            title=st.text(max_size=80),
            author=st.lists(st.builds(Name, st.text(max_size=20), st.text(max_size=20)), max_size=3).map(tuple),
            container_title=st.text(max_size=40),
            volume=st.text(max_size=8),
            issue=st.text(max_size=8),
            page=st.builds(PageRange, st.text(max_size=8), st.text(max_size=8)),
        ),
        max_size=3,
    ),
)
def test_deciding_never_raises_and_every_reason_can_be_read(description: Description, works: list[Work]) -> None:
    decision = decide(description, works)
    assert 0 <= decision.score <= 1
    assert len(decision.candidates) == len(works)
    assert all(reason for one in decision.candidates for reason in one.reasons)


def test_a_hostile_string_takes_no_time() -> None:
    for piece in ("(", "; ", "a-\n", "10.5555/", "1 ", "Aa B., ", "[", "–", "i "):
        text = piece * 3000
        decide(
            Description(title=text, authors=(text,), unstructured=text),
            [record(title=text, author=(Name(text),))] * 3,
        )
