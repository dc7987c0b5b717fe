"""Each vocabulary of embedded metadata, and what becomes of them together."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit import merge
from refkit.model import DOI, Claim, Name, PageRange, PartialDate, Record
from refkit.parsers import Page, decode
from refkit.parsers.embedded import read_embedded


def claims_of(source: str, reader: str = "") -> dict[str, Any]:
    """field → value of what `reader` (any, if empty) claims; each span lies in the source."""
    claims, _, _ = read_embedded(Page(source))
    for claim in claims:
        assert claim.span is not None
        assert 0 <= claim.span.start < claim.span.end <= len(source), claim
    return {claim.field: claim.value for claim in claims if not reader or claim.source.name == reader}


def work_of(source: str) -> Any:
    """The work that the weighed claims make."""
    return merge.resolve(Record(tuple(read_embedded(Page(source))[0]))).work


def metas(**values: str) -> str:
    """A head with these tags; "__" in a name stands for a dot."""
    tags = "".join(f'<meta name="{name.replace("__", ".")}" content="{value}">' for name, value in values.items())
    return f"<html><head>{tags}</head><body></body></html>"


def test_dublin_core_of_a_repository() -> None:
    found = claims_of(
        metas(
            DC__title="Scars of limpets", DC__creator="Okonkwo, Ada", DCTERMS__issued="2016-11",
            DC__identifier="https://doi.org/10.5555/tide.1", DC__source="Annals of Tidal Research",
            DC__type="Article",
        )
    )  # fmt: skip
    assert found["title"] == "Scars of limpets"
    assert found["author"] == (Name("Okonkwo", "Ada"),)
    assert found["issued"] == PartialDate(2016, 11)
    assert found["DOI"] == DOI("10.5555/tide.1")
    assert found["container-title"] == "Annals of Tidal Research"


def test_prism_bepress_and_eprints_are_read_by_their_tables() -> None:
    prism = claims_of(
        metas(
            prism__publicationName="Tides", prism__volume="12", prism__number="3", prism__startingPage="301",
            prism__endingPage="318", prism__doi="10.5555/tide.2", prism__publicationDate="2016-11-03",
        ),
        "prism",
    )  # fmt: skip
    assert (prism["container-title"], prism["volume"], prism["issue"]) == ("Tides", "12", "3")
    assert prism["page"] == PageRange("301", "318")
    assert prism["DOI"] == DOI("10.5555/tide.2")
    bepress = claims_of(
        metas(bepress_citation_title="Scars", bepress_citation_dissertation_institution="Shore University"),
        "bepress",
    )
    assert (bepress["title"], bepress["type"]) == ("Scars", "thesis")
    eprints = claims_of(metas(eprints__title="Scars", eprints__creators_name="Li, Wei"), "eprints")
    assert eprints["author"] == (Name("Li", "Wei"),)


JSON_LD = """<html><head><script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "Tides online"}, {"@type": "Organization", "name": "Shore Press"},
 {"@type": ["ScholarlyArticle"], "headline": "Scars of limpets", "author": [
   {"@type": "Person", "name": "Ada Okonkwo"}, {"@type": "Person", "givenName": "Wei", "familyName": "Li"}],
  "datePublished": "2016-11-03T00:00:00Z", "identifier": {"@type": "PropertyValue", "propertyID": "doi",
  "value": "10.5555/tide.3"}, "isPartOf": {"@type": "PublicationIssue", "issueNumber": "3", "isPartOf":
  {"@type": "PublicationVolume", "volumeNumber": 12, "isPartOf": {"@type": "Periodical", "name": "Tides",
  "issn": ["1234-5679"]}}}, "pageStart": "301", "pageEnd": "318", "citation": [{"@type": "ScholarlyArticle",
  "name": "Another work", "identifier": "10.5555/other"}],}]}</script></head></html>"""


def test_json_ld_with_a_graph_nested_containers_and_a_trailing_comma() -> None:
    found = claims_of(JSON_LD, "json-ld")
    assert found["title"] == "Scars of limpets"
    assert found["author"] == (Name("Okonkwo", "Ada"), Name("Li", "Wei"))
    assert found["issued"] == PartialDate(2016, 11, 3)
    assert found["DOI"] == DOI("10.5555/tide.3")
    assert (found["container-title"], found["volume"], found["issue"]) == ("Tides", "12", "3")
    assert found["page"] == PageRange("301", "318")
    assert found["type"] == "article-journal"


def test_json_ld_that_cannot_be_read_is_a_problem_and_no_more() -> None:
    source = '<script type="application/ld+json">{"@type": "ScholarlyArticle", "name": </script>'
    claims, problems, _ = read_embedded(Page(source + metas(citation_title="Scars of limpets")))
    assert [problem.code for problem in problems] == ["bad_json_ld"]
    assert [claim.value for claim in claims if claim.field == "title"] == ["Scars of limpets"]


def coins(query: str) -> str:
    return f'<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;{query.replace("&", "&amp;")}"></span>'


ONE = coins("rft.atitle=Scars+of+limpets&rft.jtitle=Tides&rft.au=Ada+Okonkwo&rft.date=2016&rft.spage=301")


def test_one_filled_coins_is_the_pages_own_and_several_are_mentioned() -> None:
    found = claims_of(ONE, "coins")
    assert (found["title"], found["container-title"]) == ("Scars of limpets", "Tides")
    assert found["author"] == (Name("Okonkwo", "Ada"),)
    claims, _, mentioned = read_embedded(Page(ONE + coins("rft.atitle=Tracks+of+limpets")))
    assert not claims
    assert [record.role for record in mentioned] == ["mentioned", "mentioned"]


def test_an_empty_coins_beside_good_tags_changes_nothing() -> None:
    tags = metas(citation_title="Scars of limpets", citation_doi="10.5555/tide.1")
    assert work_of(tags + coins("")) == work_of(tags)


def test_microdata_of_an_article() -> None:
    found = claims_of(
        '<div itemscope itemtype="http://schema.org/ScholarlyArticle"><h1 itemprop="name">Scars of limpets</h1>'
        '<span itemprop="author" itemscope itemtype="http://schema.org/Person">'
        '<b itemprop="name">Ada Okonkwo</b></span>'
        '<time itemprop="datePublished" datetime="2016-11-03">November</time></div>',
        "microdata",
    )
    assert found["title"] == "Scars of limpets"
    assert found["author"] == (Name("Okonkwo", "Ada"),)
    assert found["issued"] == PartialDate(2016, 11, 3)


def test_microdata_of_a_neighbour_and_authors_named_twice_add_nobody() -> None:
    person = '<i itemprop="author" itemscope><b itemprop="name">{}</b></i>'
    work = '<div itemscope itemtype="http://schema.org/ScholarlyArticle"><h1 itemprop="name">{}</h1>'
    both = person.format("Ada Okonkwo") + person.format("Wei Li")
    found = claims_of(
        work.format("Scars") + both + both + "</div>" + work.format("Tracks") + person.format("Sofía Peña")
    )
    assert found["author"] == (Name("Okonkwo", "Ada"), Name("Li", "Wei"))


def test_the_site_behind_the_title_is_not_of_the_title() -> None:
    tags = '<meta property="og:title" content="Limpets and scars | Tides">'
    tags += '<meta property="og:site_name" content="Tides">'
    assert work_of(tags).title == "Limpets and scars"


def test_the_type_is_that_of_the_citation_tags() -> None:
    tags = metas(
        DC__title="Scars", DC__type="Text.Article", citation_title="Scars", citation_conference_title="Shore 16"
    )
    assert work_of(tags).type == "paper-conference"


def test_a_citation_or_a_slogan_is_no_abstract() -> None:
    for text in (
        "Annals of Tidal Research 12(3):301-318, November 2016. doi:10.5555/tide.1. Ada Okonkwo, Wei Li",
        "Tides is an international peer-reviewed open access journal that publishes articles on all shores.",
    ):
        assert "abstract" not in claims_of(metas(DC__title="Scars", description=text, DC__description=text))


@pytest.mark.parametrize("value", ["N/A", "null", "undefined", "Unknown", "[no title]", "none", "-"])
def test_words_for_nothing_are_no_values(value: str) -> None:
    assert claims_of(metas(citation_title=value, citation_author=value, citation_volume=value)) == {}


def test_a_volume_of_zero_and_words_before_numbers_go() -> None:
    found = claims_of(
        metas(citation_title="Scars", citation_volume="0", citation_issue="No.12", citation_firstpage="n/a")
    )
    assert (found.get("volume"), found["issue"], found.get("page")) == (None, "12", None)


def test_the_canonical_address_and_its_doi() -> None:
    found = claims_of('<link rel="canonical" href="https://tides.example/doi/full/10.5555/tide.9">', "links")
    assert found["URL"] == "https://tides.example/doi/full/10.5555/tide.9"
    assert found["DOI"] == DOI("10.5555/tide.9")


def test_a_page_that_only_sends_on_says_where_to() -> None:
    _, problems, _ = read_embedded(Page('<meta http-equiv="refresh" content="0;URL=https://tides.example/next">'))
    assert [problem.code for problem in problems] == ["redirect_page"]
    assert "https://tides.example/next" in problems[0].message


@pytest.mark.parametrize(
    "data",
    [
        "[" * 200_000,
        '{"@graph":' * 100_000,
        "[" + '{"@type":"Article","name":"a"},' * 30_000 + "{}]",
        '{"@type":"Article","name":"a","identifier":' + "9" * 6000 + "}",
        '{"@type":"Article","name":"&#' + "9" * 6000 + ';"}',
        "," * 900_000,
        '{"@type": "Article", "name": "a", "author": ' + '{"name": ' * 900 + '"x"' + "}" * 901,
    ],
)
def test_hostile_json_ld_costs_no_more_than_its_length(data: str) -> None:
    claims, _, _ = read_embedded(Page(f'<script type="application/ld+json">{data}</script>'))
    assert len(claims) < 20  # nothing is timed


def test_hostile_values_of_tags_cost_no_more_than_their_length() -> None:
    for value in (
        "&#" + "9" * 100_000,
        "<" * 100_000,
        "<a " * 30_000,
        "a, " * 30_000,
        "- " * 50_000,
        "1 (2): " * 20_000,
    ):
        read_embedded(Page(metas(citation_title=value, citation_author=value, DC__source=value, description=value)))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["Article", "10.5555/a", "2016"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "@type @graph name headline author isPartOf identifier issn citation datePublished".split()
            ),
            inner,
            max_size=4,
        )
    ),
)


@given(JSON)
def test_any_json_is_read_or_told(data: object) -> None:
    for node in (data, {"@type": "Article", "name": "x", "author": data}):
        claims, _, _ = read_embedded(Page(f'<script type="application/ld+json">{json.dumps(node)}</script>'))
        assert all(isinstance(claim, Claim) for claim in claims)


@given(
    st.lists(
        st.sampled_from(
            [
                "<meta name=",
                "citation_title",
                "DC.source",
                ' content="',
                '">',
                "<span class=Z3988 title='rft.atitle=",
                "'>",
                "<b itemscope itemtype=/Article>",
                "<b itemprop=author>",
                "<title>",
                "</title>",
                "10.5555/a",
                "Li, W;",
                "12(3)",
            ]
        )
        | st.text(max_size=4)
    ).map("".join)
)
def test_any_text_can_be_asked_for_its_metadata(text: str) -> None:
    claims, _, _ = read_embedded(Page(text))
    assert all(claim.span and claim.span.end <= len(text) for claim in claims)


@pytest.mark.parametrize(
    ("tag", "value", "families"),
    [
        ("citation_authors", "Ann Lee, Bob Stone", ["Lee", "Stone"]),
        ("citation_author", "Ann Lee, Bob Stone", ["Lee", "Stone"]),
        ("citation_author", "García Márquez, Gabriel José", ["García Márquez"]),
        ("DC.creator", "van der Berg, Jan Piet", ["van der Berg"]),
    ],
)
def test_one_tag_for_one_person_or_for_two(tag: str, value: str, families: list[str]) -> None:
    html = f'<meta name="citation_title" content="On limpets"><meta name="{tag}" content="{value}">'
    claims, _, _ = read_embedded(decode(html.encode(), "page.html"))
    (names,) = [claim.value for claim in claims if claim.field == "author"]
    assert [name.family for name in names] == families


def test_a_list_of_works_in_json_ld_is_not_the_pages_own() -> None:
    items = ",".join(f'{{"@type": "ScholarlyArticle", "name": "Limpets, part {n}"}}' for n in range(5))
    html = f'<script type="application/ld+json">[{items}]</script><title>x</title>'
    claims, _, _ = read_embedded(decode(html.encode(), "page.html"))
    assert not [claim for claim in claims if claim.source.name == "json-ld"]
