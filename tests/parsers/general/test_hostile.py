"""Texts of a megabyte that are no page at all are read in the time that their length takes."""

from __future__ import annotations

import pytest

from refkit.parsers import general
from refkit.parsers.page import Page

SIZE = 1_000_000
HEAD = (
    "How Limpets Find Their Way Home\nAda Okonkwo, Wei Li\nJournal of Tides 12 (2016) 301-318\n"
    "doi:10.5555/limpets.1\nAbstract\n"
    + "Limpets come back to the same scar with every tide. " * 4
    + "\nReferences\n"
)
TEXTS = {
    "bullets": "• • • " * 100_000,
    "one line": "Of 12 limpets (2012), 3: 45-67 came home. " * (SIZE // 42),
    "digits and commas": "1,2,34,567,8," * (SIZE // 13),
    "unfinished DOIs": "10.1234/" * (SIZE // 8),
    "DOIs with entities": "10.1234/a&amp;b;" * (SIZE // 16),
    "capitals": "ABCDEFGHIJ" * (SIZE // 10),
    "brackets": "(" * SIZE,
    "names": "1. Smith, J. A., " * (SIZE // 17),
    "lines of names": ("Van De " * 250 + "2012\n") * (SIZE // 1755),
    "years": "2012 " * (SIZE // 5),
    "labels": "ISSN " * (SIZE // 5),
    "entries": "@article{" * (SIZE // 9),
    "blanks": " " * SIZE + "x",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_megabyte_of_anything_is_no_work(name: str) -> None:
    assert general.read(Page(TEXTS[name])).problems


@pytest.mark.parametrize("name", TEXTS)
def test_a_work_is_found_above_a_megabyte_of_anything(name: str) -> None:
    record = general.read(Page(HEAD + TEXTS[name])).records[0]
    assert {claim.field: str(claim.value) for claim in record.claims}["DOI"] == "10.5555/limpets.1"
