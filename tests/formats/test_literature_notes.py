"""Markdown notes with front matter: what is written, and what is read of notes that people keep."""

from __future__ import annotations

import time

from hypothesis import given

from refkit.formats.literature_notes import LITERATURE_NOTES, notes
from refkit.formats.losses import losses
from refkit.model import Abstract, Library, Name, PartialDate, Record, Section, Work
from tests.formats.formats import read_values, reading, written
from tests.formats.test_round_trip_identity import ARTICLES
from tests.formats.works import LIBRARY, one

KEPT = """---
citekey: rock2020
title: "Grip: a study"
authors:
  - Rock, Ada
  - "[[Cy Sand]]"
year: 2020
journal: Limpet Research
tags: [to-read]
mood: good
---

# Grip: a study

My own thoughts stay mine.

## Abstract

They hold.

## Notes

- [ ] ask Ada
"""


def test_a_note_as_people_keep_it_is_read() -> None:
    (found,) = read_values(LITERATURE_NOTES, KEPT)
    assert found["citation-key"] == "rock2020"
    assert found["author"] == (Name("Rock", "Ada"), Name("Sand", "Cy"))
    assert (found["issued"], found["container-title"]) == (PartialDate(2020), "Limpet Research")
    assert found["abstract"] == Abstract((Section("They hold."),))
    assert found["annote"] == "- [ ] ask Ada"
    assert [problem.code for problem in reading(LITERATURE_NOTES, KEPT).problems] == ["unknown_field"]


def test_each_work_has_a_file_of_its_own_with_a_name_that_any_system_takes() -> None:
    works = tuple(Record((), work=Work(title=title)) for title in "abcd")
    names = [name for name, _ in notes(Library(works, ("rock:2020", "a/../b", "X", "x")))]
    assert names == ["rock-2020.md", "a-..-b.md", "X.md", "x-4.md"]


def test_words_that_markdown_would_take_for_marks_come_back_as_they_were() -> None:
    work = Work(type="book", title="T", annote="# no heading\n\n---\n\n1. no list\n\n\\* a star\n\n> no quote")
    assert list(losses(one(work, "k"), LITERATURE_NOTES)) == []
    (found,) = read_values(LITERATURE_NOTES, written(LITERATURE_NOTES, one(work)))
    assert found["annote"] == work.annote


@given(work=ARTICLES)
def test_an_article_comes_back_as_it_was(work: Work) -> None:
    assert list(losses(one(work), LITERATURE_NOTES)) == []


def test_findings_are_quoted_under_their_own_heading() -> None:
    text = written(LITERATURE_NOTES, LIBRARY)
    assert "## Key findings\n\n> Key finding (result) “It is, p < 0.05.”" in text
    assert len(reading(LITERATURE_NOTES, text).records) == len(LIBRARY.records)


def test_front_matter_without_an_end_is_told_with_its_line() -> None:
    (problem,) = reading(LITERATURE_NOTES, "---\ntitle: x\n").problems
    assert (problem.code, problem.line) == ("open_front_matter", 1)
    (problem,) = reading(LITERATURE_NOTES, "# Only words\n").problems
    assert problem.code == "no_front_matter"


def test_a_long_run_of_blanks_in_a_heading_costs_no_time() -> None:
    start = time.process_time()
    reading(LITERATURE_NOTES, f"---\ncitekey: a\n---\n# x{' ' * 200_000}y\n")
    assert time.process_time() - start < 5


def test_front_matter_that_nests_without_end_is_told() -> None:
    (problem,) = reading(LITERATURE_NOTES, f"---\ntitle: {'[' * 5000}{']' * 5000}\n---\n").problems
    assert "nested deeper than 100 levels" in problem.message
