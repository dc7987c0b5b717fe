"""ScienceOpen records: the seed, and a page of the same kind with other contents."""

from __future__ import annotations

import pytest

from refkit.model import DOI, ArticleNumber, Metric, Name, PageRange, PartialDate
from tests.parsers.pages import VARIANTS, Change, check_spans, claim_of, fixture, page_of, seed, values

SEED = "scienceopen-peer-support-literature-review"


@pytest.mark.parametrize("change", VARIANTS.values(), ids=VARIANTS.keys())
def test_everything_about_the_work_itself_is_read(change: Change) -> None:
    page, reading = seed(SEED, change)
    check_spans(page, reading)
    assert not reading.problems
    record = reading.records[0]
    found = values(record)
    abstract = found.pop("abstract")
    assert record.role == "primary"
    assert found == {
        "metrics": (Metric("views", 126), Metric("recommends", 0), Metric("collections", 1), Metric("shares", 0)),
        "access": ("Is Open Access",),
        "title": "Peer Support in Mental Health: Literature Review",
        "author-count": 2,
        "reference-count": 116,
        "container-title": "JMIR Mental Health",
        "container-title-short": "JMIR Ment Health",
        "publisher": "JMIR Publications Inc.",
        "ISSN": ("2368-7959",),
        "issued": PartialDate(2020, 6, 9),
        "volume": "7",
        "issue": "6",
        "page": ArticleNumber("e15572"),
        "type": "article-journal",
        "DOI": DOI("10.2196/15572"),
        "record-id": "75951fca-6865-4366-a954-fe4b57eb5f03",
        "license": "© 2020",
    }
    assert [c.value for c in record.claims if c.field == "issued"] == [PartialDate(2020), PartialDate(2020, 6, 9)]
    assert not abstract.cut
    assert [section.label for section in abstract.sections] == [
        "Background",
        "Objective",
        "Methods",
        "Results",
        "Conclusions",
    ]
    starts = (
        "A growing gap",
        "In this general",
        "The review was",
        "There is abundant",
        "There is an internationally",
    )
    ends = (
        "waste of resources.",
        "in such fields.",
        "and integrated care.",
        "this workforce.",
        "other stakeholders.",
    )
    for section, start, end in zip(abstract.sections, starts, ends, strict=True):
        assert section.text.startswith(start)
        assert section.text.endswith(end)


def test_no_author_is_invented_where_the_names_were_lost() -> None:
    page, reading = seed(SEED)
    record = reading.records[0]
    assert "author" not in values(record)
    span = claim_of(record, "author-count").span
    assert span is not None
    assert span.of(page.text) == ","


@pytest.mark.parametrize("change", VARIANTS.values(), ids=VARIANTS.keys())
def test_the_most_cited_references_are_mentioned_works_with_their_abstracts(change: Change) -> None:
    _, reading = seed(SEED, change)
    mentioned = reading.records[1:]
    assert {record.role for record in mentioned} == {"mentioned"}
    assert [set(values(record)) for record in mentioned] == [{"title", "abstract"}] * 3
    titles = [
        "The future of mental health care: peer-to-peer support and social media",
        "A review of the literature on peer support in mental health services",
        "Community engagement in research: frameworks for education and peer review",
    ]
    starts = (
        "People with serious mental illness",
        "Although mutual support",
        "Community engagement in research may",
    )
    ends = ("in this group.", "of all involved are required.", "equality between the partners.")
    for record, title, start, end in zip(mentioned, titles, starts, ends, strict=True):
        found = values(record)
        assert found["title"] == title
        (section,) = found["abstract"].sections
        assert section.text.startswith(start)
        assert section.text.endswith(end)
        assert not found["abstract"].cut


def test_names_that_are_there_are_read_and_a_work_without_abstract_gets_none() -> None:
    page, reading = fixture("scienceopen/with-names.txt")
    check_spans(page, reading)
    first, second = reading.records
    found = values(first)
    assert found["author"] == (
        Name(family="Okonkwo", given="Ada"),
        Name(family="van der Meer", given="Pieter"),
        Name(family="Li"),
    )
    assert "author-count" not in found
    assert found["volume"] == "12"
    assert found["page"] == PageRange("301", "318")
    assert "issue" not in found
    assert found["ISSN"] == ("1234-5679", "2345-6789")
    assert found["issued"] == PartialDate(2016, 11)
    assert found["container-title"] == "Annals of Tidal Research"
    assert "publisher" not in found
    assert found["license"] == "http://creativecommons.org/licenses/by/4.0/"
    assert "abstract" not in found
    assert set(values(second)) == {"title"}
    assert values(second)["title"] == "Homing in gastropods"


def test_two_numbers_of_which_the_second_could_be_issue_or_page_are_not_guessed() -> None:
    text = (
        "• Record: found\nA title\n,\nJournal\n\nAuthor and article information\nJournal\nThe Journal\n: 7\n: 6\n"
        "Article\n10.1234/xyz\nHistory\n"
    )
    _, reading = page_of(text)
    found = values(reading.records[0])
    assert found["volume"] == "7"
    assert "issue" not in found
    assert "page" not in found
