"""The visible text of HTML, and where each part of it stands in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parsers.html.visible import Visible, visible

PAGE = """<!DOCTYPE html>
<html><head><title>Not shown</title><style>p { color: red }</style></head>
<body class="a > b"><nav><ul><li><a href="/">Home</a></li><li>Issues</li></ul></nav>
<h1>How <i>limpets</i> find
   home</h1>
<p>Okonkwo&nbsp;A<sup>1</sup>, van&#32;der Meer&amp;sons<br>Tides 12 (2016)</p><!-- <p>a comment</p> -->
<script>if (a < b) { document.write("<p>scripted</p>") }</script>
<table><tr><th>Site</th><td>p < 0.05</td></tr><tr><td>Bay</td><td>12</td></tr></table>
<DIV STYLE="display: none">Sign <div>in</div> please</DIV><p hidden>Secret</p>
<h2 title='it"s <b>quoted</b>'>Abstract</h2>Shells &lt;3&gt;
</body></html>
"""


def placed(shown: Visible, text: str) -> str:
    """What of the source makes `text`, which stands in the visible text."""
    start = shown.text.index(text)
    return shown.place(start, start + len(text)).of(shown.source)


def test_blocks_have_lines_and_what_is_not_shown_is_left_out() -> None:
    assert visible(PAGE).text.split("\n") == [
        "• Home",
        "• Issues",
        "How limpets find home",
        "Okonkwo A1, van der Meer&sons",
        "Tides 12 (2016)",
        "Site\tp < 0.05",
        "Bay\t12",
        "Abstract",
        "Shells <3>",
    ]


def test_each_text_is_found_again_in_the_source() -> None:
    shown = visible(PAGE)
    assert placed(shown, "Home") == "Home"
    assert placed(shown, "limpets find home") == "limpets</i> find\n   home"
    assert placed(shown, "Okonkwo A1") == "Okonkwo&nbsp;A<sup>1"
    assert placed(shown, "van der") == "van&#32;der"
    assert placed(shown, "Meer&sons") == "Meer&amp;sons"
    assert placed(shown, "0.05") == "0.05"
    assert placed(shown, "<3>") == "&lt;3&gt;"
    assert shown.place(0, 0).start == shown.place(0, 0).end


def test_headings_are_told_with_level_and_place() -> None:
    shown = visible(PAGE)
    assert [(h.level, shown.text[h.start : h.end]) for h in shown.headings] == [
        (1, "How limpets find home"),
        (2, "Abstract"),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("plain words", "plain words"),
        ("a<b>b</b>c <i>d</i>", "abc d"),
        ("<p>one<p>two", "one\ntwo"),
        ("<p>one<br/><br />two</p>", "one\ntwo"),
        ("if a &lt b &notanentity; &#0; c", "if a < b ¬anentity; � c"),
        ("<p>x<!-->y<!--->z", "xyz"),
        ("<p>x<!-- <p>y", "x"),
        ("<p>kept<script>lost", "kept"),
        ("<p>kept<svg>kept too", "keptkept too"),
        ("<p>kept<noscript><p>lost</noscript> on", "kept on"),
        ("<svg><svg>lost</svg>lost</svg>kept", "kept"),
        ('<p title="unclosed>kept</p>', "kept"),
        ("<p>3 <5 and 5> 3</p>", "3 <5 and 5> 3"),
        ("<head><meta name=x><body>kept", "kept"),
        ("<header>kept</header>", "kept"),
        ("<input type=hidden value=x>kept", "kept"),
        ('<p class="overflow-hidden">kept</p>', "kept"),
        ("<pre>@article{a,\n  title = {B}\n}</pre>", "@article{a,\ntitle = {B}\n}"),
        ("<select><option>1990<option>1991</select>kept", "kept"),
        ("<![CDATA[ lost ]]>kept", "kept"),
        ("<?xml version='1.0'?>kept", "kept"),
        ("", ""),
        ("<", "<"),
    ],
)
def test_odd_markup_reads_as_in_a_browser(source: str, text: str) -> None:
    assert visible(source).text == text


def test_a_limit_stops_the_reading() -> None:
    assert len(visible("<p>twelve chars</p>" * 1000, 100).text) < 130


@pytest.mark.parametrize(
    "source",
    [
        "<" * 1_000_000,
        "<a " * 300_000,
        "<a b='" * 150_000,
        '<a b="' * 150_000 + ">",
        "<!--" * 250_000,
        "<script>" * 120_000,
        "<svg>" * 200_000,
        "<div hidden>" * 80_000,
        "".join(f"<x-{n} hidden>" for n in range(60_000)),
        "&" * 1_000_000,
        "&#" + "9" * 1_000_000 + ";",
        "&#x" + "f" * 1_000_000 + ";",
        " " * 1_000_000,
        "<a" + " " * 1_000_000,
        "<a" + "=" * 1_000_000,
        "<h1>" * 250_000,
        "<style>" + "</" * 400_000,
    ],
)
def test_hostile_sources_cost_no_more_than_their_length(source: str) -> None:
    shown = visible(source)  # nothing is timed
    assert shown.place(0, len(shown.text)).end <= len(source)


MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<h1>",
            "</h1>",
            "<li>",
            "<td>",
            "<br/>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<svg>",
            "</svg>",
            "<div hidden>",
            "</div>",
            "<i a='>'>",
            '<b c="',
            '"',
            "<",
            ">",
            "&amp;",
            "&#65;",
            "&",
            " ",
            "\n",
            "word",
            "é x",
        ]
    )
).map("".join)


@given(MARKUP | st.text())
def test_any_text_has_a_visible_text_with_places(source: str) -> None:
    shown = visible(source)
    assert shown.text == shown.text.strip("\n")
    last = 0
    for start in range(len(shown.text)):
        span = shown.place(start, start + 1)
        assert 0 <= span.start <= span.end <= len(source)
        assert span.start >= last
        last = span.start
