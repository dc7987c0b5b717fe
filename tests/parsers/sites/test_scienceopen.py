"""ScienceOpen records: the seed, and a page of the same kind with other contents."""

from __future__ import annotations

import pytest

from refkit.merge import resolve
from refkit.model import DOI, ArticleNumber, Metric, Name, PageRange, PartialDate
from tests.parsers.pages import VARIANTS, Change, changed, check_spans, claim_of, fixture, page_of, seed, values

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
    assert found["publisher"] == "Shoreline Press"
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


# --- what other records print, tried on the seed with one thing changed --------------------------------


BY_LINE = "      ,\n"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Jane Doe 1 , 2 , John Roe 3 , for the PEER Study Group", ["Doe, Jane", "Roe, John", "PEER Study Group"]),
        ("Shalaby R. A. , Agyapong V. I. O.", ["Shalaby, R. A.", "Agyapong, V. I. O."]),
        ("Jane Doe ,\n      John Roe , Mary Major", ["Doe, Jane", "Roe, John", "Major, Mary"]),
        ("World Health Organization", ["World Health Organization"]),
    ],
)
def test_by_lines_with_marks_groups_initials_and_over_two_lines(line: str, authors: list[str]) -> None:
    reading = changed(SEED, (BY_LINE, f"      {line}\n"))
    assert [str(name) for name in values(reading.records[0])["author"]] == authors


def test_a_journal_with_a_comma_in_its_name_is_no_by_line() -> None:
    reading = changed(SEED, (BY_LINE, ""), ("JMIR Mental Health", "Health, Culture and Society"))
    found = values(reading.records[0])
    assert "author" not in found
    assert "author-count" not in found
    assert found["container-title"] == "Health, Culture and Society"


def test_open_access_inside_a_title_is_the_title() -> None:
    reading = changed(
        SEED,
        ("      Is Open Access\n", ""),
        ("Peer Support in Mental Health: Literature Review\n", "Open access in psychiatry\n"),
        ("Community engagement in research: frameworks", "Open access to care: frameworks"),
    )
    found = values(reading.records[0])
    assert found["title"] == "Open access in psychiatry"
    assert "access" not in found
    assert values(reading.records[3])["title"] == "Open access to care: frameworks for education and peer review"


@pytest.mark.parametrize(
    ("second", "page"),
    [("3-4", None), ("6", None), ("30-41", PageRange("30", "41")), ("e15572", ArticleNumber("e15572"))],
)
def test_of_two_numbers_the_second_is_a_page_only_if_it_is_no_issue(second: str, page: object) -> None:
    reading = changed(SEED, (": 6\n                : e15572", f": {second}"))
    found = values(reading.records[0])
    assert found["volume"] == "7"
    assert found.get("page") == page
    assert "issue" not in found


def test_headings_of_other_words_and_text_that_begins_like_a_heading() -> None:
    reading = changed(
        SEED,
        ("          Methods\n", "          Primary outcome\n"),
        ("          Objective\n", "          Sampling frame\n"),
        ("There is an internationally", "Comments were positive. There is an internationally"),
    )
    abstract = values(reading.records[0])["abstract"]
    assert [s.label for s in abstract.sections] == [
        "Background", "Sampling frame", "Primary outcome", "Results", "Conclusions",
    ]  # fmt: skip
    assert abstract.sections[-1].text.startswith("Comments were positive.")


def test_a_licence_beats_the_copyright_line_and_a_doi_may_be_an_address() -> None:
    licence = "http://creativecommons.org/licenses/by/4.0/"
    reading = changed(SEED, ("© 2020", f"© 2020\n                {licence}"), ("10.2196/15572", "https://doi.org/10.2196/15572"),
                      ("126\nviews", "1,126\nviews"))  # fmt: skip
    record = resolve(reading.records[0])
    assert record.work.license == licence
    assert record.work.doi == DOI("10.2196/15572")
    assert record.context.metrics[0] == Metric("views", 1126)


def test_labelled_rows_and_a_publisher_that_only_the_head_prints() -> None:
    reading = changed(SEED, (": 7\n", "Volume: 50\n"), (": 6\n", "Issue: 2\n"), (": e15572", "Pages: 3-9"),
                      ("JMIR Ment Health\n", ""))  # fmt: skip
    found = values(reading.records[0])
    assert (found["volume"], found["issue"], found["page"]) == ("50", "2", PageRange("3", "9"))
    assert found["publisher"] == "JMIR Publications Inc."


def test_a_wrapped_title_is_one_title() -> None:
    reading = changed(SEED, ("Literature Review\n", "Literature\n      Review in Parts\n"))
    found = values(reading.records[0])
    assert found["title"] == "Peer Support in Mental Health: Literature Review in Parts"
    assert found["author-count"] == 2


@pytest.mark.parametrize(
    "mark", ["JMIR Mental He", "JMIR Ment He", "2368-79", "June 9 202", ": 7\n                : 6", "10.2196/15"]
)
def test_a_value_that_the_end_of_the_page_may_have_cut_is_not_claimed(mark: str) -> None:
    page, reading = seed(SEED)
    whole = [(r.role, c.field, c.value) for r in reading.records for c in r.claims]
    _, cut = page_of(page.text[: page.text.rindex(mark) + len(mark)])
    for record in cut.records:
        for claim in record.claims:
            assert (record.role, claim.field, claim.value) in whole or claim.field == "abstract", claim
