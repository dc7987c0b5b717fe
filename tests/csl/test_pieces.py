"""The rules that entries are made of: punctuation that meets, case, numbers, names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.csl import Run, marks
from refkit.csl.citeproc_py.casing import text_case
from refkit.csl.citeproc_py.numbers import each_number, is_numeric, is_plural, page_ranges, roman
from refkit.csl.citeproc_py.person import initialized
from refkit.csl.citeproc_py.suffixes import letters
from refkit.csl.citeproc_py.terms import Wording
from refkit.csl.cleaning import clean


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Title.", ". Next", "Title. Next"),
        ("Title?", ". Next", "Title? Next"),
        ("Title!", ", next", "Title!, next"),
        ("Jr.", ", next", "Jr., next"),
        ("Title:", "! Next", "Title! Next"),
        ("a ", " b", "a b"),
        ("a ", ", b", "a, b"),
        ("", ". b", ". b"),
        (f"{marks.ITALIC}Title.{marks.OFF}", ". Next", f"{marks.ITALIC}Title.{marks.OFF} Next"),
    ],
)
def test_punctuation_that_meets_is_not_doubled(left: str, right: str, expected: str) -> None:
    assert marks.glue(left, right) == expected


def quoted(text: str) -> str:
    return f"“{text}{marks.CLOSE_QUOTE}”{marks.QUOTE_END}"


@pytest.mark.parametrize(
    ("left", "right", "inside", "outside"),
    [
        ("Title", ", next", "“Title,” next", "“Title”, next"),
        ("Title.", ". Next", "“Title.” Next", "“Title”. Next"),
        ("Why?", ". Next", "“Why?” Next", "“Why?”. Next"),
        ("Why?", ", next", "“Why?,” next", "“Why?”, next"),
        ("Title", "; next", "“Title”; next", "“Title”; next"),
    ],
)
def test_punctuation_goes_inside_or_outside_the_quotation_mark(
    left: str, right: str, inside: str, outside: str
) -> None:
    assert marks.visible(marks.glue(quoted(left), right, True)) == inside
    assert marks.visible(marks.glue(quoted(left), right, False)) == outside


@given(st.text())
def test_a_field_keeps_no_mark_and_no_control_character(text: str) -> None:
    cleaned = clean(text)
    assert not any(marks.is_mark(char) or char < " " for char in cleaned)
    assert clean(cleaned) == cleaned


@given(st.text(st.sampled_from('<>/ibsup "=nocaseclt&') | st.characters(exclude_categories=("Cs", "Co", "Cc"))))
def test_rich_text_loses_only_tags_that_have_a_partner(text: str) -> None:
    shown = marks.visible(marks.rich(text))
    if "<" not in text:
        assert shown == text
    lost = text.count("<") - shown.count("<")
    assert lost >= 0
    assert lost % 2 == 0


def test_nested_italics_turn_upright() -> None:
    text = f"{marks.ITALIC}On {marks.rich('<i>Homo</i>')} life{marks.OFF}"
    assert marks.runs(text) == (Run("On ", italic=True), Run("Homo"), Run(" life", italic=True))


@pytest.mark.parametrize("text", [marks.OFF, marks.ITALIC + "a", "a" + marks.OFF * 3 + "b"])
def test_a_mark_without_its_partner_does_no_harm(text: str) -> None:
    assert "".join(run.text for run in marks.runs(text)) == marks.visible(text)


@pytest.mark.parametrize(
    ("mode", "text", "expected"),
    [
        ("title", "a review of the evidence", "A Review of the Evidence"),
        ("title", "peer support: an overview", "Peer Support: An Overview"),
        ("title", "mHealth and the iPhone", "mHealth and the iPhone"),
        ("title", "THE WHOLE TITLE IN CAPITALS", "The Whole Title in Capitals"),
        ("title", "two-thirds of state-of-the-art models", "Two-Thirds of State-of-the-Art Models"),
        ("title", "β-carotene and vitamin A in rats", "β-Carotene and Vitamin A in Rats"),
        ("title", "", ""),
        ("sentence", "a Review of Evidence", "A Review of Evidence"),
        ("sentence", "A REVIEW OF EVIDENCE", "A review of evidence"),
        ("capitalize-first", "edited by", "Edited by"),
        ("capitalize-all", "edited by", "Edited By"),
        ("uppercase", "Straße", "STRASSE"),
        ("lowercase", "ABC", "abc"),
        ("no-such-case", "abC", "abC"),
    ],
)
def test_case_follows_the_specification(mode: str, text: str, expected: str) -> None:
    assert text_case(text, mode, True) == expected


def test_title_case_is_for_english_only_and_leaves_protected_words() -> None:
    assert text_case("ein kleiner titel", "title", False) == "ein kleiner titel"
    text = marks.rich('on <span class="nocase">arXiv and all</span> that <i>matters</i>')
    assert marks.visible(text_case(text, "title", True)) == "On arXiv and all That Matters"


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        ("42-45", "minimal", "42–5"),
        ("42-45", "minimal-two", "42–45"),
        ("321-328", "minimal-two", "321–28"),
        ("321-328", "minimal", "321–8"),
        ("2787-2816", "minimal", "2787–816"),
        ("42-5", "expanded", "42–45"),
        ("107-108", "chicago", "107–8"),
        ("1496-1504", "chicago", "1496–1504"),
        ("1496-1500", "chicago-16", "1496–500"),
        ("600-613", "chicago-16", "600–613"),
        ("12991-13001", "chicago-16", "12991–3001"),
        ("998-100", "minimal", "998–100"),
        ("S12-S15", "expanded", "S12–S15"),
        ("xxv-xxviii", None, "xxv–xxviii"),
        ("110-N6", "minimal", "110-N6"),
        ("1-3, 7-9", None, "1–3, 7–9"),
        ("e15572", "minimal", "e15572"),
        ("1" * 30 + "-" + "2" * 30, "minimal", "1" * 30 + "–" + "2" * 30),
    ],
)
def test_page_ranges_are_abridged(value: str, form: str | None, expected: str) -> None:
    assert page_ranges(value, form, "–") == expected


def test_numbers_are_told_from_words() -> None:
    assert [value for value in ("2", "D2", "2, 3", "2-4", "2 & 4", "2nd") if not is_numeric(value)] == []
    assert [value for value in ("second", "2nd edition", "", "Special") if is_numeric(value)] == []
    assert [value for value in ("1-3", "2 & 4", "ii-iv", "S1–S3") if not is_plural(value)] == []
    assert [value for value in ("1", "2.0", "e15572", "12th") if is_plural(value)] == []
    assert [roman(n) for n in (4, 9, 1994, 0, 4000)] == ["iv", "ix", "mcmxciv", "0", "4000"]
    assert each_number("2&3", roman) == "ii & iii"
    assert each_number("special 2", roman) == "special 2"


def test_ordinals_follow_the_language_and_the_gender() -> None:
    english, french = Wording([], "en-US"), Wording([], "fr-FR")
    assert [english.ordinal(n) for n in (1, 2, 3, 4, 11, 12, 21, 111)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "111th",
    ]  # fmt: skip
    assert french.ordinal(1, french.gender("edition")) == "1ʳᵉ"
    assert french.ordinal(1, "masculine") == "1ᵉʳ"
    assert english.long_ordinal(2) == "second"
    assert english.long_ordinal(12) == "12th"


@pytest.mark.parametrize(
    ("given_name", "mark", "hyphen", "shorten", "expected"),
    [
        ("Larry", ". ", True, True, "L."),
        ("Karen L", ". ", True, True, "K. L."),
        ("JA", ". ", True, True, "J. A."),
        ("J.A.", "", True, True, "JA"),
        ("Jean-Luc", ". ", True, True, "J.-L."),
        ("Jean-Luc", "", False, True, "JL"),
        ("Min-jun", "", False, True, "M"),
        ("John Bertrand de Cusance Morant", ". ", True, True, "J. B. de C. M."),
        ("James T Kirk", ". ", True, False, "James T. Kirk"),
        ("Yu. A.", ".", True, True, "Yu.A."),
        ("", ".", True, True, ""),
        ("-", ".", True, True, ""),
    ],
)
def test_given_names_become_initials(
    given_name: str, mark: str, hyphen: bool, shorten: bool, expected: str
) -> None:
    assert initialized(given_name, mark, hyphen, shorten) == expected


def test_year_suffixes_go_on_after_z() -> None:
    assert [letters(n) for n in (0, 25, 26, 27, 701, 702)] == ["a", "z", "aa", "ab", "zz", "aaa"]
