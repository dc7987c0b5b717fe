"""`refkit findings`: what is printed, and what is said where nothing is stated."""

from __future__ import annotations

from pathlib import Path

import pytest

from refkit.cli import run

SEEDS = Path(__file__).parents[2] / "seeds"


def test_findings_are_printed_with_their_place(capfd: pytest.CaptureFixture[str]) -> None:
    page = SEEDS / "chinese-index-metasynthesis.txt"
    assert run(["findings", str(page)]) == 0
    out = capfd.readouterr().out
    assert "result       “Recipients of peer support services experienced" in out
    assert "conclusion   “The findings highlight training" in out
    assert f"read in {page}, characters " in out
    assert "score" not in out


def test_why_each_was_chosen_is_said_when_asked(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    library = tmp_path / "x.bib"
    library.write_text(
        "@article{a, title={Calls}, abstract={Methods: We asked. Results: Odds of harm were lower "
        "(OR 0.6, 95\\% CI 0.4-0.9; p < .05). Conclusions: Calls may help.}}\n",
        encoding="utf-8",
    )
    assert run(["findings", str(library), "--explain"]) == 0
    out = capfd.readouterr().out
    assert "under the heading Results" in out
    assert "numbers: OR 0.6; 95% CI 0.4-0.9; p < .05" in out


def test_the_pages_own_words_on_citing_papers_and_its_tallies_are_printed(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run(["findings", str(SEEDS / "scite-lessons-from-peer-support.txt")]) == 0
    out = capfd.readouterr().out
    assert "The abstract is cut off on the page; the part that is shown states no finding." in out
    assert "the page says: mentioning (99%)" in out
    assert "tallies      5 supporting, 132 mentioning, 0 contrasting, 1 unclassified" in out
