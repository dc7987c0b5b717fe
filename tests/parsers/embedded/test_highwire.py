"""HTML pages with Highwire tags."""

from __future__ import annotations

import pytest

from refkit.model import DOI, Name, PageRange, PartialDate
from refkit.parsers import Page
from refkit.parsers.embedded import read_embedded
from tests.parsers.pages import claim_of, fixture, page_of, values


def test_the_tags_of_a_page_are_its_record() -> None:
    _, reading = fixture("highwire/article.html")
    record, cited = reading.records
    assert (cited.role, values(cited)) == ("mentioned", {"DOI": DOI("10.5555/other")})
    assert values(record) == {
        "title": "How limpets find home: RuO<sub>2</sub> & scars",
        "author": (
            Name(family="Okonkwo", given="Ada"),
            Name(family="van der Meer", given="Pieter", affiliations=("University of the Shore",)),
        ),
        "container-title": "Annals of Tidal Research",
        "issued": PartialDate(2016, 11, 3),
        "volume": "12",
        "page": PageRange("301", "318"),
        "DOI": DOI("10.5555/tide.2016.301"),
        "ISSN": ("1234-5679", "2345-6789"),
        "type": "article-journal",
    }
    assert {claim.source.kind for claim in record.claims} == {"embedded"}


def test_the_span_is_that_of_the_attribute_in_the_file() -> None:
    page, reading = fixture("highwire/article.html")
    span = claim_of(reading.records[0], "title").span
    assert span is not None
    assert span.of(page.text) == "How limpets find home: RuO&lt;sub&gt;2&lt;/sub&gt; &amp; scars"
    assert [part.of(page.text) for part in claim_of(reading.records[0], "author").parts] == [
        "Okonkwo, Ada",
        "Pieter van der Meer",
    ]


def test_tags_inside_an_attribute_unquoted_values_and_an_empty_title() -> None:
    page, reading = page_of(
        '<html><head><meta name="citation_title" content="Growth of <i>E. coli</i> > 3">'
        "<meta name=citation_doi content=10.5555/tide><meta name='citation_abstract' content='<p>We \"saw\".</p>'>"
    )
    found = values(reading.records[0])
    assert found["title"] == "Growth of <i>E. coli</i> > 3"
    assert found["DOI"] == DOI("10.5555/tide")
    span = claim_of(reading.records[0], "title").span
    assert span is not None
    assert span.of(page.text) == found["title"]
    _, reading = page_of('<meta name="citation_title" content=""><meta name="citation_doi" content="10.5555/tide">')
    assert set(values(reading.records[0])) == {"DOI"}


def test_html_without_tags_and_work_says_so_and_takes_no_doi_from_its_source() -> None:
    _, reading = page_of("<!DOCTYPE html><html><body><p>doi:10.5555/neighbour</p></body></html>")
    assert not reading.records
    assert [problem.code for problem in reading.problems] == ["no_work"]


@pytest.mark.parametrize(
    "text",
    [
        "<meta " * 300_000,
        "<meta citation_title " + "a='" * 500_000,
        "<" * 1_000_000 + "citation_title",
        '<meta a="' * 200_000,
        "<meta " + "a=b " * 400_000,
        "<meta a" + " " * 1_000_000,
    ],
)
def test_hostile_tags_cost_no_more_than_their_length(text: str) -> None:
    assert read_embedded(Page(text))[0] == []  # nothing is timed


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Growth of &lt;em class='x'&gt;E. coli&lt;/em&gt;", "Growth of <i>E. coli</i>"),
        ("RuO&amp;lt;sub&amp;gt;2&amp;lt;/sub&amp;gt;", "RuO<sub>2</sub>"),
        ("A &lt;i&gt;B", "A B"),
        ("A &lt;i&gt;&lt;b&gt;B&lt;/i&gt;&lt;/b&gt;", "A B"),
        ("&lt;p&gt;A&lt;/p&gt;", "A"),
        ("If a&lt;b, c &gt; d", "If a<b, c > d"),
    ],
)
def test_a_title_keeps_the_markup_that_csl_has(written: str, read: str) -> None:
    claims = read_embedded(Page(f'<meta name="citation_title" content="{written}">'))[0]
    assert claims[0].value == read
