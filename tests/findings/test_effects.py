"""Numbers in a finding: told by kind, quoted as printed, nothing worked out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.findings.effects import effects, printed

CASES = {
    "Odds rose (OR 1.4, 95% CI 1.1–1.8; p < .05).": [
        ("effect", "OR", "=", "1.4", ""), ("interval", "95% CI", "=", "1.1", "1.8"),
        ("significance", "p", "<", "0.05", ""),
    ],
    "HR = 0.72 [95% confidence interval 0.60 to 0.87], P=0.001": [
        ("effect", "HR", "=", "0.72", ""), ("interval", "95% confidence interval", "=", "0.60", "0.87"),
        ("significance", "p", "=", "0.001", ""),
    ],
    "The mean difference −2.3 points (95% CI: -3.1, -1.5)": [
        ("effect", "mean difference", "=", "-2.3", ""), ("interval", "95% CI", "=", "-3.1", "-1.5"),
    ],
    "It fell by 12% (n = 1,204), F(1, 38) = 4.2, d = 0.51.": [
        ("share", "", "=", "12", ""), ("size", "n", "=", "1204", ""), ("test", "F(1, 38)", "=", "4.2", ""),
        ("effect", "d", "=", "0.51", ""),
    ],
    "From 10%–20%, OR 3 (95% CI 2-5); in the OR 3 surgeons, HR 24 hours": [
        ("share", "", "=", "10", ""), ("share", "", "=", "20", ""), ("effect", "OR", "=", "3", ""),
        ("interval", "95% CI", "=", "2", "5"),
    ],
    "OR=3,5 (95% CI 1,2 to 4,4), p=0,03, 12,5%; OR 1.4,95% CI 1.1,1.8": [  # commas for points are not read
        ("effect", "OR", "=", "1.4", ""), ("interval", "95% CI", "=", "1.1", "1.8"),
    ],
    "r = −.31; t(12) = 3.1; P = 3 × 10−8": [
        ("effect", "r", "=", "-0.31", ""), ("test", "t(12)", "=", "3.1", ""),
        ("significance", "p", "=", "3e-8", ""),
    ],
    "4·5% (95% CI 4·1–4·9)": [("share", "", "=", "4.5", ""), ("interval", "95% CI", "=", "4.1", "4.9")],
    "hazard ratio, 0.72 (95% confidence interval [CI], 0.55 to 0.94)": [
        ("effect", "hazard ratio", "=", "0.72", ""), ("interval", "95% confidence interval", "=", "0.55", "0.94"),
    ],
    "r(38) = .45, χ2(3, N = 90) = 10.5, kappa = .71, 95%CI：1.1~1.8": [
        ("effect", "r(38)", "=", "0.45", ""), ("test", "χ2(3, N = 90)", "=", "10.5", ""),
        ("effect", "kappa", "=", "0.71", ""), ("interval", "95%CI", "=", "1.1", "1.8"),
    ],
    "all p values below 0.05 (ps<.01, AUC above .9)": [
        ("significance", "p", "<", "0.05", ""), ("significance", "p", "<", "0.01", ""),
        ("effect", "AUC", ">", "0.9", ""),
    ],
    "Of the HR, 25 staff left; OR, or not": [],
    "See p. 12 of part 3; group d 4 and R 2; the OR was full; a 95% CI": [],
    "差异有统计学意义（P＜0.05，OR＝1.4）": [
        ("significance", "p", "<", "0.05", ""), ("effect", "OR", "=", "1.4", ""),
    ],
    "干预组好转": [],
}  # fmt: skip


@pytest.mark.parametrize("text", CASES, ids=range(len(CASES)))
def test_numbers_are_told_by_kind(text: str) -> None:
    assert [(e.kind, e.name, e.relation, e.value, e.upper) for e in effects(text)] == CASES[text]


def test_the_place_shows_what_is_printed() -> None:
    text = "Odds rose (OR 1.4, 95% CI 1.1–1.8; p < .05)."
    assert printed(text) == ("OR 1.4", "95% CI 1.1–1.8", "p < .05")
    assert [text[e.start : e.end] for e in effects(text)] == list(printed(text))


def test_a_number_over_two_lines_is_printed_on_one() -> None:
    assert printed("It rose (95% CI\n1.1 to\n1.8).") == ("95% CI 1.1 to 1.8",)


@given(st.text(alphabet=st.one_of(st.sampled_from(list("0123456789.,%=<(p) OR95CI-–to·")), st.characters())))
def test_any_text_is_read(text: str) -> None:
    assert all(0 <= e.start < e.end <= len(text) and e.value for e in effects(text))


@pytest.mark.parametrize("piece", ["1", "1,234", "9% CI ", "p ", "OR (", "F(1, ", "-", ".5", "mean difference "])
def test_hostile_text_comes_to_an_end(piece: str) -> None:
    assert isinstance(effects(piece * (200_000 // len(piece))), tuple)
