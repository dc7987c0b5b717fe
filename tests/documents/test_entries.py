"""What every annotated bibliography says, whatever its form: each test holds for all kinds."""

from __future__ import annotations

import re

import pytest

from refkit.documents import Options
from tests.documents.kinds import KINDS, NAMES, TEXTUAL, made, plain, written
from tests.documents.library import EMPTY, hostile


def entry(name: str, start: str, end: str) -> str:
    """What stands between two references."""
    text = plain(name)
    at = text.index(start)
    return text[at : text.index(end, at)] if end else text[at:]


@pytest.mark.parametrize("name", NAMES)
def test_each_annotation_stands_under_its_own_reference(name: str) -> None:
    silent = entry(name, "A silent paper", "Okafor, A.")
    contact = entry(name, "Okafor, A.", "The Zero Group")
    zero = entry(name, "The Zero Group", "")
    assert "Stigma fell by half." in contact
    assert "Stigma fell" not in silent + zero
    assert "states no finding" in silent
    assert "Retraction, 2020-01-02, DOI 10.1000/retracted (crossref)" in zero


@pytest.mark.parametrize("name", NAMES)
def test_a_finding_is_quoted_with_its_kind_and_place(name: str) -> None:
    text = entry(name, "Okafor, A.", "The Zero Group")
    assert re.search(
        r"Stigma fell by half\. ?”?\s*\[?Result\s?, section Results\s?[·;] contact\.txt, characters 40–60", text
    )


@pytest.mark.parametrize("name", NAMES)
def test_citing_papers_are_quoted_with_the_pages_own_words_and_tallies(name: str) -> None:
    text = entry(name, "Okafor, A.", "The Zero Group")
    assert "5 supporting, 132 mentioning, 0 contrasting, 1 unclassified in 138 citation statements" in text
    assert "cited by 121 publications" in text
    assert all(f"Contact helps, says paper {number}." in text for number in range(1, 6))
    assert "ection Discussion, “mentioning” (99%) on the page" in text


@pytest.mark.parametrize("name", NAMES)
def test_where_it_was_read_and_what_is_missing_is_said(name: str) -> None:
    silent = entry(name, "A silent paper", "Okafor, A.")
    assert re.search(r"Read in pages/contact\.txt \(scite\)", silent)
    assert re.search(
        r"Missing:? authors \(2 authors, names not on the page\), year, journal, volume, pages, DOI", silent
    )
    assert "cited 353 times" in silent
    contact = entry(name, "Okafor, A.", "The Zero Group")
    assert "pages/contact.txt (scite): title" in contact
    assert "pages/index.txt (chinese-index): author" in contact
    assert "Joined because same DOI" in contact
    assert "Missing" not in contact
    assert "Listed in pages/index.txt" in entry(name, "The Zero Group", "")


@pytest.mark.parametrize("name", NAMES)
def test_problems_stand_with_their_entry_or_at_the_end(name: str) -> None:
    assert "Warning: The abstract is cut off; look it up." in entry(name, "Okafor, A.", "The Zero Group")
    assert "Error: This is no text; leave it out. (picture.png)" in entry(name, "The Zero Group", "")


@pytest.mark.parametrize("name", NAMES)
def test_a_cut_abstract_is_marked_as_cut(name: str) -> None:
    silent = entry(name, "A silent paper", "Okafor, A.")
    assert re.search(r"Abstract \(in place of an annotation, cut off on the page\)\.? We reviewed and …", silent)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_library_gives_the_same_bytes(name: str) -> None:
    assert made(KINDS[name]) == made(KINDS[name])
    assert not re.search(r"\b20(2[3-9]|[3-9]\d)\b", plain(name))  # no clock


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_library_is_a_document_that_says_so(name: str) -> None:
    heading = ["#"] * (name == "markdown")
    assert plain(name, EMPTY).replace("=", "").split() == [*heading, "Annotated", "Bibliography", "No", "works."]


@pytest.mark.parametrize("name", NAMES)
def test_title_and_style_can_be_chosen(name: str) -> None:
    text = plain(name, options=Options(style="ieee", title="My <list>"))
    assert "My <list" in text
    assert re.search(r"\[1\]\s+The Zero Group", text)


@pytest.mark.parametrize("name", TEXTUAL)
def test_hostile_values_are_written_and_no_control_character_is(name: str) -> None:
    text = written(name, hostile())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    text.encode("utf-8")
