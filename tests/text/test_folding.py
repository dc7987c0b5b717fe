"""Folding, transliteration and capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.text.casing import is_capitals, name_case, title_case
from refkit.text.folding import fold, folds_to, to_ascii


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Peer support: a review", "PEER SUPPORT – A REVIEW."),
        ("Lévesque & Müller", "Levesque  Muller"),
        ("RuO<sub>2</sub> films", "RuO2 films"),
        ("the ﬁrst", "The first"),
        ("“Quoted” titles", "'Quoted' titles"),
    ],
)
def test_titles_that_differ_in_spelling_only_fold_alike(a: str, b: str) -> None:
    assert fold(a) == fold(b) != ""


def test_a_less_than_sign_is_no_markup() -> None:
    assert fold("if a<b and c>d") == "if a b and c d"


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [("Lévesque", "Levesque"), ("Колмогоров", "Kolmogorov"), ("Щукин", "Shchukin"), ("Straße", "Strasse"),
     ("Ørsted", "Orsted"), ("Łukasiewicz", "Lukasiewicz"), ("Ευκλείδης", "Eukleidhs"), ("王", ""),
     ("Nguyễn", "Nguyen")],
)  # fmt: skip
def test_names_in_ascii(text: str, ascii_text: str) -> None:
    assert to_ascii(text) == ascii_text


@given(st.text())
def test_folding_twice_changes_nothing_and_ascii_is_ascii(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert to_ascii(text).isascii()


_TITLES = st.text(st.sampled_from("aAbé ́<i>/sub＜﹤“–·ﬁßΩ .-"), max_size=60)


@given(_TITLES, _TITLES)
def test_whether_a_line_folds_to_a_title_is_what_folding_it_says(line: str, title: str) -> None:
    assert folds_to(line, fold(line))
    assert folds_to(line, fold(title)) == (fold(line) == fold(title))


@pytest.mark.parametrize(
    ("capitals", "recased"),
    [
        ("JOURNAL OF PSYCHIATRIC AND MENTAL HEALTH NURSING", "Journal of Psychiatric and Mental Health Nursing"),
        ("SOCIOLOGY OF HEALTH & ILLNESS", "Sociology of Health & Illness"),
        ("JMIR MENTAL HEALTH", "JMIR Mental Health"),
        ("BMJ OPEN", "BMJ Open"),
        ("MIDWIFERY", "Midwifery"),
        ("THE LANCET: A HISTORY", "The Lancet: A History"),
        ("PHYSICS WORLD 3D", "Physics World 3D"),
        ("ZEITSCHRIFT FÜR PHYSIK", "Zeitschrift für Physik"),
        ("ALZHEIMER'S & DEMENTIA", "Alzheimer's & Dementia"),
    ],
)
def test_capitals_are_recased_and_acronyms_stay(capitals: str, recased: str) -> None:
    assert is_capitals(capitals)
    assert title_case(capitals) == recased
    assert not is_capitals(recased)


@pytest.mark.parametrize("text", ["JAMA", "PLOS", "Nature", "Peer Support", "王小明", "", "123", "IEEE"])
def test_short_names_and_mixed_text_are_not_taken_for_capitals(text: str) -> None:
    assert not is_capitals(text)


def test_names_in_capitals() -> None:
    assert name_case("O'BRIEN-SMITH") == "O'Brien-Smith"
    assert name_case("ÇELIK") == "Çelik"
