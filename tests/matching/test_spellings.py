"""However a description is spelt, it names the work: capitals, initials, abbreviations, alphabets."""

from __future__ import annotations

import pytest

from refkit.model import DOI, Name, PageRange
from tests.matching.limpets import RECORD, TITLE, WANTED, bare, decided, record, wanted

SPELLINGS: dict[str, dict[str, object]] = {
    "capitals": {"title": TITLE.upper()},
    "a stop and a mark of kind": {"title": TITLE + "[J]."},
    "markup": {"title": TITLE.replace("limpets", "<i>limpets</i>")},
    "a word divided at the end of a line": {"title": TITLE.replace("displacement", "displace-\nment")},
    "words run together": {"title": TITLE.replace("after displacement", "afterdisplacement")},
    "a hyphen": {"title": TITLE.replace("intertidal", "inter-tidal")},
    "a missing first word": {"title": "The homing" + TITLE.removeprefix("Homing")},
    "initials first": {"authors": ("A B Whelk",)},
    "initials behind": {"authors": ("Whelk AB",)},
    "given name first": {"authors": ("Anna Whelk",)},
    "several in one string": {"authors": ("Whelk, A.B.; Dogfish, C.",)},
    "et al.": {"authors": ("Whelk et al.",)},
    "capitals in a name": {"authors": ("WHELK",)},
    "second author first": {"authors": ("Dogfish",)},
    "an abbreviated journal": {"container_title": "J. Shore Biol."},
    "a journal with its place": {"container_title": "Journal of Shore Biology (Dublin)"},
    "the year before, online": {"year": "2010"},
    "a letter at the year": {"year": "2011b"},
    "volume with issue": {"volume": "12(3)"},
    "a roman volume": {"volume": "XII"},
    "an abbreviated range": {"first_page": "301-15"},
    "pp.": {"first_page": "pp. 301–315"},
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_a_spelling_does_not_hide_the_work(name: str) -> None:
    decision = decided(wanted(**SPELLINGS[name]), RECORD)
    assert decision.verdict == "accepted"
    assert not any(piece.contradicts for piece in decision.candidates[0].evidence)


def test_titles_agree_where_one_side_lacks_the_subtitle() -> None:
    whole = record(title=TITLE + ": a field experiment with marked animals")
    decision = decided(WANTED, whole)
    assert decision.verdict == "accepted"
    assert decision.reasons[0] == "titles agree but for a subtitle"


def test_an_editorial_under_the_main_title_of_an_article_is_another_work() -> None:
    editorial = record(title="Intertidal limpet ecology", page=PageRange("1", "4"), doi=DOI("10.5555/editorial"))
    article = wanted(title="Intertidal limpet ecology – how does it differ from subtidal", first_page="5")
    assert decided(article, editorial).verdict != "accepted"


def test_a_chapter_that_is_cited_under_the_title_of_its_book_is_found_by_its_doi() -> None:
    chapter = record(container_title="Advances in Limpetology 2011", volume="")
    cited = wanted(
        title="Advances in Limpetology 2011", container_title="", volume="", doi=DOI("10.5555/shore.12.301")
    )
    assert decided(cited, chapter).verdict == "accepted"


def test_a_translation_in_brackets_is_the_title_too() -> None:
    both = record(
        title="Heimkehr von Napfschnecken nach Versetzung [Homing of intertidal limpets after displacement]"
    )
    for title in ("Heimkehr von Napfschnecken nach Versetzung", "Homing of intertidal limpets after displacement"):
        assert decided(wanted(title=title), both).verdict == "accepted"
    assert decided(wanted(title=f"[{TITLE}]"), RECORD).verdict == "accepted"


def test_names_are_compared_in_any_alphabet_and_with_particles() -> None:
    for mine, its in (
        ("Kolmogorov, A. N.", Name("Колмогоров", "А. Н.")),
        ("Müller, J", Name("Muller", "Jan")),
        ("van der Berg, P.", Name("Berg", "Piet", non_dropping_particle="van der")),
        ("García Sánchez", Name("García Sánchez", "Carlos")),
        ("Shore Biology Study Group", Name(literal="The Shore Biology Study Group")),
    ):
        decision = decided(wanted(authors=(mine,)), record(author=(its,)))
        assert "first author agrees" in decision.reasons, mine


def test_a_family_name_with_other_initials_is_another_person() -> None:
    decision = decided(
        bare("Limpet homing", authors=("Li, W.",), year="2011"),
        record(title="Limpet homing", author=(Name("Li", "Jun"),)),
    )
    assert decision.verdict != "accepted"
    assert "first author Li, W., not Li, Jun" in decision.candidates[0].reasons


def test_a_body_on_one_side_and_a_person_on_the_other_contradict_nothing() -> None:
    assert decided(wanted(authors=("Shore Biology Task Force",)), RECORD).verdict == "accepted"


def test_an_article_number_is_compared_with_and_without_its_letter() -> None:
    assert "first page agrees" in decided(wanted(first_page="e0119905"), record(page=PageRange("0119905"))).reasons
