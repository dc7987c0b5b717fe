"""Lines of pages that say where the work appeared."""

from __future__ import annotations

import pytest

from refkit.text.citations import find_citation

LINES = [
    ("Citation D Roe et al 1976 Reedologia 12 143 DOI 10.5555/12.4.002", "Reedologia", "12", "143"),
    ("J. Reed Biol. 2012;41(3):36-42.", "J. Reed Biol.", "41", "36-42"),
    ("Reeds 2014, 4(4), 932-945; doi:10.5555/reeds", "Reeds", "4", "932-945"),
]


@pytest.mark.parametrize(("line", "journal", "volume", "page"), LINES)
def test_a_citation_line_gives_journal_volume_and_page(line: str, journal: str, volume: str, page: str) -> None:
    read = find_citation(line, 0, len(line))
    assert read is not None
    assert read.journal is not None
    assert read.journal[0] == journal
    assert read.volume is not None
    assert read.volume[0] == volume
    assert read.page is not None
    assert str(read.page[0]) == page


@pytest.mark.parametrize(
    "line", ["in 12 (5%) of 2010 patients", "Posted at 10:30", "12/03/2014", "10 pages", "$12.50"]
)
def test_prose_times_dates_and_prices_are_no_citation(line: str) -> None:
    assert find_citation(line, 0, len(line)) is None
