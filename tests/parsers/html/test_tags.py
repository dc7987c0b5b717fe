"""The tags of a page that can say something of its work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parsers.html.tags import coins_of, head_of, items_of

PAGE = """<HTML LANG="en"><head>
<!-- <meta name="citation_title" content="Commented out"> -->
<script>var x = '<meta name="citation_title" content="Scripted">';</script>
<TITLE>Tides &amp;amp; shells</TITLE>
<META CONTENT=' Growth of <i>E. coli</i> > 3 ' NAME=citation_title>
<meta property="og:title" content="Tides" /><meta name="empty" content=" "><meta charset=utf-8>
<link rel="Canonical" href="https://tides.example/a?b=1&amp;c=2"><link rel=stylesheet>
<meta http-equiv="Refresh" content="0; url=https://tides.example/next">
<script type="application/LD+json">{"a": "</b>"}</script></head>
<body><span class="Z3988" title="rft.atitle=Tides&amp;rft.date=2016"></span>
<div itemscope itemtype="https://schema.org/ScholarlyArticle"><b itemprop=name>Tides</b></div></body>
"""


def test_tags_are_found_in_any_spelling_and_not_in_comments_or_scripts() -> None:
    head = head_of(PAGE)
    assert [(meta.name, meta.value) for meta in head.metas] == [
        ("citation_title", "Growth of <i>E. coli</i> > 3"),
        ("og:title", "Tides"),
    ]
    assert head.metas[0].span.of(PAGE) == "Growth of <i>E. coli</i> > 3"
    assert [(link.name, link.value) for link in head.links] == [("canonical", "https://tides.example/a?b=1&c=2")]
    assert head.title is not None
    assert head.title.value == "Tides & shells"  # escaped twice by its author
    assert head.title.span.of(PAGE) == "Tides &amp;amp; shells"
    assert head.refresh is not None
    assert head.refresh.value == "0; url=https://tides.example/next"
    assert head.language is not None
    assert head.language.value == "en"
    assert [span.of(PAGE) for span in head.scripts] == ['{"a": "</b>"}']


def test_coins_and_items_come_with_their_attributes() -> None:
    (span,) = coins_of(PAGE)
    assert span.value == "rft.atitle=Tides&rft.date=2016"
    work, name = items_of(PAGE)
    assert work[0]["itemtype"][0] == "https://schema.org/ScholarlyArticle"
    assert name[0]["itemprop"][0] == "name"
    assert PAGE[name[1] :].startswith(">Tides")


@pytest.mark.parametrize(
    "text",
    [
        "<meta " * 200_000,
        "<meta a='" * 120_000,
        "<meta " + "a=b " * 250_000,
        "<meta a" + " " * 1_000_000,
        "<title>" * 140_000,
        "<script type=ld+json>" * 50_000,
        "<!--" * 250_000,
        "<a itemprop " * 90_000,
        "itemprop" * 125_000,
        "<a " + "itemprop " * 110_000,
        "<span class=Z3988 title='" * 40_000,
        "<meta name=a content='&#" + "9" * 900_000 + ";'>",
    ],
)
def test_hostile_tags_cost_no_more_than_their_length(text: str) -> None:
    head_of(text)
    coins_of(text)
    assert len(items_of(text)) <= 5001  # nothing is timed


@given(
    st.lists(
        st.sampled_from(
            ["<meta ", "name=a ", 'content="', '"', "'", ">", "<title>", "</title", "<script ", "<!--", "-->"]
        )
        | st.text(max_size=3)
    ).map("".join)
)
def test_any_text_has_tags_with_places(text: str) -> None:
    for meta in head_of(text).metas:
        assert " ".join(meta.span.of(text).split()) or meta.value
        assert 0 <= meta.span.start <= meta.span.end <= len(text)
